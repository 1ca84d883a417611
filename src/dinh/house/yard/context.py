"""What every page needs to know: the commune, who is here, the desk's side menu, the size of letters."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, gettext_lazy

from dinh.ground.bodies.queries import holdings_of
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.room import DESK_LINKS, DeskLink
from dinh.house.yard.rights import RIGHTS

GROUPS = {
    "lead": gettext_lazy("Chỉ đạo"),
    "people": gettext_lazy("Với dân"),
    "account": gettext_lazy("Tổng hợp"),
    "house": gettext_lazy("Đơn vị"),
}
LARGE_TYPE_COOKIE = "chu"
RIGHT_PATHS = {"/", *(f"/{right.slug}" for right in RIGHTS)}


def house(request: Any) -> dict[str, Any]:
    """`commune`, `actor`, `desk_groups` [(title, links)], `posts_held` (today's holdings), `large_type`,
    `right_open` (the path, where it is the home or the page of a right).

    The menu and the posts are asked for only when a page shows them: public pages cost no count.
    """
    context: dict[str, Any] = {
        "large_type": request.COOKIES.get(LARGE_TYPE_COOKIE) == "to",
        "right_open": request.path if request.path in RIGHT_PATHS else "",
    }
    actor = getattr(request, "actor", None)
    if actor is None:
        return context
    return context | {
        "commune": actor.commune,
        "actor": actor,
        "desk_groups": SimpleLazyObject(lambda: _menu(request)),
        "posts_held": SimpleLazyObject(lambda: list(holdings_of(actor.user, today())) if actor.holding else []),
    }


def _menu(request: Any) -> list[tuple[str, list[dict[str, Any]]]]:
    actor = request.actor
    links = sorted(DESK_LINKS, key=lambda link: link.order)
    shown = [(link, reverse(link.url_name)) for link in links if may(actor, link.permission, actor.commune)]
    here = max((url for _, url in shown if request.path.startswith(url)), key=len, default="")
    groups = []
    for group, title in GROUPS.items():
        rows = [_line(link, url, request, here) for link, url in shown if link.group == group]
        if rows:
            groups.append((str(title), rows))
    return groups


def _line(link: DeskLink, url: str, request: Any, here: str) -> dict[str, Any]:
    """`current` is «page» on the very page, «true» on a page below it, empty elsewhere (values of aria-current)."""
    current = ("page" if url == request.path else "true") if url == here else ""
    count = link.count(request.actor) if link.count else 0
    return {"title": gettext(link.title), "url": url, "count": count, "current": current}
