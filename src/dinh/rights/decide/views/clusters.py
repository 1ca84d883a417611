"""Meeting by clusters: set up, each cluster's place, hour and households."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.households import queries as register
from dinh.ground.http import Request, gated
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.forms_meeting import ClusterForm, SplitForm
from dinh.rights.decide.models import Cluster, Placing
from dinh.rights.decide.queries import clustering
from dinh.rights.decide.queries import meeting as queries
from dinh.rights.decide.views.meeting import bare, fetch, shown


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def clusters(request: Request, pk: int) -> HttpResponse:
    """The clusters there are, and a split anew."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    facts, total = queries.meeting_of(found), queries.total_of(found)
    form = SplitForm(request.POST or None, initial={
        "number": facts.plan_number, "on": facts.plan_on or today(), "scattered": facts.scattered,
    })  # fmt: skip
    if form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: actions.split(
            by=request.actor, round=found, places=form.places(found), number=data["number"], on=data["on"],
            scattered=data["scattered"],
        )):  # fmt: skip
            messages.success(request, _("Đã chia cụm. Hãy sửa địa điểm, giờ của từng cụm."))
            return redirect("decide_desk:meeting_clusters", pk)
    rows = Cluster.objects.filter(round=found).annotate(placed=Count("placings")).order_by("pk")
    context = {
        "round": found, "matter": found.matter, "meeting": facts, "form": form, "clusters": rows, "total": total,
        "refusal": clustering.refusal(total, today(), scattered=False),
        "unplaced": total - sum(each.placed for each in rows),
        "may_edit": may(request.actor, permissions.EDIT_ROUND, found),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_clusters.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def cluster(request: Request, pk: int, number: int) -> HttpResponse:
    """One cluster: name, place, hour; and, in a form of its own, which households meet with it."""
    found = fetch(request, pk)
    require(request.actor, permissions.EDIT_ROUND, found)
    row = get_object_or_404(Cluster, pk=number, round=found)
    placing = "households" in request.POST
    form = ClusterForm(None if placing else request.POST or None, cluster=row)
    if placing:
        wanted = {int(value) for value in request.POST.getlist("household") if value.isdecimal() and len(value) < 19}
        count = actions.place_households(by=request.actor, cluster=row, households=wanted)
        messages.success(request, _("%(name)s có %(count)d hộ.") % {"name": row, "count": count})
        return redirect("decide_desk:meeting_clusters", pk)
    if form.is_valid() and tried(
        form, lambda: actions.revise_cluster(by=request.actor, cluster=row, place=form.place_of())
    ):
        messages.success(request, _("Đã sửa cụm."))
        return redirect("decide_desk:meeting_clusters", pk)
    where = dict(Placing.objects.filter(round=found).values_list("household_id", "cluster__name"))
    mine = set(Placing.objects.filter(cluster=row).values_list("household_id", flat=True))
    listed = register.on(request.actor.commune, today(), groups=[found.group_id])
    ordered = clustering.even_split(listed, 1)[0]
    known = {each.id: each for each in listed}
    lines = [(known[at], at in mine, "" if at in mine else where.get(at, "")) for at in ordered]
    context = {"round": found, "matter": found.matter, "cluster": row, "form": form, "lines": lines}
    return render(request, "decide/desk/meeting_cluster.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def whole(request: Request, pk: int) -> HttpResponse:
    """Give the clusters up."""
    found = fetch(request, pk)
    require(request.actor, permissions.EDIT_ROUND, found)
    return shown(
        request, found, bare(request), _("Họp chung, không chia cụm"), _("Thôi chia cụm"),
        _("Các cụm và danh sách hộ của cụm bị bỏ. Cả thôn, tổ dân phố họp tại %(place)s.") % {"place": found.place},
        lambda _sent: actions.give_up_clusters(by=request.actor, round=found), danger=True,
    )  # fmt: skip
