"""Counting indicators for every commune of the house at once, for those that read thousands of communes.

An indicator is asked commune by commune (`Indicator.value`). Where that is too slow a room says here how to count it
for all in a query or two; a test holds both ways against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django_scopes import scopes_disabled

from dinh.ground.room import INDICATORS, Value

if TYPE_CHECKING:
    from dinh.law.periods import Period

Found = Callable[["Period"], "QuerySet[Any]"]
Each = Callable[["Period"], dict[int, Value]]

EACH: dict[str, Each] = {}  # by key; gives the value of every commune that has anything to count
AGEING: set[str] = set()  # keys of indicators whose value can change by the passing of days alone


def tally(key: str, part: Found, whole: Found | None = None) -> None:
    """The indicator counts the rows of `part(period)`, or those as a share of `whole(period)`'s; both find the rows of
    whatever communes are in scope."""
    if key not in INDICATORS:
        raise ValueError(f"{key!r} is no indicator.")

    def each(period: Period) -> dict[int, Value]:
        with scopes_disabled():
            parts = _counted(part(period))
            wholes = _counted(whole(period)) if whole else None
        if wholes is None:
            return {commune: Value(count) for commune, count in parts.items()}
        return {commune: Value(parts.get(commune, 0), count) for commune, count in wholes.items()}

    EACH[key] = each


def ageing(*keys: str) -> None:
    unknown = set(keys) - INDICATORS.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no indicator.")
    AGEING.update(keys)


def _counted(rows: QuerySet[Any]) -> dict[int, int]:
    count = Count("pk", distinct=rows.query.distinct)
    return dict(rows.order_by().values_list("commune").annotate(n=count))
