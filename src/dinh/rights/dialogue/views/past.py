"""Lời hứa các năm trước: what old tables say was promised, to be looked up, put right, and, where owing, taken up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.past.permissions import BRING
from dinh.ground.sheets import Cell, attachment, table
from dinh.rights.dialogue import actions, past_lines, permissions
from dinh.rights.dialogue.forms_past import PastForm, StrikeForm
from dinh.rights.dialogue.forms_promise import PromiseForm
from dinh.rights.dialogue.models import PastPromise

PAGE = 25


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """`?nam=2024`, `?ket-qua=done` (`con-no`: what is still owed), `?q=`; `?xuat=xlsx` as a spreadsheet."""
    year, outcome = request.GET.get("nam", ""), request.GET.get("ket-qua", "")
    q = request.GET.get("q", "")[:100]
    chosen = int(year) if year.isdecimal() and len(year) == 4 else None
    rows = past_lines.asked(chosen, outcome, q)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"loi-hua-cac-nam-truoc-{today():%Y%m%d}.xlsx")
    writes = may(request.actor, permissions.WRITE, request.commune)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "years": past_lines.years(), "year": chosen,
        "outcome": outcome, "q": q, "outcomes": [*PastPromise.Outcome.choices, (past_lines.OWED, _("còn nợ dân"))],
        "filtered": bool(chosen or outcome or q), "any": PastPromise.objects.exists(), "writes": writes,
        "may_bring": writes and may(request.actor, BRING),
    }  # fmt: skip
    return render(request, "dialogue/desk/past.html", context)


def _sheet(rows: Any) -> bytes:
    columns = [
        (_("Năm"), 8), (_("Nội dung hứa, kiến nghị"), 60), (_("Người kiến nghị"), 24), (_("Nơi hứa, hội nghị"), 30),
        (_("Người hứa, chủ trì"), 24), (_("Ngày hứa"), 14), (_("Đơn vị thực hiện"), 24), (_("Hạn"), 14),
        (_("Hạn ghi bằng chữ"), 16), (_("Kết quả"), 18), (_("Kết quả như sổ ghi"), 40), (_("Ngày xong"), 14),
        (_("Ghi chú"), 30), (_("Theo dõi tiếp"), 16), (_("Từ sổ cũ"), 40), (_("Gạch bỏ vì"), 30),
    ]  # fmt: skip
    made: list[list[Cell]] = [
        [line.year, line.words, line.asked_by, line.place, line.made_by, line.made_on or "", line.owner,
         line.due or "", line.due_told, line.get_outcome_display(), line.result, line.done_on or "", line.note,
         line.taken_up.ref if line.taken_up else "", line.came_from, line.struck_reason]
        for line in rows.iterator(chunk_size=500)
    ]  # fmt: skip
    return table(_("Lời hứa các năm trước"), columns, made)


def fetch(pk: int) -> PastPromise:
    found = PastPromise.objects.select_related("taken_up").filter(pk=pk).first()
    if found is None:
        raise Http404(_("Không có dòng này: có thể lần nhập của nó đã được hoàn tác."))
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def one(request: Request, pk: int) -> HttpResponse:
    """A line as the book has it, and the form that puts it right."""
    line = fetch(pk)
    writes = may(request.actor, permissions.WRITE, request.commune) and line.standing
    if request.method == "POST":
        require(request.actor, permissions.WRITE, request.commune)
    form = PastForm(request.POST if request.method == "POST" else None, line=line)
    if form.is_valid() and tried(
        form, lambda: actions.correct_past(by=request.actor, line=line, told=form.told())
    ):  # fmt: skip
        messages.success(request, _("Đã sửa."))
        return redirect("dialogue_desk:past_one", pk)
    context = {"line": line, "form": form if writes else None, "writes": writes}
    return render(request, "dialogue/desk/past_one.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def strike(request: Request, pk: int) -> HttpResponse:
    line = fetch(pk)
    form = StrikeForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.strike_past(by=request.actor, line=line, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã gạch bỏ. Dòng này vẫn đọc được, kèm lý do, và không còn tính vào số liệu."))
        return redirect("dialogue_desk:past")
    return _form(request, form, line, _("Gạch bỏ dòng này?"))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def take_up(request: Request, pk: int) -> HttpResponse:
    """What the book leaves owing becomes a promise of today; the form holds what the book says."""
    line = fetch(pk)
    said = ", ".join(filter(None, [line.place, f"{line.made_on:%d/%m/%Y}" if line.made_on else str(line.year)]))
    initial = {"words": line.words, "made_on": line.made_on or today(), "source_words": said[:300]}
    form = PromiseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data["owner_body"], data["owner_post"] = data.pop("owner")
        if tried(form, lambda: actions.take_up_past(by=request.actor, line=line, **data)):
            messages.success(request, _("Đã vào sổ lời hứa."))
            return redirect("dialogue_desk:past_one", pk)
    return _form(request, form, line, _("Theo dõi tiếp việc còn nợ"))


def _form(request: Request, form: Any, line: PastPromise, title: str) -> HttpResponse:
    back = reverse("dialogue_desk:past_one", args=[line.pk])
    context = {"form": form, "title": title, "back": back, "name": line.words}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)
