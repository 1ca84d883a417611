"""A list of what households gave, from a table: a dry run row by row, its total checked, then all of it or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line
from dinh.ground.fold import fold
from dinh.ground.gate import require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import TableForm, Trial, lines_of, try_lines
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line
from dinh.rights.works import actions, permissions
from dinh.rights.works.actions import Gift
from dinh.rights.works.amounts import money
from dinh.rights.works.forms import Dong
from dinh.rights.works.models import Due, Fund
from dinh.rights.works.queries import funds
from dinh.rights.works.views.acting import fetch
from dinh.rights.works.views.money import counted

COLUMNS = {
    "name": ("Số hộ", "Mã hộ", "Số hộ trong sổ"),
    "payer": ("Đại diện hộ", "Họ và tên", "Họ tên"),
    "amount": ("Số tiền", "Đã nộp", "Đóng góp", "Số tiền (đồng)"),
    "on": ("Ngày nộp", "Ngày thu", "Ngày"),
    "channel": ("Hình thức", "Thu bằng"),
    "note": ("Ghi chú",),
}
BANK, CASH = {"chuien khoan", "ck", "tai khoan", "ngan hang"}, {"", "tien mat", "tm"}
TOTALS = ("tong", "cong")


class RowForm(forms.Form):
    """A row of the table, as words."""

    name = line(gettext_lazy("Số hộ"), 20)
    payer = line(gettext_lazy("Đại diện hộ"), 120, required=False)
    amount = Dong(gettext_lazy("Số tiền"), least=1)
    on = day_field(gettext_lazy("Ngày nộp"), required=False)
    channel = line(gettext_lazy("Hình thức"), 20, required=False)
    note = line(gettext_lazy("Ghi chú"), required=False)


@gated(permissions.ENTER)
@require_http_methods(["GET", "POST"])
def contributions(request: Request, ref: str) -> HttpResponse:
    fund = fetch(request, ref)
    require(request.actor, permissions.RECEIVE, fund)
    form = TableForm(request.POST or None, request.FILES or None)
    back = reverse("works_desk:dues", args=[fund.ref])
    context: dict[str, Any] = {
        "form": form, "columns": [titles[0] for titles in COLUMNS.values()], "back": back,
        "title": _("Nhập danh sách đóng góp: %(name)s") % {"name": fund.name},
    }  # fmt: skip
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        rows, total = split_total(lines)
        trials, ready = tried(request, fund, rows)
        wrong = wrong_total(total, [gift for _due, gift in ready]) if len(ready) == len(rows) else ""
        if wrong and total:
            trials.append(Trial(total.number, _("Tổng cộng"), (wrong,)))
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(ready) == len(rows) and not wrong}
        if form.cleaned_data["confirm"] and context["ready"]:
            made = attempt(form, lambda: actions.receive_list(by=request.actor, fund=fund, rows=ready))
            if made:
                messages.success(request, counted(len(made)))
                return redirect(back)
    return render(request, "places/import.html", context)


def split_total(lines: list[Line]) -> tuple[list[Line], Line | None]:
    """The rows of households, and the row that says what they come to, where the table has one."""
    rows: list[Line] = []
    total = None
    for each in lines:
        first = fold(each.cells.get("name") or each.cells.get("payer") or "").split()
        if first[:1] and first[0] in TOTALS:
            total = each
        elif any(each.cells.values()):
            rows.append(each)
    return rows, total


def wrong_total(total: Line | None, gifts: list[Gift]) -> str:
    """What is wrong with the table's own total; empty when it adds up or there is none."""
    if total is None:
        return ""
    said = Dong("").to_python(total.cells.get("amount", "")) or 0
    found = sum(gift.amount for gift in gifts)
    if said == found:
        return ""
    words = _("bảng ghi %(said)s, cộng các dòng được %(found)s, lệch %(gap)s. Xem lại dòng thiếu, thừa hoặc gõ sai.")
    return words % {"said": money(said), "found": money(found), "gap": money(abs(said - found))}


def tried(request: Request, fund: Fund, lines: list[Line]) -> tuple[list[Trial], list[tuple[int, Gift]]]:
    """Each row as one receipt; a household is found by its number in this fund's list."""
    dues = {
        due.number.casefold(): due for due in Due.objects.filter(fund=fund).select_related("fund", "household", "group")
    }

    def form_of(cells: dict[str, str]) -> RowForm:
        form = RowForm(cells)
        if form.is_valid():
            _judge(request, fund, form, dues.get(form.cleaned_data["name"].strip().casefold()))
        return form

    trials, good = try_lines(lines, form_of, key=lambda row: str(row["due"].number), taken=set())
    return trials, [
        (row["due"].pk, Gift(row["on"], row["amount"], row["channel"], note=row["note"])) for row in good
    ]  # fmt: skip


def _judge(request: Request, fund: Fund, form: RowForm, due: Due | None) -> None:
    data = form.cleaned_data
    if due is None:
        form.add_error("name", funds.stranger(fund, data["name"]))
        return
    data["due"], data["on"] = due, data["on"] or today()
    if refusal := why_not(request.actor, permissions.RECEIVE, due):
        form.add_error(None, str(refusal))
    if data["payer"] and fold(data["payer"]) != fold(due.representative):
        form.add_error("payer", _("danh sách ghi “%(name)s”") % {"name": due.representative})
    if data["amount"] > due.left:
        form.add_error("amount", _("hộ chỉ còn phải góp %(left)s") % {"left": money(due.left)})
    gone = due.household.valid_to
    if gone and data["on"] >= gone:
        form.add_error("name", _("hộ đã ra khỏi sổ từ %(day)s: ghi riêng ở trang của hộ") % {"day": f"{gone:%d/%m/%Y}"})
    if data["on"] > today():
        form.add_error("on", _("ngày này chưa đến"))
    said = fold(data["channel"])
    if said not in BANK | CASH:
        form.add_error("channel", _("ghi tiền mặt hoặc chuyển khoản"))
    data["channel"] = "bank" if said in BANK else "cash"
