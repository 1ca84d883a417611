"""What becomes of the clauses of a paper: the tasks room says so here, in its own acts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.office.papers import permissions
from dinh.office.papers.models import Clause


@act
def mark_clause_assigned(*, by: Actor, clause: Clause) -> Clause:
    """A task now answers for this clause. Called inside the act that makes the task, which asks who may assign.

    Raises Refused when a task already does: two people assigning at once give one task.
    """
    clause = _locked(by, clause)
    if clause.state == Clause.State.ASSIGNED:
        raise Refused(_("Mục “%(clause)s” đã được giao thành nhiệm vụ.") % {"clause": str(clause)[:80]})
    return _move(by, clause, Clause.State.ASSIGNED, "")


@act
def dismiss_clause(*, by: Actor, clause: Clause, reason: str) -> Clause:
    """Leave a clause out, with the reason. Raises ValidationError without one, Refused when it is already a task."""
    clause = _locked(by, clause)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do không giao mục này.")})
    if clause.state == Clause.State.ASSIGNED:
        raise Refused(_("Mục này đã được giao. Hãy thôi giao nhiệm vụ trước."))
    return _move(by, clause, Clause.State.DISMISSED, " ".join(reason.split())[:300])


@act
def reopen_clause(*, by: Actor, clause: Clause) -> Clause:
    """The clause waits again: its task was ended, or it had been left out by mistake."""
    return _move(by, _locked(by, clause), Clause.State.FOUND, "")


def _locked(by: Actor, clause: Clause) -> Clause:
    locked: Clause = Clause.objects.select_for_update(of=("self",)).select_related("paper").get(pk=clause.pk)
    require(by, permissions.READ, locked)
    return locked


def _move(by: Actor, clause: Clause, state: str, reason: str) -> Clause:
    before, clause.state, clause.reason = clause.state, state, reason
    clause.save(update_fields=["state", "reason"])
    record(by, "papers.clause", clause, before={"state": before}, after={"state": state, "reason": reason})
    return clause
