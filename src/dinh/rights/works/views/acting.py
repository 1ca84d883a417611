"""The one view behind every such page: who may, the form, the act, where to go then."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.works import permissions
from dinh.rights.works.models import Due, Fault, Fund, Receipt, Voucher
from dinh.rights.works.queries import funds
from dinh.rights.works.views.pages import ON_DUE, ON_FAULT, ON_FUND, ON_RECEIPT, ON_VOUCHER, Page

COURSE = {"khoi-cong", "lam-xong", "nghiem-thu", "ban-giao", "anh"}


def fetch(request: Request, ref: str) -> Fund:
    """The fund of that reference, if whoever asks may read it."""
    found = funds.find(ref)
    if found is None:
        raise Http404(_("Không có công trình, quỹ nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def possible(request: Request, pages: dict[str, Page], thing: Any) -> list[tuple[str, Page]]:
    return [(slug, page) for slug, page in pages.items() if may(request.actor, page.permission, thing)]


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def on_fund(request: Request, ref: str, slug: str) -> HttpResponse:
    fund = fetch(request, ref)
    name = "works_desk:course" if slug in COURSE else "works_desk:fund"
    return _act(request, ON_FUND.get(slug), fund, fund, reverse(name, args=[fund.ref]))


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def on_due(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    fund = fetch(request, ref)
    due = get_object_or_404(Due.objects.select_related("fund", "household", "group"), pk=pk, fund=fund)
    back = reverse("works_desk:due", args=[fund.ref, pk])
    return _act(request, ON_DUE.get(slug), due, fund, back)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def on_receipt(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    fund = fetch(request, ref)
    receipt = get_object_or_404(Receipt.objects.select_related("fund", "group", "due"), pk=pk, fund=fund)
    back = reverse("works_desk:receipt", args=[fund.ref, pk])
    return _act(request, ON_RECEIPT.get(slug), receipt, fund, back)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def on_voucher(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    fund = fetch(request, ref)
    voucher = get_object_or_404(Voucher.objects.select_related("fund", "line", "due"), pk=pk, fund=fund)
    back = reverse("works_desk:voucher", args=[fund.ref, pk])
    return _act(request, ON_VOUCHER.get(slug), voucher, fund, back)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def on_fault(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    fund = fetch(request, ref)
    fault = get_object_or_404(Fault.objects.select_related("acceptance__fund"), pk=pk, acceptance__fund=fund)
    return _act(request, ON_FAULT.get(slug), fault, fund, reverse("works_desk:course", args=[fund.ref]))


def _act(request: Request, page: Page | None, thing: Any, fund: Fund, back: str) -> HttpResponse:
    if page is None:
        raise Http404
    refusal = why_not(request.actor, page.permission, thing)
    sent = request.method == "POST"
    form: Any = None
    if refusal is None:
        form = page.form(request.POST if sent else None, request.FILES if sent else None, thing=thing)  # type: ignore[call-arg]
    done: list[Any] = []
    if form is not None and form.is_valid() and tried(form, lambda: done.append(page.run(request.actor, thing, form))):
        messages.success(request, page.done)
        return redirect(_next(done[0], back))
    status = 403 if refusal and sent else 400 if form is not None and form.errors else 200
    name = thing if thing == fund else f"{thing}, {fund}"
    context = {"page": page, "form": form, "refusal": refusal, "fund": fund, "name": name, "thing": thing, "back": back}
    return render(request, "works/desk/act.html", context, status=status)


def _next(made: Any, back: str) -> str:
    """Where one goes after an act: to the receipt or voucher it made."""
    if isinstance(made, Receipt):
        return reverse("works_desk:receipt", args=[made.fund.ref, made.pk])
    if isinstance(made, Voucher):
        return reverse("works_desk:voucher", args=[made.fund.ref, made.pk])
    return back
