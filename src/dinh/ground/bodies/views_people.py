"""Accounts of those who hold or held a post here."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground import clock
from dinh.ground.bodies import queries
from dinh.ground.bodies.forms import AccountForm, OutsideForm, RenewForm, SignOutForm
from dinh.ground.bodies.models import Holding
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.people import actions, outside
from dinh.ground.people.links import password_link
from dinh.ground.people.models import User
from dinh.ground.people.permissions import BIND, MANAGE
from dinh.ground.people.queries import has_factor, outside_name_of
from dinh.ground.people.sessions import sittings
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


@gated(MANAGE)
@never_cache
@require_safe
def link(request: Request) -> HttpResponse:
    kept: list[dict[str, str]] = request.session.pop(LINK, [])
    links = [{**each, "url": request.build_absolute_uri(each["path"])} for each in kept]
    return render(request, "bodies/link.html", {"links": links})


@gated(MANAGE)
@require_safe
def people(request: Request) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    held = Holding.objects.on(clock.today()).select_related("post__body")
    found = queries.officials().prefetch_related(Prefetch("holdings", held, to_attr="now"))
    if q:
        found = found.filter(Q(full_name__icontains=q) | Q(username__icontains=q))
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    return render(request, "bodies/people.html", {"page": page})


@gated(MANAGE)
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
    context = {
        "form": form,
        "person": user,
        "open_sessions": len(sittings(user, None, "")),
        "has_factor": has_factor(pk),
        "outside": outside.configured() and may(request.actor, BIND),
        "outside_name": outside_name_of(pk),
    }
    return render(request, "bodies/account.html", context)


@gated(MANAGE)
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


@gated(MANAGE)
@require_http_methods(["GET", "POST"])
def sign_out(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.officials(), pk=pk)
    form = SignOutForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.sign_out(by=request.actor, user_id=pk, reason=reason)) is not None:
            messages.success(request, _("Đã đăng xuất %(user)s khỏi mọi máy.") % {"user": user})
            return redirect("bodies:people") if user == request.user else redirect("bodies:edit_account", pk)
    context = {
        "form": form,
        "question": _("Đăng xuất %(user)s khỏi mọi máy, ngay bây giờ?") % {"user": user},
        "consequence": _(
            "Việc đang gõ dở trên các máy ấy sẽ mất. Người này vẫn đăng nhập lại được bằng mật khẩu cũ; muốn chặn hẳn "
            "thì cấp lại đường dẫn đặt mật khẩu, hoặc cho thôi giữ chức danh."
        ),
        "action": _("Đăng xuất khỏi mọi máy"),
        "back_url": reverse("bodies:edit_account", args=[pk]),
    }
    return render(request, "bodies/confirm.html", context)


@gated(BIND)
@require_http_methods(["GET", "POST"])
def outside_name(request: Request, pk: int) -> HttpResponse:
    """Whom the provider outside may send here as this official."""
    user = get_object_or_404(queries.officials(), pk=pk)
    if not outside.configured():
        raise Http404(_("Máy chủ này không nối với nơi cấp tài khoản liên thông nào."))
    kept = outside_name_of(pk)
    given = {"email": kept.email, "subject": kept.subject} if kept else {"email": user.email}
    form = OutsideForm(request.POST or None, initial=given)
    if form.is_valid():
        data = form.cleaned_data
        if attempt(form, lambda: actions.prepare_outside_name(by=request.actor, user_id=pk, **data)) is not None:
            messages.success(request, _("Đã gắn tài khoản liên thông. Người này đăng nhập qua đó được ngay."))
            return redirect("bodies:edit_account", pk)
    title = _("Tài khoản liên thông của %(user)s") % {"user": user}
    back = reverse("bodies:edit_account", args=[pk])
    return render(request, "bodies/form.html", {"form": form, "title": title, "action": _("Gắn"), "back": back})


@gated(BIND)
@require_POST
def drop_outside_name(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(queries.officials(), pk=pk)
    try:
        actions.drop_outside_name(by=request.actor, user_id=pk)
        messages.success(request, _("Đã bỏ. Phiên đang mở thì dùng nút đăng xuất khỏi mọi máy."))
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    return redirect("bodies:edit_account", pk)
