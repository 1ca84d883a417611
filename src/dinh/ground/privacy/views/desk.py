"""The data officer's desk: the inventory, requests taken in and carried out, papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.acting import DOCX
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.privacy import actions, forms, listing, papers, permissions, queries, showing
from dinh.ground.privacy.models import Reading
from dinh.ground.privacy.models import Request as Asked
from dinh.ground.sheets import Cell, attachment, table


def _columns() -> list[tuple[str, int]]:
    return [
        (_("Mảng việc"), 24), (_("Của ai"), 30), (_("Giữ gì"), 34), (_("Cột"), 44), (_("Để làm gì"), 40),
        (_("Căn cứ"), 40), (_("Đã xác minh"), 12), (_("Ai xem"), 40), (_("Giữ bao lâu"), 34), (_("Khi xin xóa"), 40),
        (_("Căn cứ giữ lại"), 40),
    ]  # fmt: skip


@require_safe
@gated(permissions.READ)
def inventory(request: Request) -> HttpResponse:
    form = forms.InventoryFilter(request.GET)
    form.is_valid()
    lines = list(listing.inventory(words=form.cleaned_data.get("q", ""), fate=form.cleaned_data.get("khi_xoa", "")))
    if request.GET.get("xuat") == "xlsx":
        rows = [_row(line) for line in lines]
        return attachment(table(_("Danh mục"), _columns(), rows), f"danh-muc-du-lieu-ca-nhan-{today():%Y%m%d}.xlsx")
    if "in" in request.GET:
        return render(request, "privacy/print.html", {"lines": lines})
    page = Paginator(lines, 25).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "filtered": any(request.GET.values()), "here": "inventory"}
    return render(request, "privacy/inventory.html", context)


def _row(line: listing.Line) -> list[str]:
    data, yes, no = line.data, _("có"), _("chưa")
    columns = f"{data.model}: {', '.join(data.columns)}"
    basis = f"{line.basis.title} ({line.basis.cite})"
    return [line.room, data.why.whose, line.columns, columns, data.why.purpose, basis,
            yes if line.basis.verified else no, data.why.readers, line.term, line.fate,
            str(line.kept.cite) if line.kept else ""]  # fmt: skip


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    form = forms.RequestFilter(request.GET)
    form.is_valid()
    get = form.cleaned_data.get
    rows = queries.listed(state=get("tinh_trang", ""), kind=get("loai", ""), words=get("ma", ""))
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "filtered": any(request.GET.values()), "here": "index"}
    return render(request, "privacy/index.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.TAKE)
def take(request: Request) -> HttpResponse:
    form = forms.TakeForm(request.POST or None)
    made: list[Asked] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if tried(form, lambda: made.append(actions.take(
            by=request.actor, kind=told["kind"], identity=form.identity(), identified=told["identified"]
        ))):  # fmt: skip
            messages.success(request, _("Đã nhận. Máy đang tìm trong mọi sổ; trang này tự có kết quả sau ít phút."))
            return redirect("privacy_desk:item", made[0].ref)
    return render(request, "privacy/take.html", {"form": form}, status=400 if form.errors else 200)


def fetch(request: Request, ref: str) -> Asked:
    found = Asked.objects.filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có yêu cầu nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def item(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    context: dict[str, Any] = {"asked": asked, "may_refuse": may(request.actor, permissions.REFUSE, asked)}
    if asked.state == Asked.State.FOUND:
        actions.noted(request.actor, Reading.Kind.PERSON, "privacy.Request", asked.pk, asked.ref)
        context |= {"lines": showing.sure(asked), "maybe": showing.maybe(asked),
                    "may_decide": may(request.actor, permissions.DECIDE, asked)}  # fmt: skip
    return render(request, "privacy/item.html", context)


@require_POST
@gated(permissions.READ)
def decide(request: Request, ref: str) -> HttpResponse:
    """What was ticked: a copy is made of it, or the erasure is shown before anyone confirms it, then done."""
    asked = fetch(request, ref)
    picked = showing.picked(request.POST.getlist("row"))
    edition = int(request.POST.get("edition", "0")) if request.POST.get("edition", "0").isdigit() else 0
    form = Form(request.POST)
    form.is_valid()
    if asked.kind == Asked.Kind.EXPORT:
        if tried(form, lambda: actions.make_copy(by=request.actor, request=asked, maybe=picked, edition=edition)):
            messages.success(request, _("Máy đang lập bản sao."))
            return redirect("privacy_desk:item", asked.ref)
    elif "do" in request.POST:
        if tried(form, lambda: actions.erase(by=request.actor, request=asked, maybe=picked, edition=edition)):
            messages.success(request, _("Đã xóa. Giấy chứng nhận ở dưới."))
            return redirect("privacy_desk:item", asked.ref)
    else:
        require(request.actor, permissions.ERASE, asked)
        lines = showing.planned(asked, picked)
        context = {"asked": asked, "lines": lines, "rows": request.POST.getlist("row")}
        return render(request, "privacy/confirm.html", context)
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    return redirect("privacy_desk:item", asked.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def refuse(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    require(request.actor, permissions.REFUSE, asked)
    form = forms.RefuseForm(request.POST or None, initial={"edition": asked.edition})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.refuse(by=request.actor, request=asked, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã ghi. Người yêu cầu đọc được lý do."))
        return redirect("privacy_desk:item", asked.ref)
    return render(request, "privacy/refuse.html", {"asked": asked, "form": form}, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def certificate(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    if not asked.certificate:
        raise Http404(_("Yêu cầu này không có giấy chứng nhận xóa."))
    return attachment(papers.certificate(asked), f"chung-nhan-xoa-{asked.ref}.docx", DOCX)


@require_POST
@gated(permissions.READ)
def copy(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    data = actions.take_copy(by=request.actor, request=asked)
    return attachment(data, f"ban-sao-{asked.ref}.zip", "application/zip")


@require_safe
@gated(permissions.READ)
def reads(request: Request) -> HttpResponse:
    """Who read what; opening it is itself written down."""
    form = forms.ReadFilter(request.GET)
    found = queries.reads(**form.wanted)
    actions.noted(request.actor, Reading.Kind.LOG, "privacy.Reading", "", _("sổ lượt đọc"))
    if request.GET.get("xuat") == "xlsx":
        columns = [(_("Lúc"), 18), (_("Chức danh"), 40), (_("Người"), 26), (_("Đọc gì"), 30), (_("Hồ sơ"), 30),
                   (_("Để làm gì"), 40)]  # fmt: skip
        rows: Iterator[list[Cell]] = (
            [read.at, read.post_label, str(read.user or ""), read.get_kind_display(), read.about_label, read.why]
            for read in found[:50_000]
        )
        return attachment(table(_("Lượt đọc"), columns, rows), f"luot-doc-{today():%Y%m%d}.xlsx")
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "filtered": any(request.GET.values()), "here": "reads"}
    return render(request, "privacy/reads.html", context)
