"""Signing in through the provider outside."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import LoginView
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.http import Request, public
from dinh.ground.people import actions, outside
from dinh.ground.people.queries import outside_name


class SignIn(LoginView):  # type: ignore[misc]
    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """allauth's, and whether there is a provider outside to go through."""
        context: dict[str, Any] = super().get_context_data(**given)
        return {**context, "outside": outside.configured(), "outside_title": settings.DINH_OIDC_NAME}


login = SignIn.as_view()


@public
@never_cache
@require_safe
def begin(request: Request) -> HttpResponse:
    if not outside.configured():
        raise Http404
    try:
        return outside.begin(request, request.build_absolute_uri(reverse("outside_answer")))
    except outside.Away:
        return _away(request)


@public
@never_cache
@require_safe
def answer(request: Request) -> HttpResponse:
    """The provider sends the browser back here. Whom nobody prepared does not get in; no account is made."""
    if not outside.configured():
        raise Http404
    try:
        claims = outside.answered(request)
    except outside.Away:
        return _away(request)
    except outside.NotProven:
        words = _("Lần đăng nhập này bị bỏ dở, quá lâu, hoặc không phải do máy này bắt đầu. Hãy bấm đăng nhập lại.")
        return _refused(request, words, 400)
    name = outside_name(claims)
    if name is None or not name.user.is_active:
        words = _("Tài khoản liên thông của anh/chị chưa được đơn vị chuẩn bị. Hãy nhờ người quản trị đơn vị gắn vào.")
        return _refused(request, words, 403)
    if not name.subject:
        try:
            by = Actor(commune=request.commune, user=name.user)
            actions.bind_outside_name(by=by, name_id=name.pk, subject=claims.subject)
        except Refused as refused:
            return _refused(request, str(refused), 403)
    record_authentication(request, name.user, method="oidc")
    response: HttpResponse = perform_login(request, Login(user=name.user))
    return response


def _away(request: Request) -> HttpResponse:
    words = _("Nơi cấp tài khoản liên thông không trả lời. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.")
    return _refused(request, words, 503)


def _refused(request: Request, words: str, status: int) -> HttpResponse:
    return render(request, "people/outside_refused.html", {"words": words}, status=status)
