"""One page for each step of a turn (steps.py): the turn, its evidence, the form of the step."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.gate import why_not
from dinh.ground.http import Request, gated
from dinh.office.tasks import permissions, queries
from dinh.office.tasks.forms import tried
from dinh.office.tasks.models import Turn
from dinh.office.tasks.steps import STEPS
from dinh.office.tasks.views.task import task_or_404


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def step(request: Request, ref: str, pk: int, step: str) -> HttpResponse:
    """Asks and does one step. Who may not sees why instead of the form; the act asks the gate again."""
    doing, turn = STEPS.get(step), _turn(ref, pk)
    if doing is None:
        raise Http404(_("Không có bước này."))
    posted = request.method == "POST"
    form = doing.blank(turn, request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid() and tried(form, lambda: doing.act(request.actor, turn, form.cleaned_data)):
        messages.success(request, str(doing.done))
        return redirect(f"{reverse('tasks:task', args=[ref])}#ky-{pk}")
    context = {
        "task": turn.task, "turn": turn, "line": queries.lines([turn], today())[0], "step": doing, "form": form,
        "refusal": why_not(request.actor, doing.permission, turn),
    }  # fmt: skip
    return render(request, "tasks/step.html", context)


def _turn(ref: str, pk: int) -> Turn:
    task = task_or_404(ref)
    turns = task.turns.select_related("owner__body", "reported_by__body", "accepted_by__body")
    turn = (
        turns.prefetch_related("evidence__files__file", "evidence__post__body", "evidence__by", "evidence__paper")
        .filter(pk=pk)
        .first()
    )
    if turn is None:
        raise Http404(_("Không có kỳ này."))
    turn.task = task
    return turn
