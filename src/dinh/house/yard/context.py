"""What every page needs to know: the commune, who is here, the desk's side menu, the size of letters."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.journal.queries import end_of
from dinh.ground.room import DESK_LINKS, DeskLink
from dinh.house.yard.rights import RIGHTS

GROUPS = {
    "lead": gettext_lazy("Chỉ đạo"),
    "people": gettext_lazy("Với dân"),
    "account": gettext_lazy("Tổng hợp"),
    "house": gettext_lazy("Đơn vị"),
}
LARGE_TYPE_COOKIE = "chu"
A_MINUTE = 60  # seconds
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
    counts = _counts(actor, [link for link, _url in shown])
    groups = []
    for group, title in GROUPS.items():
        rows = [_line(link, url, request, here, counts) for link, url in shown if link.group == group]
        if rows:
            groups.append((str(title), rows))
    return groups


def _counts(actor: Actor, links: list[DeskLink]) -> dict[str, int]:
    """What waits behind each line of the menu, by its address: one query a room, asked again only when something in the
    commune has changed, and each minute, for what time alone makes wait."""
    end = end_of(actor.commune)
    key = f"menu:{actor.commune.pk}:{actor.holding.pk if actor.holding else 0}:{today():%Y%m%d}:{end}"
    kept: dict[str, int] | None = cache.get(key) if end else None
    if kept is None:
        kept = {link.url_name: link.count(actor) for link in links if link.count}
        cache.set(key, kept, A_MINUTE)
    return kept


def _line(link: DeskLink, url: str, request: Any, here: str, counts: dict[str, int]) -> dict[str, Any]:
    """`current` is «page» on the very page, «true» on a page below it, empty elsewhere (values of aria-current)."""
    current = ("page" if url == request.path else "true") if url == here else ""
    return {"title": gettext(link.title), "url": url, "count": counts.get(link.url_name, 0), "current": current}
