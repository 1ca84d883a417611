"""The desk: what a head has to do, the list of cases, one case, writing one down, its acts, its papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.mediating import COOPERATION_CITE, OUTSIDE, SECRECY_CITE
from dinh.rights.mediation import actions, book, papers, permissions, queries
from dinh.rights.mediation.clocks import start_term
from dinh.rights.mediation.filters import CaseFilter
from dinh.rights.mediation.forms_cases import ActForm, AnswerForm, EnterForm
from dinh.rights.mediation.models import Case, Escalation, Team
from dinh.rights.mediation.views.pages import ON_CASE, Page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = 25


@require_safe
@gated(permissions.ENTER)
def home(request: Request) -> HttpResponse:
    """The office sees how things stand; heads and mediators see their work."""
    if permissions.in_office(request.actor):
        return redirect("mediation_desk:overview")
    return redirect("mediation_desk:mine")


@never_cache
@require_safe
@gated(permissions.ENTER)
def mine(request: Request) -> HttpResponse:
    """A head's page, made for a phone: what waits, then the team."""
    day = today()
    teams = queries.standings(queries.own_teams(request.actor, day), day)
    context = {"lines": queries.waiting_for(request.actor, day), "teams": teams, "day": day}
    return render(request, "mediation/desk/mine.html", context)


@never_cache
@require_safe
@gated(permissions.ENTER)
def cases(request: Request) -> HttpResponse:
    get = request.GET.get
    team = get("to", "")
    wanted = queries.Wanted(
        team=int(team[:9]) if team.isdecimal() else None, state=get("trang_thai", ""), field=get("linh_vuc", ""),
        q=get("q", "")[:40],
    )  # fmt: skip
    lines = queries.in_book(request.actor, wanted, today())
    if get("xuat") == "xlsx":
        return attachment(book.sheet(_("Vụ, việc hòa giải"), _cases(lines)), f"hoa-giai-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator(lines, PAGE).get_page(get("page")), "form": CaseFilter(request.GET),
        "filtered": any(request.GET.values()), "may_enter": permissions.headed_group(request.actor) is not None,
    }  # fmt: skip
    return render(request, "mediation/desk/cases.html", context)


def _cases(lines: Iterable[queries.Line]) -> list[Case]:
    return [line.case for line in lines]


def fetch(request: Request, ref: str) -> Case:
    """The case of that reference, for whoever may know of it."""
    case = queries.find(ref)
    if case is None:
        raise Http404(_("Không có vụ nào mang mã này."))
    require(request.actor, permissions.SEE, case)
    return case


@never_cache
@require_safe
@gated(permissions.ENTER)
def case(request: Request, ref: str) -> HttpResponse:
    """One case: everyone who may know of it sees number, field, days; private life only those of permissions.READ."""
    found = fetch(request, ref)
    by = request.actor
    reads = may(by, permissions.READ, found)
    possible = [(slug, page) for slug, page in ON_CASE.items() if may(by, page.permission, found)]
    context: dict[str, Any] = {
        "case": found, "reads": reads, "possible": possible, "term": start_term(found), "today": today(),
        "first": next((slug for slug, page in possible if found.state in page.first_in), ""),
        "given": found.assignments.select_related("member"), "steps": found.steps.all(),
        "escalations": found.escalations.all() if reads else [], "secrecy": SECRECY_CITE,
        "cooperation": COOPERATION_CITE, "may_answer": may(by, permissions.ANSWER, found),
        "again": found.again.first(), "raised": found.escalations.exists(), "line": queries.line(found, today()),
    }  # fmt: skip
    if reads:
        context |= {
            "private": found.private, "parties": found.parties.all(), "sessions": found.sessions.all(),
            "follow_ups": found.follow_ups.all(),
        }  # fmt: skip
    return render(request, "mediation/desk/case.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def enter(request: Request) -> HttpResponse:
    """The head writes down a case; a group with several teams says which."""
    teams = list(queries.own_teams(request.actor, today()))
    chosen = request.GET.get("to", "")
    team: Team | None = next((one for one in teams if str(one.pk) == chosen), teams[0] if teams else None)
    if team is None:
        messages.error(request, _("Chức danh này chưa phụ trách tổ hòa giải nào, nên không ghi vụ vào sổ được."))
        return redirect("mediation_desk:home")
    form = EnterForm(request.POST or None, initial={"received_on": today(), "trigger": "asked"})
    made: list[Case] = []
    if form.is_valid():
        data = form.cleaned_data
        facts = {name: data[name] for name in ("trigger", "field", "received_on", "content", "urgent")}
        if tried(form, lambda: made.append(
            actions.enter(by=request.actor, team=team, sides=form.sides(), **facts)
        )):  # fmt: skip
            messages.success(request, _("Đã vào sổ, số %(label)s.") % {"label": made[0].label})
            return redirect("mediation_desk:case", made[0].ref)
    context = {"form": form, "team": team, "teams": teams, "outside": OUTSIDE.values()}
    return render(request, "mediation/desk/enter.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    """One act. The answer to «may I» is shown before anything is typed."""
    found = fetch(request, ref)
    page = ON_CASE.get(slug)
    if page is None:
        raise Http404
    refusal = why_not(request.actor, page.permission, found)
    if refusal or request.method != "POST":
        form = None if refusal else page.form(case=found)  # type: ignore[call-arg]
        status = 403 if refusal and request.method == "POST" else 200
        return _show(request, found, page, form, refusal=refusal, status=status)
    form = page.form(request.POST, case=found)  # type: ignore[call-arg]
    if form.is_valid() and tried(form, lambda: page.run(request.actor, found, form.cleaned_data)):
        messages.success(request, page.done)
        return redirect("mediation_desk:case", ref)
    return _show(request, found, page, _newer(form, found), status=400)  # type: ignore[arg-type]


def _newer(form: ActForm, case: Case) -> ActForm:
    """The same form, now knowing the case as it is: once read again, it may be sent again."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(Case.objects.values_list("edition", flat=True).get(pk=case.pk))
    form.data = data
    return form


def _show(
    request: Request, found: Case, page: Page, form: Any, *, refusal: Any = None, status: int = 200
) -> HttpResponse:
    context = {
        "case": found, "page": page, "form": form, "refusal": refusal,
        "outside": OUTSIDE.values() if page is ON_CASE["vao-so"] else (),
        "content": found.private.content if not refusal and may(request.actor, permissions.READ, found) else "",
    }  # fmt: skip
    return render(request, "mediation/desk/act.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def answer(request: Request, ref: str, pk: int) -> HttpResponse:
    """The chair's measure against the risk that a head raised."""
    found = fetch(request, ref)
    require(request.actor, permissions.ANSWER, found)
    require(request.actor, permissions.READ, found)
    escalation = get_object_or_404(Escalation, pk=pk, case=found)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: actions.answer_escalation(
        by=request.actor, escalation=escalation, answer=form.cleaned_data["answer"]
    )):  # fmt: skip
        messages.success(request, _("Đã ghi biện pháp."))
        return redirect("mediation_desk:case", ref)
    context = {"case": found, "escalation": escalation, "form": form}
    return render(request, "mediation/desk/answer.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@gated(permissions.ENTER)
def agreement(request: Request, ref: str) -> HttpResponse:
    """Văn bản hòa giải thành as .docx, for the parties to sign: private, like what it is made from."""
    found = fetch(request, ref)
    require(request.actor, permissions.READ, found)
    if not found.written or found.erased_on:
        raise Http404(_("Vụ này không có văn bản hòa giải thành."))
    return _file(request, ref, lambda: papers.agreement(found), "van-ban-hoa-giai-thanh", found)


@never_cache
@require_safe
@gated(permissions.ENTER)
def letter(request: Request, ref: str, pk: int) -> HttpResponse:
    """The letter that raises the case, for the head to sign."""
    found = fetch(request, ref)
    require(request.actor, permissions.READ, found)
    escalation = get_object_or_404(Escalation.objects.select_related("case__team"), pk=pk, case=found)
    return _file(request, ref, lambda: papers.raising(escalation), "bao-cao", found)


def _file(request: Request, ref: str, make: Any, name: str, found: Case) -> HttpResponse:
    """The file's name holds the case's reference, nobody's name."""
    try:
        return attachment(make(), f"{name}-{found.ref}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("mediation_desk:case", ref)
