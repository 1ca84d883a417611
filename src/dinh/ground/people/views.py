"""«Tài khoản»: who I am, the posts I hold, the post I act from, my password, my second factor, my sessions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dinh.ground import clock
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.http import Request, gated, public
from dinh.ground.people import actions, permissions
from dinh.ground.people.queries import has_factor
from dinh.ground.people.sessions import sittings
from dinh.ground.throttle import remote


@gated(permissions.OWN_ACCOUNT)
@require_safe
def account(request: Request) -> HttpResponse:
    held = holdings_of(request.user, clock.today())
    context = {
        "held": held,
        "has_factor": has_factor(request.user.pk),
        "sittings": sittings(request.user, request.session.session_key, remote(request)),
    }
    return render(request, "people/account.html", context)


@gated(permissions.OWN_ACCOUNT)
@require_POST
def act_from(request: Request) -> HttpResponse:
    """Choose, for this session, which of today's posts one acts from."""
    chosen = request.POST.get("holding", "")
    holding = holdings_of(request.user, clock.today()).filter(pk=chosen).first() if chosen.isdecimal() else None
    if holding is None:
        messages.error(request, _("Chức danh này hiện không thuộc về anh/chị; vẫn giữ chức danh đang dùng."))
    else:
        request.session.cycle_key()  # what was seen of the old one is worth nothing in the new post
        request.session["holding"] = holding.pk
        messages.success(request, _("Từ bây giờ anh/chị làm việc với chức danh: %(post)s.") % {"post": holding.post})
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(target if ours else "people:account")


@gated(permissions.OWN_ACCOUNT)
@require_POST
def end_sessions(request: Request) -> HttpResponse:
    user = actions.end_sessions(by=request.actor, user_id=request.user.pk)
    update_session_auth_hash(request, user)
    messages.success(request, _("Đã đăng xuất tài khoản này khỏi mọi máy khác. Máy này vẫn đang dùng."))
    return redirect("people:account")


@gated(permissions.OWN_ACCOUNT)
@require_POST
def end_one_session(request: Request) -> HttpResponse:
    try:
        actions.end_one_session(by=request.actor, user_id=request.user.pk, handle=request.POST.get("session", ""))
        messages.success(request, _("Đã đăng xuất máy ấy."))
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    return redirect("people:account")


@public
@require_safe
def signup_closed(request: Request) -> HttpResponse:
    """Accounts of officials are made by their commune; residents need none."""
    return render(request, "account/signup_closed.html")
