"""Bodies, and posts with their holders, from a table: a dry run row by row, then all of them or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dinh.ground import clock
from dinh.ground.bodies import actions, permissions, posts_table, queries, roles
from dinh.ground.bodies.forms import BodyForm
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.views_people import show_links_once
from dinh.ground.fold import fold
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import TableForm, Trial, blank_table, lines_of, try_lines
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line

COLUMNS = {
    "name": ("Tên đầy đủ", "Tên", "Tên cơ quan"),
    "short_name": ("Tên tắt",),
    "symbol": ("Ký hiệu", "Ký hiệu văn bản"),
    "organ_code": ("Mã định danh",),
    "kind": ("Loại",),
    "system": ("Hệ thống văn bản", "Hệ thống"),
    "aliases": ("Tên gọi khác",),
    "parent": ("Trực thuộc",),
    "order": ("Thứ tự",),
    "valid_from": ("Từ ngày",),
}
_BODY_EXAMPLES = [
    ("Ủy ban Mặt trận Tổ quốc phường", "Mặt trận", "MTTQ-BTT", "", "Mặt trận Tổ quốc", "Mặt trận", "", "", "60"),
    ("Phòng Văn hóa - Xã hội", "Phòng VH-XH", "VHXH", "", "cơ quan chuyên môn", "Nhà nước", "", "", "70"),
]
_POST_EXAMPLES = [
    ("Nguyễn Thị Lụa", "Phó Trưởng Ban", "Ban Xây dựng Đảng", "Ban Xây dựng Đảng", "", "", "", "", "", ""),
    ("Đinh Văn Ba", "Tổ trưởng tổ dân phố 1", "Ủy ban nhân dân phường", "Trưởng thôn, tổ trưởng", "x", "Tổ dân phố 1"),
]


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def bodies(request: Request) -> HttpResponse:
    if "mau" in request.GET:
        return blank_table(_("Cơ quan, đơn vị"), COLUMNS, _BODY_EXAMPLES)
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form,
        "columns": [titles[0] for titles in COLUMNS.values()],
        "title": _("Nhập cơ quan, đơn vị từ bảng"),
        "blank": True,
        "back": reverse("bodies:list"),
    }
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        trials, rows = tried(lines)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if form.cleaned_data["confirm"] and context["ready"]:
            added = attempt(form, lambda: actions.import_bodies(by=request.actor, rows=rows))
            if added:
                words = ngettext("Đã thêm %(count)s cơ quan.", "Đã thêm %(count)s cơ quan.", len(added))
                messages.success(request, words % {"count": len(added)})
                return redirect("bodies:list")
    return render(request, "places/import.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def posts(request: Request) -> HttpResponse:
    if "mau" in request.GET:
        return blank_table(_("Chức danh và người giữ"), posts_table.COLUMNS, _POST_EXAMPLES)
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form,
        "columns": [titles[0] for titles in posts_table.COLUMNS.values()],
        "title": _("Nhập chức danh và người giữ từ bảng"),
        "blank": True,
        "back": reverse("bodies:people"),
        "help": _("Vai trò là một trong: %(names)s. Quyền của từng chức danh sửa lại được sau.")
        % {"names": ", ".join(str(role.title) for role in roles.ROLES.values())},
    }
    if form.is_valid() and (lines := lines_of(form, posts_table.COLUMNS)):
        trials, rows = posts_table.tried(lines)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if form.cleaned_data["confirm"] and context["ready"]:
            made = attempt(form, lambda: actions.import_posts(by=request.actor, rows=rows))
            if made:
                words = ngettext("Đã thêm %(count)s người.", "Đã thêm %(count)s người.", len(made))
                messages.success(request, words % {"count": len(made)})
                return show_links_once(request, [holding.user for holding in made])
    return render(request, "places/import.html", context)


def tried(lines: list[Line]) -> tuple[list[Trial], list[dict[str, Any]]]:
    """Each row through the form of one body. `parent` may be a body here already, or one in the same file."""
    existing = {body.name for body in Body.objects.all()}
    names = existing | {line.cells.get("name", "") for line in lines}

    def form_of(cells: dict[str, str]) -> BodyForm:
        data = {**cells, "kind": _choice(cells.get("kind", ""), Body.Kind.choices)}
        data["system"] = _choice(cells.get("system", ""), Body.System.choices)
        data["order"] = cells.get("order") or "100"
        data["valid_from"] = cells.get("valid_from") or f"{clock.today():%d/%m/%Y}"
        form = BodyForm(data | {"parent": ""}, bodies=queries.bodies_on(clock.today()))
        for name, choices in (("kind", Body.Kind.choices), ("system", Body.System.choices)):
            # On a page one chooses from a list; whoever fills in a table has not seen it.
            told = "; ".join(str(label) for _value, label in choices)
            form.fields[name].error_messages["invalid_choice"] = (
                _("không có “%(value)s”; viết một trong:") + f" {told}."
            )
        form.is_valid()
        parent = cells.get("parent", "")
        if parent and parent not in names:
            form.add_error("parent", _("không có cơ quan nào tên “%(name)s”") % {"name": parent})
        form.cleaned_data["parent"] = parent
        return form

    return try_lines(lines, form_of, key=lambda row: str(row["name"]), taken=existing)


def _choice(words: str, choices: Any) -> str:
    """The value whose label begins with what was written, folded; what was written itself when none does."""
    wanted = fold(words)
    return next(
        (value for value, label in choices if wanted and (value == words or fold(label).startswith(wanted))), words
    )
