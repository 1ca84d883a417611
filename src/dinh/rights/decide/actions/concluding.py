"""From counted votings to the matter's outcome: passed, failed, still to be voted on, in effect at once or not yet.

«Thông qua» is not yet «có hiệu lực»: khoản 2 Điều 21 Luật 10/2022/QH15 sets when, by matter.
"""

from __future__ import annotations

from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.law.matters import Effect
from dinh.rights.decide.actions.effect import takes_effect
from dinh.rights.decide.clocks import effect_of
from dinh.rights.decide.models import Matter, Round
from dinh.rights.decide.queries import votings

EFFECT = "khoản 2 Điều 21 Luật 10/2022/QH15"


def conclude(actor: Actor, round: Round) -> None:
    """Called by the count, inside its act. A poll on the form decides nothing; a meeting that had too few
    representatives leaves the matter on the table for another voting; commune-wide every group must be counted."""
    if round.purpose == Round.Purpose.CONSENT or votings.fell_short(round):
        return
    matter: Matter = Matter.objects.select_for_update().get(pk=round.matter_id)
    if matter.scope == Matter.Scope.COMMUNE:
        _commune(actor, matter)
    else:
        passed = votings.verdict_of(round, votings.count_of(round)).passed
        if passed or matter.deed != Matter.Deed.ELECT:  # nobody elected, or equal votes: the same election goes on
            _settle(actor, matter, round, passed=passed)


def _commune(by: Actor, matter: Matter) -> None:
    outcome = votings.of_groups(matter)
    if outcome.settled is None:
        return
    last = max(outcome.rounds, key=votings.day_of)
    _settle(by, matter, last, passed=outcome.settled)


def _settle(by: Actor, matter: Matter, round: Round, *, passed: bool) -> None:
    matter.decided_on = votings.day_of(round)
    matter.state = Matter.State.PASSED if passed else Matter.State.FAILED
    if passed and effect_of(matter) is Effect.VOTE_DAY:
        matter.state, matter.effect_on = Matter.State.IN_EFFECT, matter.decided_on
    matter.save(update_fields=["state", "decided_on", "effect_on"])
    after = {"state": matter.state, "decided_on": matter.decided_on, "effect_on": matter.effect_on}
    record(by, "decide.conclude", matter, after=after, ground=EFFECT)
    if matter.state == Matter.State.IN_EFFECT:
        takes_effect(by, matter)
