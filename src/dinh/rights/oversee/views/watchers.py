"""For whom somebody may plan and arrange: their boards, or the body of their power."""

from __future__ import annotations

from typing import Any

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.rights.oversee import permissions
from dinh.rights.oversee.models import By

KINDS = {By.FRONT: Body.Kind.FRONT, By.COUNCIL: Body.Kind.COUNCIL}


def watchers(by: Actor) -> dict[str, dict[str, Any]]:
    """What this post may act for, by a key for addresses: `{"title", "by", "board", "body"}`."""
    found: dict[str, dict[str, Any]] = {}
    for board in permissions.sitting(by):
        if by.has(permissions.BOARD) and not board.ended_on:
            found[board.ref] = {"title": board.name, "by": board.kind, "board": board, "body": None}
    for kind, power in permissions.OF_BODIES.items():
        body = _body(by, kind)
        if by.has(power) and body is not None:
            found[kind.value] = {"title": f"{kind.label}: {body.name}", "by": kind.value, "board": None, "body": body}
    return found


def _body(by: Actor, kind: By) -> Body | None:
    """The body that watches: of its own kind where there is one, otherwise the post's own."""
    rows = bodies_on(today())
    if kind == By.COMMITTEE:
        return rows.filter(kind=Body.Kind.BOARD, system=Body.System.PARTY).first() or by.body
    if kind == By.PARTY:
        return rows.filter(kind=Body.Kind.PARTY).order_by("order").first() or by.body
    return rows.filter(kind=KINDS[kind]).order_by("order").first() or by.body
