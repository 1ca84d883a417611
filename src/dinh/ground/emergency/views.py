"""One page: what an emergency is, whether one is open, the latest ones; and a page for each act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now
from dinh.ground.emergency import actions, permissions
from dinh.ground.emergency.forms import ReasonForm
from dinh.ground.emergency.models import Emergency
from dinh.ground.emergency.queries import recent
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt


@gated(permissions.VIEW)
@require_safe
def home(request: Request) -> HttpResponse:
    moment, by = now(), request.actor
    rows = recent()
    going = next((row for row in rows if row.is_waiting(moment) or row.is_open(moment)), None)
    context = {
        "rows": [row for row in rows if row != going],
        "going": going,
        "is_open": going is not None and going.is_open(moment),
        "may_ask": going is None and may(by, permissions.ASK, request.commune),
        "may_confirm": going is not None and going.is_waiting(moment) and may(by, permissions.CONFIRM, going),
        "may_end": going is not None and may(by, permissions.END, going),
        "lent": permissions.lent_to(by),
    }
    return render(request, "emergency/home.html", context)


@gated(permissions.ASK)
@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.ask(by=request.actor, **form.cleaned_data)) is not None:
        messages.success(request, _("Đã xin. Hãy gọi người thứ hai mở trang này và xác nhận trong một giờ."))
        return redirect("emergency:home")
    context = {
        "question": _("Xin mở khẩn cấp quyền quản trị tài khoản?"),
        "consequence": _(
            "Chỉ khi không gọi được ai quản trị tài khoản. Người thứ hai phải xác nhận; mọi người quản trị "
            "đều được báo; sau bốn giờ tự hết."
        ),
        "action": _("Xin mở"),
    }
    return _asked(request, form, context)


@gated(permissions.CONFIRM)
@require_http_methods(["GET", "POST"])
def confirm(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(Emergency.objects.select_related("asked_by", "asked_post__body"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.confirm(by=request.actor, emergency_id=pk, reason=reason)):
            messages.success(request, _("Đã xác nhận. Quyền mở trong bốn giờ rồi tự hết."))
            return redirect("emergency:home")
    told = {"who": row.asked_by, "post": row.asked_post, "reason": row.reason}
    context = {
        "question": _("Xác nhận mở khẩn cấp cho %(who)s?") % told,
        "consequence": _(
            "%(who)s (%(post)s) xin mở: “%(reason)s”. Hãy gọi hỏi trực tiếp trước khi xác nhận: "
            "anh/chị cùng chịu trách nhiệm."
        )
        % told,
        "action": _("Xác nhận, mở bốn giờ"),
    }
    return _asked(request, form, context)


@gated(permissions.END)
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(Emergency, pk=pk)
    form = Form(request.POST or None)
    if request.method == "POST" and attempt(form, lambda: actions.end(by=request.actor, emergency_id=pk)) is not None:
        messages.success(request, _("Đã đóng. Quyền hết ngay."))
        return redirect("emergency:home")
    context = {
        "question": _("Đóng lần mở khẩn cấp này?"),
        "consequence": _("Quyền cho mượn hết ngay từ lúc này. Cần nữa thì phải xin lại từ đầu."),
        "action": _("Đóng"),
    }
    return _asked(request, form, context)


def _asked(request: Request, form: Any, context: dict[str, Any]) -> HttpResponse:
    return render(request, "bodies/confirm.html", {**context, "form": form, "back_url": reverse("emergency:home")})
