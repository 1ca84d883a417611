"""What anyone may read: the room's first page, dialogues and their minutes, the calendar of reception."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today, year_asked
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.rights.dialogue import book, feeds, ledger, permissions, queries
from dinh.rights.dialogue.clocks import CHAIR_DAYS, PARTY_DAYS, entry
from dinh.rights.dialogue.models import Dialogue, ReceptionDay

PAGE, FEW, IN_FEED = 20, 4, 100


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """What is coming, how promises stand. The same page for every visitor."""
    day = today()
    every = list(ledger.all_promises())
    context = {
        "today": day, "dialogues": queries.upcoming(day)[:FEW], "receptions": book.upcoming(day)[:FEW],
        "last": queries.past(day)[:FEW], "figures": figures(every, day),
        "owners": [row for row in ledger.by_owner(every, day) if row.open][:8], "bands": ledger.BANDS,
    }  # fmt: skip
    return render(request, "dialogue/index.html", context)


def figures(rows: list[Any], day: date) -> dict[str, int]:
    """How promises stand: confirmed by the asker is counted apart from merely done."""
    kept = [each for each in rows if not each.is_open]
    return {
        "made": len(rows),
        "open": len(rows) - len(kept),
        "late": sum(1 for each in rows if each.is_open and each.due < day),
        "met": sum(1 for each in kept if each.state == "met"),
        "partly": sum(1 for each in kept if each.state == "partly"),
        "done": sum(1 for each in kept if each.state == "done"),
    }


@public
@require_safe
def dialogues(request: Request) -> HttpResponse:
    day, year = today(), request.GET.get("nam", "")
    rows = queries.public().order_by("-day", "-starts", "-pk")
    if number := year_asked(year):
        rows = rows.filter(day__year=number)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    listed = [(each, each.state(day)) for each in page]
    context = {"page": page, "listed": listed, "years": queries.years(), "year": year, "today": day}
    return render(request, "dialogue/dialogues.html", context)


@public
@require_safe
def dialogue_page(request: Any, ref: str) -> HttpResponse:
    """`/p/DT-…`: the session, and once its minutes are closed every answer and promise."""
    found = queries.find(ref)
    if found is None or found.published_on is None:
        raise Http404(_("Không có cuộc đối thoại công khai nào mang mã này."))
    visitor, accepted = Actor(commune=request.commune), queries.questions(found).filter(state="accepted")
    context = {
        "dialogue": found, "state": found.state(today()), "today": today(),
        "groups": queries.groups_text(found.groups.all()), "asking": may(visitor, permissions.ASK, found),
        "lines": queries.shown_lines(found) if found.closed_on else [],
        "questions": accepted if not found.closed_on else accepted.filter(written=0),
    }  # fmt: skip
    return render(request, "dialogue/dialogue.html", context)


@public
@require_safe
def reception(request: Request) -> HttpResponse:
    """The calendar of reception, month by month from this one; and what the law asks of the heads."""
    day = today()
    year, month = _month(request.GET.get("thang", ""), day)
    rows = [(each, each.state(day)) for each in book.of_month(year, month)]
    heads = {CHAIR_DAYS: _("Chủ tịch Ủy ban nhân dân"), PARTY_DAYS: _("Người đứng đầu cấp ủy")}
    rules = [(who, entry(key, day)) for key, who in heads.items()]
    context = {
        "rows": rows, "first": date(year, month, 1), "before": _step(year, month, -1), "after": _step(year, month, 1),
        "today": day, "next": book.upcoming(day).filter(cancelled_on=None).first(),
        "rules": [(who, now) for who, now in rules if now],
        "in_time": [each.pk for each, _state in rows if book.in_time(each)],
    }  # fmt: skip
    return render(request, "dialogue/reception.html", context)


@public
@require_safe
def reception_notice(request: Request) -> HttpResponse:
    """The month's notice, to print and hang at the seat."""
    day = today()
    year, month = _month(request.GET.get("thang", ""), day)
    rows = book.of_month(year, month).filter(cancelled_on=None)
    return render(
        request, "dialogue/reception_notice.html", {"rows": rows, "first": date(year, month, 1), "today": day}
    )


@public
@require_safe
def reception_page(request: Any, ref: str) -> HttpResponse:
    """`/p/TD-…`: one day of reception."""
    found = book.find_day(ref)
    if found is None or found.posted_on is None:
        raise Http404(_("Không có buổi tiếp công dân công khai nào mang mã này."))
    visitor = Actor(commune=request.commune)
    context = {
        "reception": found, "state": found.state(today()), "registering": may(visitor, permissions.REGISTER, found),
        "in_time": book.in_time(found), "lawful": book.lawful_post(found),
    }  # fmt: skip
    return render(request, "dialogue/reception_day.html", context)


@public
@require_safe
def dialogue_calendar(request: Request) -> HttpResponse:
    name = _("Lịch đối thoại, %(commune)s") % {"commune": request.commune}
    return _calendar(request, "doi-thoai.ics", name, dialogues=queries.public().order_by("-day")[:IN_FEED])


@public
@require_safe
def reception_calendar(request: Request) -> HttpResponse:
    name = _("Lịch tiếp công dân, %(commune)s") % {"commune": request.commune}
    return _calendar(request, "tiep-dan.ics", name, receptions=book.posted().order_by("-day")[:IN_FEED])


def _calendar(
    request: Request, file: str, name: str, dialogues: Iterable[Dialogue] = (), receptions: Iterable[ReceptionDay] = ()
) -> HttpResponse:
    base = request.build_absolute_uri("/").rstrip("/")
    data = feeds.calendar(request.commune, name, base, dialogues, receptions)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}"'
    return response


def _month(text: str, day: date) -> tuple[int, int]:
    """`2026-09`, else this month."""
    year, _dash, month = text.partition("-")
    if (
        len(year) == 4
        and year.isascii()
        and year.isdecimal()
        and month.isdecimal()
        and 1 <= int(month[:2]) <= 12
        and int(year) > 1
    ):
        return int(year), int(month[:2])
    return day.year, day.month


def _step(year: int, month: int, by: int) -> str:
    at = year * 12 + month - 1 + by
    return f"{at // 12:04d}-{at % 12 + 1:02d}"
