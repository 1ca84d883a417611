from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.ground import clock
from dinh.ground.http import Request, gated
from dinh.house.yard import permissions
from dinh.house.yard.desk import work_today


@gated(permissions.ENTER_DESK)
@require_safe
def today(request: Request) -> HttpResponse:
    day = clock.today()
    return render(request, "yard/today.html", {"day": day, "work": work_today(request.actor, day)})
