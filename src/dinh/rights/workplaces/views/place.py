"""One workplace, one conference, one dialogue: what stands recorded, what is missing, what can be done next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law import rules
from dinh.law.passes import passes
from dinh.law.workplaces import OTHER_ENTERPRISE, STATE_ENTERPRISE
from dinh.rights.workplaces import exports, papers, permissions, queries
from dinh.rights.workplaces.clocks import conference_due, year_due
from dinh.rights.workplaces.models import WORKPLACES, Board, Box, Conference, Dialogue, Entry, Gathered, Matter, Summary
from dinh.rights.workplaces.views.acting import act_url, possible
from dinh.rights.workplaces.views.steps import BOARD, CONFERENCE, DIALOGUE, PLACE

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LINES = 10  # of each light record on a workplace's page


def chosen_year(request: Request, day: date) -> int:
    """The year asked for, among those that can be looked at."""
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and int(asked) in queries.years(day) else day.year


def last_day(year: int, day: date) -> date:
    return min(day, date(year, 12, 31))


def place_or_404(request: Request, pk: int) -> Body:
    body: Body | None = Body.objects.filter(pk=pk, kind__in=WORKPLACES).first()
    if body is None:
        raise Http404(_("Không có cơ quan, đơn vị, doanh nghiệp này."))
    require(request.actor, permissions.SEE, body)
    return body


@require_safe
@gated(permissions.ENTER)
def show(request: Request, pk: int) -> HttpResponse:
    body, now = place_or_404(request, pk), today()
    year = chosen_year(request, now)
    day = last_day(year, now)
    standing = next(iter(queries.standings(day, year, body.pk)), None)
    if standing is None:
        raise Http404(_("Nơi làm việc này không còn hoạt động."))
    acts = {url.rsplit("/", 1)[-1]: url for url, __ in possible(request.actor, "noi", PLACE, body)}
    context: dict[str, Any] = {
        "body": body, "standing": standing, "year": year, "years": queries.years(now), "today": now,
        "acts": {slug.replace("-", "_"): url for slug, url in acts.items()},
        "may_write": may(request.actor, permissions.WRITE, body), "office": standing.office,
    }  # fmt: skip
    return render(request, "workplaces/place.html", context | _parts(body, year, day, standing))


def _parts(body: Body, year: int, day: date, standing: queries.Standing) -> dict[str, Any]:
    logged = Entry.objects.filter(body=body, undone_on=None)
    if standing.office:
        matters = Matter.objects.filter(body=body, asked_on__year=year).prefetch_related("gathered")
        items = queries.items(body, year, day)
        return {
            "items": items, "unread": queries.unread(items), "conferences": queries.conferences(body)[:5],
            "board": Board.objects.filter(body=body, ended_on=None).prefetch_related("members").first(),
            "board_work": logged.filter(kind__startswith="board_")[:LINES], "matters": matters,
            "due": conference_due(year_due(day)) if standing.due else None,
            "owes_board": queries.owes_board(body, standing.profile, day),
        }  # fmt: skip
    duties = STATE_ENTERPRISE if standing.profile and standing.profile.state else OTHER_ENTERPRISE
    done: dict[str, list[Entry]] = {}
    for entry in logged.filter(kind=Entry.Kind.DUTY, day__year=year):
        done.setdefault(entry.duty, []).append(entry)
    talks = Dialogue.objects.filter(body=body, day__year=year, undone_on=None).prefetch_related("agreements")
    box = Box.objects.filter(body=body).order_by("-pk").first()
    private = rules.get("workplace.private")
    return {
        "duties": [(duty, done.get(key, [])) for key, duty in duties.items()], "talks": talks,
        "canvass": logged.filter(kind=Entry.Kind.CANVASS)[:LINES], "box": box,
        "summaries": Summary.objects.filter(box__body=body, undone_on=None),
        "labour": None if duties is STATE_ENTERPRISE else str(private.on(day)),
    }  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def board_print(request: Request, pk: int) -> HttpResponse:
    """The twelve items and what was published this year, to hang on the inner notice board."""
    body, now = place_or_404(request, pk), today()
    year = chosen_year(request, now)
    if body.kind not in permissions.OFFICES:
        raise Http404(_("Bảng này dành cho cơ quan, đơn vị."))
    items = queries.items(body, year, last_day(year, now))
    if request.GET.get("xuat") == "xlsx":
        return attachment(exports.items(body, items, year), f"cong-khai-noi-bo-{year}.xlsx")
    done = sum(bool(item.publications) for item in items)
    context = {"body": body, "items": items, "year": year, "done": done, "today": now,
               "unread": queries.unread(items)}  # fmt: skip
    return render(request, "workplaces/items_print.html", context)


def conference_or_404(request: Request, pk: int) -> Conference:
    one = Conference.objects.select_related("body", "commune").filter(pk=pk).first()
    if one is None:
        raise Http404(_("Không có hội nghị này."))
    require(request.actor, permissions.SEE, one)
    return one


@require_safe
@gated(permissions.ENTER)
def conference(request: Request, pk: int) -> HttpResponse:
    one = conference_or_404(request, pk)
    quorum = (
        passes("agency_quorum", one.attended, one.summoned, one.held_on)
        if one.held_on and one.attended is not None
        else None
    )
    decisions = [
        (each, passes("agency_resolution", each.in_favour, each.present, one.held_on or today()),
         may(request.actor, permissions.ANNUL, each))
        for each in one.decisions.all()
    ]  # fmt: skip
    boards = [
        (board, possible(request.actor, "ban", BOARD, board))
        for board in one.boards.prefetch_related("members")
    ]  # fmt: skip
    context = {
        "one": one, "quorum": quorum, "decisions": decisions, "boards": boards, "today": today(),
        "due": conference_due(one.year), "resolved": queries.resolved(one),
        "steps": possible(request.actor, "hoi-nghi", CONFERENCE, one),
    }  # fmt: skip
    return render(request, "workplaces/conference.html", context)


def dialogue_or_404(request: Request, pk: int) -> Dialogue:
    one = Dialogue.objects.select_related("body", "commune", "minutes").filter(pk=pk).first()
    if one is None:
        raise Http404(_("Không có cuộc đối thoại này."))
    require(request.actor, permissions.SEE, one)
    return one


@require_safe
@gated(permissions.ENTER)
def dialogue(request: Request, pk: int) -> HttpResponse:
    one, now = dialogue_or_404(request, pk), today()
    agreements = [
        (each, each.late(now), act_url("thoa-thuan", each, "xong"), act_url("thoa-thuan", each, "mo-lai"))
        for each in one.agreements.all()
    ]
    context = {
        "one": one, "agreements": agreements, "today": now,
        "steps": possible(request.actor, "doi-thoai", DIALOGUE, one),
        "may_write": may(request.actor, permissions.UNDO, one),
    }  # fmt: skip
    return render(request, "workplaces/dialogue.html", context)


@require_safe
@gated(permissions.ENTER)
def paper(request: Request, kind: str, pk: int, slug: str) -> HttpResponse:
    """A paper as .docx, to sign."""
    make = papers.PAPERS.get((kind, slug))
    if make is None:
        raise Http404(_("Không có văn bản này."))
    thing: Any = conference_or_404(request, pk) if kind == "hoi-nghi" else dialogue_or_404(request, pk)
    try:
        data = make(thing)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(f"workplaces_desk:{'conference' if kind == 'hoi-nghi' else 'dialogue'}", pk)
    return attachment(data, f"{slug}-{thing.body_id}-{pk}.docx", DOCX)


@require_safe
@gated(permissions.ENTER)
def matter(request: Request, pk: int) -> HttpResponse:
    one = Matter.objects.select_related("body").prefetch_related("gathered").filter(pk=pk).first()
    if one is None:
        raise Http404(_("Không có việc lấy ý kiến này."))
    require(request.actor, permissions.SEE, one)
    rows: list[Gathered] = list(one.gathered.all())
    context = {
        "one": one, "rows": rows, "answered": sum(bool(row.answer) for row in rows), "today": today(),
        "may_write": may(request.actor, permissions.ASK, one),
    }  # fmt: skip
    return render(request, "workplaces/matter.html", context)
