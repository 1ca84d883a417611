"""The desk: funds and works, one of them, its estimate, sources and parties, its course, its statements."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import Refused, may, require
from dinh.ground.households.permissions import own_group
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment
from dinh.rights.works import actions, hooks, papers, permissions, tables
from dinh.rights.works.actions import Item
from dinh.rights.works.forms import (
    EditForm,
    FoundForm,
    LineFormSet,
    PartyFormSet,
    SourceFormSet,
    WhyForm,
    parties_of,
    sources_of,
)
from dinh.rights.works.models import Fund, Photo
from dinh.rights.works.queries import funds, giving, ledger, reminders, statements
from dinh.rights.works.views.acting import COURSE, fetch, possible
from dinh.rights.works.views.pages import ON_FUND
from dinh.rights.works.views.public import DOCX, PER_PAGE


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    """Every fund and work, with what came, went and is left; and vouchers that wait for this post."""
    by = request.actor
    names = {"kind": "loai", "state": "tinh-trang", "group": "to", "text": "q"}
    asked = {key: request.GET.get(name, "") for key, name in names.items()}
    own = own_group(by)
    if own is not None and "to" not in request.GET:
        asked["group"] = str(own)
    found = funds.filtered(funds.funds(), **asked)
    if request.GET.get("xuat") == "xlsx":
        sums = ledger.brief(found)
        return attachment(
            tables.funds((fund, *sums[fund.pk]) for fund in found), f"cong-trinh-quy-{today():%Y%m%d}.xlsx"
        )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    sums = ledger.brief(page)
    context = {
        "page": page, "rows": [(fund, *sums[fund.pk]) for fund in page], **asked, "groups": groups_on(today()),
        "kinds": Fund.Kind.choices, "states": Fund.State.choices, "may_found": may(by, permissions.FOUND),
        "waiting": _waiting(request),
    }  # fmt: skip
    return render(request, "works/desk/index.html", context)


def _waiting(request: Request) -> list[Any]:
    turns = ((permissions.APPROVER, "drafted", permissions.APPROVE), (permissions.CASHIER, "approved", permissions.PAY))
    return [
        voucher for power, state, needed in turns if request.actor.has(power)
        for voucher in reminders.waiting(state) if may(request.actor, needed, voucher)
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.FOUND)
def found(request: Request) -> HttpResponse:
    """A new fund or work."""
    made: list[Fund] = []
    form = FoundForm(request.POST or None, own=own_group(request.actor))
    if form.is_valid() and tried(
        form, lambda: made.append(actions.found(by=request.actor, founding=form.founding()))
    ):  # fmt: skip
        messages.success(request, _("Đã lập. Tiếp theo: dự toán theo từng khoản."))
        return redirect("works_desk:estimate", made[0].ref)
    return render(request, "works/desk/found.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
@gated(permissions.ENTER)
def fund(request: Request, ref: str) -> HttpResponse:
    """One fund: its figures, what may be done now, where everything is."""
    found, by = fetch(request, ref), request.actor
    sums = ledger.sums(found)
    acts = [(slug, page) for slug, page in possible(request, ON_FUND, found) if slug not in COURSE]
    context = {
        "fund": found, "sums": sums, "lines": funds.budget(found, sums.spent), "groups": funds.by_group(found),
        "sources": giving.sources(found, sums), "acts": acts, "may_edit": may(by, permissions.EDIT, found),
        "may_receive": may(by, permissions.RECEIVE, found), "may_draft": may(by, permissions.DRAFT_VOUCHER, found),
        "years": statements.years(found), "last": ledger.last(found),
        "waiting": found.vouchers.filter(state__in=["drafted", "approved"]).count(),
    }  # fmt: skip
    return render(request, "works/desk/fund.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def edit(request: Request, ref: str) -> HttpResponse:
    """Name, purpose, schedule, sources and parties."""
    found = fetch(request, ref)
    require(request.actor, permissions.EDIT, found)
    sent = request.POST or None
    form = EditForm(sent, thing=found)
    first = [{"kind": each.kind, "name": each.name, "amount": each.amount, "anonymous": each.anonymous}
             for each in found.sources.all()]  # fmt: skip
    sources = SourceFormSet(sent, prefix="nguon", initial=first)
    parties = PartyFormSet(sent, prefix="ben", initial=[
        {"role": each.role, "name": each.name, "person": each.person} for each in found.parties.all()
    ])  # fmt: skip
    valid = sent is not None and form.is_valid() and sources.is_valid() and parties.is_valid()
    if valid and tried(form, lambda: actions.edit(
        by=request.actor, fund=found, sources=sources_of(sources), parties=parties_of(parties), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Đã lưu."))
        return redirect("works_desk:fund", found.ref)
    context = {"form": form, "sources": sources, "parties": parties, "fund": found}
    return render(request, "works/desk/edit.html", context, status=400 if sent else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def estimate(request: Request, ref: str) -> HttpResponse:
    """The estimate, or its next version."""
    found = fetch(request, ref)
    require(request.actor, permissions.EDIT, found)
    sent, last = request.POST or None, found.estimate
    items = last.items.select_related("line") if last else []
    rows = LineFormSet(sent, prefix="khoan", initial=[
        {"line": each.line_id, "title": each.line.title, "amount": each.amount} for each in items
    ])  # fmt: skip
    form = WhyForm(sent)
    if last is None:
        form.fields["why"].required = False
    if sent is not None and form.is_valid() and rows.is_valid():
        chosen = [Item(d["title"], d["amount"], d["line"]) for one in rows if (d := one.cleaned_data)]
        act = lambda: actions.estimate(by=request.actor, fund=found, items=chosen, why=form.cleaned_data["why"])  # noqa: E731
        if tried(form, act):
            messages.success(request, _("Đã lập dự toán."))
            return redirect("works_desk:fund", found.ref)
    versions = found.estimates.select_related("decided").order_by("-number")
    context = {"form": form, "rows": rows, "fund": found, "last": last, "versions": versions}
    return render(request, "works/desk/estimate.html", context, status=400 if sent else 200)


@require_safe
@gated(permissions.ENTER)
def course(request: Request, ref: str) -> HttpResponse:
    """How the work goes: begun, photos, accepted, mended, handed over; what boards found."""
    found = fetch(request, ref)
    acts = [(slug, page) for slug, page in possible(request, ON_FUND, found) if slug in COURSE]
    context = {
        "fund": found, "acts": acts, "photos": found.photos.all(), "may_mend": may(request.actor, permissions.MEND,
        found),
        "acceptances": found.acceptances.prefetch_related("faults"), "may_photo": may(request.actor,
        permissions.PHOTO, found),
        "checks": [check for look in hooks.CHECKS for check in look(found.ref)],
    }  # fmt: skip
    return render(request, "works/desk/course.html", context)


@require_POST
@gated(permissions.ENTER)
def remove_photo(request: Request, ref: str, pk: int) -> HttpResponse:
    found = fetch(request, ref)
    actions.remove_photo(
        by=request.actor, photo=get_object_or_404(Photo.objects.select_related("fund"), pk=pk, fund=found)
    )
    messages.success(request, _("Đã gỡ ảnh."))
    return redirect("works_desk:course", found.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def statement(request: Request, ref: str, year: int) -> HttpResponse:
    """The year's statement: provisional, then made, then begun as a publication."""
    found = fetch(request, ref)
    made = found.statements.filter(year=year).first()
    if request.method == "POST":
        return _stated(request, found, year)
    numbers = statements.of_year(found, year)
    match request.GET.get("xuat"):
        case "docx":
            return attachment(papers.statement(found, numbers, made), f"thu-chi-{found.ref}-{year}.docx", DOCX)
        case "xlsx":
            return attachment(tables.statement(found, numbers), f"thu-chi-{found.ref}-{year}.xlsx")
    by = request.actor
    context = {
        "fund": found, "numbers": numbers, "made": made, "year": year,
        "may_make": made is None and may(by, permissions.MAKE_STATEMENT, found),
        "may_publish": made is not None and not made.publication and may(by, permissions.MAKE_STATEMENT, found),
    }  # fmt: skip
    return render(request, "works/desk/statement.html", context)


def _stated(request: Request, fund: Fund, year: int) -> HttpResponse:
    made = fund.statements.filter(year=year).first()
    try:
        if made is None:
            actions.make_statement(by=request.actor, fund=fund, year=year)
            messages.success(request, _("Đã lập báo cáo năm %(year)d.") % {"year": year})
        else:
            made = actions.publish_statement(by=request.actor, statement=made)
            words = _("Đã lập bản công khai %(ref)s: mở mục Công khai để xem lại và đăng.")
            messages.success(request, words % {"ref": made.publication})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("works_desk:statement", fund.ref, year)
