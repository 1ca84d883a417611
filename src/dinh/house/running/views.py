"""Whether the house runs: for everyone, for who manages the commune, for Prometheus."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from dinh.ground.bodies.permissions import MANAGE
from dinh.ground.clock import now, today
from dinh.ground.http import Request, gated, public
from dinh.house.running import metrics, state
from dinh.house.running import setting_up as opening


@gated(MANAGE)
@require_safe
def running(request: Request) -> HttpResponse:
    return render(request, "running/now.html", {"findings": state.findings(request.commune), "at": now()})


@gated(MANAGE)
@require_safe
def setting_up(request: Request) -> HttpResponse:
    steps = opening.steps(request.actor, today())
    context = {"steps": steps, "done": sum(step.done for step in steps)}
    return render(request, "running/setting_up.html", context)


@public
@require_safe
def status(request: Request) -> HttpResponse:
    """For everyone: whether what they send arrives and is answered by machine; nothing about the machine itself."""
    findings = [each for each in state.findings(request.commune) if each.public]
    troubled = [each for each in findings if each.tone == "late"]
    response = render(request, "running/status.html", {"findings": findings, "troubled": troubled, "at": now()})
    response["Cache-Control"] = "no-store"
    return response


@public
@require_safe
def numbers(request: Request) -> HttpResponse:
    """Not there unless the operator set a token, nor for who does not name it."""
    token = settings.DINH_METRICS_TOKEN
    told = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not secrets.compare_digest(told.encode(), token.encode()):
        raise Http404
    return HttpResponse(metrics.exposed(), content_type=CONTENT_TYPE_LATEST)
