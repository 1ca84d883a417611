"""Reading what was brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet

from dinh.ground.past.kinds import KINDS, PastKind
from dinh.ground.past.mapping import digest
from dinh.ground.past.models import Line, Run, Saved

State = Line.State
ORDER = (State.FAULT, State.UNSURE, State.NEW, State.SAME)


def counts(run: Run) -> dict[str, int]:
    """Rows by state."""
    found = dict(Line.objects.filter(run=run).order_by().values_list("state").annotate(Count("pk")))
    return {str(state): found.get(state, 0) for state in ORDER}


def to_bring(run: Run) -> QuerySet[Line]:
    """The rows that this run takes in, in the order of the file."""
    states = [State.NEW, State.UNSURE] if run.unsure_too else [State.NEW]
    lines: QuerySet[Line] = Line.objects.filter(run=run, state__in=states)
    return lines.order_by("sheet", "number")


def saved_for(kinds: Iterable[PastKind], sheet: Mapping[str, Any]) -> Saved | None:
    """A mapping that was saved for the same heads, the newest first; the suggested kind before others."""
    keys = {digest(kind.key, sheet["titles"]): kind.key for kind in kinds}
    found = list(Saved.objects.filter(heads__in=keys).order_by("-saved_at", "-pk"))
    return next((one for one in found if one.kind == sheet["kind"]), found[0] if found else None)


def kinds_in(run: Run) -> list[PastKind]:
    """The kinds of its sheets, each once."""
    return [KINDS[key] for key in dict.fromkeys(sheet["kind"] for sheet in run.sheets) if key in KINDS]


def where(run: Run, line: Line) -> str:
    """`so-2024.xlsx, trang Đơn thư, dòng 12`"""
    sheet = run.sheets[line.sheet]["name"]
    return f"{run.file_name}, trang {sheet}, dòng {line.number}" if sheet else f"{run.file_name}, dòng {line.number}"


def run_of(key: int) -> Run:
    """The run of a key, for the journal of the rooms that take its rows in."""
    run: Run = Run.objects.get(pk=key)
    return run
