"""The daily work of letting go, and the same as a look without touching anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dinh.ground.actor import Actor
from dinh.ground.lapsing import Lapse
from dinh.ground.places.models import Commune
from dinh.ground.privacy import actions, lapsed
from dinh.ground.privacy.actions.letting import LOT
from dinh.ground.privacy.models import Run


@dataclass(frozen=True, slots=True)
class Due:
    lapse: Lapse
    amount: int | None
    rows: int
    waits: int
    held: int


def look(day: date) -> Iterator[Due]:
    """What a round would let go on a day, kind by kind."""
    for lapse in lapsed.in_order():
        keys, waits = lapsed.going(lapse, day)
        held = sum(each.rows for each in lapsed.records(lapse, day) if each.hold and each.state == "over")
        yield Due(lapse, lapsed.amount_on(lapse.key, day), len(keys), waits, held)


def let_go(commune: Commune, day: date) -> int:
    """Let go what is past its term, in lots; returns how many rows went.

    May be killed anywhere and run again at any time: every lot is one transaction that counts itself, and a round that
    was left open goes on and is closed. Where nothing is due nothing is written.
    """
    by, gone = Actor(commune), 0
    for lapse in lapsed.in_order():
        keys, _waits = lapsed.going(lapse, day)
        for at in range(0, len(keys), LOT):
            actions.let_go(by=by, key=lapse.key, rows=keys[at : at + LOT])
            gone += len(keys[at : at + LOT])
    for run in Run.objects.filter(ended_at=None):
        actions.end_run(by=by, run=run)
    return gone
