"""Following one's own request by reference and PIN, without an account."""

from __future__ import annotations

import time
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.files import storage
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.ground.own.using import proves
from dinh.ground.sheets import attachment
from dinh.rights.information import actions, permissions, queries
from dinh.rights.information.clocks import current_term, expected, governing
from dinh.rights.information.forms import DoubtForm, FollowForm, WordsForm, tried
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.own import KEY as OWN
from dinh.rights.information.permissions import Following
from dinh.rights.information.throttle import WRONG_PINS, WRONG_TRIES, address

SESSION = "information.following"
OPEN_FOR = 3600  # seconds after the PIN was typed


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN open the request for an hour on this device. The same words for a wrong PIN and for a
    reference that does not exist."""
    form = FollowForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "information/follow.html", {"form": form}, status=400 if form.errors else 200)
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc đến trụ sở."))
        return render(request, "information/follow.html", {"form": form}, status=429)
    asked = queries.open_with_pin(ref, form.cleaned_data["pin"])
    if asked is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã yêu cầu hoặc mã PIN chưa đúng. Hãy xem lại giấy biên nhận."))
        return render(request, "information/follow.html", {"form": form}, status=400)
    request.session[SESSION] = {**_following(request), asked.ref: [int(time.time()), _slip(asked)]}
    return redirect("information:followed", asked.ref)


def _slip(asked: InformationRequest) -> str:
    """Which slip opened it: a new one ends what the old one opened, on every device."""
    return salted_hmac("dinh.information.slip.opened", asked.pin_hash).hexdigest()[:16]


def _following(request: Request) -> dict[str, list[Any]]:
    """The references opened on this device in the last hour: when, and by which slip."""
    kept: dict[str, list[Any]] = request.session.get(SESSION, {})
    return {
        ref: opened for ref, opened in kept.items() if isinstance(opened, list) and opened[0] > time.time() - OPEN_FOR
    }


def _mine(request: Request, ref: str) -> InformationRequest | None:
    """The request, opened by its PIN in the last hour, or by the telephone or e-mail given with it («Việc của tôi»)."""
    asked = queries.find(ref)
    if asked is None:
        return None
    opened = _following(request).get(ref)
    return asked if (opened and opened[1] == _slip(asked)) or proves(request, OWN, ref) else None


@public
@never_cache
@require_safe
def followed(request: Request, ref: str) -> HttpResponse:
    asked = _mine(request, ref)
    if asked is None:
        return _ask_pin(ref)
    return _page(request, asked)


def _ask_pin(ref: str) -> HttpResponse:
    response = redirect("information:follow")
    response["Location"] += f"?ma={ref}"
    return response


def _page(request: Request, asked: InformationRequest, status: int = 200, **forms: Any) -> HttpResponse:
    thing = Following(asked, proven=True)
    context = {
        "asked": asked, "own": asked.ref not in _following(request),
        "steps": asked.steps.filter(inside=False), "expected": expected(asked),
        "answers": asked.answers.prefetch_related("files"), "law": governing(asked.received_on), "today": today(),
        "waits": current_term(asked) is not None, "may_withdraw": may(request.actor, permissions.WITHDRAW, thing),
        "complete_form": forms.get("complete") or _if_may(request, permissions.COMPLETE, thing, WordsForm),
        "doubt_form": forms.get("doubt") or _if_may(request, permissions.DOUBT, thing, DoubtForm),
    }  # fmt: skip
    return render(request, "information/followed.html", context, status=status)


def _if_may(request: Request, permission: str, thing: Following, form: type[Form]) -> Form | None:
    return form() if may(request.actor, permission, thing) else None


def _doubted(request: Request, asked: InformationRequest, form: DoubtForm) -> bool:
    data = form.cleaned_data
    return tried(form, lambda: actions.doubt(by=request.actor, asked=asked, proven=True, **data))


@public
@never_cache
@require_POST
def complete(request: Request, ref: str) -> HttpResponse:
    asked = _mine(request, ref)
    if asked is None:
        return _ask_pin(ref)
    form = WordsForm(request.POST)
    if form.is_valid() and tried(form, lambda: actions.complete(
        by=request.actor, asked=asked, words=form.cleaned_data["words"], proven=True
    )):  # fmt: skip
        messages.success(request, _("Đã gửi phần bổ sung. Thời hạn tính từ hôm nay."))
        return redirect("information:followed", ref)
    return _page(request, asked, 400, complete=form)


@public
@never_cache
@require_POST
def doubt(request: Request, ref: str) -> HttpResponse:
    asked = _mine(request, ref)
    if asked is None:
        return _ask_pin(ref)
    form = DoubtForm(request.POST)
    if form.is_valid() and _doubted(request, asked, form):
        messages.success(request, _("Đã gửi đề nghị xem lại."))
        return redirect("information:followed", ref)
    return _page(request, asked, 400, doubt=form)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, ref: str) -> HttpResponse:
    asked = _mine(request, ref)
    if asked is None:
        return _ask_pin(ref)
    if request.method == "POST":
        actions.withdraw(by=request.actor, asked=asked, proven=True)
        messages.success(request, _("Đã rút yêu cầu."))
        return redirect("information:followed", ref)
    return render(request, "information/withdraw.html", {"asked": asked})


@public
@never_cache
@require_safe
def file(request: Request, ref: str, pk: int) -> HttpResponse:
    """A file of one's own answer."""
    asked = _mine(request, ref)
    if asked is None:
        return _ask_pin(ref)
    found = next((file for each in asked.answers.all() for file in each.files.filter(pk=pk)), None)
    if found is None:
        raise Http404(_("Tệp này không có trong câu trả lời."))
    response = attachment(storage.get(found.sha256), found.name, found.media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public
@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget what was opened on this device: for a borrowed phone."""
    request.session.pop(SESSION, None)
    return redirect("information:start")
