"""Residential groups: those of today, and their whole history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground import clock
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.places import actions, permissions, queries
from dinh.ground.places.forms import GroupFactsForm, GroupForm
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.saving import attempt
from dinh.ground.sheets import attachment, sheet


def _listed(request: Request) -> list[ResidentialGroup]:
    wanted = fold(request.GET.get("q", ""))
    return [group for group in queries.groups_on(clock.today()) if wanted in fold(str(group))]


@gated(permissions.MANAGE)
@require_safe
def groups(request: Request) -> HttpResponse:
    found = _listed(request)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    households = sum(group.households for group in found)
    return render(request, "places/list.html", {"page": page, "households": households})


@gated(permissions.MANAGE)
@require_safe
def export(request: Request) -> HttpResponse:
    header = [_("Mã"), _("Loại"), _("Tên"), _("Số hộ"), _("Nhà văn hóa, điểm sinh hoạt"), _("Từ ngày")]
    rows: list[list[Any]] = [
        [group.code, group.label, group.name, group.households, group.meeting_place, group.valid_from]
        for group in _listed(request)
    ]
    return attachment(sheet(_("Thôn, tổ dân phố"), header, rows), f"thon-to-{clock.today():%Y-%m-%d}.xlsx")


@gated(permissions.MANAGE)
@require_safe
def history(request: Request) -> HttpResponse:
    every = ResidentialGroup.objects.prefetch_related("came_from", "became").order_by("-valid_from", "code")
    return render(request, "places/history.html", {"page": Paginator(every, 25).get_page(request.GET.get("page"))})


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    initial = {"label": request.commune.group_label, "valid_from": clock.today()}
    form = GroupForm(request.POST or None, initial=initial)
    if form.is_valid():
        added = attempt(form, lambda: actions.add_group(by=request.actor, fields=form.cleaned_data))
        if added:
            messages.success(request, _("Đã thêm %(group)s.") % {"group": added})
            return redirect("places:list")
    context = {"form": form, "title": _("Thêm thôn, tổ dân phố"), "action": _("Thêm"), "back": reverse("places:list")}
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    group = get_object_or_404(ResidentialGroup, pk=pk)
    require(request.actor, permissions.MANAGE, group)
    initial = {name: getattr(group, name) for name in ("label", "households", "meeting_place")}
    form = GroupFactsForm(request.POST or None, initial=initial)
    if (
        form.is_valid()
        and attempt(form, lambda: actions.edit_group(by=request.actor, group_id=pk, **form.cleaned_data)) is not None
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("places:list")
    return render(request, "places/group.html", {"group": group, "form": form})
