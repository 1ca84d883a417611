"""One task on one page, its whole life; ending it and taking that back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.law.printed import last_day
from dinh.office.tasks import actions, permissions, queries
from dinh.office.tasks.forms import EndForm, tried
from dinh.office.tasks.models import Task, Turn
from dinh.office.tasks.steps import Step, open_steps


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn on the page of its task: its line, what the actor may do with it now, and why it is due on that day."""

    line: queries.Line
    steps: list[Step]
    reasons: tuple[str, ...]

    @property
    def turn(self) -> Turn:
        return self.line.turn


def task_or_404(ref: str) -> Task:
    task = queries.find_task(ref)
    if task is None:
        raise Http404(_("Không có nhiệm vụ này."))
    return task


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    task = task_or_404(ref)
    turns = _turns(request, task)
    context: dict[str, Any] = {
        "task": task,
        "turns": turns,
        "story": queries.story(task),
        "today": today(),
        "may_end": may(request.actor, permissions.END, task),
        "may_resume": may(request.actor, permissions.RESUME, task),
        "current": next((each for each in turns if each.turn.state != Turn.State.ACCEPTED), None),
    }
    return render(request, "tasks/task.html", context)


def _turns(request: Request, task: Task) -> list[TurnView]:
    turns = (
        task.turns.select_related("owner__body", "reported_by__body", "accepted_by__body")
        .prefetch_related(
            "evidence__files__file",
            "evidence__by",
            "evidence__post__body",
            "evidence__paper",
            "postponements__by__body",
        )
        .order_by("first_due", "pk")
    )
    shown = []
    for line in queries.lines(turns, today()):
        line.turn.task = task  # one task for all, so that the gate asks for its bodies once
        reasons = last_day(line.turn.first_due, before=line.turn.before).steps if line.turn.first_due else ()
        shown.append(TurnView(line, open_steps(request.actor, line.turn), reasons))
    return shown


@require_http_methods(["GET", "POST"])
@gated(permissions.ASSIGN)
def end(request: Request, ref: str) -> HttpResponse:
    task = task_or_404(ref)
    form = EndForm(request.POST or None)
    if task.clause is None:
        del form.fields["give_again"]
    if form.is_valid() and tried(form, lambda: actions.end_task(by=request.actor, task=task, **form.cleaned_data)):
        messages.success(request, _("Đã thôi giao nhiệm vụ. Nếu nhầm, bấm “Giao trở lại”."))
        return redirect("tasks:task", task.ref)
    refusal = why_not(request.actor, permissions.END, task)
    return render(request, "tasks/end.html", {"task": task, "form": form, "refusal": refusal})


@require_POST
@gated(permissions.ASSIGN)
def resume(request: Request, ref: str) -> HttpResponse:
    task = task_or_404(ref)
    try:
        actions.resume_task(by=request.actor, task=task)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Nhiệm vụ được giao trở lại."))
    return redirect("tasks:task", task.ref)
