"""The register group by group: counts beside the number typed for the group, a list to print, households that wait to
be placed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.households import actions, grouping, listing, permissions, queries
from dinh.ground.households.forms import PlaceForm
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.saving import attempt
from dinh.ground.privacy.actions import noted

MOST = 500  # households placed at once


@never_cache
@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    rows, waiting = listing.counted(request.actor, today())
    context = {
        "rows": rows, "waiting": waiting, "total": sum(row.counted for row in rows) + waiting,
        "typed": sum(row.group.typed for row in rows), "differing": sum(row.differs for row in rows),
        "may_write": may(request.actor, permissions.WRITE, request.commune),
        "may_place": may(request.actor, permissions.PLACE, request.commune),
    }  # fmt: skip
    return render(request, "households/groups.html", context)


@never_cache
@require_safe
@gated(permissions.READ)
def sheet(request: Request, pk: int) -> HttpResponse:
    """The list of a group with a place to sign: for a meeting, on paper. No telephone numbers."""
    group: ResidentialGroup = get_object_or_404(ResidentialGroup, pk=pk)
    require(request.actor, permissions.READ, group)
    day = today()
    if pk not in grouping.on(request.commune, day).ids:
        raise Http404
    noted(request.actor, "register", "places.ResidentialGroup", pk, str(group))
    return render(
        request, "households/print.html",
        {"group": group, "rows": queries.on(request.commune, day, groups=[pk]), "day": day},
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PLACE)
def waiting(request: Request) -> HttpResponse:
    """Households of groups that were split: which part each belongs to. `?tu=` shows those of one former group."""
    known = grouping.on(request.commune, today())
    every = queries.on(request.commune, today(), groups=known.waiting())
    former = sorted({row.group_id for row in every}, key=known.rank)
    asked = request.GET.get("tu", "")
    chosen = next((pk for pk in former if str(pk) == asked), former[0] if former else None)
    rows = [row for row in every if row.group_id == chosen][:MOST]
    heirs = {known.of(heir) for heir in known.heirs(chosen)} if chosen else set()
    form = PlaceForm(
        request.POST or None,
        groups=[(str(pk), known.title(pk)) for pk in sorted(heirs, key=known.rank)],
        households=[
            (str(row.id), " · ".join(filter(None, [row.number, row.representative, row.address]))) for row in rows
        ],
    )
    if form.is_valid():
        data = form.cleaned_data
        placed = attempt(
            form, lambda: actions.place(by=request.actor, household_ids=data["households"], group_id=data["group"])
        )
        if placed:
            words = ngettext("Đã xếp %(count)d hộ.", "Đã xếp %(count)d hộ.", placed)
            messages.success(request, words % {"count": placed})
            return redirect("households:waiting")
    context = {
        "form": form, "rows": rows, "former": [(pk, known.title(pk)) for pk in former], "chosen": chosen,
        "title": known.title(chosen) if chosen else "", "note": _("Chọn các hộ, chọn đơn vị mới, rồi bấm “Xếp”."),
    }  # fmt: skip
    return render(request, "households/waiting.html", context, status=400 if form.errors else 200)
