"""Matters already voted on, for tests of what becomes of them."""

from __future__ import annotations

from datetime import date, timedelta

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Plan
from dinh.rights.decide.models import Decision, Matter, Round, Sending
from dinh.rights.decide.queries import votings
from dinh.rights.decide.tests.voting import DAY, group, households, met, on, opened, plan, tabled

MEETING = DAY + timedelta(days=40)  # Saturday 16/5/2026
NEXT = MEETING + timedelta(days=1)


def settled(
    ba: Actor, mai: Actor, code: str = "BQ1", *, commune: Commune, yes: int = 90, matter: Matter | None = None,
    plan: Plan | None = None, **changes: object,
) -> Round:  # fmt: skip
    """A matter of group 1 that 100 of its 132 households voted on at a meeting on MEETING."""
    if not Round.objects.exists():
        households(commune, 132, group())
    if matter is None:
        with on(DAY):
            matter = tabled(ba, code, **changes)
    round = opened(ba, matter, plan or _plan())
    keys = [each["key"] for each in round.options]
    counted = {keys[0]: yes, keys[1]: 100 - yes} if len(keys) > 1 else {keys[0]: yes, "unused": 100 - yes}
    return met(ba, mai, round, 100, counted)


def _plan() -> Plan:
    return plan()


def signed(round: Round, signed_on: date | None = None) -> Decision:
    """The decision document, as the meeting's page makes it."""
    decision = Decision(
        commune=round.commune, matter=round.matter, round=round, kind=Decision.Kind.RESOLUTION, words="Đồng ý.",
        fields={}, signers=[], digest="0" * 64, signed_on=signed_on or votings.day_of(round),
    )  # fmt: skip
    decision.save()
    return decision


def sent(by: Actor, decision: Decision, day: date = NEXT) -> dict[str, Sending]:
    with on(day):
        found = actions.send_to(by=by, decision=decision, to=Sending.To.values, on=day)
    return {each.to: each for each in found}


def received(by: Actor, sending: Sending, day: date) -> Sending:
    with on(day):
        return actions.receive_decision(by=by, sending=sending, on=day)
