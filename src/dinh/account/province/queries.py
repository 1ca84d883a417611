"""Reading many communes at once: totals, each commune beside the others, who is missing. Never an average of averages:
parts are summed and wholes are summed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum
from django_scopes import scopes_disabled

from dinh.account.province.models import Cell, Rolled
from dinh.ground.places.models import Commune, Province
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over many communes: the sums, and how many communes had anything to count."""

    key: str
    part: int
    whole: int | None
    communes: int


def totals(period: Period, province: Province | None = None) -> dict[str, Total]:
    """Every indicator of a kept period, summed over a province or over the whole house, by key."""
    with scopes_disabled():
        rows = _cells(str(period), province).values_list("key").annotate(Sum("part"), Sum("whole"), Count("pk"))
        return {key: Total(key, part, whole, count) for key, part, whole, count in rows}


def by_month(year: int, province: Province | None = None) -> dict[tuple[str, str], Total]:
    """Every indicator of every month of a year, by key and month («2026-11»)."""
    with scopes_disabled():
        cells = _of(province, Cell.objects.filter(period__in=[f"{year}-{month:02d}" for month in range(1, 13)]))
        rows = cells.order_by().values_list("key", "period").annotate(Sum("part"), Sum("whole"), Count("pk"))
        return {(key, month): Total(key, part, whole, count) for key, month, part, whole, count in rows}


def by_province(period: Period, key: str) -> dict[int, Total]:
    """One indicator in each province, by the province's key."""
    with scopes_disabled():
        rows = _cells(str(period), None).filter(key=key).values_list("commune__province")
        summed = rows.annotate(Sum("part"), Sum("whole"), Count("pk"))
        return {province: Total(key, part, whole, count) for province, part, whole, count in summed}


def by_commune(period: Period, key: str, province: Province | None = None) -> list[tuple[int, int, int | None]]:
    """One indicator in each commune that has anything to count: (commune, part, whole)."""
    with scopes_disabled():
        return list(_cells(str(period), province).filter(key=key).values_list("commune", "part", "whole"))


def missing(period: Period, today: date, province: Province | None = None) -> QuerySet[Commune]:
    """Communes that were not rolled since the period ended, or not today while it runs: not in the totals as they
    should be, so named beside them."""
    needed = min(period.end, today)
    with scopes_disabled():
        fresh = Rolled.objects.filter(day__gte=needed).values("commune")
    communes = Commune.objects.exclude(pk__in=fresh).select_related("province").order_by("province__code", "code")
    return communes.filter(province=province) if province else communes


def _cells(period: str, province: Province | None) -> QuerySet[Cell]:
    cells: QuerySet[Cell] = Cell.objects.filter(period=period).order_by()
    return _of(province, cells)


def _of(province: Province | None, cells: QuerySet[Cell]) -> QuerySet[Cell]:
    return cells.filter(commune__in=province.communes.all()) if province else cells
