"""Models the ward had before, from a table: every row is tried first, then all go in or none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line
from dinh.ground.fold import fold
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import TableForm, Trial, lines_of, try_lines
from dinh.ground.places.queries import groups_on
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line
from dinh.rights.movements import actions, permissions
from dinh.rights.movements.actions import Imported, Recipe, Taken
from dinh.rights.movements.models import PracticeModel

COLUMNS = {
    "name": ("Tên mô hình", "Mô hình"),
    "body": ("Đơn vị",),
    "group": ("Thôn, tổ dân phố", "Tổ dân phố", "Thôn"),
    "field": ("Lĩnh vực",),
    "holder_name": ("Tập thể, cá nhân", "Ai giữ mô hình"),
    "individual": ("Cá nhân",),
    "problem": ("Vấn đề",),
    "steps": ("Các bước", "Các bước làm"),
    "who": ("Ai làm",),
    "conditions": ("Điều kiện",),
    "cost": ("Chi phí",),
    "cost_source": ("Nguồn chi",),
    "story": ("Đã làm gì, được gì", "Nội dung", "Kết quả"),
    "began_on": ("Bắt đầu từ ngày",),
    "measures": ("Số đo",),
    "decision": ("Quyết định",),
    "decided_on": ("Ngày quyết định",),
}
_MEASURE = re.compile(
    r"^(?P<name>.+?)\s*\((?P<unit>[^()]+)\)\s*:\s*(?P<before>[\d.,]+|\?)\s*(?:→|->)\s*(?P<after>[\d.,]+|\?)"
    r"(?:\s*;\s*(?P<day>\d{1,2}/\d{1,2}/\d{4}))?(?:\s*;\s*(?P<how>.+))?$"
)
MEASURE_HELP = gettext_lazy("mỗi dòng: tên (đơn vị): trước → sau; ngày; cách đo")


class RowForm(forms.Form):
    """A row of the table, as words."""

    name = line(gettext_lazy("Tên mô hình"))
    body = line(gettext_lazy("Đơn vị"))
    group = line(gettext_lazy("Thôn, tổ dân phố"), 100, required=False)
    field = line(gettext_lazy("Lĩnh vực"), 60)
    holder_name = line(gettext_lazy("Tập thể, cá nhân"), required=False)
    individual = line(gettext_lazy("Cá nhân"), 10, required=False)
    problem = line(gettext_lazy("Vấn đề"), 4000, required=False)
    steps = line(gettext_lazy("Các bước"), 8000, required=False)
    who = line(gettext_lazy("Ai làm"), 2000, required=False)
    conditions = line(gettext_lazy("Điều kiện"), 2000, required=False)
    cost = line(gettext_lazy("Chi phí"), 20, required=False)
    cost_source = line(gettext_lazy("Nguồn chi"), required=False)
    story = line(gettext_lazy("Đã làm gì, được gì"), 8000, required=False)
    began_on = day_field(gettext_lazy("Bắt đầu từ ngày"), required=False)
    measures = line(gettext_lazy("Số đo"), 4000, required=False)
    decision = line(gettext_lazy("Quyết định"), required=False)
    decided_on = day_field(gettext_lazy("Ngày quyết định"), required=False)


@gated(permissions.WRITE)
@require_http_methods(["GET", "POST"])
def models(request: Request) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form, "columns": [titles[0] for titles in COLUMNS.values()], "title": _("Nhập mô hình từ bảng"),
        "back": reverse("movements_desk:models"),
    }  # fmt: skip
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        trials, rows = tried(lines)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if form.cleaned_data["confirm"] and context["ready"]:
            source = _("Bảng nhập ngày %(day)s") % {"day": f"{today():%d/%m/%Y}"}
            made = attempt(form, lambda: actions.import_models(by=request.actor, rows=rows, source=source))
            if made:
                messages.success(request, _("Đã nhập %(count)d mô hình.") % {"count": len(made)})
                return redirect("movements_desk:models")
    return render(request, "places/import.html", context)


def tried(lines: list[Line]) -> tuple[list[Trial], list[Imported]]:
    """Each row as one model; the field by its name, the body by any of its names."""
    bodies = list(bodies_on(today()))
    groups = {fold(name): group for group in groups_on(today()) for name in (str(group), group.name, group.code)}
    fields = {fold(label): key for key, label in PracticeModel.Field.choices}
    taken = {_key(one.title, one.body_id) for one in PracticeModel.objects.only("title", "body_id")}

    def form_of(cells: dict[str, str]) -> RowForm:
        form = RowForm(cells)
        if form.is_valid():
            _read(form, bodies, groups, fields)
        return form

    def key(row: dict[str, Any]) -> str:
        return _key(row["name"], row["found_body"].pk)

    trials, good = try_lines(lines, form_of, key=key, taken=taken)
    return trials, [_imported(row) for row in good]


def _read(form: RowForm, bodies: list[Any], groups: dict[str, Any], fields: dict[str, str]) -> None:
    data = form.cleaned_data
    data["found_body"] = match_body(data["body"], bodies)
    if data["found_body"] is None:
        form.add_error("body", _("không có “%(name)s” ở đây") % {"name": data["body"]})
    data["found_group"] = groups.get(fold(data["group"].strip())) if data["group"].strip() else None
    if data["group"].strip() and data["found_group"] is None:
        form.add_error("group", _("không có “%(name)s” ở đây") % {"name": data["group"]})
    data["found_field"] = fields.get(fold(data["field"].strip()))
    if data["found_field"] is None:
        form.add_error("field", _("chỉ nhận: %(names)s") % {"names": "; ".join(PracticeModel.Field.labels)})
    said = data["cost"].replace(".", "").replace(" ", "").removesuffix("đồng").removesuffix("đ")
    if said and not said.isdecimal():
        form.add_error("cost", _("ghi số nguyên đồng, ví dụ 1.500.000"))
    data["found_cost"] = int(said) if said.isdecimal() else None
    if data["found_cost"] and not data["cost_source"]:
        form.add_error("cost_source", _("có chi phí thì ghi nguồn chi"))
    if bool(data["decision"]) != bool(data["decided_on"]):
        form.add_error("decision", _("ghi cả số và ngày quyết định, hoặc bỏ trống cả hai"))
    if data["decided_on"] and data["decided_on"] > today():
        form.add_error("decided_on", _("ngày này chưa đến"))
    data["taken"] = [_measure(each.strip()) for each in data["measures"].splitlines() if each.strip()]
    if None in data["taken"]:
        form.add_error("measures", MEASURE_HELP)


def _measure(text: str) -> Taken | None:
    """
    >>> _measure("Điểm vứt rác (điểm): 12 → 3; 05/03/2026; đếm tại chỗ").after
    Decimal('3')
    """
    found = _MEASURE.match(text)
    if found is None:
        return None
    day = found["day"]
    told = day_field("").clean(day) if day else None
    before, after = (_number(found[name]) for name in ("before", "after"))
    return Taken(found["name"].strip(), found["unit"].strip(), before, after, told, (found["how"] or "").strip())


def _number(text: str) -> Decimal | None:
    """Thousands with dots, decimals with a comma, as Vietnamese write them."""
    return None if text == "?" else Decimal(text.replace(".", "").replace(",", "."))


def _key(title: str, body: int) -> str:
    return f"{' '.join(title.split())} ({body})"


def _imported(row: dict[str, Any]) -> Imported:
    person = fold(row["individual"].strip()) in ("x", "co", "1", "ca nhan")
    recipe = Recipe(
        title=row["name"], field=row["found_field"], holder="individual" if person else "collective",
        holder_name=row["holder_name"], problem=row["problem"], who=row["who"], conditions=row["conditions"],
        story=row["story"], cost=row["found_cost"], cost_source=row["cost_source"], began_on=row["began_on"],
        steps=tuple(row["steps"].splitlines()), measures=tuple(row["taken"]),
    )  # fmt: skip
    return Imported(recipe, row["found_body"], row["found_group"], row["decision"], row["decided_on"])
