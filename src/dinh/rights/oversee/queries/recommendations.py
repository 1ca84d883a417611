"""Recommendations with their clocks: what waits at the Front, at a body, what is late, what is followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.models import Recommendation

SENT = ("sent", "received", "replied", "done", "closed")


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation with its clock on a day. `overdue`: no reply and the day is past; `was_late`: the reply came
    after it; `slipping`: carried out later than promised."""

    one: Recommendation
    term: clocks.Reply | None
    day: date

    @property
    def overdue(self) -> bool:
        return bool(self.term and self.term.late and not self.one.replied_on)

    @property
    def was_late(self) -> bool:
        return bool(self.term and self.term.late and self.one.replied_on)

    @property
    def slipping(self) -> bool:
        one = self.one
        return bool(one.stage == "replied" and one.do_by and one.do_by < self.day)

    @property
    def tone(self) -> str:
        if self.one.stage == "done":
            return "ok"
        if self.overdue or self.slipping:
            return "late"
        return "soon" if self.one.stage in ("received", "submitted", "sent") else "info"


def rows() -> QuerySet[Recommendation]:
    related = ("board", "body", "addressed_to", "visit")
    return Recommendation.objects.select_related(*related).order_by("-made_on", "-pk")


def find(ref: str) -> Recommendation | None:
    return rows().filter(ref=ref.upper()).first()


def public() -> QuerySet[Recommendation]:
    """What was sent is public with its clock and its reply; drafts are not."""
    return rows().filter(sent_on__isnull=False).order_by("-sent_on", "-pk")


def lines(found: Iterable[Recommendation], day: date) -> list[Line]:
    return [Line(one, clocks.reply_term(one, day), day) for one in found]


def filtered(
    found: Iterable[Recommendation], day: date, *, q: str = "", stage: str = "", to: int | None = None, by: str = ""
) -> list[Line]:
    """Narrowed by words (folded), by stage (or `late`: late now or when answered; `answered`: whatever came of it), by
    body, by who recommends."""
    words = fold(q).split()
    kept = []
    for line in lines(found, day):
        one = line.one
        if (to and one.addressed_to_id != to) or (by and one.by != by):
            continue
        if stage == "late" and not (line.overdue or line.was_late or line.slipping):
            continue
        if stage == "answered" and one.replied_on is None:
            continue
        if stage and stage not in ("late", "answered") and one.stage != stage:
            continue
        if words and not all(word in fold(f"{one.shown} {one.ref} {one.addressed_to}") for word in words):
            continue
        kept.append(line)
    return kept


def to_confirm() -> QuerySet[Recommendation]:
    return rows().filter(submitted_on__isnull=False, confirmed_on=None)


def waiting_for(by: Actor) -> QuerySet[Recommendation]:
    """What the body of this post has to receive or answer."""
    if by.body is None or not may(by, permissions.RECEIVE, by.commune):
        return rows().none()
    return rows().filter(addressed_to=by.body, sent_on__isnull=False, replied_on=None, closed_on=None)


def followed() -> QuerySet[Recommendation]:
    """Answered, not refused, not done yet."""
    found = rows().filter(replied_on__isnull=False, done_on=None, closed_on=None)
    return found.exclude(outcome=Recommendation.Outcome.REFUSED)
