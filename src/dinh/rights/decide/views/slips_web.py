"""A household with its code: it reads the question, chooses, looks again, sends, keeps a receipt. No account, no
identity card, no script. What it chose is shown to nobody again, itself included."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.law.matters import VoteForm
from dinh.rights.decide import actions, boxes, codes, lawful, permissions
from dinh.rights.decide.actions.register import DEADLINE, checked_answer
from dinh.rights.decide.forms_slips import BallotForm, CodeForm, ReceiptForm
from dinh.rights.decide.models import Cast, Matter, Round, Slip
from dinh.rights.decide.queries import votings
from dinh.rights.decide.queries.slips import receipt_standing
from dinh.rights.decide.throttle import WRONG_CODES, address


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    """Where a code is typed. It does not go into the address."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "decide/slips_code.html", {"form": form}, status=400 if form.errors else 200)
    return _of_code(request, form.cleaned_data["code"], now())


@public
@never_cache
@require_safe
def link(request: Request, code: str) -> HttpResponse:
    """What the QR code on the stub opens."""
    return _of_code(request, code, now())


@public
@never_cache
@sensitive_post_parameters()
@require_POST
def send(request: Request) -> HttpResponse:
    """Look again at what was chosen, go back to it, or send it. The moment this begins is the moment that counts."""
    at = now()
    slip, refusal = _slip(request, request.POST.get("code", ""), at)
    if slip is None:
        return refusal  # type: ignore[return-value]  # one of the two is given
    if refusal := _closed_to(request, slip, at):
        return refusal
    form = BallotForm(request.POST, round=slip.round)
    if "again" in request.POST or not form.is_valid():
        return _ballot(request, slip, form, status=400 if "again" not in request.POST else 200)
    chosen = form.chosen()
    try:
        checked_answer(slip.round, chosen)
        if "send" not in request.POST:
            labels = [slip.round.option_labels[key] for key in chosen]
            context = _context(request, slip) | {"chosen": chosen, "labels": labels}
            return render(request, "decide/slips_look_again.html", context)
        # A visitor, whoever is signed in here: the vote is the household's.
        actions.vote_with_code(by=Actor(commune=request.commune), slip=slip, answer=chosen, at=at)
    except actions.AlreadyVoted:
        return _counted(request, slip, again=True)
    except ValidationError as error:
        for message in error.messages:
            form.add_error(None, message)
        return _ballot(request, slip, form, status=400)
    return _counted(request, slip)


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def check(request: Request) -> HttpResponse:
    """Is my vote in the count? By receipt; it says which voting, never an answer."""
    form = ReceiptForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "decide/slips_lookup.html", {"form": form}, status=400 if form.errors else 200)
    found = receipt_standing(form.cleaned_data["receipt"])
    if found is None:
        if WRONG_CODES.spent(address(request)):
            return _too_many(request, form, "decide/slips_lookup.html")
        WRONG_CODES.count(address(request))
    return render(request, "decide/slips_lookup.html", {"form": form, "found": found, "asked": True})


def _of_code(request: Request, code: str, at: datetime) -> HttpResponse:
    slip, refusal = _slip(request, code, at)
    if slip is None:
        return refusal  # type: ignore[return-value]
    return _closed_to(request, slip, at) or _ballot(request, slip, BallotForm(round=slip.round))


def _slip(request: Request, code: str, at: datetime) -> tuple[Slip | None, HttpResponse | None]:
    """The slip of a code. A wrong one is counted; a right one goes through even where many were wrong."""
    found = codes.slip_of(code)
    if found is not None:
        return found, None
    form = CodeForm({"code": code[:40]})
    form.is_valid()
    if WRONG_CODES.spent(address(request)):
        return None, _too_many(request, form, "decide/slips_code.html")
    WRONG_CODES.count(address(request))
    words = _("Không có phiếu nào mang mã này. Hãy so lại từng chữ với cuống phiếu; không có số 0, số 1, chữ O, chữ I.")
    form.add_error("code", words)
    return None, render(request, "decide/slips_code.html", {"form": form}, status=400)


def _too_many(request: Request, form: Any, template: str) -> HttpResponse:
    words = _(
        "Từ đường mạng này vừa có nhiều mã sai. Mã đúng vẫn được nhận: hãy xem lại cuống phiếu, hoặc hỏi tổ phát phiếu."
    )
    form.add_error(None, words)
    return render(request, template, {"form": form}, status=429)


def _closed_to(request: Request, slip: Slip, at: datetime) -> HttpResponse | None:
    """The page that says why nothing can be chosen with this code now; None when it can."""
    round = slip.round
    if slip.ended:
        words = _("Phiếu mang mã này đã được ghi là %s và thay bằng phiếu khác. Hãy dùng mã trên phiếu mới.")
        return _no(request, slip, words % slip.get_ended_display())
    if Cast.objects.filter(entry=slip.entry_id).exists():
        return _counted(request, slip, again=True)
    if not round.web:
        wide = round.matter.scope == Matter.Scope.COMMUNE
        past = votings.past(round.matter, round.group_id)
        offer = lawful.offer(round.matter.code, VoteForm.ONLINE, commune_wide=wide, past=past)
        why = f"{offer.refusal} ({offer.cite})" if not offer.allowed else ""
        words = _("Lần lấy phiếu này chỉ nhận phiếu giấy: đánh dấu trên phiếu rồi nộp cho tổ phát phiếu trước hạn.")
        return _no(request, slip, words, why)
    if round.state != Round.State.OPEN or at >= round.closes_at:
        return _no(request, slip, _("Đã hết hạn biểu quyết."), DEADLINE, late=True)
    return None


def _context(request: Request, slip: Slip) -> dict[str, Any]:
    """With the way to take the paper slip back, for those who may: they scan the same code."""
    paper = slip.round.form == Round.Form.BALLOT and not slip.ended
    return {
        "slip": slip, "round": slip.round, "matter": slip.round.matter, "code": codes.code_of(slip.nonce),
        "receives": paper and may(request.actor, permissions.READ_SLIPS, slip.round),
    }  # fmt: skip


def _ballot(request: Request, slip: Slip, form: BallotForm, status: int = 200) -> HttpResponse:
    return render(request, "decide/slips_ballot.html", _context(request, slip) | {"form": form}, status=status)


def _no(request: Request, slip: Slip, words: str, why: str = "", *, late: bool = False) -> HttpResponse:
    context = _context(request, slip) | {"words": words, "why": why, "late": late}
    return render(request, "decide/slips_no.html", context)


def _counted(request: Request, slip: Slip, *, again: bool = False) -> HttpResponse:
    """The receipt: the same whenever the code comes back, and never what was chosen."""
    cast = Cast.objects.get(entry=slip.entry_id)
    receipt = codes.receipt_of(slip.nonce)
    own = boxes.hashed(slip.round.salt, receipt) == cast.receipt
    context = _context(request, slip) | {"cast": cast, "receipt": receipt if own else "", "again": again}
    return render(request, "decide/slips_receipt.html", context)
