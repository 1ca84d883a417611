"""Reading many communes at once: totals, each commune beside the others, who is missing. Never an average of averages:
parts are summed and wholes are summed.

`office` is a province's or the country's own office (`Commune.gathers`); None means every commune of the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum
from django_scopes import scopes_disabled

from dinh.account.province import handed
from dinh.account.province.models import Cell, HandIn, Merger, Rolled
from dinh.ground.places.models import Commune, Province
from dinh.ground.places.queries import communes_of
from dinh.ground.room import Value
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over many communes: the sums, and how many communes had anything to count."""

    key: str
    part: int
    whole: int | None
    communes: int


def totals(period: Period, office: Commune | None = None) -> dict[str, Total]:
    """Every indicator of a kept period, summed, by key."""
    with scopes_disabled():
        rows = _cells(str(period), office).values_list("key").annotate(Sum("part"), Sum("whole"), Count("part"))
        return {key: Total(key, part, whole, count) for key, part, whole, count in rows}


def total(period: Period, key: str, office: Commune | None = None) -> Total | None:
    """One indicator of a kept period, summed; None where no commune has anything to count."""
    with scopes_disabled():
        found = _cells(str(period), office).filter(key=key).aggregate(Sum("part"), Sum("whole"), Count("part"))
        return Total(key, *found.values()) if found["part__count"] else None


def by_province(period: Period, key: str, beside: str) -> dict[tuple[int, str, str], Total]:
    """Two indicators in each province of the country, by the province's key, indicator and period, in one query: `key`
    in the period and in the months of its year, `beside` in the period."""
    with scopes_disabled():
        now = Q(period=str(period), key__in={key, beside})
        cells = Cell.objects.filter(now | Q(period__in=months_of(period.year), key=key)).order_by()
        rows = cells.values_list("commune__province", "key", "period")
        summed = rows.annotate(Sum("part"), Sum("whole"), Count("part"))
        return {
            (province, one, told): Total(one, part, whole, count) for province, one, told, part, whole, count in summed
        }


def by_commune(period: Period, key: str, office: Commune | None = None) -> dict[int, Value]:
    """One indicator in each commune that has anything to count, by the commune's key."""
    with scopes_disabled():
        rows = _cells(str(period), office).filter(key=key).values_list("commune", "part", "whole")
        return {commune: Value(part, whole) for commune, part, whole in rows}


def months_by_commune(year: int, key: str, office: Commune) -> dict[int, dict[str, Value]]:
    """One indicator by month in each commune: {commune: {«2026-11»: value}}."""
    with scopes_disabled():
        cells = _below(office, Cell.objects.filter(period__in=months_of(year), key=key)).order_by()
        found: dict[int, dict[str, Value]] = {}
        for commune, month, part, whole in cells.values_list("commune", "period", "part", "whole"):
            found.setdefault(commune, {})[month] = Value(part, whole)
        return found


def of_commune(period: Period, commune: Commune) -> dict[str, Value]:
    """Every indicator of one commune, by key."""
    with scopes_disabled():
        rows = Cell.objects.filter(period=str(period), commune=commune).values_list("key", "part", "whole")
        return {key: Value(part, whole) for key, part, whole in rows}


def shares_of_each(period: Period, office: Commune) -> dict[str, list[tuple[int, int | None]]]:
    """Every indicator as each commune has it (part, whole), by key: what a commune is shown beside."""
    with scopes_disabled():
        found: dict[str, list[tuple[int, int | None]]] = {}
        for key, part, whole in _cells(str(period), office).values_list("key", "part", "whole"):
            found.setdefault(key, []).append((part, whole))
        return found


def handed_months(unit: Commune) -> dict[str, dict[str, Value]]:
    """The months that a commune handed in, by month («2026-11») and indicator."""
    with scopes_disabled():
        rows = HandIn.objects.filter(unit=unit, replaced=False).values_list("period", "figures")
        months = {period: figures for period, figures in rows if Period.parse(period).months == 1}
    return {month: {key: Value(*each) for key, each in figures.items()} for month, figures in months.items()}


def last_hand_ins(office: Commune) -> dict[int, int]:
    """The key of the last hand-in of each commune below an office, by commune."""
    with scopes_disabled():
        rows = HandIn.objects.filter(unit__in=communes_of(office).order_by()).order_by().values_list("unit")
        return dict(rows.annotate(last=Max("pk")))


def missing(period: Period, today: date, office: Commune) -> list[Commune]:
    """Communes whose figures of the period are not all there: not rolled up since it ended, or not today while it runs;
    and those that kept their records elsewhere then and have handed in none. They are named beside every total."""
    with scopes_disabled():
        fresh = Rolled.objects.filter(day__gte=min(period.end, today)).values("commune")
        told = HandIn.objects.filter(period=str(period), replaced=False).values("unit")
        elsewhere = handed.begun_after(period).exclude(pk__in=told).values("pk")
        counted = Q(here=True, pk__in=fresh) & ~Q(pk__in=elsewhere)
        return list(communes(office, period).exclude(counted | Q(here=False, pk__in=told)))


def communes(office: Commune, period: Period) -> QuerySet[Commune]:
    """The communes that an office reads in a period: those that ended before it began are left out."""
    return communes_of(office).exclude(pk__in=_gone(office, period))


def _gone(office: Commune, period: Period) -> list[int]:
    """Those that ended before a period began, by the list of any office: the country reads what provinces wrote."""
    with scopes_disabled():
        gone = Merger.objects.filter(on__lte=period.start, unit__in=communes_of(office).order_by().values("pk"))
        return list(gone.values_list("unit", flat=True))


def area_of(office: Commune, code: str) -> Commune | None:
    """What an office reads when it looks at the province `code`: the country's, that province's own office, or where it
    has none here one made for this reading alone (it has no key). A province's office is its own area, and so is the
    country's without a code. None: there is no such province."""
    if office.kind != Commune.Kind.COUNTRY or not code:
        return office
    own = Commune.objects.select_related("province").filter(kind=Commune.Kind.PROVINCE, province__code=code)
    if found := own.order_by("pk").first():
        return found
    province = Province.objects.filter(code=code).first()
    if province is None:
        return None
    return Commune(kind=Commune.Kind.PROVINCE, province=province, name=province.name, code=code)


def months_of(year: int) -> list[str]:
    return [f"{year}-{month:02d}" for month in range(1, 13)]


def _cells(period: str, office: Commune | None) -> QuerySet[Cell]:
    cells: QuerySet[Cell] = Cell.objects.filter(period=period).order_by()
    return _below(office, cells)


def _below(office: Commune | None, cells: QuerySet[Cell]) -> QuerySet[Cell]:
    if office is None or office.kind == Commune.Kind.COUNTRY:
        return cells
    return cells.filter(commune__in=communes_of(office).order_by().values("pk"))
