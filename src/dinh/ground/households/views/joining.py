"""Households split and merged: first the form, then a page that says what will be, then the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import actions, grouping, judging, permissions
from dinh.ground.households.forms import MergeForm, PartFormSet, SplitForm, opening
from dinh.ground.households.models import Household, Line
from dinh.ground.households.views.register import fetch
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt

MOST_PARTS = 10


def _suggested(request: Request, group: int) -> str:
    lines = Line.objects.filter(to_day=None).select_related("household")
    return judging.suggest(lines, grouping.on(request.commune, today()), group)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def split(request: Request, pk: int) -> HttpResponse:
    """`?phan=3` asks for three parts."""
    home = fetch(request, pk, permissions.WRITE)
    if home.valid_to is not None:
        return redirect("households:household", pk)
    known = grouping.on(request.commune, today())
    group = known.of(home.group_id)
    first = opening(home, today())
    asked = request.GET.get("phan", "2")
    count = min(max(int(asked), 2), MOST_PARTS) if asked.isdecimal() and len(asked) < 3 else 2
    initial: list[dict[str, Any]] = [first, {"number": _suggested(request, group), "address": first["address"]}]
    initial += [{"address": first["address"]} for _more in range(count - 2)]
    parts = PartFormSet(request.POST or None, prefix="ho", initial=initial)
    form = SplitForm(request.POST or None, initial=first)
    checking = False
    if form.is_valid() and parts.is_valid():
        made = [part.facts(group) for part in parts]
        if "confirm" in request.POST:
            new = attempt(form, lambda: actions.split(
                by=request.actor, household_id=pk, parts=made, day=form.cleaned_data["day"],
                edition=form.cleaned_data["edition"],
            ))  # fmt: skip
            if new:
                numbers = ", ".join(each.number for each in new)
                messages.success(request, _("Đã tách thành các hộ số %(numbers)s.") % {"numbers": numbers})
                return redirect("households:household", new[0].pk)
        checking = not form.errors and "back" not in request.POST
    bad = bool(form.errors or parts.total_error_count())
    context = {
        "home": home, "line": home.line, "form": form, "parts": parts, "checking": checking, "count": count,
        "more": range(2, MOST_PARTS + 1), "group": known.title(group),
    }  # fmt: skip
    return render(request, "households/split.html", context, status=400 if request.method == "POST" and bad else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def merge(request: Request) -> HttpResponse:
    """`?ho=` begins with a household."""
    form = MergeForm(request.POST or None, initial=_beginning(request))
    checking, olds = False, []
    if form.is_valid():
        olds = form.cleaned_data["numbers"]
        for old in olds:
            require(request.actor, permissions.WRITE, old)
        known = grouping.on(request.commune, today())
        into = form.facts(known.of(olds[0].group_id))
        if "confirm" in request.POST:
            made = attempt(form, lambda: actions.merge(
                by=request.actor, household_ids=[old.pk for old in olds], into=into, day=form.cleaned_data["day"]
            ))  # fmt: skip
            if made:
                messages.success(request, _("Đã nhập thành hộ số %(number)s.") % {"number": made.number})
                return redirect("households:household", made.pk)
        checking = not form.errors and "back" not in request.POST
    context = {"form": form, "checking": checking, "olds": olds}
    return render(request, "households/merge.html", context, status=400 if form.errors else 200)


def _beginning(request: Request) -> dict[str, Any]:
    asked = request.GET.get("ho", "")
    home = (
        Household.objects.filter(pk=int(asked), valid_to=None).first()
        if asked.isdecimal() and len(asked) < 10
        else None
    )
    if home is None:
        return {"day": today()}
    require(request.actor, permissions.WRITE, home)
    return opening(home, today()) | {"numbers": f"{home.number}, "}
