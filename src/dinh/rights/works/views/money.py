"""The desk's books: who owes and gave, receipts, vouchers, the ledger, a list brought as a table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.households import grouping
from dinh.ground.households.permissions import own_group
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.works import actions, permissions, slips, tables
from dinh.rights.works.forms_money import VoucherForm
from dinh.rights.works.models import Due, Entry, Receipt, Voucher
from dinh.rights.works.queries import funds, ledger
from dinh.rights.works.views.acting import fetch, possible
from dinh.rights.works.views.pages import ON_DUE, ON_RECEIPT, ON_VOUCHER
from dinh.rights.works.views.public import day_of

PER_PAGE = 50


@require_safe
@gated(permissions.ENTER)
def dues(request: Request, ref: str) -> HttpResponse:
    """The frozen list: a head sees the own group's households, by a word of number, name or address."""
    found = fetch(request, ref)
    own = own_group(request.actor)
    group, text, state = request.GET.get("to", ""), request.GET.get("q", ""), request.GET.get("con", "")
    asked = {int(group)} if group.isdecimal() and len(group) < 10 else None
    mine = grouping.on(request.commune, today()).behind({own}) if own is not None else asked
    rows = funds.dues(found, groups=mine, text=text, state=state)
    if request.GET.get("xuat") == "xlsx":
        return attachment(tables.dues(rows), f"dong-gop-{found.ref}.xlsx")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found, "page": page, "groups": funds.by_group(found), "group": group, "text": text, "state": state,
        "own": own, "may_receive": may(request.actor, permissions.RECEIVE, found),
    }  # fmt: skip
    return render(request, "works/desk/dues.html", context)


@require_safe
@gated(permissions.ENTER)
def due(request: Request, ref: str, pk: int) -> HttpResponse:
    """One household of the list: what it owes, its receipts, relief, refunds."""
    found = fetch(request, ref)
    rows = Due.objects.select_related("fund__group", "household", "group")
    one = get_object_or_404(rows, pk=pk, fund=found)
    require_own(request, one.group_id)
    context = {
        "fund": found, "due": one, "acts": possible(request, ON_DUE, one), "reliefs": one.reliefs.all(),
        "receipts": one.receipts.select_related("cancellation").order_by("pk"), "refunds": one.refunds.all(),
        "gone": one.household.valid_to,
    }  # fmt: skip
    return render(request, "works/desk/due.html", context)


def require_own(request: Request, group: int | None) -> None:
    """A head does not read of households of other groups: for them these are not there."""
    own = own_group(request.actor)
    if own is not None and group is not None and grouping.on(request.commune, today()).of(group) != own:
        raise Http404(_("Hộ này ở thôn, tổ dân phố khác."))


@require_safe
@gated(permissions.ENTER)
def receipts(request: Request, ref: str) -> HttpResponse:
    """Every receipt, the newest first."""
    found = fetch(request, ref)
    rows = (
        Receipt.objects.filter(fund=found).select_related("group", "due", "cancellation").order_by("-year", "-number")
    )
    own = own_group(request.actor)
    if own is not None:
        rows = rows.filter(group__in=grouping.on(request.commune, today()).behind({own}))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "works/desk/receipts.html", {"fund": found, "page": page})


@require_safe
@gated(permissions.ENTER)
def receipt(request: Request, ref: str, pk: int) -> HttpResponse:
    """A receipt, and its PDF for paper: A6, or A5 for tired eyes."""
    found = fetch(request, ref)
    rows = Receipt.objects.select_related("fund__group", "fund__commune", "group", "due", "entry", "cancellation")
    one = get_object_or_404(rows, pk=pk, fund=found)
    require_own(request, one.group_id)
    if request.GET.get("in") in ("A6", "A5"):
        size: Any = request.GET["in"]
        return attachment(slips.pdf(one, size), f"bien-lai-{one.number}-{one.year}.pdf", "application/pdf")
    context = {
        "fund": found,
        "receipt": one,
        "acts": possible(request, ON_RECEIPT, one),
        "check": slips.check_path(one),
    }
    return render(request, "works/desk/receipt.html", context)


@require_safe
@gated(permissions.ENTER)
def vouchers(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    state = request.GET.get("tinh-trang", "")
    rows = Voucher.objects.filter(fund=found).select_related("line").order_by("-year", "-number")
    rows = rows.filter(state=state) if state in Voucher.State.values else rows
    if request.GET.get("xuat") == "xlsx":
        return attachment(tables.vouchers(rows), f"phieu-chi-{found.ref}.xlsx")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found, "page": page, "state": state, "states": Voucher.State.choices,
        "may_draft": may(request.actor, permissions.DRAFT_VOUCHER, found),
    }  # fmt: skip
    return render(request, "works/desk/vouchers.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def draft(request: Request, ref: str) -> HttpResponse:
    """A new voucher."""
    found = fetch(request, ref)
    require(request.actor, permissions.DRAFT_VOUCHER, found)
    sent = request.method == "POST"
    form = VoucherForm(request.POST if sent else None, request.FILES if sent else None, thing=found)
    made: list[Voucher] = []
    if form.is_valid() and tried(form, lambda: made.append(actions.draft_voucher(
        by=request.actor, fund=found, line=form.cleaned_data["line"], spending=form.spending(), photos=form.pictures()
    ))):  # fmt: skip
        messages.success(request, _("Đã lập %(voucher)s, chờ duyệt.") % {"voucher": made[0]})
        return redirect("works_desk:voucher", found.ref, made[0].pk)
    sums = ledger.sums(found)
    context = {"fund": found, "form": form, "lines": funds.budget(found, sums.spent), "sums": sums}
    return render(request, "works/desk/draft.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.ENTER)
def voucher(request: Request, ref: str, pk: int) -> HttpResponse:
    """A voucher with its papers and its signatures."""
    found = fetch(request, ref)
    one = get_object_or_404(Voucher.objects.select_related("fund", "line", "due", "entry"), pk=pk, fund=found)
    context = {
        "fund": found, "voucher": one, "photos": one.photos.select_related("file"),
        "acts": possible(request, ON_VOUCHER, one),
    }  # fmt: skip
    return render(request, "works/desk/voucher.html", context)


@require_safe
@gated(permissions.ENTER)
def entries(request: Request, ref: str) -> HttpResponse:
    """The ledger with its own words; what there was at the end of a day."""
    found = fetch(request, ref)
    if request.GET.get("xuat") == "xlsx":
        rows = Entry.objects.filter(fund=found).order_by("seq")
        return attachment(tables.ledger(rows.iterator()), f"so-thu-chi-{found.ref}.xlsx")
    before, line = request.GET.get("truoc", ""), request.GET.get("khoan", "")
    page = ledger.page(
        found, before=int(before) if before.isdecimal() and len(before) < 10 else None,
        line=int(line) if line.isdecimal() and len(line) < 10 else None, account=request.GET.get("tk", ""),
    )  # fmt: skip
    day = day_of(request.GET.get("ngay", ""))
    context = {
        "fund": found, "page": page, "rows": [(each, each.words) for each in page.entries], "day": day,
        "held": ledger.held_on(found, day) if day else None, "today": today(),
    }  # fmt: skip
    return render(request, "works/desk/entries.html", context)


@require_safe
@gated(permissions.ENTER)
def entry(request: Request, ref: str, seq: int) -> HttpResponse:
    """The paper behind an entry."""
    found = fetch(request, ref)
    one = get_object_or_404(Entry, fund=found, seq=seq)
    origin = one.reverses or one
    for name in ("receipt", "voucher"):
        paper = getattr(origin, name, None)
        if paper is not None:
            return redirect(reverse(f"works_desk:{name}", args=[found.ref, paper.pk]))
    return redirect(reverse("works:entry", args=[found.ref, seq]))


def counted(count: int) -> str:
    return ngettext("Đã ghi %(count)s biên lai.", "Đã ghi %(count)s biên lai.", count) % {"count": count}
