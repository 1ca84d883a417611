"""One-stop tables on the desk: brought, looked at row by row, taken in or thrown away, undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import Cell, attachment, table
from dinh.rights.benefit import actions, permissions, queries_service, services
from dinh.rights.benefit.forms_more import ServiceTableForm, TakeForm
from dinh.rights.benefit.models import ImportRun, ServiceRow
from dinh.rights.benefit.views.common import PAGE, confirmed
from dinh.rights.benefit.views.public_more import service_context, service_export

KINDS = {"loi": "fault", "moi": "new", "doi": "changed", "nhu-cu": "same"}
MOST_FAULTS = 10_000


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """The same figures as in public, with the late files and every table that was brought."""
    context = service_context(request, desk=True)
    if request.GET.get("xuat"):
        return service_export(request, context)
    page = Paginator(queries_service.runs(), 10).get_page(request.GET.get("page"))
    context |= {
        "page": page, "may_bring": may(request.actor, permissions.SERVICES),
        "may_settle": may(request.actor, permissions.SETTLE),
    }  # fmt: skip
    return render(request, "benefit/desk/service.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.SERVICES)
def upload(request: Request) -> HttpResponse:
    form = ServiceTableForm(request.POST or None, request.FILES or None)
    made: list[ImportRun] = []
    if form.is_valid() and tried(form, lambda: made.append(_try(request, form))):
        return redirect("benefit_desk:service_run", made[0].pk)
    columns = [names[0] for names in services.TITLES.values()]
    context = {"form": form, "columns": columns}
    return render(request, "benefit/desk/service_new.html", context, status=400 if form.errors else 200)


def _try(request: Request, form: ServiceTableForm) -> ImportRun:
    chosen = form.cleaned_data["upload"]
    tried_table = services.try_table(chosen.file, chosen.name, today(), form.cleaned_data["month"])
    with tried_table.scratch:
        return actions.keep_trial(by=request.actor, file_name=chosen.name, tried=tried_table)


@require_safe
@gated(permissions.SERVICES)
def template(request: Request) -> HttpResponse:
    """An empty table with the headings that are understood; `?loai=so-luong` the one of counts."""
    files = ("code", "procedure", "field", "received", "due", "returned")
    counts = ("procedure", "field", "month", *services.NUMBERS)
    names = counts if request.GET.get("loai") == "so-luong" else files
    examples: dict[str, Cell] = {
        "code": "DM-2026-000123", "procedure": "Chứng thực bản sao", "field": "Tư pháp", "received": today(),
        "due": today(), "returned": None, "month": f"{today():%m/%Y}", "received_n": 10, "early": 2, "on_time": 7,
        "late": 0, "pending": 1,
    }  # fmt: skip
    columns = [(services.LABELS[name], 22) for name in names]
    return attachment(table(_("Mẫu"), columns, [[examples[name] for name in names]]), "mau-mot-cua.xlsx")


def _fetch(pk: int) -> ImportRun:
    found: ImportRun = get_object_or_404(ImportRun, pk=pk)
    return found


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.SERVICES)
def run(request: Request, pk: int) -> HttpResponse:
    """The dry run row by row (`?xem=loi|moi|doi|nhu-cu`), and the button that makes it count."""
    found = _fetch(pk)
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: actions.take_in(by=request.actor, run_id=pk, **form.cleaned_data)):
        messages.success(request, _("Đã nhập. Số liệu ở trang công khai đã đổi."))
        return redirect("benefit_desk:service_run", pk)
    counts = {slug: found.counts.get(kind, 0) for slug, kind in KINDS.items()}
    asked = request.GET.get("xem", "")
    asked = asked if asked in KINDS else next((slug for slug, count in counts.items() if count), "moi")
    rows = ServiceRow.objects.filter(run=found, kind=KINDS[asked]).order_by("number")
    titles = {"loi": _("Có lỗi"), "moi": _("Mới"), "doi": _("Thay đổi"), "nhu-cu": _("Như đã có")}
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page_days": [(row, _days(row)) for row in page], "run": found, "form": form, "asked": asked,
        "faults": counts["loi"],
        "page": page, "totals": actions.totals_words(found),
        "tabs": [(slug, titles[slug], count) for slug, count in counts.items()],
    }  # fmt: skip
    return render(request, "benefit/desk/service_run.html", context, status=400 if form.errors else 200)


def _days(row: ServiceRow) -> dict[str, date]:
    """The days of a row, which lie in it as texts; none of a row at fault that has none."""
    told = {name: row.data.get(name) for name in ("received", "due", "returned", "month")}
    return {name: date.fromisoformat(text) for name, text in told.items() if isinstance(text, str) and text}


@never_cache
@require_safe
@gated(permissions.SERVICES)
def faults(request: Request, pk: int) -> HttpResponse:
    """The rows at fault with the reason, to be put right and brought again."""
    found = _fetch(pk)
    rows = ServiceRow.objects.filter(run=found, kind="fault").order_by("number")[:MOST_FAULTS]
    columns = [(_("Dòng trong tệp"), 12), (_("Mã, thủ tục"), 40), (_("Vì sao chưa được"), 80)]
    told = [(row.number, row.key, row.problem) for row in rows]
    return attachment(table(_("Dòng có lỗi"), columns, told), f"dong-loi-{pk}.xlsx")


@require_http_methods(["GET", "POST"])
@gated(permissions.SERVICES)
def drop(request: Request, pk: int) -> HttpResponse:
    _fetch(pk)
    return confirmed(
        request, lambda: actions.drop_trial(by=request.actor, run_id=pk), _("Bỏ bảng đã nạp thử?"),
        _("Số liệu không thay đổi gì."), _("Bỏ bảng"), _("Đã bỏ bảng."), reverse("benefit_desk:service"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.SERVICES)
def undo(request: Request, pk: int) -> HttpResponse:
    _fetch(pk)
    return confirmed(
        request, lambda: actions.take_back(by=request.actor, run_id=pk), _("Hoàn tác lần nhập này?"),
        _("Hồ sơ do bảng này thêm vào bị xóa; hồ sơ bị đổi trở lại như trước."), _("Hoàn tác"),
        _("Đã hoàn tác: số liệu như trước lần nhập."), reverse("benefit_desk:service_run", args=[pk]),
    )  # fmt: skip
