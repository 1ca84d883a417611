"""Accounts of those who hold or held a post here."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground import clock
from dinh.ground.bodies import permissions, queries
from dinh.ground.bodies.forms import AccountForm, RenewForm
from dinh.ground.bodies.models import Holding
from dinh.ground.http import Request, gated
from dinh.ground.people import actions
from dinh.ground.people.links import password_link
from dinh.ground.people.models import User
from dinh.ground.places.saving import attempt

LINK = "password_link"


def show_link_once(request: Request, user: User) -> HttpResponse:
    return show_links_once(request, [user])


def show_links_once(request: Request, users: list[User]) -> HttpResponse:
    """To the page that shows new password links; they are kept in the session until shown, then forgotten."""
    request.session[LINK] = [
        {"name": str(user), "username": user.username, "path": password_link(user)} for user in users
    ]
    return redirect("bodies:link")


@gated(permissions.MANAGE)
@never_cache
@require_safe
def link(request: Request) -> HttpResponse:
    kept: list[dict[str, str]] = request.session.pop(LINK, [])
    links = [{**each, "url": request.build_absolute_uri(each["path"])} for each in kept]
    return render(request, "bodies/link.html", {"links": links})


@gated(permissions.MANAGE)
@require_safe
def people(request: Request) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    held = Holding.objects.on(clock.today()).select_related("post__body")
    found = queries.officials().prefetch_related(Prefetch("holdings", held, to_attr="now"))
    if q:
        found = found.filter(Q(full_name__icontains=q) | Q(username__icontains=q))
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    return render(request, "bodies/people.html", {"page": page})


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.officials(), pk=pk)
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm.of(user)
    if (
        form.is_valid()
        and attempt(form, lambda: actions.edit_account(by=request.actor, user_id=pk, **form.cleaned_data)) is not None
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("bodies:people")
    context = {"form": form, "title": str(user), "action": _("Lưu"), "back": reverse("bodies:people")}
    return render(request, "bodies/form.html", context)


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def renew(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.officials(), pk=pk)
    form = RenewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lost = form.cleaned_data["lost_phone"]
        if attempt(form, lambda: actions.renew_access(by=request.actor, user_id=pk, lost_phone=lost)) is not None:
            return show_link_once(request, User.objects.get(pk=pk))
    context = {
        "form": form,
        "question": _("Cấp lại đường dẫn đặt mật khẩu cho %(user)s?") % {"user": user},
        "consequence": _("Mật khẩu cũ hết dùng ngay và mọi máy đang mở đều bị đăng xuất, tới khi đặt mật khẩu mới."),
        "action": _("Cấp lại"),
        "back_url": reverse("bodies:people"),
    }
    return render(request, "bodies/confirm.html", context)
