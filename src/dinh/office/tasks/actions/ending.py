"""Ending a task that need not be done any more, and taking that back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.office.papers import actions as papers
from dinh.office.tasks import permissions
from dinh.office.tasks.models import Task


@act
def end_task(*, by: Actor, task: Task, reason: str, give_again: bool = False) -> Task:
    """Stop a task from today: its open turns wait for nobody. With `give_again` its clause waits to be given once
    more.
    """
    task = _lock(task)
    require(by, permissions.END, task)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao thôi giao việc này.")})
    task.ended, task.end_reason = today(), reason.strip()[:300]
    task.save(update_fields=["ended", "end_reason"])
    index.put(by.commune, "tasks", task)
    record(by, "tasks.end", task, before={"ended": None}, after={"ended": task.ended, "reason": task.end_reason})
    if give_again and task.clause is not None:
        papers.reopen_clause(by=by, clause=task.clause)
    return task


@act
def resume_task(*, by: Actor, task: Task) -> Task:
    """Undo an ending. Raises ValidationError when the clause was given to the same body again meanwhile."""
    task = _lock(task)
    require(by, permissions.RESUME, task)
    again = Task.objects.filter(clause=task.clause, lead=task.lead, ended=None) if task.clause else Task.objects.none()
    if again.exists():
        raise ValidationError(_("Mục này đã giao lại cho %(body)s bằng nhiệm vụ khác.") % {"body": task.lead.name})
    before = {"ended": task.ended, "reason": task.end_reason}
    task.ended, task.end_reason = None, ""
    task.save(update_fields=["ended", "end_reason"])
    index.put(by.commune, "tasks", task)
    record(by, "tasks.resume", task, before=before, after={"ended": None})
    return task


def _lock(task: Task) -> Task:
    locked: Task = (
        Task.objects.select_for_update(of=("self",)).select_related("lead", "clause", "paper").get(pk=task.pk)
    )
    return locked
