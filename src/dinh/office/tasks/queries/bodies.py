"""The load of each body, for the page «Theo đơn vị» and for the committee's members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from dinh.ground.bodies.models import Body
from dinh.office.tasks.clocks import SOON
from dinh.office.tasks.models import Turn
from dinh.office.tasks.queries.turns import late_on

State = Turn.State


@dataclass(frozen=True, slots=True)
class BodyLoad:
    """Counts of turns led by a body. `on_time` of `fallen_due`: accepted and reported in time, of those due before
    today.
    """

    body: Body
    open: int
    late: int
    soon: int
    reported: int
    accepted: int
    on_time: int
    fallen_due: int


def loads(today: date, bodies: Iterable[Body]) -> list[BodyLoad]:
    """One line for each of `bodies`, those with late turns first, then by open turns; one query whatever their
    number.
    """
    counted = {row["task__lead"]: row for row in _counts(today)}
    found = [_load(body, counted.get(body.pk, {})) for body in bodies]
    return sorted(found, key=lambda load: (-load.late, -load.open, load.body.order, load.body.name))


def _load(body: Body, row: dict[str, Any]) -> BodyLoad:
    names = ("open", "late", "soon", "reported", "accepted", "on_time", "fallen_due")
    return BodyLoad(body, **{name: row.get(f"n_{name}", 0) for name in names})


def _counts(today: date) -> list[dict[str, Any]]:
    going, open_ = Q(task__ended=None), ~Q(state=State.ACCEPTED)
    work = going & ~Q(state__in=[State.ACCEPTED, State.REPORTED])
    counts = {
        "n_open": going & open_,
        "n_late": going & open_ & late_on(today),
        "n_soon": work & Q(due__gte=today, due__lte=today + SOON),
        "n_reported": going & Q(state=State.REPORTED),
        "n_accepted": Q(state=State.ACCEPTED),
        "n_on_time": Q(state=State.ACCEPTED, due__lt=today, reported_at__date__lte=F("due")),
        "n_fallen_due": Q(due__lt=today) & (going | Q(due__lte=F("task__ended"))),
    }
    named: Any = {name: Count("pk", filter=which) for name, which in counts.items()}
    rows: Any = Turn.objects.values("task__lead").annotate(**named).order_by("task__lead")
    return list(rows)
