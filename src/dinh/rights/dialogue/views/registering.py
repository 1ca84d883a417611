"""Registering for a reception day without an account; seeing and withdrawing it by reference and PIN."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.clock import now
from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, public
from dinh.ground.pins import right_pin
from dinh.rights.dialogue import actions, book, permissions
from dinh.rights.dialogue.clocks import VN, link_by
from dinh.rights.dialogue.forms import PinForm, RegisterForm
from dinh.rights.dialogue.guard import SENDS, WRONG_CODES, WRONG_PINS, address, key_of, new_key
from dinh.rights.dialogue.models import ReceptionDay, Visit
from dinh.rights.dialogue.views.public import reception_page


@public
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: Request, ref: str) -> HttpResponse:
    """A denunciation is led to its own way before anything is stored, and its words are not sent back to the page."""
    reception = book.find_day(ref)
    if reception is None or reception.posted_on is None:
        missing: HttpResponse = reception_page(request, ref)
        return missing
    context = {"reception": reception, "refusal": why_not(request.actor, permissions.REGISTER, reception)}
    if request.method != "POST":
        form = RegisterForm(initial={"key": new_key()})
        return render(request, "dialogue/register.html", {**context, "form": form})
    form, key = RegisterForm(request.POST), key_of(request.POST.get("key", ""))
    if form.denounces:
        return render(request, "dialogue/denouncing.html", context)
    made: list[actions.Registered] = []
    if key is None:
        data = request.POST.copy()
        data["key"] = new_key()
        form = RegisterForm(data)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    elif form.is_valid():
        if form.cleaned_data["website"] or SENDS.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc gọi, đến trụ sở."))
            return render(request, "dialogue/register.html", {**context, "form": form}, status=429)
        if tried(form, lambda: made.append(
            actions.register(by=request.actor, reception=reception, key=key, comer=form.comer)
        )):  # fmt: skip
            SENDS.count(address(request))
            return registered_page(request, made[0].visit, made[0].pin)
    return render(request, "dialogue/register.html", {**context, "form": form}, status=400)


def registered_page(request: Request, visit: Visit, pin: str, *, renewed: bool = False) -> HttpResponse:
    """The receipt with its PIN, shown once; `renewed`: in place of a lost one."""
    context = {"visit": visit, "reception": visit.reception, "pin": pin, "renewed": renewed}
    return render(request, "dialogue/registered.html", context)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """One's own registration: the state, a changed day, and the link of an online session once it is ready."""
    form = PinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "dialogue/registration.html", {"form": form}, status=400 if form.errors else 200)
    visit = _opened(request, form)
    if visit is None:
        return render(request, "dialogue/registration.html", {"form": form}, status=400)
    return _page(request, form, visit)


@public
@never_cache
@require_POST
def leave(request: Request) -> HttpResponse:
    form = PinForm(request.POST)
    visit = _opened(request, form) if form.is_valid() else None
    if visit is None:
        return render(request, "dialogue/registration.html", {"form": form}, status=400)
    mine = visit
    if tried(form, lambda: actions.withdraw(by=request.actor, visit=mine)):
        visit = book.find_visit(visit.ref) or visit
    return _page(request, form, visit)


def _page(request: Request, form: PinForm, visit: Visit) -> HttpResponse:
    context = {
        "form": form, "visit": visit, "reception": visit.reception, "link": link_of(visit.reception),
        "may_leave": may(request.actor, permissions.WITHDRAW, visit), "due": book.answer_due(visit),
        "promises": visit.promises.order_by("pk"),
    }  # fmt: skip
    return render(request, "dialogue/registration.html", context)


def link_of(reception: ReceptionDay) -> str:
    """The link of an online session, from the hour it must be ready."""
    opens = link_by(reception.day, datetime.combine(reception.day, reception.starts, VN))
    ready = reception.online and reception.link and not reception.cancelled_on
    return str(reception.link) if ready and opens and now() >= opens else ""


def _opened(request: Request, form: PinForm) -> Visit | None:
    """The registration that reference and PIN open together; the same words for a wrong one and for none."""
    ref, pin = form.cleaned_data["ma"].strip().upper(), "".join(form.cleaned_data["pin"].split())
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_CODES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc đến trụ sở."))
        return None
    visit = book.find_visit(ref)
    if not right_pin(pin, visit.pin_hash if visit else None) or visit is None:
        WRONG_PINS.count(slot)
        WRONG_CODES.count(address(request))
        form.add_error(None, _("Mã đăng ký hoặc mã PIN chưa đúng. Hãy xem lại giấy biên nhận."))
        return None
    return visit
