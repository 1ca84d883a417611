"""What every page needs to know: the commune, who is here, the desk's side menu."""

from __future__ import annotations

from typing import Any

from dinh.ground.gate import may
from dinh.ground.room import DESK_LINKS

GROUPS = {"lead": "Chỉ đạo", "people": "Với dân", "account": "Tổng hợp", "house": "Đơn vị"}


def house(request: Any) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    return {"commune": actor.commune, "actor": actor, "desk_groups": _menu(request) if actor.holding else []}


def _menu(request: Any) -> list[tuple[str, list[dict[str, Any]]]]:
    actor = request.actor
    open_links = [link for link in sorted(DESK_LINKS, key=lambda link: link.order) if may(actor, link.permission, actor.commune)]
    return [
        (title, links)
        for group, title in GROUPS.items()
        if (links := [
            {"title": link.title, "url_name": link.url_name, "count": link.count(actor) if link.count else 0}
            for link in open_links
            if link.group == group
        ])
    ]  # fmt: skip
