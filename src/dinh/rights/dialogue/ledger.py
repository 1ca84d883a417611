"""The ledger of promises: filtered, aged, counted. A group's promises stay with it when groups merge or split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.clock import year_asked
from dinh.ground.fold import fold
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.dialogue.models import Promise
from dinh.rights.dialogue.permissions import owned_by

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

State = Promise.State
AGES = (30, 90)  # days late: the ledger's own bands, no term of law
BANDS: tuple[tuple[str, StrPromise], ...] = (
    ("ahead", _("Chưa đến hạn")),
    ("under30", _("Trễ dưới 30 ngày")),
    ("to90", _("Trễ 30–90 ngày")),
    ("over90", _("Trễ trên 90 ngày")),
)
STATES: tuple[tuple[str, StrPromise], ...] = (
    ("open", _("Đang mở")),
    ("late", _("Đang mở, đã trễ")),
    ("ended", _("Đã làm xong")),
    ("done", _("Đã làm, chưa có lời người hỏi")),
    ("met", _("Người hỏi xác nhận đạt")),
    ("partly", _("Người hỏi nói đạt một phần")),
    ("reopened", _("Từng bị người hỏi trả lại")),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The ledger's filters, as typed; `owner` is `b<id>` or `p<id>`, `group` a code."""

    q: str = ""
    owner: str = ""
    state: str = ""
    group: str = ""
    source: str = ""
    year: str = ""
    age: str = ""
    mine: bool = False


def all_promises() -> QuerySet[Promise]:
    rows: QuerySet[Promise] = Promise.objects.select_related(
        "owner_body", "owner_post", "made_by__body", "line__dialogue", "visit__reception"
    )
    return rows.prefetch_related("groups")


def ledger(wanted: Wanted, day: date, by: Actor | None = None) -> list[Promise]:
    """The promises that match, those due first on top, ended ones below. Words are matched folded, here."""
    rows = all_promises()
    kind, number = wanted.owner[:1], wanted.owner[1:]
    if kind in ("b", "p") and number.isdecimal():
        rows = rows.filter(**{"owner_body" if kind == "b" else "owner_post": int(number[:12])})
    if wanted.group:
        rows = rows.filter(pk__in=of_group(wanted.group))
    if wanted.source in Promise.Source.values:
        rows = rows.filter(source=wanted.source)
    if asked_year := year_asked(wanted.year):
        rows = rows.filter(made_on__year=asked_year)
    if wanted.mine and by is not None:
        rows = rows.filter(owned_by(by))
    rows = in_state(rows, wanted.state, day)
    words = fold(wanted.q).split()
    found = [each for each in rows.order_by("due", "pk") if _matches(each, words)]
    if wanted.age in dict(BANDS):
        found = [each for each in found if band(each, day) == wanted.age]
    return sorted(found, key=lambda each: (not each.is_open, each.due, each.pk))


def in_state(rows: QuerySet[Promise], state: str, day: date) -> QuerySet[Promise]:
    chosen = {
        "open": Q(state=State.OPEN),
        "late": Q(state=State.OPEN, due__lt=day),
        "ended": Q(state__in=Promise.ENDED),
        "done": Q(state=State.DONE),
        "met": Q(state=State.MET),
        "partly": Q(state=State.PARTLY),
        "reopened": Q(reopened__gt=0),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def _matches(promise: Promise, words: list[str]) -> bool:
    if not words:
        return True
    text = fold(f"{promise.ref} {promise.shown} {promise.asked} {promise.owner}")
    return all(word in text for word in words)


def band(promise: Promise, day: date) -> str:
    """How old an open promise is, counted from its day; empty for one that ended."""
    if not promise.is_open:
        return ""
    late = (day - promise.due).days
    if late <= 0:
        return "ahead"
    return "under30" if late < AGES[0] else "to90" if late <= AGES[1] else "over90"


def lineage(code: str) -> set[int]:
    """The ids of every group that lies where a group of this code lies or lay: itself under any of its days, what it
    came from, and what came from the same; followed to the beginning."""
    found = set(ResidentialGroup.objects.filter(code=code).values_list("pk", flat=True))
    fresh = set(found)
    while fresh:
        fresh = set(ResidentialGroup.objects.filter(became__in=fresh).values_list("pk", flat=True)) - found
        found |= fresh
    return found


def of_group(code: str) -> QuerySet[Any, int]:
    """Ids of the promises made to a group or to one it came from."""
    through = Promise.groups.through.objects.filter(residentialgroup__in=lineage(code))
    return through.values_list("promise", flat=True)


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One owner in the table of what is open, late, by whom."""

    owner: str
    key: str
    made: int
    open: int
    bands: tuple[int, ...]
    kept: int
    in_time: int
    confirmed: int

    @property
    def late(self) -> int:
        return sum(self.bands[1:])


def by_owner(promises: Iterable[Promise], day: date) -> list[OwnerRow]:
    """Open, late, kept, by body: the most late first. «confirmed» counts only the asker's own «đạt»."""
    grouped: dict[int, list[Promise]] = {}
    for promise in promises:
        grouped.setdefault(promise.owner_body_id, []).append(promise)
    rows = []
    for pk, owned in grouped.items():
        bands = tuple(sum(1 for each in owned if band(each, day) == key) for key, _title in BANDS)
        kept = [each for each in owned if not each.is_open]
        rows.append(
            OwnerRow(
                owned[0].owner_body.name, f"b{pk}", len(owned), sum(bands), bands, len(kept),
                sum(1 for each in kept if in_time(each)), sum(1 for each in kept if each.state == State.MET),
            )
        )  # fmt: skip
    return sorted(rows, key=lambda row: (-row.late, -row.open, row.owner))


def in_time(promise: Promise) -> bool:
    """Kept by the day that was first promised: a postponement does not make it in time."""
    return promise.done_on is not None and not promise.is_open and promise.done_on <= promise.first_due


def open_promises(day: date | None = None) -> QuerySet[Promise]:
    """Open promises of the scoped commune, the earliest day first; with `day` only those late on it."""
    rows = all_promises().filter(state=State.OPEN).order_by("due", "pk")
    return rows.filter(due__lt=day) if day else rows


def waiting_for(by: Actor, until: date) -> QuerySet[Promise]:
    """Open promises this post must keep, due by a day."""
    return all_promises().filter(owned_by(by), state=State.OPEN, due__lte=until).order_by("due", "pk")


def unanswered(day: date) -> QuerySet[Promise]:
    """Done, and nobody has heard the asker's word yet."""
    return all_promises().filter(state=State.DONE, done_on__lte=day).order_by("done_on", "pk")


def made_between(start: date, end: date, body: int | None) -> QuerySet[Promise]:
    rows = all_promises().filter(made_on__range=(start, end)).order_by("made_on", "pk")
    return rows.filter(owner_body=body) if body else rows


def due_between(start: date, end: date, body: int | None) -> QuerySet[Promise]:
    rows = all_promises().filter(first_due__range=(start, end)).order_by("first_due", "pk")
    return rows.filter(owner_body=body) if body else rows


def kept_in_time(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    return rows.filter(state__in=Promise.ENDED, done_on__lte=F("first_due"))


def find(ref: str) -> Promise | None:
    return all_promises().filter(ref=ref.strip().upper()).first()


def years() -> list[int]:
    return sorted(set(Promise.objects.values_list("made_on__year", flat=True)), reverse=True)


def owners() -> list[tuple[str, str]]:
    """(key, name) of every body and post that owns a promise, bodies first."""
    rows = list(all_promises())
    bodies = {f"b{each.owner_body_id}": each.owner_body.name for each in rows}
    posts = {f"p{each.owner_post_id}": each.owner for each in rows if each.owner_post_id}
    return [*sorted(bodies.items(), key=lambda pair: pair[1]), *sorted(posts.items(), key=lambda pair: pair[1])]
