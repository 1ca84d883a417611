"""Drives of relief on the desk: opened, gathered, handed out, closed, reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment
from dinh.rights.benefit import actions, permissions, queries, reports
from dinh.rights.benefit.forms import ReasonForm
from dinh.rights.benefit.forms_more import DriveForm, GatherForm, GoodForm, HandForm, RemainderForm
from dinh.rights.benefit.models import Drive, Entry
from dinh.rights.benefit.views.common import DOCX, PAGE, drive_or_404, form_page, group_or_404


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    page = Paginator(queries.drives(), 20).get_page(request.GET.get("page"))
    rows = [(drive, queries.balances(drive)) for drive in page]
    context = {"page": page, "rows": rows, "may_open": may(request.actor, permissions.RELIEF),
               "may_settle": may(request.actor, permissions.SETTLE)}  # fmt: skip
    return render(request, "benefit/desk/relief.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def new(request: Request) -> HttpResponse:
    form, made = DriveForm(request.POST or None), list[Drive]()
    if form.is_valid() and tried(form, lambda: made.append(actions.open_drive(by=request.actor, **form.cleaned_data))):
        messages.success(request, _("Đã mở đợt. Trang công khai đã có; ghi từng lần nhận, từng lần trao."))
        return redirect("benefit_desk:drive", made[0].ref)
    back = reverse("benefit_desk:relief")
    lead = _("Mọi khoản nhận và trao hiện công khai từng dòng (khoản 8 Điều 11).")
    return form_page(request, form, _("Mở đợt cứu trợ"), _("Mở đợt"), back, lead=lead)


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    drive = drive_or_404(ref)
    way = request.GET.get("chieu", "")
    rows = queries.entries(drive, way if way in Entry.Way.values else "", request.GET.get("to", ""))
    if request.GET.get("xuat") == "xlsx":
        return attachment(reports.entries_sheet(drive, list(rows)), f"cuu-tro-{drive.ref}.xlsx")
    context = {
        "drive": drive, "balances": queries.balances(drive), "way": way, "ways": Entry.Way.choices,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "groups": groups_on(today()),
        "group": request.GET.get("to", ""), "may_write": may(request.actor, permissions.RELIEF, drive),
    }  # fmt: skip
    return render(request, "benefit/desk/drive.html", context)


def _line(
    request: Request, ref: str, form: forms.Form, act: Callable[[Drive], object], title: str, done: str, lead: str = ""
) -> HttpResponse:
    drive = drive_or_404(ref)
    require(request.actor, permissions.RELIEF, drive)
    if form.is_valid() and tried(form, lambda: act(drive)):
        messages.success(request, done)
        return redirect("benefit_desk:drive", ref)
    back = reverse("benefit_desk:drive", args=[ref])
    return form_page(request, form, title, _("Ghi"), back, lead=lead or drive.title)


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def good(request: Request, ref: str) -> HttpResponse:
    form = GoodForm(request.POST or None)
    return _line(
        request, ref, form, lambda drive: actions.add_good(by=request.actor, drive=drive, **form.cleaned_data),
        _("Thêm loại hàng"), _("Đã thêm loại hàng."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def gather(request: Request, ref: str) -> HttpResponse:
    form = GatherForm(request.POST or None, request.FILES or None, drive=drive_or_404(ref))
    return _line(
        request, ref, form, lambda drive: actions.gather(by=request.actor, drive=drive, line=form.line),
        _("Nhận ủng hộ"), _("Đã ghi. In phiếu nhận cho người ủng hộ ở dòng mới nhất."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def hand_out(request: Request, ref: str) -> HttpResponse:
    drive = drive_or_404(ref)
    form = HandForm(request.POST or None, request.FILES or None, drive=drive)
    left = "; ".join(f"{one.name}: {one.left:,} {one.unit}".replace(",", ".") for one in queries.balances(drive))
    return _line(
        request, ref, form, lambda found: actions.hand_out(by=request.actor, drive=found, line=form.line),
        _("Trao cứu trợ"), _("Đã ghi lần trao."), _("Còn lại: %(left)s.") % {"left": left},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def close(request: Request, ref: str) -> HttpResponse:
    form = RemainderForm(request.POST if request.method == "POST" else None)
    return _line(
        request, ref, form, lambda drive: actions.close_drive(by=request.actor, drive=drive, **form.cleaned_data),
        _("Kết thúc đợt cứu trợ?"), _("Đã kết thúc. Tải báo cáo .docx để ký và công khai."),
        _("Sau khi kết thúc không ghi thêm dòng nào nữa."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.RELIEF)
def reverse_entry(request: Request, pk: int) -> HttpResponse:
    entry: Entry = get_object_or_404(Entry.objects.select_related("drive", "good"), pk=pk)
    form = ReasonForm(request.POST or None)
    lead = _("Phiếu số %(n)d: %(quantity)s %(good)s. Dòng cũ không bị xóa; một dòng hủy được ghi thêm.") % {
        "n": entry.number, "quantity": f"{entry.quantity:,}".replace(",", "."), "good": entry.good}  # fmt: skip
    return _line(
        request, entry.drive.ref, form,
        lambda drive: actions.reverse_entry(by=request.actor, entry=entry, **form.cleaned_data),
        _("Hủy dòng ghi nhầm?"), _("Đã hủy; cả hai dòng đều hiện công khai."), lead,
    )  # fmt: skip


@require_safe
@gated(permissions.READ)
def receipt(request: Request, pk: int) -> HttpResponse:
    """The receipt for who gave, to print."""
    entry: Entry = get_object_or_404(Entry.objects.select_related("drive", "good", "group", "reversed_by"), pk=pk)
    return render(request, "benefit/desk/receipt.html", {
        "entry": entry, "drive": entry.drive, "address": f"{request.scheme}://{request.get_host()}{entry.drive.path}",
    })  # fmt: skip


@require_safe
@gated(permissions.READ)
def handing(request: Request, ref: str, code: str) -> HttpResponse:
    """The handing-out list of a group, to be signed."""
    drive, group = drive_or_404(ref), group_or_404(code)
    rows = queries.entries(drive, Entry.Way.OUT, group.code).filter(reverses=None, reversed_by=None).order_by("number")
    return render(request, "benefit/desk/handing.html", {"drive": drive, "group": group, "rows": rows})


@require_safe
@gated(permissions.READ)
def report(request: Request, ref: str) -> HttpResponse:
    drive = drive_or_404(ref)
    try:
        data: Any = reports.drive_report(drive)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("benefit_desk:drive", ref)
    return attachment(data, f"bao-cao-cuu-tro-{drive.ref}.docx", DOCX)
