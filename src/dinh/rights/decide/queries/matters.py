"""Matters as lists: which, in what order, found how."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dinh.ground.fold import fold
from dinh.rights.decide.models import Matter, Round

UNDER_WAY = (Matter.State.DRAFT, Matter.State.TABLED, Matter.State.PASSED, Matter.State.SENT)
# What the public sees: from the day a matter is on the table. What was taken back before that stays inside.
SHOWN = Q(tabled_on__isnull=False)


def matters() -> QuerySet[Matter]:
    return Matter.objects.select_related("group", "commune").order_by("-proposed_on", "-pk")


def public() -> QuerySet[Matter]:
    return matters().filter(SHOWN)


def filtered(rows: QuerySet[Matter], *, state: str = "", code: str = "", group: str = "") -> QuerySet[Matter]:
    """`state` is a state, «dang» (under way) or empty; `group` a group's id, «xa» for commune-wide matters."""
    if state == "dang":
        rows = rows.filter(state__in=UNDER_WAY)
    elif state in Matter.State.values:
        rows = rows.filter(state=state)
    if code:
        rows = rows.filter(code=code)
    if group == "xa":
        rows = rows.filter(group=None)
    elif group.isdecimal() and len(group) < 19:  # longer is no key of a row
        rows = rows.filter(group=int(group))
    return rows


def with_words(rows: QuerySet[Matter], text: str) -> list[Matter]:
    """Those whose title, content or proposer hold every word, typed with marks or without."""
    wanted = fold(text).split()
    return [
        each for each in rows
        if all(word in fold(f"{each.title} {each.content} {each.proposed_by} {each.ref}") for word in wanted)
    ]  # fmt: skip


def rounds(matter: Matter) -> QuerySet[Round]:
    return matter.rounds.select_related("group", "matter", "commune").order_by("stage", "group__code", "pk")


def find(ref: str) -> Matter | None:
    return matters().filter(ref=ref.upper()).first()
