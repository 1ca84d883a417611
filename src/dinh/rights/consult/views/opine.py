"""Speaking to a draft without an account: the form, the receipt, the answer by reference and PIN, taking it back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, public
from dinh.rights.consult import actions, permissions, queries
from dinh.rights.consult.forms import FollowForm, OpinionForm, tried
from dinh.rights.consult.guard import SENDS, WRONG_PINS, WRONG_TRIES, address, key_of, new_key, nobody
from dinh.rights.consult.models import Consultation, Opinion


def shown(ref: str) -> Consultation:
    """A consultation that is public. Raises Http404 for others, in the same words."""
    found = queries.find(ref)
    if found is None or found.published_at is None:
        raise Http404(_("Không có việc lấy ý kiến nào mang mã này."))
    return found


@public
@never_cache
@require_http_methods(["GET", "POST"])
def opine(request: Request, ref: str) -> HttpResponse:
    """The form. Whoever opened it in time and sends it too late reads the article, and keeps what they wrote."""
    one = shown(ref)
    if request.method != "POST":
        clause = request.GET.get("dieu", "")
        start = {"key": new_key(), "clause": int(clause) if clause.isdigit() else None, "stance": ""}
        form = OpinionForm(initial=start, consultation=one)
        context = {"consultation": one, "form": form, "refusal": why_not(request.actor, permissions.OPINE, one)}
        return render(request, "consult/opine.html", context)
    form, key = OpinionForm(request.POST, consultation=one), key_of(request.POST.get("key", ""))
    status, made = 400, list[actions.Receipt]()
    if key is None:
        data = request.POST.copy()
        data["key"] = new_key()
        form = OpinionForm(data, consultation=one)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    elif form.is_valid():
        if form.cleaned_data["website"] or SENDS.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc gọi, đến trụ sở."))
            status = 429
        elif tried(form, lambda: made.append(
            actions.opine(by=nobody(request), consultation=one, key=key, said=form.said)
        )):  # fmt: skip
            if not made[0].again:
                SENDS.count(address(request))
            return render(request, "consult/receipt.html", {"consultation": one, "receipt": made[0]})
    return render(request, "consult/opine.html", {"consultation": one, "form": form}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN show one's own opinion and its answer. The same words for a wrong PIN and for no reference."""
    form = FollowForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "consult/follow.html", {"form": form}, status=400 if form.errors else 200)
    found = _opened(request, form)
    return _page(request, form, found, 200 if found else 400)


@public
@never_cache
@require_POST
def withdraw(request: Request) -> HttpResponse:
    """Take one's own opinion back, with the same reference and PIN, after a page that asks."""
    form = FollowForm(request.POST)
    found = _opened(request, form) if form.is_valid() else None
    if found is None:
        return _page(request, form, None, 400)
    if "confirm" not in request.POST:
        return render(request, "consult/withdraw.html", {"opinion": found, "form": form})
    made: list[Opinion] = []
    done = tried(form, lambda: made.append(actions.withdraw(by=nobody(request), opinion=found)))
    return _page(request, form, made[0] if made else found, 200 if done else 400)


def _opened(request: Request, form: FollowForm) -> Opinion | None:
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc đến trụ sở."))
        return None
    found = queries.open_with_pin(ref, form.cleaned_data["pin"])
    if found is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã biên nhận hoặc mã PIN chưa đúng. Hãy xem lại giấy biên nhận."))
    return found


def _page(request: Request, form: FollowForm, found: Opinion | None, status: int) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "opinion": found}
    if found is not None:
        context["groups"] = queries.answers_to(found)
        context["may_withdraw"] = found.withdrawn_on is None and may(request.actor, permissions.WITHDRAW, found)
    return render(request, "consult/follow.html", context, status=status)
