"""The commune's emblem and greeting: their page on the desk, and the picture for everyone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from dinh.ground.fields import line, tried
from dinh.ground.files import storage
from dinh.ground.http import Request, gated, public
from dinh.ground.places import actions, permissions
from dinh.ground.places.models import Commune, Emblem

FOR_EVER = "public, max-age=31536000, immutable"  # another picture has another address


class EmblemForm(forms.Form):
    upload = forms.FileField(
        label=gettext_lazy("Ảnh biểu trưng"),
        help_text=gettext_lazy("PNG, JPG hoặc WebP, gần vuông, mỗi chiều từ 128 điểm ảnh; nền trong suốt càng đẹp."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )


class GreetingForm(forms.Form):
    greeting = line(
        gettext_lazy("Lời chào"), 160, required=False,
        help_text=gettext_lazy("Một câu ngắn ở trang chủ, dưới dòng đầu. Để trống thì không có."),
    )  # fmt: skip


@gated(permissions.MANAGE)
@require_safe
def home(request: Request) -> HttpResponse:
    return _shown(request)


@gated(permissions.MANAGE)
@require_POST
def add(request: Request) -> HttpResponse:
    form = EmblemForm(request.POST, request.FILES)
    if form.is_valid():
        sent = form.cleaned_data["upload"]
        if tried(form, lambda: actions.add_emblem(by=request.actor, data=sent.read(), name=sent.name)):
            messages.success(request, _("Đã đặt biểu trưng mới. Người xem thấy ngay ở mọi trang."))
            return redirect("emblem:home")
    return _shown(request, form=form)


@gated(permissions.MANAGE)
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """Put a former one back."""
    get_object_or_404(Emblem, pk=pk)
    actions.show_emblem(by=request.actor, emblem_id=pk)
    messages.success(request, _("Đã đặt lại biểu trưng trước đây."))
    return redirect("emblem:home")


@gated(permissions.MANAGE)
@require_POST
def take_off(request: Request) -> HttpResponse:
    actions.show_emblem(by=request.actor, emblem_id=None)
    messages.success(request, _("Đã gỡ biểu trưng. Các trang dùng hình mái đình mặc định."))
    return redirect("emblem:home")


@gated(permissions.MANAGE)
@require_POST
def greet(request: Request) -> HttpResponse:
    form = GreetingForm(request.POST)
    if form.is_valid() and tried(form, lambda: actions.greet(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã lưu lời chào."))
        return redirect("emblem:home")
    return _shown(request, greeting=form)


def _shown(request: Request, form: Any = None, greeting: Any = None) -> HttpResponse:
    commune = request.commune
    context = {
        "form": form or EmblemForm(),
        "greeting": greeting or GreetingForm(initial={"greeting": commune.greeting}),
        "former": Emblem.objects.exclude(picture__sha256=commune.emblem).select_related("picture").order_by("-pk")[:12],
    }
    failed = any(each is not None for each in (form, greeting))
    return render(request, "places/emblem.html", context, status=400 if failed else 200)


@public
@require_safe
def picture(request: Request, key: str) -> HttpResponse:
    return _png(request.commune, key, request.commune.emblem)


@public
@require_safe
def icon(request: Request, key: str) -> HttpResponse:
    worn = Emblem.objects.filter(picture__sha256=request.commune.emblem).values_list("icon__sha256", flat=True)
    return _png(request.commune, key, worn.first() or "")


def _png(commune: Commune, key: str, sha256: str) -> HttpResponse:
    """Only the emblem of today: one that was taken off is nobody's to see."""
    if not sha256 or key != commune.emblem_key:
        raise Http404
    try:
        response = HttpResponse(storage.get(sha256), content_type="image/png")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = FOR_EVER
    return response
