"""What every list does with its rows: a page of 25, an .xlsx file, or a sheet to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.http import Request
from dinh.ground.sheets import Cell, attachment, table
from dinh.office.tasks import queries

PAGE = 25
MOST_PRINTED = 2000
Columns = Sequence[tuple[str, int]]
Rows = Iterable[Sequence[Cell]]


def listing(request: Request, turns: Any, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    """A list of turns. The file and the print carry all rows, not only the page in sight."""
    if request.GET.get("xuat") in {"xlsx", "in"}:
        columns, rows = turn_table(turns[:MOST_PRINTED].prefetch_related("task__cooperating"))
        return deliver(request, template, title, columns, rows, context)
    page = Paginator(turns, PAGE).get_page(request.GET.get("page"))
    lines = queries.lines(page.object_list, today())
    return render(request, template, {**context, "title": title, "page": page, "lines": lines, "today": today()})


def turn_table(turns: Any) -> tuple[Columns, Rows]:
    """Columns and rows of turns, as a register of tasks has them."""
    columns = [
        (_("Mã"), 14),
        (_("Việc"), 50),
        (_("Kỳ"), 22),
        (_("Chủ trì"), 30),
        (_("Phối hợp"), 30),
        (_("Từ văn bản"), 22),
        (_("Hạn theo văn bản"), 22),
        (_("Hạn cuối"), 12),
        (_("Trạng thái"), 16),
        (_("Trễ, còn"), 16),
        (_("Người làm"), 30),
    ]
    return columns, (_row(line) for line in queries.lines(turns, today()))


def _row(line: queries.Line) -> tuple[Cell, ...]:
    turn, task = line.turn, line.turn.task
    source = ", ".join(
        filter(None, [task.paper.number if task.paper else "", task.clause.label if task.clause else ""])
    )
    return (
        task.ref,
        task.title,
        turn.label,
        task.lead.name,
        "; ".join(body.name for body in task.cooperating.all()),
        source,
        line.due,
        turn.due,
        turn.get_state_display(),
        line.when,
        turn.owner.title if turn.owner else "",
    )


def deliver(
    request: Request, template: str, title: str, columns: Columns, rows: Rows, context: dict[str, Any]
) -> HttpResponse:
    """A table as the page asks for it: an .xlsx file, a sheet to print, or the page itself with `page` over `items`."""
    wanted = request.GET.get("xuat")
    if wanted == "xlsx":
        return attachment(table(title, columns, rows), f"{slugify(fold(title))}-{today():%Y%m%d}.xlsx")
    if wanted == "in":
        headings = [heading for heading, _width in columns]
        labelled = ([*zip(headings, row, strict=True)] for row in rows)
        printed = {**context, "title": title, "columns": columns, "rows": labelled, "today": today()}
        return render(request, "tasks/print.html", printed)
    page = Paginator(context["items"], PAGE).get_page(request.GET.get("page")) if "items" in context else None
    return render(request, template, {**context, "title": title, "page": page, "today": today()})
