"""Short statements for everyone: agree, disagree, pass; propose one; groups of opinion as a picture and in words."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.gate import Refused, why_not
from dinh.ground.http import Request, public
from dinh.rights.consult import actions, permissions, queries
from dinh.rights.consult.forms import ProposeForm, tried
from dinh.rights.consult.guard import NEW_TOKENS, VOICES, address, hashed, keep_token, new_token, nobody, token_of
from dinh.rights.consult.mapping import FEWEST, Drawn
from dinh.rights.consult.models import Consultation
from dinh.rights.consult.picture import Told, told_of
from dinh.rights.consult.views.opine import shown

CHOICES = {"dong-y": 1, "khong": -1, "bo-qua": 0}


@public
@never_cache
@require_http_methods(["GET", "POST"])
def statements(request: Request, ref: str) -> HttpResponse:
    """All statements on one page; what this browser answered before is ticked and can be changed."""
    one = shown(ref)
    token = token_of(request)
    typed = {name[4:]: str(value) for name, value in request.POST.items() if name.startswith("cau-")}
    error = ""
    if request.method == "POST":
        fresh = token is None
        token = token or new_token()
        error = _answer(request, one, token, typed, fresh=fresh)
        if not error:
            messages.success(request, _("Đã ghi nhận. Bà con có thể đổi câu trả lời cho đến khi hết hạn góp ý."))
            response = redirect("consult:statements", one.ref)
            keep_token(response, token, secure=request.is_secure())
            return response
    before = queries.answered_by(one, hashed(token, one)) if token else {}
    names = {value: name for name, value in CHOICES.items()}
    rows = [
        {"row": row, "answer": typed.get(str(row.number)) or names.get(before.get(row.number, 9), "")}
        for row in queries.statement_rows(one)
    ]
    context = {
        "consultation": one, "rows": rows, "error": error, "answered": len(before),
        "refusal": why_not(request.actor, permissions.VOICE, one),
    }  # fmt: skip
    return render(request, "consult/statements.html", context, status=400 if error else 200)


def _answer(request: Request, one: Consultation, token: str, typed: dict[str, str], *, fresh: bool) -> str:
    """Keep the answers; what is wrong, in words, or nothing."""
    where = address(request)
    if request.POST.get("website") or VOICES.spent(where) or (fresh and NEW_TOKENS.spent(where)):
        return _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ.")
    choices = {int(number): CHOICES[value] for number, value in typed.items() if number.isdigit() and value in CHOICES}
    try:
        actions.voice(by=nobody(request), consultation=one, token=hashed(token, one), choices=choices)
    except (ValidationError, Refused) as error:
        return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    VOICES.count(where)
    if fresh:
        NEW_TOKENS.count(where)
    return ""


@public
@never_cache
@require_http_methods(["GET", "POST"])
def propose(request: Request, ref: str) -> HttpResponse:
    """A participant's own statement; it is asked once someone of the office has looked."""
    one = shown(ref)
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"] or VOICES.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ."))
        elif tried(form, lambda: actions.propose(
            by=nobody(request), consultation=one, text=form.cleaned_data["text"]
        )):  # fmt: skip
            VOICES.count(address(request))
            messages.success(request, _("Đã nhận câu của bà con. Cán bộ xem rồi đưa lên."))
            return redirect("consult:statements", one.ref)
    context = {"consultation": one, "form": form, "refusal": why_not(request.actor, permissions.VOICE, one)}
    return render(request, "consult/propose.html", context, status=400 if form.errors else 200)


@public
@require_safe
def opinion_map(request: Request, ref: str) -> HttpResponse:
    """The groups of opinion: a picture, the same in words, and a table; under the fewest participants how many are
    missing."""
    one = shown(ref)
    rows = queries.statement_rows(one)
    kept = getattr(one, "opinion_map", None)
    count = queries.participants(one)
    told: Told | None = told_of(Drawn.of(kept.data), {row.number: row.text for row in rows}) if kept else None
    context = {
        "consultation": one, "rows": rows, "told": told, "drawn_at": kept.drawn_at if kept else None, "count": count,
        "missing": max(FEWEST - count, 0), "fewest": FEWEST,
    }  # fmt: skip
    return render(request, "consult/map.html", context)
