"""What is read of reception: the calendar, the book by its form, and whether the heads received as often as the law
asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dinh.ground.fold import fold
from dinh.law.casework import NOTICE_GROUNDS
from dinh.law.due import Due
from dinh.law.workdays import CalendarTooShort
from dinh.rights.dialogue.actions.days import late_words
from dinh.rights.dialogue.clocks import CHAIR_DAYS, PARTY_DAYS, Span, answer_by, notice_by, post_by, spans
from dinh.rights.dialogue.models import ReceptionDay, Visit

State, Kind = Visit.State, ReceptionDay.Kind
RULES = ((Kind.CHAIR, CHAIR_DAYS), (Kind.PARTY, PARTY_DAYS))


def days() -> QuerySet[ReceptionDay]:
    rows: QuerySet[ReceptionDay] = ReceptionDay.objects.select_related("receiver__body", "received_by__body")
    return rows


def posted() -> QuerySet[ReceptionDay]:
    return days().filter(posted_on__isnull=False)


def upcoming(day: date) -> QuerySet[ReceptionDay]:
    return posted().filter(day__gte=day, held_on=None).order_by("day", "starts", "pk")


def of_month(year: int, month: int) -> QuerySet[ReceptionDay]:
    return posted().filter(day__year=year, day__month=month).order_by("day", "starts", "pk")


def find_day(ref: str) -> ReceptionDay | None:
    return days().filter(ref=ref.strip().upper()).first()


def find_visit(ref: str) -> Visit | None:
    rows: QuerySet[Visit] = Visit.objects.select_related("reception__receiver__body", "reception__received_by")
    return rows.filter(ref=ref.strip().upper()).first()


def unposted(day: date) -> QuerySet[ReceptionDay]:
    return days().filter(posted_on=None, cancelled_on=None, held_on=None, day__gte=day).order_by("day", "pk")


def unrecorded(day: date) -> QuerySet[ReceptionDay]:
    """Their day has come and nobody has recorded whether they were held."""
    return days().filter(day__lte=day, held_on=None, cancelled_on=None, posted_on__isnull=False).order_by("day", "pk")


@dataclass(frozen=True, slots=True)
class Kept:
    """A week or month of a head against the law: how many days were posted in time, and how many held."""

    span: Span
    posted: tuple[ReceptionDay, ...]
    held: tuple[ReceptionDay, ...]
    over: bool

    @property
    def enough(self) -> bool:
        return len(self.held) >= self.span.needed

    @property
    def lacking(self) -> bool:
        return self.over and not self.enough and not self.span.off


def kept(kind: str, first: date, last: date, today: date) -> list[Kept]:
    """Every week or month that begins between two days. Only the regular days count; urgent ones come on top. A day
    that someone else took is not the head's."""
    key = dict(RULES)[Kind(kind)]
    rows = [
        each for each in days().filter(kind=kind, cancelled_on=None).order_by("day") if each.posted_on or each.held_on
    ]
    found = []
    for span in spans(key, first, last):
        here = [each for each in rows if span.first <= each.day <= span.last]
        held = tuple(each for each in here if each.held_on and each.received_by_id == each.receiver_id)
        found.append(Kept(span, tuple(here), held, span.last < today))
    return found


def in_time(reception: ReceptionDay) -> bool:
    """Posted, and by the lawful day."""
    try:
        return reception.posted_on is not None and not late_words(reception, reception.posted_on)
    except CalendarTooShort:
        return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """The book's filters, as typed."""

    q: str = ""
    year: str = ""
    kind: str = ""
    state: str = ""


def in_book(wanted: Wanted) -> list[Visit]:
    """The lines of the book that match, by number, the newest first. Words are matched folded, here."""
    rows: QuerySet[Visit] = Visit.objects.filter(number__isnull=False).select_related("reception__receiver")
    if wanted.year.isdecimal():
        rows = rows.filter(year=int(wanted.year[:4]))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state == "unanswered":
        rows = rows.filter(outcome="").exclude(kind=Visit.DENUNCIATION)
    words = fold(wanted.q).split()
    return [each for each in rows.order_by("-year", "-number") if _matches(each, words)]


def _matches(visit: Visit, words: list[str]) -> bool:
    text = fold(f"{visit.number}/{visit.year} {visit.ref} {visit.who} {visit.subject} {visit.petition_ref}")
    return all(word in text for word in words)


def book_years() -> list[int]:
    known = Visit.objects.filter(year__isnull=False).values_list("year", flat=True)
    return sorted({year for year in known if year}, reverse=True)


def answer_due(visit: Visit) -> Due | None:
    """By when who came is answered; None before reception, and for a denunciation, which has its own law."""
    if visit.state != State.RECEIVED or visit.denounces or visit.happened_on is None:
        return None
    return answer_by(visit.happened_on)


def notice_due(visit: Visit) -> Due | None:
    """By when the written refusal is sent; None where none is due."""
    if visit.state != State.REFUSED or visit.happened_on is None:
        return None
    return notice_by(visit.refusal, visit.happened_on)


def unanswered() -> QuerySet[Visit]:
    rows: QuerySet[Visit] = Visit.objects.filter(state=State.RECEIVED, outcome="").exclude(kind=Visit.DENUNCIATION)
    return rows.select_related("reception").order_by("happened_on", "pk")


def unnoticed() -> QuerySet[Visit]:
    rows: QuerySet[Visit] = Visit.objects.filter(state=State.REFUSED, refusal__in=NOTICE_GROUNDS, noticed_on=None)
    return rows.select_related("reception").order_by("happened_on", "pk")


def days_between(start: date, end: date, body: int | None) -> QuerySet[ReceptionDay]:
    """Reception days of a period that were to be held, of one body's posts or of all."""
    rows = days().filter(day__range=(start, end)).filter(Q(posted_on__isnull=False) | Q(held_on__isnull=False))
    return (rows.filter(receiver__body=body) if body else rows).order_by("day", "pk")


def visits_between(start: date, end: date, body: int | None) -> QuerySet[Visit]:
    rows: QuerySet[Visit] = Visit.objects.filter(happened_on__range=(start, end), state=State.RECEIVED)
    rows = rows.select_related("reception")
    return (rows.filter(reception__receiver__body=body) if body else rows).order_by("year", "number")


def lawful_post(reception: ReceptionDay) -> Due | None:
    """The last day to post it, with its steps; None for an urgent one, which needs no notice."""
    if reception.kind == Kind.URGENT:
        return None
    try:
        return post_by(reception.day)
    except CalendarTooShort:
        return None
