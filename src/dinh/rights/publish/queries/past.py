"""What old books say was made public: lines, and how many contents of which item in which year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from dinh.ground.fold import words
from dinh.rights.publish.models import PastPublication
from dinh.rights.publish.public.items import BY_CODE

UNSORTED = "chua-xep"  # asked for in place of an item: lines nobody has sorted


@dataclass(frozen=True, slots=True)
class Table:
    """Contents by item (the last row, empty: not sorted) and year, the newest year first. A content that a book names
    once for each place counts once."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    totals: tuple[int, ...]
    lines: int


def standing_lines() -> QuerySet[PastPublication]:
    rows: QuerySet[PastPublication] = PastPublication.objects.filter(struck_at=None)
    return rows


def asked(year: int | None, item: str, q: str) -> QuerySet[PastPublication]:
    """The lines asked for, those struck out among them, the newest first."""
    rows: QuerySet[PastPublication] = PastPublication.objects.all()
    if year:
        rows = rows.filter(year=year)
    if item == UNSORTED:
        rows = rows.filter(item="", struck_at=None)
    elif item in BY_CODE:
        rows = rows.filter(item=item)
    for word in words(q)[:12]:
        rows = rows.filter(Q(folded__contains=word) | Q(paper_number__icontains=word))
    return rows


def table() -> Table:
    found = standing_lines().order_by().values_list("year", "item")
    counts = {(year, item): number for year, item, number in found.annotate(Count("folded", distinct=True))}
    years = tuple(sorted({year for year, _item in counts}, reverse=True))
    rows = tuple(
        (code, tuple(counts.get((year, code), 0) for year in years))
        for code in (*BY_CODE, "")
        if any((year, code) in counts for year in years)
    )
    totals = tuple(sum(numbers[at] for _code, numbers in rows) for at in range(len(years)))
    return Table(years, rows, totals, standing_lines().count())


def past_of(year: int) -> dict[str, int]:
    """Contents of a year by item."""
    found = standing_lines().filter(year=year).exclude(item="").order_by().values_list("item")
    return dict(found.annotate(Count("folded", distinct=True)))
