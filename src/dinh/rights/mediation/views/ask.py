"""Nhờ hòa giải without an account, and following it with reference and PIN."""

from __future__ import annotations

import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.law import rules
from dinh.rights.mediation import actions, permissions, queries
from dinh.rights.mediation.clocks import START, start_term
from dinh.rights.mediation.forms_cases import AskForm, FollowForm
from dinh.rights.mediation.models import Case
from dinh.rights.mediation.permissions import Following
from dinh.rights.mediation.pins import key_of, new_key
from dinh.rights.mediation.throttle import ASKS, WRONG_PINS, WRONG_TRIES, address

SESSION = "mediation.following"
OPEN_FOR = 3600  # seconds after the PIN was typed


@public
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    """The form; what was typed stays when something is missing."""
    if request.method != "POST":
        first = {"key": new_key(), "team": request.GET.get("to", "")[:12]}
        return _form(request, AskForm(initial=first))
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
        words = _("Từ địa chỉ này vừa có nhiều lời nhờ. Hãy thử lại sau một giờ, hoặc gặp tổ trưởng tổ hòa giải.")
        form.add_error(None, words)
        return _form(request, form, 429)
    data = form.cleaned_data
    if not tried(form, lambda: made.append(actions.ask(
        by=request.actor, key=key, team=data["team"], content=data["content"], who=form.who, other=data["other"]
    ))):  # fmt: skip
        return _form(request, form, 400)
    if not made[0].again:
        ASKS.count(address(request))
    context = {"case": made[0].case, "pin": made[0].pin, "limit": rules.get(START).on(made[0].case.received_on)}
    return render(request, "mediation/receipt.html", context)


def _form(request: Request, form: AskForm, status: int = 200) -> HttpResponse:
    nobody = not form.fields["team"].queryset.exists()  # type: ignore[attr-defined]
    return render(request, "mediation/ask.html", {"form": form, "nobody": nobody}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN open the case for an hour on this device. The same words for a wrong PIN and for a reference
    that does not exist."""
    form = FollowForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "mediation/follow.html", {"form": form}, status=400 if form.errors else 200)
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc gặp tổ trưởng."))
        return render(request, "mediation/follow.html", {"form": form}, status=429)
    case = queries.open_with_pin(ref, form.cleaned_data["pin"])
    if case is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã hoặc mã PIN chưa đúng. Hãy xem lại giấy nhận."))
        return render(request, "mediation/follow.html", {"form": form}, status=400)
    request.session[SESSION] = {**_following(request), case.ref: int(time.time())}
    return redirect("mediation:followed", case.ref)


def _following(request: Request) -> dict[str, int]:
    """The references opened on this device in the last hour."""
    kept: dict[str, int] = request.session.get(SESSION, {})
    return {ref: at for ref, at in kept.items() if at > time.time() - OPEN_FOR}


def _mine(request: Request, ref: str) -> Case | None:
    return queries.find(ref) if ref in _following(request) else None


def _ask_pin(ref: str) -> HttpResponse:
    response = redirect("mediation:follow")
    response["Location"] += f"?ma={ref}"
    return response


@public
@never_cache
@require_safe
def followed(request: Request, ref: str) -> HttpResponse:
    """What the one who asked may see: how far it is, who mediates, and the answer when it cannot be mediated. Never
    what the other side said."""
    case = _mine(request, ref)
    if case is None:
        return _ask_pin(ref)
    context: dict[str, Any] = {
        "case": case, "term": start_term(case), "reply": case.private.reply,
        "given": case.assignments.filter(left_on=None).select_related("member"),
        "may_withdraw": may(request.actor, permissions.WITHDRAW, Following(case, proven=True)),
    }  # fmt: skip
    return render(request, "mediation/followed.html", context)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, ref: str) -> HttpResponse:
    case = _mine(request, ref)
    if case is None:
        return _ask_pin(ref)
    if request.method == "POST":
        actions.withdraw(by=request.actor, case=case, proven=True)
        messages.success(request, _("Đã rút lời nhờ."))
        return redirect("mediation:followed", ref)
    return render(request, "mediation/withdraw.html", {"case": case})


@public
@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget what was opened on this device: for a borrowed phone."""
    request.session.pop(SESSION, None)
    return redirect("mediation:index")
