"""What the portal's first page shows of publicity, cheaply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dinh.ground.prepared import Prepared
from dinh.ground.room import PublicItem
from dinh.law.periods import Period
from dinh.rights.publish.models import PlanLine
from dinh.rights.publish.public.places import Share, quarter_so_far
from dinh.rights.publish.public.rows import latest_of_all

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune


def public_items(commune: Commune, most: int) -> Iterator[PublicItem]:
    """For `room.PUBLIC`: the newest publications with the tag of their item."""
    for row in latest_of_all(most):
        again = _("%(day)s, bản mới") if row.again else "%(day)s"
        meta = [row.tag, row.issuer, again % {"day": row.shown_day}, row.groups]
        yield PublicItem(row.title, f"/p/{row.ref}", " · ".join(filter(None, meta)), row.day)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something the plan of the year says will be public by a day."""

    content: str
    item: str
    by_day: date


def coming(today: date, most: int) -> list[Coming]:
    """Lines of adopted plans that are still to come and not yet public."""
    return [Coming(*row) for row in _coming(most, today=today)]


def _lines(most: int, *, today: date) -> QuerySet[PlanLine, tuple[str, str, date]]:
    lines = PlanLine.objects.filter(plan__adopted__isnull=False, by_day__gte=today)
    waiting = lines.exclude(versions__state__in=("current", "superseded")).order_by("by_day", "order")
    return waiting.values_list("content", "item", "by_day")[:most]


_coming: Prepared[tuple[str, str, date]] = Prepared(_lines)


@dataclass(frozen=True, slots=True)
class Quarter:
    """How the quarter goes: `share` of its publications that hang everywhere, `key` to open them in the list."""

    key: str
    label: str
    share: Share


def quarter(today: date) -> Quarter:
    period = Period.of(today, 3)
    return Quarter(str(period), period.label, quarter_so_far(period))
