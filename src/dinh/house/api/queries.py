"""What is read of open data's own rows: how far the journal is, which editions were noted, which months reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone
from django_scopes import scopes_disabled

from dinh.account.province.queries import last_hand_ins
from dinh.ground.datasets import CHUNK
from dinh.ground.journal.models import Entry, Head
from dinh.ground.places.models import Commune, Province
from dinh.ground.places.queries import communes_of
from dinh.house.api.models import Call, Client, Edition, MonthValue, Reckoning, Token, UnitReckoning, UnitValue
from dinh.house.api.scopes import PETITIONS
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.queries import public as petitions

NEVER = datetime(2025, 7, 1, tzinfo=UTC)  # a commune that has recorded nothing: its first day as a unit of two levels


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a commune's journal: everything public is as old as this, or older."""

    seq: int
    at: datetime


def head(commune: Commune) -> Ended:
    seq = Head.objects.filter(commune=commune).values_list("seq", flat=True).first() or 0
    at = Entry.objects.filter(commune=commune, seq=seq).values_list("at", flat=True).first()
    return Ended(seq, at or NEVER)


def last_act(commune: Commune) -> int:
    """The journal's last line that is not of this room's own round: what may have changed a number."""
    rows = Entry.objects.filter(commune=commune).exclude(what__startswith="api.")
    return rows.order_by("-seq").values_list("seq", flat=True).first() or 0


def noted() -> int:
    """How far the journal was when something was last noted."""
    return Edition.objects.aggregate(last=Max("seq"))["last"] or -1


def first_day(commune: Commune) -> date | None:
    """The first day of which the journal tells: months before it are not known here, which is another thing than
    zero."""
    at = Entry.objects.filter(commune=commune).aggregate(first=Min("at"))["first"]
    return timezone.localdate(at) if at else None


def last_digests() -> dict[str, str]:
    return {each.dataset: each.digest for each in last_editions()}


def last_editions() -> QuerySet[Edition]:
    """Of each data set the edition noted last."""
    newest = Edition.objects.filter(dataset=OuterRef("dataset")).order_by("-pk").values("pk")[:1]
    rows: QuerySet[Edition] = Edition.objects.filter(pk=Subquery(newest))
    return rows


def editions_after(seq: int, most: int) -> tuple[list[Edition], bool]:
    """Editions noted after the journal's line `seq`, the oldest first, those of one line never parted; and whether
    there are more. `most` must be above the number of data sets."""
    rows = list(Edition.objects.filter(seq__gt=seq).order_by("seq", "pk")[: most + 1])
    if len(rows) <= most:
        return rows, False
    cut = rows[most].seq
    return [row for row in rows[:most] if row.seq < cut], True


def newest_editions(most: int) -> list[Edition]:
    return list(Edition.objects.order_by("-seq", "dataset")[:most])


def reckoned() -> dict[date, int]:
    """Month → how far the journal was when it was reckoned."""
    return dict(Reckoning.objects.values_list("month", "seq"))


def month_values() -> QuerySet[MonthValue]:
    rows: QuerySet[MonthValue] = MonthValue.objects.all()
    return rows


def unit_values() -> QuerySet[UnitValue]:
    """What the scoped office tells of its communes."""
    rows: QuerySet[UnitValue] = UnitValue.objects.select_related("unit")
    return rows


def all_unit_values() -> QuerySet[UnitValue]:
    """What all offices tell of all communes, each once: the country's own where the province has no office here. For
    `scopes_disabled()` only."""
    rows: QuerySet[UnitValue] = UnitValue.objects.select_related("unit__province").filter(_of_whose())
    return rows


def month_sums(since: date | None, until: date | None) -> Iterator[dict[str, Any]]:
    """By month and indicator, the oldest month first: part, whole, units, and how many of them are hidden."""
    rows = _between(UnitValue.objects.order_by().values("month", "key"), since, until)
    for row in _summed(rows).order_by("month", "key").iterator(CHUNK):
        yield dict(row)


def month_sums_by_province(since: date | None, until: date | None) -> Iterator[dict[str, Any]]:
    """The same in each province of the country (`province`), a month at a time."""
    with scopes_disabled():
        every = _between(UnitValue.objects.filter(_of_whose()).order_by(), since, until)
        months = list(every.order_by("month").values_list("month", flat=True).distinct())
    provinces = {one.pk: one for one in Province.objects.all()}
    for month in months:
        with scopes_disabled():
            told = every.filter(month=month).values("month", "unit__province", "key")
            rows = list(_summed(told).order_by("unit__province__code", "key"))
        for row in rows:
            yield {**row, "province": provinces[row["unit__province"]]}


def _between(rows: QuerySet[Any, Any], since: date | None, until: date | None) -> QuerySet[Any, Any]:
    rows = rows.filter(month__gte=since) if since else rows
    return rows.filter(month__lte=until) if until else rows


def _summed(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = rows.annotate(
        units=Count("pk"), hidden=Count("pk", filter=Q(hidden=True)), whole=Sum("whole"), part=Sum("part")
    )
    return found


def _of_whose() -> Q:
    """Rows of provinces' offices, and those of the country's about provinces without one."""
    country = Q(commune__kind=Commune.Kind.COUNTRY) & ~Q(unit__province__in=_told_by_themselves())
    return Q(commune__kind=Commune.Kind.PROVINCE) | country


def _told_by_themselves() -> list[int]:
    offices = Commune.objects.filter(kind=Commune.Kind.PROVINCE)
    return list(offices.order_by().values_list("province", flat=True))


def noted_below() -> bool:
    """Whether a province's office noted a change after the scoped country's did last."""
    last = Edition.objects.aggregate(last=Max("pk"))["last"] or 0
    with scopes_disabled():
        return Edition.objects.filter(commune__kind=Commune.Kind.PROVINCE, pk__gt=last).exists()


def units_moved(office: Commune) -> dict[Commune, tuple[int, int]]:
    """The communes below an office that acted or handed in anything since they were reckoned for it: the end of each
    one's journal, its last hand-in. The country's leaves those to their province's office which have one here."""
    done = {row.unit_id: (row.seq, row.hand_in) for row in UnitReckoning.objects.all()}
    country = office.kind == Commune.Kind.COUNTRY
    units = list(communes_of(office).exclude(province__in=_told_by_themselves() if country else []))
    with scopes_disabled():
        ends = dict(Head.objects.filter(commune__in=units).values_list("commune", "seq"))
    handed = last_hand_ins(office)
    states = {unit: (ends.get(unit.pk, 0), handed.get(unit.pk, 0)) for unit in units}
    return {unit: state for unit, state in states.items() if done.get(unit.pk) != state}


def token(digest: str) -> Token | None:
    """The key with this hash, of the scoped commune, whether it may still be used or not."""
    return Token.objects.filter(hash=digest).select_related("client__body", "client__commune", "commune").first()


def letter_of(client: Client, ref: str) -> Letter | None:
    """A letter that this client entered."""
    own = Call.objects.filter(client=client, scope=PETITIONS, about=ref.upper()[:16]).exists()
    return petitions.letter(ref.upper()[:16]) if own else None


def clients() -> QuerySet[Client]:
    """Those that may write first, each with `called`: how often it wrote."""
    rows: QuerySet[Client] = Client.objects.select_related("body").annotate(called=Count("calls"))
    return rows.order_by(F("ended_on").asc(nulls_first=True), "name")
