"""Writing a letter down for whoever came, called or wrote, and the receipt to print for them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.files.checks import check
from dinh.ground.http import Request, gated
from dinh.ground.pins import key_of, new_key
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.actions import Receipt, Sealing, Sending
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.desk.fields import stored, tried
from dinh.rights.petitions.desk.forms import EnterForm
from dinh.rights.petitions.desk.forms_sealed import SealedForm
from dinh.rights.petitions.desk.secret import secret
from dinh.rights.petitions.queries import matter
from dinh.rights.petitions.queries.courses import clocks_of

FIRST = {"key": "", "channel": "desk", "people": 1}


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def enter(request: Request) -> HttpResponse:
    slip = (request.POST if request.method == "POST" else request.GET).get(
        "slip" if request.method == "POST" else "phieu", ""
    )[:20].strip().upper()  # fmt: skip
    entered = matter.entered(slip, request.actor)
    if request.method != "POST":
        form = EnterForm(initial={**first(slip), "key": new_key(SALT), "received_on": today()})
        return render(request, "petitions/desk/enter.html", {"form": form, "slip": slip, "entered": entered})
    form, made = EnterForm(request.POST, request.FILES), list[Receipt]()
    key = key_of(request.POST.get("key", ""), SALT)
    if form.is_valid() and key is None:
        form = EnterForm({**request.POST.dict(), "key": new_key(SALT)})
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm lần nữa."))
    if form.is_valid() and key and tried(form, lambda: made.append(_enter(request, form, key))):
        return receipt(request, made[0])
    return render(request, "petitions/desk/enter.html", {"form": form, "entered": entered}, status=400)


def first(slip: str) -> dict[str, Any]:
    """What the form says at first; a slip whose code was scanned fills in its number, and that it is a slip."""
    return {**FIRST, "slip": slip, "channel": "paper"} if slip else FIRST


def _enter(request: Request, form: EnterForm, key: str) -> Receipt:
    data = form.cleaned_data
    sending = Sending(
        key=key, kind=data["kind"], words=data["words"], who=form.who, where=form.where, service=data["service"],
        files=stored(request.actor, data["files"]), on_behalf=data["on_behalf"], slip=data["slip"],
    )  # fmt: skip
    return actions.enter(
        by=request.actor, sending=sending, channel=data["channel"], received_on=data["received_on"]
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_DENUNCIATION)
def enter_sealed(request: Request) -> HttpResponse:
    if request.method != "POST":
        form = SealedForm(initial={**FIRST, "key": new_key(SALT), "received_on": today()})
        return secret(render(request, "petitions/desk/sealed_enter.html", {"form": form}))
    form, made = SealedForm(request.POST, request.FILES), list[Receipt]()
    key = key_of(request.POST.get("key", ""), SALT)
    if form.is_valid() and key is None:
        form = SealedForm({**request.POST.dict(), "key": new_key(SALT)})
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm lần nữa."))
    if form.is_valid() and key and tried(form, lambda: made.append(_enter_sealed(request, form, key))):
        return secret(receipt(request, made[0]))
    return secret(render(request, "petitions/desk/sealed_enter.html", {"form": form}, status=400))


def _enter_sealed(request: Request, form: SealedForm, key: str) -> Receipt:
    """Files go into the box as they are cleaned; they are never kept outside it."""
    data = form.cleaned_data
    files = []
    for number, upload in enumerate(data["files"], start=1):
        try:
            checked = check(upload.read(), upload.name)
        except ValidationError as error:
            raise ValidationError({"files": error.messages}) from error
        files.append((f"tep-{number}", checked.media_type, checked.data))
    sealing = Sealing(
        key=key, words=data["words"], who=form.who, extract=data["extract"], waives=data["waives"], files=files
    )  # fmt: skip
    return actions.enter_sealed(
        by=request.actor, sealing=sealing, channel=data["channel"], received_on=data["received_on"]
    )  # fmt: skip


def receipt(request: Request, made: Receipt, *, renewed: bool = False) -> HttpResponse:
    """The receipt with its PIN, to print and hand over; `renewed`: in place of a lost one."""
    petition = made.petition
    clocks = [clock for clock in clocks_of(petition) if clock.due and not clock.alarm] if petition else []
    context = {"receipt": made, "letter": made.letter, "petition": petition, "clocks": clocks, "renewed": renewed}
    if petition is None:
        messages.error(request, _("Đơn đã vào sổ nhưng chưa có vụ việc. Hãy báo người quản trị."))
        return redirect("petitions_desk:list")
    return secret(render(request, "petitions/desk/receipt.html", context))
