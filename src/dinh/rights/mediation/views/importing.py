"""Teams and mediators from a table: a dry run row by row, then all of them or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import TableForm, Trial, lines_of, try_lines
from dinh.ground.places.queries import groups_on
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line
from dinh.rights.mediation import actions, permissions
from dinh.rights.mediation.actions import Imported
from dinh.rights.mediation.forms_teams import ImportRowForm
from dinh.rights.mediation.models import Member

COLUMNS = {
    "name": ("Họ và tên", "Họ tên", "Hòa giải viên"),
    "group": ("Thôn, tổ dân phố", "Tổ dân phố", "Thôn"),
    "team": ("Tổ hòa giải",),
    "recognised_on": ("Ngày công nhận",),
    "decision": ("Quyết định", "Quyết định công nhận"),
    "woman": ("Nữ",),
    "minority": ("Dân tộc thiểu số",),
    "lawyer": ("Chuyên môn luật",),
    "head": ("Tổ trưởng",),
    "phone": ("Điện thoại",),
}
YES, NO = {"x", "co", "1", "nu", "dung"}, {"", "khong", "0", "nam"}


@gated(permissions.WRITE)
@require_http_methods(["GET", "POST"])
def members(request: Request) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form, "columns": [titles[0] for titles in COLUMNS.values()],
        "title": _("Nhập tổ hòa giải, hòa giải viên từ bảng"), "back": reverse("mediation_desk:teams"),
    }  # fmt: skip
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        trials, rows = tried(lines)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if form.cleaned_data["confirm"] and context["ready"]:
            added = attempt(form, lambda: actions.import_members(by=request.actor, rows=rows))
            if added:
                words = ngettext("Đã thêm %(count)s hòa giải viên.", "Đã thêm %(count)s hòa giải viên.", len(added))
                messages.success(request, words % {"count": len(added)})
                return redirect("mediation_desk:teams")
    return render(request, "places/import.html", context)


def tried(lines: list[Line]) -> tuple[list[Trial], list[Imported]]:
    """Each row as one mediator; the group is found by its name or code, ticks are x, có, 1."""
    groups = {fold(name): group for group in groups_on(today()) for name in (str(group), group.name, group.code)}
    taken = {
        _name(member.team.group_id, member.team.name, member.name)
        for member in Member.objects.filter(ceased_on=None).select_related("team")
    }

    def form_of(cells: dict[str, str]) -> ImportRowForm:
        form = ImportRowForm(cells)
        if not form.is_valid():
            return form
        data = form.cleaned_data
        group = groups.get(fold(data["group"].strip()))
        if group is None:
            form.add_error("group", _("không có “%(name)s” ở đây") % {"name": data["group"]})
            return form
        if data["recognised_on"] > today():
            form.add_error("recognised_on", _("ngày này chưa đến"))
        for name in ("woman", "minority", "lawyer", "head"):
            said = fold(data[name].strip())
            if said not in YES | NO:
                form.add_error(name, _("ghi x, có, hoặc để trống"))
            data[name] = said in YES
        data["group_id"], data["team"] = group.pk, data["team"].strip() or f"Tổ hòa giải {str(group).lower()}"
        return form

    def key(row: dict[str, Any]) -> str:
        return _name(row["group_id"], row["team"], row["name"])

    trials, good = try_lines(lines, form_of, key=key, taken=taken)
    names = list(Imported.__slots__)
    return trials, [Imported(**{name: row[name] for name in names}) for row in good]


def _name(group: int, team: str, name: str) -> str:
    """How a row is told from another: the person in the team. The group's number keeps teams of one name apart."""
    return f"{' '.join(name.split())} – {team} ({group})"
