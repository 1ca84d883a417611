"""For everyone: what was collected, spent and is left, line by line; a receipt checked by its code. The same page for
every visitor."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.works import hooks, notice, papers, tables, telling
from dinh.rights.works.models import Account, Entry, Fund
from dinh.rights.works.queries import funds, giving, ledger, statements

PER_PAGE = 20
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LOOKUPS = Limit("works.receipt", 120, HOUR)  # codes tried from one address: far fewer than one would need to guess one


def fetch(ref: str) -> Fund:
    found = funds.public().filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có công trình, quỹ nào mang mã này."))
    return found


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """Works and funds, the newest first, with what came, went and is left."""
    kind, group, text = (request.GET.get(name, "") for name in ("loai", "to", "q"))
    found = funds.filtered(funds.public(), kind=kind, group=group, text=text)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    sums = ledger.brief(page)
    context = {
        "page": page, "rows": [(fund, *sums[fund.pk]) for fund in page], "kind": kind, "group": group, "text": text,
        "groups": groups_on(today()), "kinds": Fund.Kind.choices,
    }  # fmt: skip
    return render(request, "works/index.html", context)


@public
@require_safe
def fund(request: Request, ref: str) -> HttpResponse:
    """One work or fund: figures that open their entries, the estimate, who gave, checks, acceptance, photos."""
    found = fetch(ref)
    sums = ledger.sums(found)
    context = {
        "fund": found, "sums": sums, "lines": funds.budget(found, sums.spent), "groups": funds.by_group(found),
        "sources": giving.sources(found, sums), "parties": found.parties.all(),
        "checks": [check for look in hooks.CHECKS for check in look(found.ref)],
        "acceptances": found.acceptances.prefetch_related("faults"), "photos": found.photos.select_related("file")[:12],
        "estimates": found.estimates.select_related("decided").order_by("-number"), "years": statements.years(found),
        "stated": set(found.statements.values_list("year", flat=True)), "last": ledger.last(found),
    }  # fmt: skip
    return render(request, "works/fund.html", context)


@public
@require_safe
def entries(request: Request, ref: str) -> HttpResponse:
    """The ledger, a page at a time; of one line of the estimate or one account when asked."""
    found = fetch(ref)
    asked = _asked(request)
    page = ledger.page(found, before=asked["before"], line=asked["line"], account=asked["account"])
    context = {
        "fund": found, "page": page, "rows": [(entry, telling.said(entry, found)) for entry in page.entries], **asked,
        "title": _title(found, asked),
    }  # fmt: skip
    return render(request, "works/entries.html", context)


class Asked(TypedDict):
    """Which entries are asked for."""

    before: int | None
    line: int | None
    account: str


def _asked(request: Request) -> Asked:
    before, line, account = (request.GET.get(name, "") for name in ("truoc", "khoan", "tk"))
    return {
        "before": int(before) if before.isdecimal() and len(before) < 10 else None,
        "line": int(line) if line.isdecimal() and len(line) < 10 else None,
        "account": account if account in Account.values else "",
    }  # fmt: skip


def _title(fund: Fund, asked: Asked) -> str:
    if asked["line"]:
        line = fund.lines.filter(pk=asked["line"]).first()
        return line.title if line else ""
    return str(Account(asked["account"]).label) if asked["account"] else ""


@public
@require_safe
def entry(request: Request, ref: str, seq: int) -> HttpResponse:
    """One entry: its paper in facts. The photographed voucher itself stays inside."""
    found = fetch(ref)
    one = Entry.objects.filter(fund=found, seq=seq).select_related(*ledger.WITH).first()
    if one is None:
        raise Http404(_("Sổ này không có bút toán ấy."))
    context = {"fund": found, "entry": one, "said": telling.said(one, found)}
    if one.kind == Entry.Kind.VOUCHER:
        context |= {"voucher": one.voucher, "payee": telling.payee(one.voucher), "photos": one.voucher.photos.count()}
    return render(request, "works/entry.html", context)


@public
@require_safe
def givers(request: Request, ref: str) -> HttpResponse:
    """Who gave: by group; donors by their wish; names of households only where the community decided so."""
    found = fetch(ref)
    page = Paginator(giving.households(found), 100).get_page(request.GET.get("page")) if found.show_names else None
    context = {
        "fund": found,
        "groups": funds.by_group(found),
        "donors": giving.donors(found),
        "page": page,
        "free": giving.beside_the_list(found),
    }
    return render(request, "works/givers.html", context)


@public
@require_safe
def receipt(request: Request) -> HttpResponse:
    """Whether a receipt is in the ledger: amount and day, never a name."""
    code = request.GET.get("ma", "").strip().upper()[:20]
    context: dict[str, object] = {"code": code}
    if code:
        if LOOKUPS.spent(address(request)):
            context["busy"] = True
            return render(request, "works/receipt.html", context, status=429)
        LOOKUPS.count(address(request))
        context["receipt"] = giving.by_code(code)
    return render(request, "works/receipt.html", context)


@public
@require_safe
def statement(request: Request, ref: str, year: int) -> HttpResponse:
    """The income and spending of a year; as .docx and .xlsx too."""
    found = fetch(ref)
    if year not in statements.years(found):
        raise Http404(_("Sổ không có gì trong năm này."))
    made = found.statements.filter(year=year).first()
    numbers = statements.of_year(found, year)
    match request.GET.get("xuat"):
        case "docx":
            return attachment(papers.statement(found, numbers, made), f"thu-chi-{found.ref}-{year}.docx", DOCX)
        case "xlsx":
            return attachment(tables.statement(found, numbers), f"thu-chi-{found.ref}-{year}.xlsx")
    context = {"fund": found, "numbers": numbers, "made": made, "year": year}
    return render(request, "works/statement.html", context)


@public
@require_safe
def board(request: Request, ref: str) -> HttpResponse:
    """The notice for the board: one A4 sheet with the figures of today and the way to the whole ledger."""
    found = fetch(ref)
    return attachment(notice.pdf(found, today()), f"niem-yet-{found.ref}.pdf", "application/pdf")


@public
@require_safe
def by_reference(request: Request, ref: str) -> HttpResponse:
    """`/p/CT-…`, typed at the portal or scanned."""
    return redirect(reverse("works:fund", args=[fetch(ref).ref]))


def day_of(text: str) -> date | None:
    """The day of a query string; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
