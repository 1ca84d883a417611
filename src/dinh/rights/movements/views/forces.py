"""The desk: community forces, who serves, what they did, the year's yes or no. Mediators are read from their room."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.mediation import queries as mediation
from dinh.rights.movements import permissions
from dinh.rights.movements.models import Force
from dinh.rights.movements.views.acting import possible


def counted_forces(year: int) -> list[Any]:
    """Forces at work, each with `serving`, `acts` of the year, `reviewed` and `done` of those serving."""
    day = today()
    rows = Force.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day)).select_related("body", "group")
    now = Q(members__until=None)
    mine = now & Q(members__reviews__year=year)
    return list(
        rows.annotate(
            serving=Count("members", filter=now, distinct=True),
            reviewed=Count("members__reviews", filter=mine, distinct=True),
            done=Count("members__reviews", filter=mine & Q(members__reviews__done=True), distinct=True),
            acts=Count("activities", filter=Q(activities__held_on__year=year), distinct=True),
        )
    )


def mediators() -> tuple[int, int]:
    """(teams at work, mediators serving), by the mediation room's own queries."""
    found = mediation.standings(mediation.teams(today()), today())
    return len(found), sum(len(one.members) for one in found)


@require_safe
@gated(permissions.ENTER)
def forces(request: Request) -> HttpResponse:
    day = today()
    found = counted_forces(day.year)
    kind = request.GET.get("loai", "")
    if kind in Force.Kind.values:
        found = [one for one in found if one.kind == kind]
    if request.GET.get("xuat") == "xlsx":
        columns = [(_("Loại"), 26), (_("Tên"), 40), (_("Thôn, tổ dân phố"), 24), (_("Cơ quan phụ trách"), 36),
                   (_("Thành viên"), 9), (_("Hoạt động trong năm"), 9), (_("Đã xét"), 8), (_("Đã làm"), 8)]  # fmt: skip
        rows = (
            (one.get_kind_display(), one.name, str(one.group or ""), one.body.name, one.serving, one.acts,
             one.reviewed, one.done)
            for one in found
        )  # fmt: skip
        return attachment(table(_("Lực lượng cộng đồng"), columns, rows), f"luc-luong-{day:%Y%m%d}.xlsx")
    teams, serving = mediators()
    context = {
        "forces": found, "kinds": Force.Kind.choices, "kind": kind, "year": day.year, "teams": teams,
        "mediators": serving, "may_write": may(request.actor, permissions.WRITE),
    }  # fmt: skip
    return render(request, "movements/desk/forces.html", context)


@require_safe
@gated(permissions.ENTER)
def force(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Force.objects.select_related("body", "group"), pk=pk)
    by = request.actor
    members = found.members.select_related("group").prefetch_related("reviews")
    context = {
        "force": found, "members": [(one, possible(by, "nguoi", one)) for one in members],
        "activities": found.activities.all()[:50], "possible": possible(by, "luc-luong", found),
    }  # fmt: skip
    return render(request, "movements/desk/force.html", context)
