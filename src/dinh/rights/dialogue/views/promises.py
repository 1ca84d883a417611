"""Promises for everyone: the ledger with its filters, one promise with its proof, the asker's word."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, public
from dinh.ground.sheets import attachment
from dinh.law.due import due
from dinh.rights.dialogue import actions, exports, ledger, permissions, queries
from dinh.rights.dialogue.actions.common import covered
from dinh.rights.dialogue.forms import LedgerFilter, WordForm, wanted
from dinh.rights.dialogue.guard import WRONG_CODES, address
from dinh.rights.dialogue.models import Promise
from dinh.rights.dialogue.views.public import figures

PAGE = 25


@public
@require_safe
def book(request: Request) -> HttpResponse:
    return ledger_page(request, "dialogue/promises.html")


def ledger_page(request: Request, template: str, **more: Any) -> HttpResponse:
    """The ledger as a page, a sheet to print, or .xlsx; the desk shows the same with its own frame."""
    day = today()
    rows = ledger.ledger(wanted(request.GET.get), day, request.actor if "cua_toi" in request.GET and more else None)
    owners = ledger.by_owner(rows, day)
    if request.GET.get("xuat") == "xlsx":
        return attachment(exports.promises(rows, owners, day), f"so-loi-hua-{day:%Y%m%d}.xlsx")
    totals = [sum(row.bands[place] for row in owners) for place in range(len(ledger.BANDS))]
    context = {
        "form": LedgerFilter(request.GET), "today": day, "figures": figures(rows, day), "owners": owners,
        "bands": ledger.BANDS, "filtered": any(request.GET.values()), "totals": totals, **more,
    }  # fmt: skip
    if "in" in request.GET:
        return render(request, "dialogue/promises_print.html", {**context, "rows": rows})
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, template, {**context, "page": page})


@public
@require_safe
def promise_page(request: Any, ref: str) -> HttpResponse:
    """`/p/LH-…`: the promise, its history, its proof, the answer, the asker's word."""
    found = _found(ref)
    context = {"promise": queries.with_proofs(found), "today": today(), **shown(found)}
    return render(request, "dialogue/promise.html", context)


def shown(promise: Promise) -> dict[str, Any]:
    """What a promise says beside its columns, with numbers of people covered; why its day is that day."""
    why = due(promise.due_rule, promise.made_on) if promise.due_rule else None
    proofs = [(proof, covered(proof.words)) for proof in queries.with_proofs(promise).proofs.all()]
    band = dict(ledger.BANDS).get(ledger.band(promise, today()), "")
    return {"answer": covered(promise.answer), "why": why, "proofs": proofs, "band": band}


@public
@never_cache
@require_http_methods(["GET", "POST"])
def word(request: Request, ref: str) -> HttpResponse:
    found = _found(ref)
    refusal = why_not(request.actor, permissions.TELL, found)
    form = WordForm(request.POST or None)
    context = {"promise": found, "form": form, "refusal": refusal, "answer": covered(found.answer)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "dialogue/word.html", context, status=400 if form.errors else 200)
    if WRONG_CODES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ một giờ rồi thử lại, hoặc đến trụ sở."))
        return render(request, "dialogue/word.html", context, status=429)
    if tried(form, lambda: actions.tell(by=request.actor, promise=found, **form.cleaned_data)):
        return redirect(found.path)
    WRONG_CODES.count(address(request))
    return render(request, "dialogue/word.html", context, status=400)


def _found(ref: str) -> Promise:
    found = ledger.find(ref)
    if found is None:
        raise Http404(_("Không có lời hứa nào mang mã này. Hãy xem lại mã."))
    return found
