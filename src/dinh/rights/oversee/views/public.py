"""What everyone may read: boards and members, plans, visits held, recommendations with their clocks and replies."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.sheets import attachment
from dinh.rights.oversee import permissions
from dinh.rights.oversee.models import BOARDS, Board, Plan
from dinh.rights.oversee.queries import boards as queries
from dinh.rights.oversee.queries import planner, recommendations, visits
from dinh.rights.oversee.views.recommendations import ANSWERED, LATE, asked_of, sheet_of
from dinh.rights.works import queries as works

PAGE = 20
STAGES = ("sent", "received", "replied", "done", "closed")


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """Boards at work, what they will look at, what they found, what was recommended and how it was answered."""
    day = today()
    lines = recommendations.lines(recommendations.public(), day)
    plans = Plan.objects.filter(sent_on__isnull=False, by__in=BOARDS).select_related("board", "body")
    context = {
        "boards": [(one, one.stage(day), queries.serving(one, day)) for one in queries.boards() if one.recognised_on],
        "plans": plans.prefetch_related("items")[:6], "visits": visits.public()[:8], "coming": visits.coming(day)[:8],
        "lines": lines[:8], "sent": len(lines), "replied": sum(line.one.replied_on is not None for line in lines),
        "late": sum(line.overdue or line.was_late for line in lines),
        "done": sum(line.one.stage == "done" for line in lines),
        "today": day, "asking": Board.objects.at_work(day).exists(),
    }  # fmt: skip
    return render(request, "oversee/index.html", context)


@public
@require_safe
def board(request: Request, ref: str) -> HttpResponse:
    found = queries.boards(ended=True).filter(ref=ref.upper(), recognised_on__isnull=False).first()
    if found is None:
        raise Http404(_("Không có ban nào mang mã này."))
    day = today()
    sent = recommendations.lines(recommendations.public().filter(board=found), day)
    context = {
        "board": found, "stage": found.stage(day), "members": queries.serving(found, day), "today": day,
        "parties": found.parties.all(), "visits": visits.public().filter(board=found)[:20], "lines": sent[:20],
        "plans": found.plans.filter(sent_on__isnull=False).prefetch_related("items")[:8],
        "work": works.work_by_ref(found.work_ref) if found.work_ref else None,
        "reports": found.reports.filter(sent_on__isnull=False)[:8],
    }  # fmt: skip
    return render(request, "oversee/board.html", context)


@public
@require_safe
def visit(request: Request, ref: str) -> HttpResponse:
    found = visits.public().filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có cuộc kiểm tra, giám sát nào mang mã này, hoặc chưa công khai."))
    lines = recommendations.lines(recommendations.public().filter(visit=found), today())
    context = {
        "visit": found, "photos": visits.shown_photos(found), "lines": lines, "today": today(),
        "proposal_path": planner.shown_path(found.proposal_ref),
        "findings": found.findings.exclude(shown="") if found.confirmed_on or not found.of_people else [],
    }  # fmt: skip
    return render(request, "oversee/visit.html", context)


@public
@require_safe
def list_recommendations(request: Request) -> HttpResponse:
    """Every recommendation that was sent, with its clock; late ones stay late."""
    asked, day = asked_of(request), today()
    lines = recommendations.filtered(recommendations.public(), day, **asked)
    if request.GET.get("xuat") == "xlsx":
        return attachment(sheet_of(lines), f"kien-nghi-{day:%Y%m%d}.xlsx")
    context = {
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")), "asked": asked, "bodies": bodies_on(day),
        "stages": [LATE, ANSWERED, *((key, permissions.STAGES[key]) for key in STAGES)], "today": day,
        "filtered": any(asked.values()),
    }  # fmt: skip
    return render(request, "oversee/recommendations.html", context)


@public
@require_safe
def recommendation(request: Request, ref: str) -> HttpResponse:
    found = recommendations.public().filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có kiến nghị nào mang mã này, hoặc chưa gửi."))
    context = {
        "one": found, "line": recommendations.lines([found], today())[0], "files": found.reply_files.all(),
        "follow_ups": found.follow_ups.prefetch_related("files"), "today": today(),
    }  # fmt: skip
    return render(request, "oversee/recommendation.html", context)
