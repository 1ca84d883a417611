"""Asking, without an account: what can be asked, the form, check your answers, the receipt, the paper form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.law.publicity import ITEMS
from dinh.rights.information import actions, queries
from dinh.rights.information.clocks import expected, governing
from dinh.rights.information.forms import AskForm, tried
from dinh.rights.information.grounds import GROUNDS
from dinh.rights.information.pins import key_of, new_key
from dinh.rights.information.throttle import ASKS, address

LATEST = 5


@public
@require_safe
def start(request: Request) -> HttpResponse:
    """What a resident can do here. The same page for every visitor."""
    context = {"latest": queries.published()[:LATEST], "law": governing(today())}
    return render(request, "information/start.html", context)


@public
@require_safe
def lists(request: Request) -> HttpResponse:
    """Danh mục: what must be public, and what is given on conditions or not at all."""
    law = governing(today())
    grounds = [(ground.title, ground.cite) for ground in GROUNDS.values() if ground.cite]
    return render(request, "information/lists.html", {"items": ITEMS, "grounds": grounds, "law": law})


@public
@require_safe
def paper_form(request: Request) -> HttpResponse:
    """The form to print and fill in by hand."""
    return render(request, "information/paper_form.html")


@public
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    """The form; «check» shows what was typed once more; «send» sends. Between the steps only the page keeps it."""
    if request.method != "POST":
        return _form(request, AskForm(initial={"key": new_key()}))
    form = AskForm(request.POST)
    key = key_of(request.POST.get("key", ""))
    if key is None:
        return _form(request, _again(request, _("Trang này mở đã lâu. Hãy xem lại rồi bấm tiếp một lần nữa.")), 400)
    if not form.is_valid() or request.POST.get("step") == "edit":
        return _form(request, form, 400 if form.errors else 200)
    if form.cleaned_data["website"] or ASKS.spent(address(request)):
        form.add_error(None, _("Từ địa chỉ này vừa có nhiều yêu cầu. Hãy thử lại sau một giờ, hoặc gọi, đến trụ sở."))
        return _form(request, form, 429)
    if request.POST.get("step") != "send":
        return render(request, "information/check.html", {"form": form, "rows": _rows(form)})
    return _send(request, form, key)


def _send(request: Request, form: AskForm, key: str) -> HttpResponse:
    data, made = form.cleaned_data, []
    if not tried(form, lambda: made.append(
        actions.ask(by=request.actor, key=key, wanted=data["wanted"], way=data["way"], who=form.who)
    )):  # fmt: skip
        return _form(request, form, 400)
    if not made[0].again:
        ASKS.count(address(request))
    return receipt_page(request, made[0])


def receipt_page(request: Request, receipt: actions.Receipt, **more: Any) -> HttpResponse:
    """The receipt with its PIN, to print or write down."""
    asked = receipt.request
    context = {"asked": asked, "pin": receipt.pin, "expected": expected(asked), "law": governing(asked.received_on)}
    return render(request, "information/receipt.html", {**context, **more})


def _again(request: Request, words: str) -> AskForm:
    """What was typed, with a fresh key and a word about it."""
    data = request.POST.copy()
    data["key"] = new_key()
    form = AskForm(data)
    form.is_valid()
    form.add_error(None, words)
    return form


def _rows(form: AskForm) -> list[tuple[str, str]]:
    """What was typed, in words, for the last look."""
    data = form.cleaned_data
    ways = dict(form.fields["way"].choices)  # type: ignore[attr-defined]
    rows = [(str(form.fields["wanted"].label), data["wanted"]), (str(form.fields["way"].label), str(ways[data["way"]]))]
    return rows + [(str(form.fields[name].label), data[name]) for name in AskForm.ASKER if data[name]]


def _form(request: Request, form: AskForm, status: int = 200) -> HttpResponse:
    return render(request, "information/ask.html", {"form": form}, status=status)
