"""The desk: how mediation stands, teams with what is missing, their books, elections, recognition, figures, reports."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.passes import passes
from dinh.rights.mediation import actions, book, papers, permissions, queries
from dinh.rights.mediation.filters import Span, choices, span_of
from dinh.rights.mediation.forms_teams import (
    CandidateFormSet,
    ElectionForm,
    NewTeamForm,
    RecogniseForm,
    candidates_of,
)
from dinh.rights.mediation.models import Member, Team
from dinh.rights.mediation.statistics import NOT_DEFINED, rates
from dinh.rights.mediation.views.cases import DOCX
from dinh.rights.mediation.views.pages import ON_MEMBER, ON_TEAM, Page


def _span(request: Request) -> Span:
    return span_of(request.GET.get("ky", ""), today())


@require_safe
@gated(permissions.OVERSEE)
def overview(request: Request) -> HttpResponse:
    """Figures of the period with both rates, teams with what is missing, what waits for this post."""
    day, span = today(), _span(request)
    found = queries.standings(queries.teams(day), day)
    total = queries.figures_of(span.start, span.end)
    lines = [(team.name, figures) for team, figures in queries.by_team(span.start, span.end)]
    if request.GET.get("xuat") == "xlsx":
        by_field = [(f"– {name}", figures) for name, figures in queries.by_field(span.start, span.end)]
        name = _("Hòa giải %(span)s") % {"span": span.label}
        return attachment(book.figure_sheet(name, [*lines, *by_field], total), f"so-lieu-hoa-giai-{span.key}.xlsx")
    by = request.actor
    context = {
        "teams": found, "complete": sum(one.complete for one in found), "total": total, "rates": rates(total),
        "lines": lines, "fields": queries.by_field(span.start, span.end), "span": span, "spans": choices(day),
        "not_defined": NOT_DEFINED, "paid": queries.paid_between(span.start, span.end),
        "may_write": may(by, permissions.WRITE), "may_recognise": may(by, permissions.MAY_RECOGNISE),
        "waiting": queries.to_recognise().count(), "raised": _raised(request), "unpaid": queries.unpaid()[:20],
    }  # fmt: skip
    return render(request, "mediation/desk/overview.html", context)


def _raised(request: Request) -> list[Any]:
    return list(queries.unanswered()) if may(request.actor, permissions.MAY_RECOGNISE) else []


@require_safe
@gated(permissions.OVERSEE)
def teams(request: Request) -> HttpResponse:
    """Every team; `thieu` shows those whose composition is not as the law wants."""
    ended = "da-ket-thuc" in request.GET
    found = queries.standings(queries.teams(today(), ended=ended), today())
    if "thieu" in request.GET:
        found = [one for one in found if not one.complete]
    if request.GET.get("xuat") == "xlsx":
        return attachment(book.team_sheet(found), f"to-hoa-giai-{today():%Y%m%d}.xlsx")
    context = {"teams": found, "ended": ended, "may_write": may(request.actor, permissions.WRITE)}
    return render(request, "mediation/desk/teams.html", context)


def fetch(request: Request, pk: int) -> Team:
    team = get_object_or_404(Team.objects.select_related("group", "commune"), pk=pk)
    require(request.actor, permissions.TEAM_PAGE, team)
    return team


@require_safe
@gated(permissions.ENTER)
def team(request: Request, pk: int) -> HttpResponse:
    """One team: its mediators, what is missing with the article, elections, reviews, figures of the year."""
    found, span, by = fetch(request, pk), _span(request), request.actor
    total = queries.figures_of(span.start, span.end, found)
    pages = {slug: page for slug, page in ON_TEAM.items() if may(by, page.permission, found)}
    members = found.members.select_related("election", "post")
    context = {
        "one": queries.standing(found, today()), "team": found, "total": total, "rates": rates(total),
        "not_defined": NOT_DEFINED, "span": span, "spans": choices(today()), "pages": pages, "members": members,
        "elections": found.elections.all(), "reviews": found.reviews.all(), "needed": _needed(found),
        "may_elect": may(by, permissions.EDIT_TEAM, found), "may_office": permissions.in_office(by),
        "may_edit": may(by, permissions.WRITE), "may_decide": may(by, permissions.MAY_RECOGNISE),
        "leads": permissions.leads(by, found),
    }  # fmt: skip
    return render(request, "mediation/desk/team.html", context)


def _needed(team: Team) -> Any:
    """How many households must agree, and the article; None while nobody has entered how many there are."""
    return passes("mediator", 0, team.group.households, today()) if team.group.households else None


@never_cache
@require_safe
@gated(permissions.ENTER)
def team_book(request: Request, pk: int) -> HttpResponse:
    """The book. On the page, those who may read private life see names; files never hold them."""
    found, span = fetch(request, pk), _span(request)
    cases = queries.book_of(found, span.start, span.end)
    name = f"so-hoa-giai-{found.group.code}-{span.key}"
    if request.GET.get("xuat") == "xlsx":
        return attachment(book.sheet(_("Sổ theo dõi hòa giải"), cases), f"{name}.xlsx")
    if request.GET.get("xuat") == "docx":
        return _paper(request, pk, lambda: papers.book_paper(found, span), name)
    private = permissions.leads(request.actor, found)
    context = {
        "team": found, "rows": book.rows(cases, private=private), "private": private, "span": span,
        "spans": choices(today()),
    }  # fmt: skip
    return render(request, "mediation/desk/book.html", context)


@require_safe
@gated(permissions.ENTER)
def team_report(request: Request, pk: int) -> HttpResponse:
    found, span = fetch(request, pk), _span(request)
    require(request.actor, permissions.REPORT_TEAM, found)
    name = f"bao-cao-to-hoa-giai-{found.group.code}-{span.key}"
    return _paper(request, pk, lambda: papers.team_report(found, span, today()), name)


@require_safe
@gated(permissions.OVERSEE)
def commune_report(request: Request) -> HttpResponse:
    """The report of the UBND to the council, as .docx."""
    span = _span(request)
    try:
        data = papers.commune_report(span, today())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("mediation_desk:overview")
    return attachment(data, f"bao-cao-hoa-giai-{span.key}.docx", DOCX)


def _paper(request: Request, pk: int, make: Any, name: str) -> HttpResponse:
    try:
        return attachment(make(), f"{name}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("mediation_desk:team", pk)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def found(request: Request) -> HttpResponse:
    """A new team."""
    form, made = NewTeamForm(request.POST or None, initial={"founded_on": today(), "seats": 5}), []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.found_team(by=request.actor, **form.cleaned_data))
    ):  # fmt: skip
        messages.success(request, _("Đã lập %(team)s. Tiếp theo: ghi kết quả bầu.") % {"team": made[0]})
        return redirect("mediation_desk:team", made[0].pk)
    context = {"form": form, "title": _("Lập tổ hòa giải"), "action": _("Lập tổ")}
    return render(request, "mediation/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def elect(request: Request, pk: int) -> HttpResponse:
    """Write down a vote: numbers are checked against the law before anyone waits for recognition."""
    found = fetch(request, pk)
    require(request.actor, permissions.EDIT_TEAM, found)
    form = ElectionForm(request.POST or None, thing=found, initial={"held_on": today()})
    rows, made = CandidateFormSet(request.POST or None, prefix="nguoi"), []
    if request.method == "POST" and form.is_valid() and rows.is_valid() and tried(form, lambda: made.append(
        actions.elect(by=request.actor, team=found, candidates=candidates_of(rows), **form.cleaned_data)
    )):  # fmt: skip
        counted = [each["result"] for each in made[0].tally]
        words = _("Đã ghi: %(elected)d người đủ phiếu và trong số cần bầu, trên %(all)d người ứng cử.")
        messages.success(request, words % {"elected": counted.count("elected"), "all": len(counted)})
        return redirect("mediation_desk:team", pk)
    context = {"form": form, "rows": rows, "team": found, "needed": _needed(found)}
    return render(request, "mediation/desk/elect.html", context, status=400 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.MAY_RECOGNISE)
def recognise(request: Request) -> HttpResponse:
    """Those elected, waiting for the chair: one decision for as many as it names."""
    form = RecogniseForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: actions.recognise(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã công nhận; danh sách đã hiện ở trang Hòa giải ở cơ sở."))
        return redirect("mediation_desk:overview")
    context = {"form": form, "waiting": queries.to_recognise().exists()}
    return render(request, "mediation/desk/recognise.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def team_act(request: Request, pk: int, slug: str) -> HttpResponse:
    found = fetch(request, pk)
    return _act(request, ON_TEAM.get(slug), found, str(found), pk)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def member_act(request: Request, pk: int, slug: str) -> HttpResponse:
    member = get_object_or_404(Member.objects.select_related("team__group"), pk=pk)
    require(request.actor, permissions.TEAM_PAGE, member.team)
    return _act(request, ON_MEMBER.get(slug), member, f"{member}, {member.team}", member.team_id)


def _act(request: Request, page: Page | None, thing: Any, name: str, team: int) -> HttpResponse:
    if page is None:
        raise Http404
    refusal = why_not(request.actor, page.permission, thing)
    form = None if refusal else page.form(request.POST or None, thing=thing)  # type: ignore[call-arg]
    if form and form.is_valid() and tried(form, lambda: page.run(request.actor, thing, form.cleaned_data)):
        messages.success(request, page.done)
        return redirect("mediation_desk:team", team)
    status = 403 if refusal and request.method == "POST" else 400 if form and form.errors else 200
    context = {"page": page, "form": form, "refusal": refusal, "name": name, "team": team}
    return render(request, "mediation/desk/team_act.html", context, status=status)
