"""Changes that make other groups out of groups: new names, mergers, splits; and groups from a table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dinh.ground import clock
from dinh.ground.http import Request, gated
from dinh.ground.places import actions, permissions, queries
from dinh.ground.places.actions import NewGroup
from dinh.ground.places.forms import GroupForm, MergeForm, PartFormSet, RenameForm, WhenForm, code_of
from dinh.ground.places.importing import TableForm, Trial, blank_table, lines_of, try_lines
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line

COLUMNS = {
    "name": ("Tên", "Tên thôn, tổ dân phố", "Tên tổ dân phố", "Tên thôn"),
    "label": ("Loại",),
    "code": ("Mã",),
    "households": ("Số hộ",),
    "meeting_place": ("Nhà văn hóa, điểm sinh hoạt", "Nhà văn hóa"),
    "valid_from": ("Từ ngày",),
}


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def rename(request: Request, pk: int) -> HttpResponse:
    group = get_object_or_404(ResidentialGroup, pk=pk)
    form = RenameForm(request.POST or None, initial={"name": group.name, "day": clock.today()})
    if form.is_valid():
        renamed = attempt(form, lambda: actions.rename_group(by=request.actor, group_id=pk, **form.cleaned_data))
        if renamed:
            messages.success(request, _("Từ ngày đã ghi, tên mới là %(group)s.") % {"group": renamed})
            return redirect("places:list")
    title = _("Đổi tên %(group)s") % {"group": group}
    context = {"form": form, "title": title, "action": _("Đổi tên"), "back": reverse("places:edit", args=[pk])}
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def merge(request: Request) -> HttpResponse:
    form = MergeForm(request.POST or None, groups=queries.groups_on(clock.today()), initial={"day": clock.today()})
    if form.is_valid():
        merged = attempt(form, lambda: _merged(request, form))
        if merged:
            messages.success(request, _("Đã sáp nhập thành %(group)s.") % {"group": merged})
            return redirect("places:list")
    context = {
        "form": form,
        "title": _("Sáp nhập thôn, tổ dân phố"),
        "action": _("Sáp nhập"),
        "back": reverse("places:list"),
    }
    return render(request, "bodies/form.html", context)


def _merged(request: Request, form: MergeForm) -> ResidentialGroup:
    data = form.cleaned_data
    chosen = list(data["groups"])
    label = chosen[0].label if chosen else request.commune.group_label
    return actions.merge_groups(
        by=request.actor,
        group_ids=[group.pk for group in chosen],
        into=_part(data, label),
        day=data["day"],
        ground=data["ground"],
    )


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def split(request: Request, pk: int) -> HttpResponse:
    group = get_object_or_404(ResidentialGroup, pk=pk)
    parts = PartFormSet(request.POST or None, prefix="part")
    form = WhenForm(request.POST or None, initial={"day": clock.today()})
    if form.is_valid() and parts.is_valid():
        new = [_part(part.cleaned_data, group.label) for part in parts if part.cleaned_data]
        done = attempt(form, lambda: actions.split_group(by=request.actor, group_id=pk, parts=new, **form.cleaned_data))
        if done:
            messages.success(request, _("Đã chia thành %(groups)s.") % {"groups": ", ".join(map(str, done))})
            return redirect("places:list")
    return render(request, "places/split.html", {"group": group, "form": form, "parts": parts})


def _part(data: dict[str, Any], label: str) -> NewGroup:
    code = code_of(f"{label} {data['name']}")
    return NewGroup(code, data["name"], data["households"], data["meeting_place"])


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def import_table(request: Request) -> HttpResponse:
    if "mau" in request.GET:
        return blank_table(_("Thôn, tổ dân phố"), COLUMNS, [("1", request.commune.group_label, "", 120)])
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form,
        "columns": [titles[0] for titles in COLUMNS.values()],
        "title": _("Nhập thôn, tổ dân phố từ bảng"),
        "back": reverse("places:list"),
        "blank": True,
    }
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        trials, rows = tried(lines, request.commune.group_label)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if form.cleaned_data["confirm"] and context["ready"]:
            added = attempt(form, lambda: actions.import_groups(by=request.actor, rows=rows))
            if added:
                words = ngettext("Đã thêm %(count)s đơn vị.", "Đã thêm %(count)s đơn vị.", len(added))
                messages.success(request, words % {"count": len(added)})
                return redirect("places:list")
    return render(request, "places/import.html", context)


def tried(lines: list[Line], label: str) -> tuple[list[Trial], list[dict[str, Any]]]:
    """Each row through the form of one group; a row without a kind gets `label`, without a day, today."""
    today = f"{clock.today():%d/%m/%Y}"

    def form_of(cells: dict[str, str]) -> GroupForm:
        filled = {"label": cells.get("label") or label, "valid_from": cells.get("valid_from") or today}
        return GroupForm(cells | filled)

    taken = set(queries.groups_on(clock.today()).values_list("code", flat=True))
    return try_lines(lines, form_of, key=lambda row: str(row["code"]), taken=taken)
