"""A household written into the register by hand, and one put right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.households import actions, grouping, judging, permissions, queries
from dinh.ground.households.forms import AddForm, CorrectForm, opening
from dinh.ground.households.models import Line
from dinh.ground.households.views.register import fetch, group_choices
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def add(request: Request) -> HttpResponse:
    """First the group (`?to=`), then the household: the next free number of that group is offered."""
    known = grouping.on(request.commune, today())
    groups = group_choices(request, known)
    chosen = request.GET.get("to", "") if request.GET.get("to", "") in dict(groups) else ""
    chosen = chosen or (groups[0][0] if len(groups) == 1 else "")
    if request.method == "GET" and not chosen:
        counts = queries.counts_on(request.commune, today(), known)
        return render(
            request, "households/choose.html", {"groups": [(pk, name, counts[int(pk)]) for pk, name in groups]}
        )
    initial = {"day": today(), "group": chosen}
    if chosen:
        lines = Line.objects.filter(to_day=None).select_related("household")
        initial["number"] = judging.suggest(lines, known, int(chosen))
    form = AddForm(request.POST or None, initial=initial, groups=groups)
    if form.is_valid():
        day, place = form.cleaned_data["day"], form.cleaned_data["group"]
        home = attempt(form, lambda: actions.add(by=request.actor, facts=form.facts(place), day=day))
        if home:
            messages.success(request, _("Đã ghi hộ số %(number)s vào sổ.") % {"number": home.number})
            return redirect("households:household", home.pk)
    return render(request, "households/add.html", {"form": form}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def correct(request: Request, pk: int) -> HttpResponse:
    home = fetch(request, pk, permissions.WRITE)
    form = CorrectForm(request.POST or None, initial=opening(home, today()))
    if form.is_valid():
        facts, edition = form.facts(home.group_id), form.cleaned_data["edition"]
        run = lambda: actions.correct(by=request.actor, household_id=pk, facts=facts, edition=edition)  # noqa: E731
        if attempt(form, run):
            messages.success(request, _("Đã sửa."))
            return redirect("households:household", pk)
    context = {"form": form, "home": home}
    return render(request, "households/correct.html", context, status=400 if form.errors else 200)
