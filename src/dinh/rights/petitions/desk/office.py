"""What the office prepares: the list of services, ready answers, the book of a period."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.periods import Period
from dinh.rights.petitions import actions, book, permissions
from dinh.rights.petitions.desk.fields import tried
from dinh.rights.petitions.desk.forms_office import ReadyForm, ServiceForm
from dinh.rights.petitions.desk.lists import period_of
from dinh.rights.petitions.desk.matter import DOCX
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.queries.ready import all_ready, lines_of, services


@require_safe
@gated(permissions.MANAGE)
def listing(request: Request) -> HttpResponse:
    context = {"services": services(), "ready": all_ready()}
    return render(request, "petitions/desk/services.html", context)


@require_POST
@gated(permissions.MANAGE)
def set_up(request: Request) -> HttpResponse:
    try:
        made = actions.set_up_services(by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã tạo %(count)d lĩnh vực. Hãy xem lại nơi xử lý.") % {"count": len(made)})
    return redirect("petitions_desk:services")


def _one(rows: Any, pk: int | None) -> Any:
    if pk is None:
        return None
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(_("Không có mục này."))
    return found


def _typed(one: Service | None) -> dict[str, Any]:
    if one is None:
        return {"order": 100, "open": True}
    return {**model_to_dict(one), "asks": lines_of(one)}


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def service(request: Request, pk: int | None = None) -> HttpResponse:
    one = _one(services(), pk)
    form = ServiceForm(request.POST or None, initial=_typed(one))
    if one:
        del form.fields["code"]
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.save_service(by=request.actor, service=one, given=form.given)
    ):  # fmt: skip
        messages.success(request, _("Đã ghi lĩnh vực."))
        return redirect("petitions_desk:services")
    context = {"form": form, "title": one.name if one else _("Thêm lĩnh vực"), "one": one}
    return render(request, "petitions/desk/prepared.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def ready(request: Request, pk: int | None = None) -> HttpResponse:
    one = _one(all_ready(), pk)
    form = ReadyForm(request.POST or None, initial=model_to_dict(one) if one else {"open": True})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.save_ready(by=request.actor, ready=one, given=form.given)
    ):  # fmt: skip
        messages.success(request, _("Đã ghi câu trả lời mẫu."))
        return redirect("petitions_desk:services")
    context = {"form": form, "title": one.name if one else _("Thêm câu trả lời mẫu"), "one": one}
    return render(request, "petitions/desk/prepared.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.HANDLE)
def the_book(request: Request) -> HttpResponse:
    """The book of letters of a period: on the page, as a sheet, as a paper to sign."""
    period = period_of(request)
    rows = book.entries(period)
    wanted = request.GET.get("tai", "")
    if wanted == "xlsx":
        return attachment(book.sheet_of(period, rows), f"so-theo-doi-don-{period}.xlsx")
    if wanted == "docx":
        try:
            return attachment(book.paper_of(request.commune, period, rows), f"so-theo-doi-don-{period}.docx", DOCX)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    year, quarters = today().year, [f"{today().year}-Q{n}" for n in range(1, 5)]
    months = [f"{year}-{month:02d}" for month in range(1, today().month + 1)]
    context = {
        "period": period, "rows": rows[: book.SHOWN], "count": len(rows),
        "periods": [Period.parse(each) for each in (str(year), str(year - 1), *quarters, *months)],
        "columns": [heading for heading, _width in book.columns()],
    }  # fmt: skip
    return render(request, "petitions/desk/book.html", context)
