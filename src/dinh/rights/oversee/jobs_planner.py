"""The planner's work behind the page: signs counted body by body with progress, then the proposal drawn and sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import DatabaseError
from django.utils.translation import gettext as _
from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.rights.oversee import planner
from dinh.rights.oversee.models import Proposal
from dinh.rights.oversee.planner import Candidate, Pick, Rules
from dinh.rights.oversee.queries import planner as queries


@task()
def propose(commune: int, proposal: int) -> str:
    """Count, draw, seal; returns the last seal. May run twice: a proposal that is there stays as it is."""
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        return count(Actor(commune=home), Proposal.objects.get(pk=proposal)).head


def count(by: Actor, one: Proposal) -> Proposal:
    """The work of the job, in the scope of its commune."""
    # the act that asks for a proposal puts this job in line, so the job knows the acts only now
    from dinh.rights.oversee.actions.planner import fail_proposal, keep_proposal, tell_progress

    if one.head or one.failed:
        return one
    try:
        bodies = queries.looked_at(one.day, one.holder, one.purpose)
        total = len(bodies)

        def tell(done: int) -> None:
            tell_progress(by=by, proposal=one, done=done, total=total)

        tell(0)
        found = queries.candidates(bodies, one.day, tell)
    except DatabaseError:
        return fail_proposal(by=by, proposal=one, why=_("Không đếm được dấu hiệu của các đơn vị. Hãy chạy lại."))
    return keep_proposal(by=by, proposal=one, candidates=found)


def propose_many(
    inputs: Iterable[tuple[str, str, Sequence[Candidate]]], rules: Rules, text: str,
    tell: Callable[[int], None] = lambda done: None,
) -> Iterator[tuple[str, list[Pick], str]]:  # fmt: skip
    """The proposals of many communes one after another: (commune, period, candidates) in, (commune, picks, seal) out.

    Holds one commune at a time; `tell` hears how many are done.
    """
    for number, (commune, period, found) in enumerate(inputs, start=1):
        picks = planner.propose(found, rules, planner.seed_of(commune, period, text))
        about = {"commune": commune, "period": period, "text": text}
        yield commune, picks, planner.write(about, rules, found, picks)[1]
        tell(number)
