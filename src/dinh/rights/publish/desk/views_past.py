"""Công khai các năm trước: what old books say was made public, to be looked up and put right."""

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
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.past.permissions import BRING
from dinh.ground.sheets import Cell, attachment, table
from dinh.law.publicity import FORMS
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk.common import PAGE, done, form_page
from dinh.rights.publish.desk.forms import ReasonForm
from dinh.rights.publish.desk.forms_past import PastForm
from dinh.rights.publish.models import PastPublication
from dinh.rights.publish.public.items import BY_CODE, short
from dinh.rights.publish.queries import past

TITLES = {form.letter: form.title for form in FORMS}


def item_name(code: str) -> str:
    return f"{BY_CODE[code].clause}. {short(code)}" if code else _("Chưa xếp khoản")


def form_names(line: PastPublication) -> str:
    return "; ".join(TITLES[letter] for letter in line.forms if letter in TITLES)


def when(line: PastPublication) -> str:
    """`05/03/2024 – 05/04/2024`, `từ 05/03/2024, 30 ngày`, `năm 2024`"""
    if line.began and line.ended:
        said = f"{line.began:%d/%m/%Y} – {line.ended:%d/%m/%Y}"
    elif line.began:
        said = _("từ %(day)s") % {"day": f"{line.began:%d/%m/%Y}"}
    elif line.ended:
        said = _("đến %(day)s") % {"day": f"{line.ended:%d/%m/%Y}"}
    else:
        said = _("năm %(year)d") % {"year": line.year}
    return f"{said}, {line.term}" if line.term else said


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """`?nam=2024`, `?noi-dung=CK02` (`chua-xep`: those not sorted), `?q=`; `?xuat=xlsx` as a spreadsheet."""
    year = request.GET.get("nam", "")
    item, q = request.GET.get("noi-dung", ""), request.GET.get("q", "")[:100]
    chosen = int(year) if year.isdecimal() and len(year) == 4 else None
    rows = past.asked(chosen, item, q)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"cong-khai-cac-nam-truoc-{today():%Y%m%d}.xlsx")
    figures = past.table()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "lines": [(line, item_name(line.item), form_names(line), when(line)) for line in page],
        "figures": figures, "names": [(code, item_name(code), list(zip(figures.years, numbers, strict=True)))
                                      for code, numbers in figures.rows],
        "totals": list(zip(figures.years, figures.totals, strict=True)), "year": chosen, "item": item, "q": q,
        "items": [*((code, item_name(code)) for code in BY_CODE), (past.UNSORTED, item_name(""))],
        "unsorted": past.UNSORTED, "filtered": bool(chosen or item or q), "any": PastPublication.objects.exists(),
        "may_bring": may(request.actor, BRING) and may(request.actor, permissions.WRITE),
    }  # fmt: skip
    return render(request, "publish/desk/past.html", context)


def _sheet(rows: Any) -> bytes:
    columns = [
        (_("Năm"), 8), (_("Khoản Điều 11"), 28), (_("Nội dung công khai"), 60), (_("Số, ký hiệu văn bản"), 18),
        (_("Hình thức công khai"), 30), (_("Ngày bắt đầu"), 14), (_("Ngày kết thúc"), 14), (_("Thời hạn"), 14),
        (_("Nơi niêm yết"), 30), (_("Cơ quan, đơn vị công khai"), 24), (_("Người thực hiện"), 24), (_("Ghi chú"), 30),
        (_("Từ sổ cũ"), 40), (_("Gạch bỏ vì"), 30),
    ]  # fmt: skip
    made: list[list[Cell]] = [
        [line.year, item_name(line.item), line.words, line.paper_number, line.forms_told or form_names(line),
         line.began or "", line.ended or "", line.term, line.place, line.body, line.who, line.note, line.came_from,
         line.struck_reason]
        for line in rows.iterator(chunk_size=500)
    ]  # fmt: skip
    return table(_("Các năm trước"), columns, made)


def fetch(pk: int) -> PastPublication:
    found = PastPublication.objects.filter(pk=pk).first()
    if found is None:
        raise Http404(_("Không có dòng này: có thể lần nhập của nó đã được hoàn tác."))
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def one(request: Request, pk: int) -> HttpResponse:
    """A line as the book has it, and the form that puts it right."""
    line = fetch(pk)
    writes = may(request.actor, permissions.WRITE) and line.standing
    if request.method == "POST":
        require(request.actor, permissions.WRITE, request.commune)
    form = PastForm(request.POST if request.method == "POST" else None, line=line)
    if form.is_valid() and done(
        form, lambda: actions.correct_past(by=request.actor, line=line, content=form.content())
    ):  # fmt: skip
        messages.success(request, _("Đã sửa."))
        return redirect("publish_desk:past_one", pk)
    context = {
        "line": line, "item": item_name(line.item), "forms": form_names(line), "when": when(line),
        "form": form if writes else None,
    }  # fmt: skip
    return render(request, "publish/desk/past_one.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def strike(request: Request, pk: int) -> HttpResponse:
    line = fetch(pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.strike_past(by=request.actor, line=line, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã gạch bỏ. Dòng này vẫn đọc được, kèm lý do, và không còn tính vào số liệu."))
        return redirect("publish_desk:past")
    lead = _("%(line)s. Gạch bỏ khi dòng sai hẳn; dòng vẫn đọc được, kèm lý do.") % {"line": line}
    back = reverse("publish_desk:past_one", args=[pk])
    return form_page(request, form, _("Gạch bỏ dòng này?"), _("Gạch bỏ"), back, lead=lead, danger=True)
