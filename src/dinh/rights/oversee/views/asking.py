"""Đề nghị xác minh without an account, and following it with reference and PIN."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.fields import tried
from dinh.ground.http import Request, public
from dinh.ground.pins import right_pin
from dinh.rights.oversee.actions import asking
from dinh.rights.oversee.forms_visits import AskForm, FollowAskedForm
from dinh.rights.oversee.models import Verification
from dinh.rights.oversee.pins import key_of, new_key
from dinh.rights.oversee.throttle import ASKS, WRONG_PINS, WRONG_TRIES, address

SESSION = "oversee.following"
OPEN_FOR = 3600  # seconds after the PIN was typed


@public
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    """The form; what was typed stays when something is missing."""
    if request.method != "POST":
        return _form(request, AskForm(initial={"key": new_key(), "board": request.GET.get("ban", "")[:12]}))
    form, made = AskForm(request.POST), []
    key = key_of(request.POST.get("key", ""))
    if key is None:
        sent = request.POST.copy()
        sent["key"] = new_key()
        form = AskForm(sent)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
        return _form(request, form, 400)
    if not form.is_valid():
        return _form(request, form, 400)
    if form.cleaned_data["website"] or ASKS.spent(address(request)):
        words = _("Từ địa chỉ này vừa có nhiều đề nghị. Hãy thử lại sau một giờ, hoặc gặp thành viên Ban ở tổ mình.")
        form.add_error(None, words)
        return _form(request, form, 429)
    board = form.cleaned_data["board"]
    if not tried(form, lambda: made.append(asking.ask(
        by=request.actor, key=key, board=board, request=form.request
    ))):  # fmt: skip
        return _form(request, form, 400)
    if not made[0].again:
        ASKS.count(address(request))
    return render(request, "oversee/receipt.html", {"one": made[0].verification, "pin": made[0].pin})


def _form(request: Request, form: AskForm, status: int = 200) -> HttpResponse:
    nobody = not form.fields["board"].queryset.exists()  # type: ignore[attr-defined]
    return render(request, "oversee/ask.html", {"form": form, "nobody": nobody}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN open the request for an hour on this device. The same words for a wrong PIN and for a reference
    that does not exist."""
    form = FollowAskedForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "oversee/follow.html", {"form": form}, status=400 if form.errors else 200)
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc gặp thành viên Ban."))
        return render(request, "oversee/follow.html", {"form": form}, status=429)
    found = Verification.objects.filter(ref=ref).first()
    if not right_pin(form.cleaned_data["pin"], found.pin_hash if found else None) or found is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã hoặc mã PIN chưa đúng. Hãy xem lại giấy nhận."))
        return render(request, "oversee/follow.html", {"form": form}, status=400)
    request.session[SESSION] = {**_following(request), found.ref: int(time.time())}
    return redirect("oversee:followed", found.ref)


def _following(request: Request) -> dict[str, int]:
    """The references opened on this device in the last hour."""
    kept: dict[str, int] = request.session.get(SESSION, {})
    return {ref: at for ref, at in kept.items() if at > time.time() - OPEN_FOR}


@public
@never_cache
@require_safe
def followed(request: Request, ref: str) -> HttpResponse:
    """What the board answered and found, for who asked."""
    found = Verification.objects.filter(ref=ref).select_related("board", "visit").first()
    if found is None or found.ref not in _following(request):
        response = redirect("oversee:follow")
        response["Location"] += f"?ma={ref[:20]}"
        return response
    return render(request, "oversee/followed.html", {"one": found})


@public
@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget what was opened on this device: for a borrowed phone."""
    request.session.pop(SESSION, None)
    return redirect("oversee:index")
