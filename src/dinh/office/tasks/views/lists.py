"""The lists: mine, all, by body, by paper, by week, to judge. Each has filters, pages, .xlsx (`?xuat=xlsx`) and print
(`?xuat=in`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.office.papers import queries as papers
from dinh.office.tasks import permissions, queries
from dinh.office.tasks.forms import FiltersForm
from dinh.office.tasks.queries.coverage import Coverage
from dinh.office.tasks.queries.weeks import WEEK
from dinh.office.tasks.views.listing import deliver, listing

WEEKS_SHOWN = 8
YEARS_AROUND = 50


@require_safe
@gated(permissions.READ)
def mine(request: Request) -> HttpResponse:
    """«Việc của tôi»: the open turns of the body one acts from, or of one's post alone."""
    post_only = request.GET.get("cua") == "toi"
    turns = queries.at_hand(queries.mine(request.actor, post_only=post_only), today())
    context = {"post_only": post_only, "counts": _counts(request)}
    return listing(request, turns, "tasks/mine.html", _("Việc của tôi"), context)


def _counts(request: Request) -> dict[str, int]:
    body = request.actor.body
    load = queries.loads(today(), [body])[0] if body else None
    return {"late": load.late, "soon": load.soon, "open": load.open, "reported": load.reported} if load else {}


@require_safe
@gated(permissions.READ)
def every(request: Request) -> HttpResponse:
    """All turns by words, state, body, days; what waits or is in work unless asked otherwise."""
    form = FiltersForm(request.GET, list(bodies_on(today())))
    turns = queries.found(form.filters, today())
    return listing(request, turns, "tasks/list.html", _("Danh sách nhiệm vụ"), {"form": form})


@require_safe
@gated(permissions.ACCEPT)
def judging(request: Request) -> HttpResponse:
    """Reported turns, the longest waiting first; those the actor's own body reported say why another must judge
    them.
    """
    context = {"title": _("Chờ nghiệm thu")}
    return listing(request, queries.to_judge(request.actor), "tasks/judging.html", _("Chờ nghiệm thu"), context)


@require_safe
@gated(permissions.READ)
def by_body(request: Request) -> HttpResponse:
    loads = queries.loads(today(), bodies_on(today()))
    columns = [
        (_("Đơn vị"), 40),
        (_("Đang làm"), 10),
        (_("Trễ hạn"), 10),
        (_("Đến hạn trong 7 ngày"), 12),
        (_("Chờ nghiệm thu"), 12),
        (_("Đã nghiệm thu"), 12),
        (_("Đúng hạn"), 10),
        (_("Đã đến hạn"), 10),
    ]
    rows = [(x.body.name, x.open, x.late, x.soon, x.reported, x.accepted, x.on_time, x.fallen_due) for x in loads]
    return deliver(request, "tasks/bodies.html", _("Nhiệm vụ theo đơn vị"), columns, rows, {"items": loads})


@require_safe
@gated(permissions.READ)
def by_paper(request: Request) -> HttpResponse:
    found = queries.papers_with_tasks(today(), request.GET.get("q", ""))
    columns = [
        (_("Số, ký hiệu"), 18), (_("Ngày"), 12), (_("Trích yếu"), 50), (_("Nhiệm vụ"), 10), (_("Kỳ đang làm"), 10),
        (_("Trễ hạn"), 10), (_("Có minh chứng"), 12),
    ]  # fmt: skip
    rows = (
        (x["number"], x["issued"], x["subject"], x["n_tasks"], x["n_open"], x["n_late"], x["n_proven"]) for x in found
    )
    return deliver(
        request,
        "tasks/papers.html",
        _("Nhiệm vụ theo văn bản"),
        columns,
        rows,
        {"items": found, "q": request.GET.get("q", "")},
    )


@require_safe
@gated(permissions.READ)
def coverage(request: Request, ref: str) -> HttpResponse:
    """Clauses of a paper against tasks, states and evidence; the clauses nothing has been shown for are named."""
    paper = papers.find_paper(ref)
    if paper is None:
        raise Http404(_("Không có văn bản này."))
    cover = queries.coverage(paper, today())
    context = {"paper": paper, "cover": cover, "may_assign": may(request.actor, permissions.ASSIGN, paper)}
    columns = [
        (_("Mục"), 8),
        (_("Nội dung"), 60),
        (_("Chủ trì"), 30),
        (_("Nhiệm vụ"), 40),
        (_("Tình trạng"), 18),
        (_("Hạn"), 22),
        (_("Minh chứng"), 12),
    ]
    title = _("Thực hiện %(paper)s") % {"paper": paper.number or paper.ref}
    return deliver(request, "tasks/coverage.html", title, columns, _covered(cover), context)


def _covered(cover: Coverage) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for row in cover.rows:
        clause = row.clause
        if not row.tasks:
            state = clause.get_state_display()
            rows.append(
                (
                    clause.label,
                    clause.text,
                    clause.agency,
                    "",
                    f"{state}: {clause.reason}" if clause.reason else state,
                    "",
                    0,
                )
            )
        for each in row.tasks:
            line = each.current
            state, due = (line.when, line.due) if line else ("", "")
            rows.append((clause.label, clause.text, each.task.lead.name, each.task.title, state, due, each.evidence))
    return rows


@require_safe
@gated(permissions.READ)
def by_week(request: Request) -> HttpResponse:
    """Calendar weeks from the one before the chosen one (`tu`, else this week), and what falls due in the chosen
    one.
    """
    body = _chosen_body(request)
    chosen = queries.monday(_day(request.GET.get("tu")) or today())
    weeks = queries.weeks(chosen - WEEK, WEEKS_SHOWN, today(), body)
    filters = queries.Filters(since=chosen, until=chosen + WEEK - timedelta(days=1), body=body)
    turns = queries.found(filters, today())
    context = {"weeks": weeks, "chosen": chosen, "bodies": bodies_on(today()), "body": body}
    return listing(request, turns, "tasks/weeks.html", _("Nhiệm vụ theo tuần"), context)


def _day(text: str | None) -> date | None:
    """The day in the address, when it is one somebody could plan for."""
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and abs(day.year - today().year) <= YEARS_AROUND else None


def _chosen_body(request: Request) -> int | None:
    asked = request.GET.get("don_vi", "")
    return int(asked) if asked.isdecimal() and Body.objects.filter(pk=int(asked[:12])).exists() else None
