"""Asking for a code, typing it, the list of one's own matters, the other browsers, leaving.

Whatever address is typed, the answer and the work are the same: which matters it stands in is looked up only once it
is proven. The code is typed in the browser that asked for it; no address of a page carries anything.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.alerts.actions import ask_code
from dinh.ground.alerts.addresses import masked
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.forms import CodeForm
from dinh.ground.alerts.models import AddressCode, Channel
from dinh.ground.alerts.queries import code_asked, newest_sent
from dinh.ground.alerts.sealing import unseal
from dinh.ground.fields import tried
from dinh.ground.gate import Refused
from dinh.ground.http import Request, never_lags, public
from dinh.ground.own import actions, queries
from dinh.ground.own.forms import AddressForm, ReceiptForm, has_mail, phone_channel
from dinh.ground.own.limits import ASKS, CODES
from dinh.ground.own.models import Opening
from dinh.ground.people.devices import device_of
from dinh.ground.throttle import address

DOOR = "own.door"  # the key of the code asked for in this browser


@public
@never_lags
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: Request) -> HttpResponse:
    """The list while this browser is open, otherwise the line for an address."""
    if opening := queries.current(request):
        return list_page(request, opening)
    form = AddressForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_a_robot:
            return redirect("own:home")
        if ASKS.spent(address(request)):
            form.add_error(None, _("Từ mạng này vừa có quá nhiều lượt xin mã. Mời thử lại sau một giờ."))
            status = 429
        else:
            ASKS.count(address(request))
            if tried(form, lambda: _ask(request, form.cleaned_data["channel"], form.cleaned_data["address"])):
                return redirect("own:check")
    context = {
        "form": form, "mail": has_mail(), "phone": phone_channel() is not None, "waits": _waiting(request) is not None,
    }  # fmt: skip
    return render(request, "own/ask.html", context, status=400 if form.errors and status == 200 else status)


def _ask(request: Request, channel: str, typed: str) -> None:
    """Where none may go out now, this browser waits for the code that went to the same address before."""
    language, before = (get_language() or "vi")[:2], _waiting(request)
    asked = ask_code(by=request.actor, channel=channel, address=typed, language=language)
    same = before if before is not None and before.address_key == asked.address_key else None
    kept = newest_sent([*([same] if same else []), asked]) or asked
    request.session[DOOR] = kept.pk


def _waiting(request: Request) -> AddressCode | None:
    """The code this browser asked for and can still type."""
    pk = request.session.get(DOOR)
    return code_asked(pk) if pk else None


def list_page(request: Request, opening: Opening, form: ReceiptForm | None = None, status: int = 200) -> HttpResponse:
    actions.mark_seen(opening)
    context = {
        "found": queries.matters(request, opening), "others": queries.others(opening), "opening": opening,
        "form": form or ReceiptForm(),
    }  # fmt: skip
    return render(request, "own/list.html", context, status=status)


@public
@never_lags
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: Request) -> HttpResponse:
    """The code, typed where it was asked for."""
    asked = _waiting(request)
    if asked is None:
        return render(request, "own/dead.html", status=400 if request.method == "POST" else 200)
    form = CodeForm(request.POST or None)
    form.fields["code"].widget.attrs |= {"class": "large", "autofocus": True}
    if request.method == "POST" and form.is_valid():
        if CODES.spent(address(request)):
            form.add_error(None, _("Từ mạng này vừa có quá nhiều lần nhập mã. Mời thử lại sau một giờ."))
            return _check_page(request, asked, form, 429)
        CODES.count(address(request))
        device = device_of(request.META.get("HTTP_USER_AGENT", ""))
        came = actions.open_here(by=request.actor, asked=asked, typed=form.cleaned_data["code"], device=device)
        if came.judged == "right":
            return _opened(request, came.token)
        form.add_error("code", _WRONG[came.judged]())
    return _check_page(request, asked, form, 400 if form.errors else 200)


_WRONG = {
    "wrong": lambda: _("Mã chưa đúng. Hãy xem lại tin mới nhất, gõ đủ 6 chữ số."),
    "dead": lambda: _("Mã đã hết hạn hoặc nhập sai quá nhiều lần. Hãy bấm “Gửi mã khác”."),
}


def _opened(request: Request, token: str) -> HttpResponse:
    """A session key somebody else may know opens nothing: this browser gets a new one."""
    request.session.cycle_key()
    request.session.pop(DOOR, None)
    request.session[queries.SESSION] = {"token": token, "receipts": []}
    return redirect("own:home")


def _check_page(request: Request, asked: AddressCode, form: CodeForm, status: int) -> HttpResponse:
    shown = masked(asked.channel, unseal(asked.address_sealed) or "")
    context: dict[str, Any] = {
        "form": form, "shown": shown, "by_mail": asked.channel == Channel.EMAIL, "mail": configured(Channel.EMAIL),
        "demo": request.commune.is_demo,
    }  # fmt: skip
    return render(request, "own/check.html", context, status=status)


@public
@never_lags
@never_cache
@require_POST
def again(request: Request) -> HttpResponse:
    """Another code to the same address; as often as the ledger allows, silent beyond that."""
    asked = _waiting(request)
    typed = unseal(asked.address_sealed) if asked else None
    if asked is None or typed is None:
        return redirect("own:home")
    if ASKS.spent(address(request)):
        messages.error(request, _("Từ mạng này vừa có quá nhiều lượt xin mã. Mời thử lại sau một giờ."))
        return redirect("own:check")
    ASKS.count(address(request))
    try:
        _ask(request, asked.channel, typed)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Đã nhận yêu cầu. Mỗi địa chỉ được gửi cách nhau 2 phút, mỗi ngày nhiều nhất 3 lần.")
        )
    return redirect("own:check")


@public
@never_lags
@never_cache
@require_POST
def leave(request: Request) -> HttpResponse:
    """«Thoát»: what this browser opened is closed; of a visitor everything it kept is forgotten, slips included."""
    if opening := queries.current(request):
        actions.close(by=request.actor, opening=opening)
    if request.actor.signed_in:
        for name in (queries.SESSION, DOOR):
            request.session.pop(name, None)
    else:
        request.session.flush()
    return render(request, "own/left.html")


@public
@never_lags
@never_cache
@require_POST
def close_others(request: Request) -> HttpResponse:
    """End another browser of the same address (`may`), or all others."""
    opening = queries.current(request)
    if opening is None:
        return redirect("own:home")
    count = actions.close_others(by=request.actor, opening=opening, handle=request.POST.get("may", "")[:40])
    words = ngettext("Đã kết thúc trên %(count)s máy khác.", "Đã kết thúc trên %(count)s máy khác.", count)
    messages.success(request, words % {"count": count})
    return redirect("own:home")
