"""What is past its term, what soon will be, what is held back: counted by record, never naming anyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from dinh.ground.lapsing import LAPSES, Lapse
from dinh.ground.personal import OWN
from dinh.ground.privacy.finding import rows_of
from dinh.ground.privacy.models import Hold, Run, Term
from dinh.law.retention import COMING, RETENTION, ahead

ONE_DAY = timedelta(days=1)


def in_order() -> list[Lapse]:
    """The kinds in the order of the law's table, whichever room was read first."""
    return [LAPSES[key] for key in RETENTION if key in LAPSES]


def terms_of(key: str) -> QuerySet[Term]:
    """The whole history of a kind's terms, the newest first."""
    found: QuerySet[Term] = Term.objects.filter(key=key).order_by("-pk")
    return found


def term_on(key: str, day: date) -> Term | None:
    """The term that counts on a day, None where none was ever set."""
    return terms_of(key).filter(from_day__lte=day).first()


def amount_on(key: str, day: date) -> int | None:
    """How long the kind is kept, in its own unit; None: it does not go."""
    term = term_on(key, day)
    return term.amount if term else None


def holds_on(day: date, key: str = "") -> QuerySet[Hold]:
    found: QuerySet[Hold] = Hold.objects.filter(lifted_on=None, until__gte=day)
    return found.filter(key=key) if key else found


def begun(lapse: Lapse) -> QuerySet[Any]:
    """The rows whose term runs, `lapse_since` beside each; those that are empty already left out."""
    since, only = (made() if callable(made) else made for made in (lapse.since, lapse.only))
    rows = rows_of(lapse.data).order_by().filter(only)
    if lapse.data.marks:
        rows = rows.filter(**{f"{lapse.data.marks}__isnull": True})
    elif not lapse.data.secret:  # a sealed column says nothing to the database
        filled = Q()
        for name, role in lapse.data.columns.items():
            filled |= ~Q(**{name: ""}) if role in OWN else Q()
        rows = rows.filter(filled)
    running: QuerySet[Any] = rows.annotate(lapse_since=since).filter(lapse_since__isnull=False)
    return running


def over(lapse: Lapse, day: date) -> QuerySet[Any]:
    """The rows that may go on a day: term over, not held. None where no term counts."""
    amount = amount_on(lapse.key, day)
    if amount is None:
        return begun(lapse).none()
    rows = begun(lapse).filter(lapse_since__lte=lapse.law.begins_by(amount, day - ONE_DAY))
    held = list(holds_on(day, lapse.key).values_list("about_id", flat=True))
    return rows.none() if "" in held else rows.exclude(**{f"{lapse.about_pk}__in": held})


def going(lapse: Lapse, day: date) -> tuple[list[Any], int]:
    """Keys of the rows that go on a day; and how many still wait for something open (`Data.until`)."""
    until, keys, waits = lapse.data.until, list[Any](), 0
    for row in over(lapse, day).iterator(chunk_size=500):
        if until and until(row):
            waits += 1
        else:
            keys.append(row.pk)
    return keys, waits


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one record that people know: `rows` many, kept to the end of `last_day`."""

    lapse: Lapse
    about_id: str
    label: str
    since: date
    last_day: date
    rows: int
    state: str  # over, coming, later
    hold: Hold | None

    @property
    def url(self) -> str:
        """Where the record opens; empty for what is secret."""
        return self.lapse.opens(int(self.about_id), self.label) if self.lapse.opens else ""


def records(lapse: Lapse, day: date) -> list[Record]:
    """Every record of a kind whose term runs, those that go first on top; for a kind without a term, by the proposed
    one. What is secret is one line without a record for each day."""
    amount = amount_on(lapse.key, day) or lapse.law.amount
    held = {each.about_id: each for each in holds_on(day, lapse.key)}
    paths = [] if lapse.data.secret else [lapse.about_pk, lapse.label]
    found = []
    for row in begun(lapse).values(*paths, "lapse_since").annotate(rows=Count("pk")):
        last = lapse.law.last_day(amount, row["lapse_since"])
        about = "" if lapse.data.secret else str(row[lapse.about_pk])
        label = "" if lapse.data.secret else str(row[lapse.label])
        state = "over" if last < day else "coming" if last <= ahead(COMING, day) else "later"
        hold = held.get(about) or held.get("")
        found.append(Record(lapse, about, label, row["lapse_since"], last, row["rows"], state, hold))
    return sorted(found, key=lambda each: (each.last_day, each.label))


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the page: how many rows are over, coming, held."""

    lapse: Lapse
    term: Term | None
    pending: Term | None
    over: int
    coming: int
    held: int

    @property
    def works(self) -> bool:
        return bool(self.term and self.term.amount)


def kinds(day: date) -> Iterator[Kind]:
    for lapse in in_order():
        found = records(lapse, day)
        free = [each for each in found if not each.hold]
        yield Kind(
            lapse=lapse, term=term_on(lapse.key, day), pending=terms_of(lapse.key).filter(from_day__gt=day).first(),
            over=sum(each.rows for each in free if each.state == "over"),
            coming=sum(each.rows for each in free if each.state == "coming"),
            held=sum(each.rows for each in found if each.hold),
        )  # fmt: skip


def ending_holds(day: date) -> QuerySet[Hold]:
    """Holds that end within the days shown ahead."""
    return holds_on(day).filter(until__lte=ahead(COMING, day)).order_by("until")


def runs() -> QuerySet[Run]:
    found: QuerySet[Run] = Run.objects.order_by("-pk")
    return found
