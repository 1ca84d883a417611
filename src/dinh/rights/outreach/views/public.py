"""What anyone may see: the calendar of sessions, one session, and its quiz."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.outreach import actions, feeds, permissions, queries
from dinh.rights.outreach.forms import AnswerForm, tried
from dinh.rights.outreach.models import Quiz, Session

PAGE = 20
IN_FEED = 100


@public
@require_safe
def index(request: Request) -> HttpResponse:
    day, before = today(), "truoc" in request.GET
    group = groups_on(day).filter(code=request.GET.get("to", "")[:30]).first()
    rows = queries.past(day) if before else queries.upcoming(day)
    if group:
        rows = queries.for_group(rows, group.pk)
    context = {"page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "before": before, "group": group,
               "groups": groups_on(day), "today": day}  # fmt: skip
    return render(request, "outreach/public_index.html", context)


@public
@require_safe
def page(request: Request, ref: str) -> HttpResponse:
    """`/p/TR-…`: the same for everyone."""
    session = _published(ref)
    day, quiz = today(), queries.quiz_of(session)
    context: dict[str, Any] = {
        "session": session, "state": session.state(day), "groups": queries.groups_text(session), "today": day,
        "materials": session.materials.filter(kind="material").select_related("file"),
        "quiz": quiz if quiz and quiz.opened_on else None, "outcomes": _shown(quiz),
    }  # fmt: skip
    return render(request, "outreach/public_session.html", context)


def _shown(quiz: Quiz | None) -> list[queries.Outcome]:
    """Results are shown once the quiz is closed, so that they do not teach the answers."""
    return queries.outcomes(quiz) if quiz and quiz.closed_on and quiz.takers else []


@public
@require_http_methods(["GET", "POST"])
def quiz(request: Request, ref: str) -> HttpResponse:
    """Take the quiz without an account. Answers are counted, shown back with their reasons, and not kept.

    A cookie that says only «done» keeps one browser from being counted twice by a reload; whoever takes it is a
    visitor to the journal, signed in or not.
    """
    session = _published(ref)
    taken, visitor = queries.quiz_of(session), Actor(commune=request.commune)
    if taken is None or not taken.opened_on:
        raise Http404(_("Buổi này chưa có bộ câu hỏi cho mọi người."))
    form = AnswerForm(request.POST if request.method == "POST" else None, quiz=taken)
    again = f"quiz-{session.ref}" in request.COOKIES
    context: dict[str, Any] = {"session": session, "quiz": taken, "form": form, "again": again,
                               "open": may(visitor, permissions.TAKE, taken)}  # fmt: skip
    if not form.is_valid():
        return render(request, "outreach/quiz.html", context)
    if not again and not form.cleaned_data["website"] and not tried(
        form, lambda: actions.answer_quiz(by=visitor, quiz=taken, chosen=form.chosen)
    ):  # fmt: skip
        return render(request, "outreach/quiz.html", context)
    context["marked"] = _marked(form)
    context["right"] = sum(1 for _question, _choice, right in context["marked"] if right)
    response = render(request, "outreach/quiz_done.html", context)
    response.set_cookie(
        f"quiz-{session.ref}", "1", max_age=90 * 86400, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def _marked(form: AnswerForm) -> list[tuple[Any, Any, bool]]:
    """Each question, the choice picked or None, and whether it was right."""
    out = []
    for question in form.questions:
        picked = form.chosen.get(question.pk)
        choice = next((each for each in question.choices.all() if each.pk == picked), None)
        out.append((question, choice, bool(choice and choice.right)))
    return out


@public
@require_safe
def calendar(request: Request, code: str = "") -> HttpResponse:
    rows, name = _of_group(request, code)
    data = feeds.calendar(request.commune, rows[:IN_FEED], _base(request), name)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="tuyen-truyen.ics"'
    return response


@public
@require_safe
def atom(request: Request, code: str = "") -> HttpResponse:
    rows, name = _of_group(request, code)
    data = feeds.atom(rows[:IN_FEED], _base(request), name, request.path)
    return HttpResponse(data, content_type="application/atom+xml; charset=utf-8")


def _of_group(request: Request, code: str) -> tuple[QuerySet[Session], str]:
    """The newest public sessions, past ones too: a calendar keeps what it has been told."""
    rows, name = queries.public(), _("Lịch tuyên truyền, %(commune)s") % {"commune": request.commune}
    if code:
        group = get_object_or_404(ResidentialGroup.objects.on(today()), code=code)
        rows, name = queries.for_group(rows, group.pk), f"{name}, {group}"
    return rows.order_by("-day", "-pk"), name


def _base(request: Request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _published(ref: str) -> Session:
    session = queries.find(ref.upper())
    if session is None or session.published_on is None:
        raise Http404(_("Không có buổi tuyên truyền công khai nào mang mã này."))
    return session
