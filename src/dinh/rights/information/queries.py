"""What is read of requests: the book with its days, one request, what a PIN opens, what is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import year_asked
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.ground.pins import right_pin
from dinh.rights.information import permissions
from dinh.rights.information.clocks import Term, answer_term, current_term
from dinh.rights.information.models import InformationRequest, PublicAnswer

State = InformationRequest.State
SOON = 3  # calendar days ahead in which a day is called near: some terms are only three working days long


@dataclass(frozen=True, slots=True)
class Line:
    """A request in a list: the day that counts now, and how it stands on `day`."""

    asked: InformationRequest
    term: Term | None
    tone: str
    words: str

    @property
    def late(self) -> bool:
        return self.tone == "late"


def line(asked: InformationRequest, day: date) -> Line:
    """How a request stands: late, soon, in time; without a term, only its state."""
    term = current_term(asked)
    if term is None:
        return Line(asked, None, "info" if asked.is_open else "ok", "")
    if term.due is None:
        return Line(asked, term, "soon", _("Chưa ghi hạn"))
    left = (term.due - day).days
    if left < 0:
        return Line(asked, term, "late", _("Trễ %(days)d ngày") % {"days": -left})
    if left == 0:
        return Line(asked, term, "soon", _("Hạn hôm nay"))
    if left <= SOON:
        return Line(asked, term, "soon", _("Còn %(days)d ngày") % {"days": left})
    return Line(asked, term, "ok", f"{term.due:%d/%m/%Y}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The book's filters, as typed."""

    q: str = ""
    state: str = ""
    way: str = ""
    year: str = ""
    late: bool = False


def in_book(wanted: Wanted, day: date) -> list[Line]:
    """The lines of the book that match, newest first. Words are matched folded, here: a book holds hundreds of lines a
    year, and a database does not fold Vietnamese."""
    rows: QuerySet[InformationRequest] = InformationRequest.objects.select_related("asker", "body")
    if wanted.state == "open":
        rows = rows.filter(state__in=InformationRequest.OPEN)
    elif wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.way in InformationRequest.Way.values:
        rows = rows.filter(way=wanted.way)
    if wanted.year.isdecimal():
        rows = rows.filter(year=int(wanted.year[:4]))
    words = fold(wanted.q).split()
    found = (line(asked, day) for asked in rows if _matches(asked, words))
    return [each for each in found if each.late or not wanted.late]


def _matches(asked: InformationRequest, words: list[str]) -> bool:
    text = fold(f"{asked.number}/{asked.year} {asked.ref} {asked.subject} {asked.wanted} {asked.asker.name}")
    return all(word in text for word in words)


def years() -> list[int]:
    return list(InformationRequest.objects.order_by("-year").values_list("year", flat=True).distinct())


def waiting(day: date) -> list[Line]:
    """What waits for the office, the nearest day first; requests waiting for their asker are not among them."""
    states = (State.NEW, State.ACCEPTED, State.REVIEW)
    rows = InformationRequest.objects.filter(state__in=states).order_by("valid_on", "pk")
    return sorted(
        (line(asked, day) for asked in rows),
        key=lambda each: each.term.due if each.term and each.term.due else each.asked.valid_on,
    )


def count_waiting() -> int:
    return InformationRequest.objects.filter(state__in=(State.NEW, State.ACCEPTED, State.REVIEW)).count()


def find(ref: str) -> InformationRequest | None:
    found: InformationRequest | None = (
        InformationRequest.objects.select_related("asker", "body").filter(ref=ref.strip().upper()).first()
    )
    return found


def open_with_pin(ref: str, pin: str) -> InformationRequest | None:
    """The request that reference and PIN open together. A reference that does not exist takes as long as a wrong
    PIN."""
    asked = find(ref)
    return asked if right_pin(pin, asked.pin_hash if asked else None) else None


def published(q: str = "", year: str = "") -> QuerySet[PublicAnswer]:
    """Public answers, newest first."""
    items: QuerySet[PublicAnswer] = PublicAnswer.objects.filter(withdrawn_on=None).select_related("request")
    for word in fold(q).split():
        items = items.filter(folded__contains=word)
    if number := year_asked(year):
        items = items.filter(day__year=number)
    return items


def published_years() -> list[int]:
    days = PublicAnswer.objects.filter(withdrawn_on=None).values_list("day__year", flat=True)
    return sorted(set(days), reverse=True)


def published_as(ref: str) -> PublicAnswer | None:
    return published().filter(request__ref=ref.strip().upper()).first()


def may_read_file(by: Actor, pk: int) -> bool:
    """Files of public answers: everyone. Files of answers: those who handle requests. Askers have their own page."""
    if PublicAnswer.objects.filter(withdrawn_on=None, files=pk).exists():
        return True
    return may(by, permissions.HANDLE, by.commune) and InformationRequest.objects.filter(answers__files=pk).exists()


def received_between(start: date, end: date, body: int | None) -> QuerySet[InformationRequest]:
    return _of(body).filter(received_on__range=(start, end)).order_by("received_on", "number")


def refused_between(start: date, end: date, body: int | None) -> QuerySet[InformationRequest]:
    rows = _of(body).filter(outcome=State.REFUSED, outcome_on__range=(start, end))
    return rows.order_by("outcome_on", "number")


def fallen_due(start: date, end: date, body: int | None) -> list[InformationRequest]:
    """Requests whose day to answer is known and lies in the period: computed, or recorded by an official. Withdrawn
    ones and those closed without an outcome owe no answer."""
    rows = _of(body).filter(received_on__lte=end, sort__gt="").filter(~Q(state=State.CLOSED) | ~Q(outcome=""))
    rows = rows.exclude(state=State.CLARIFY).order_by("received_on", "number")
    return [asked for asked in rows if (due := answer_term(asked).due) and start <= due <= end]


def in_time(rows: Iterable[InformationRequest]) -> list[InformationRequest]:
    """Those that had their outcome on or before the day it was due."""
    return [asked for asked in rows if asked.outcome_on and (due := answer_term(asked).due) and asked.outcome_on <= due]


def _of(body: int | None) -> QuerySet[InformationRequest]:
    rows: QuerySet[InformationRequest] = InformationRequest.objects.all()
    return rows.filter(body=body) if body else rows
