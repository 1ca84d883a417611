"""Posts, their powers, and who holds them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground import clock
from dinh.ground.bodies import actions, permissions, queries, roles
from dinh.ground.bodies.forms import AppointForm, EndForm, PostForm
from dinh.ground.bodies.models import Body, Holding, Post
from dinh.ground.bodies.views_people import show_link_once
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt


def _fields(form: forms.Form) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in actions.POST_FIELDS}


def _ask_if_sure(form: forms.Form) -> None:
    """When the act was refused because nobody would be left to manage, show the box that says «even so»."""
    if form.has_error(NON_FIELD_ERRORS, actions.LAST_MANAGER):
        form.fields["sure"].widget = forms.CheckboxInput()


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: Request, pk: int) -> HttpResponse:
    body = get_object_or_404(Body, pk=pk)
    role = roles.ROLES.get(request.GET.get("vai-tro", ""))
    form = PostForm(request.POST or None, initial={"powers": role.powers} if role else None)
    if form.is_valid():
        post = attempt(form, lambda: actions.add_post(by=request.actor, body_id=pk, fields=_fields(form)))
        if post:
            messages.success(request, _("Đã thêm chức danh. Tiếp theo, hãy giao cho người giữ."))
            return redirect("bodies:appoint", post.pk)
    context = {
        "form": form,
        "title": _("Thêm chức danh: %(body)s") % {"body": body},
        "action": _("Thêm"),
        "roles": roles.ROLES,
        "back": reverse("bodies:body", args=[pk]),
    }
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.select_related("body"), pk=pk)
    form = PostForm(request.POST or None, initial={name: getattr(post, name) for name in actions.POST_FIELDS})
    if form.is_valid():
        sure = form.cleaned_data["sure"]
        if (
            attempt(form, lambda: actions.edit_post(by=request.actor, post_id=pk, fields=_fields(form), sure=sure))
            is not None
        ):
            messages.success(request, _("Đã lưu. Quyền mới có hiệu lực ngay với người đang giữ chức danh."))
            return redirect("bodies:body", post.body_id)
        _ask_if_sure(form)
    back = reverse("bodies:body", args=[post.body_id])
    return render(request, "bodies/form.html", {"form": form, "title": str(post), "action": _("Lưu"), "back": back})


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def appoint(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.select_related("body"), pk=pk)
    form = AppointForm(request.POST or None, people=queries.officials(), initial={"begins": clock.today()})
    if form.is_valid():
        holding = attempt(form, lambda: _appointed(request, form, post))
        if holding:
            messages.success(request, _("Đã giao chức danh %(post)s.") % {"post": post})
            if form.cleaned_data["user"]:
                return redirect("bodies:body", post.body_id)
            return show_link_once(request, holding.user)
    context = {
        "form": form,
        "title": _("Giao chức danh: %(post)s") % {"post": post},
        "action": _("Giao chức danh"),
        "back": reverse("bodies:body", args=[post.body_id]),
    }
    return render(request, "bodies/form.html", context)


def _appointed(request: Request, form: AppointForm, post: Post) -> Holding:
    data = form.cleaned_data
    when = {name: data[name] for name in ("begins", "ends", "ground")}
    if data["user"]:
        return actions.appoint(by=request.actor, post_id=post.pk, user_id=data["user"].pk, **when)
    return actions.appoint_newcomer(by=request.actor, post_id=post.pk, account=form.account, **when)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def end_holding(request: Request, pk: int) -> HttpResponse:
    holding = get_object_or_404(Holding.objects.select_related("post__body", "user"), pk=pk)
    form = EndForm(request.POST or None, initial={"day": clock.today()})
    if form.is_valid():
        data = form.cleaned_data
        if (
            attempt(
                form,
                lambda: actions.end_holding(
                    by=request.actor, holding_id=pk, ends=data["day"], ground=data["ground"], sure=data["sure"]
                ),
            )
            is not None
        ):
            messages.success(request, _("Đã ghi ngày thôi giữ chức danh. Quyền tự hết vào ngày đó."))
            return redirect("bodies:body", holding.post.body_id)
        _ask_if_sure(form)
    context = {
        "form": form,
        "question": _("%(user)s thôi giữ chức danh %(post)s?") % {"user": holding.user, "post": holding.post},
        "consequence": _("Việc đang làm ở lại với chức danh, chờ người kế tiếp. Tài khoản không bị xóa."),
        "action": _("Ghi ngày thôi"),
        "back_url": reverse("bodies:body", args=[holding.post.body_id]),
    }
    return render(request, "bodies/confirm.html", context)


@gated(permissions.MANAGE)
@require_POST
def keep_holding(request: Request, pk: int) -> HttpResponse:
    """Take back an end that was recorded."""
    holding = get_object_or_404(Holding.objects.select_related("post"), pk=pk)
    actions.end_holding(by=request.actor, holding_id=pk, ends=None)
    messages.success(request, _("Đã bỏ ngày thôi: người này tiếp tục giữ chức danh."))
    return redirect("bodies:body", holding.post.body_id)
