"""Bodies and their terms, for those who manage the house."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground import clock
from dinh.ground.bodies import actions, permissions, queries
from dinh.ground.bodies.forms import BodyForm, EndForm, TermForm
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt
from dinh.ground.sheets import attachment, sheet


def _listed(request: Request) -> list[Body]:
    return queries.bodies_listed(clock.today(), q=request.GET.get("q", ""), ended="ended" in request.GET)


@gated(permissions.MANAGE)
@require_safe
def bodies(request: Request) -> HttpResponse:
    page = Paginator(_listed(request), 25).get_page(request.GET.get("page"))
    return render(request, "bodies/list.html", {"page": page, "day": clock.today()})


@gated(permissions.MANAGE)
@require_safe
def export(request: Request) -> HttpResponse:
    header = [
        _("Tên đầy đủ"),
        _("Tên tắt"),
        _("Ký hiệu"),
        _("Loại"),
        _("Số chức danh"),
        _("Từ ngày"),
        _("Đến trước ngày"),
    ]
    rows: list[list[Any]] = [
        [
            body.name, body.short_name, body.symbol, body.get_kind_display(), getattr(body, "posts_count", 0),
            body.valid_from, body.valid_to,
        ]
        for body in _listed(request)
    ]  # fmt: skip
    return attachment(sheet(_("Cơ quan, đơn vị"), header, rows), f"co-quan-{clock.today():%Y-%m-%d}.xlsx")


@gated(permissions.MANAGE)
@require_safe
def body(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Body.objects.select_related("parent"), pk=pk)
    require(request.actor, permissions.MANAGE, found)
    day = clock.today()
    context = {
        "body": found,
        "posts": queries.posts_of(found, day),
        "terms": found.terms.order_by("-begins"),
        "day": day,
    }
    return render(request, "bodies/body.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    day = clock.today()
    form = BodyForm(request.POST or None, bodies=queries.bodies_on(day), initial={"valid_from": day})
    if form.is_valid():
        added = attempt(form, lambda: actions.add_body(by=request.actor, fields=form.cleaned_data))
        if added:
            messages.success(request, _("Đã thêm %(body)s. Tiếp theo, hãy thêm chức danh.") % {"body": added})
            return redirect("bodies:body", added.pk)
    context = {"form": form, "title": _("Thêm cơ quan, đơn vị"), "action": _("Thêm"), "back": reverse("bodies:list")}
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Body, pk=pk)
    initial = {name: getattr(found, name) for name in actions.BODY_FIELDS}
    others = queries.bodies_on(clock.today()).exclude(pk=pk)
    form = BodyForm(request.POST or None, bodies=others, initial=initial)
    if (
        form.is_valid()
        and attempt(form, lambda: actions.edit_body(by=request.actor, body_id=pk, fields=form.cleaned_data)) is not None
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("bodies:body", pk)
    context = {"form": form, "title": found.name, "action": _("Lưu"), "back": reverse("bodies:body", args=[pk])}
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Body, pk=pk)
    form = EndForm(request.POST or None, initial={"day": clock.today()})
    if form.is_valid():
        data = form.cleaned_data
        if (
            attempt(
                form,
                lambda: actions.end_body(by=request.actor, body_id=pk, valid_to=data["day"], ground=data["ground"]),
            )
            is not None
        ):
            messages.success(request, _("Đã ghi ngày kết thúc. Mở lại được ở trang này."))
            return redirect("bodies:body", pk)
    context = {
        "form": form,
        "question": _("Kết thúc hoạt động của %(body)s?") % {"body": found},
        "consequence": _("Văn bản, nhiệm vụ cũ vẫn giữ nguyên. Sau ngày này không giao việc mới ở đây được nữa."),
        "action": _("Kết thúc"),
        "back_url": reverse("bodies:body", args=[pk]),
    }
    return render(request, "bodies/confirm.html", context)


@gated(permissions.MANAGE)
@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Body, pk=pk)
    actions.end_body(by=request.actor, body_id=pk, valid_to=None)
    messages.success(request, _("%(body)s hoạt động trở lại.") % {"body": found})
    return redirect("bodies:body", pk)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def add_term(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Body, pk=pk)
    form = TermForm(request.POST or None)
    if (
        form.is_valid()
        and attempt(form, lambda: actions.add_term(by=request.actor, body_id=pk, **form.cleaned_data)) is not None
    ):
        messages.success(request, _("Đã thêm nhiệm kỳ. Số văn bản đếm lại từ 1 kể từ ngày bắt đầu."))
        return redirect("bodies:body", pk)
    title = _("Thêm nhiệm kỳ: %(body)s") % {"body": found}
    context = {"form": form, "title": title, "action": _("Thêm"), "back": reverse("bodies:body", args=[pk])}
    return render(request, "bodies/form.html", context)
