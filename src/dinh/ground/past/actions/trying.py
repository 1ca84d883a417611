"""The rows of a file as they were read and judged are kept, so that they can be looked at. No register changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.journal.actions import record
from dinh.ground.past import queries
from dinh.ground.past.kinds import Look, Said
from dinh.ground.past.locking import locked
from dinh.ground.past.looking import packed
from dinh.ground.past.models import Line, Run

State = Run.State
MOST_SKIPPED = 500  # rows left out that are listed one by one


@act
def keep_lines(*, by: Actor, run_id: int, rows: Sequence[tuple[Look, Sequence[str]]], total: int) -> None:
    """Keep some more rows; `total`: how many the file seems to have."""
    run = locked(by, run_id, State.READING)
    Line.objects.bulk_create([_line(run, look, raw) for look, raw in rows])
    run.done, run.total = run.done + len(rows), max(total, run.done + len(rows))
    run.moved_at = now()
    run.save(update_fields=["done", "total", "moved_at"])
    record(by, "past.keep_lines", run, after={"rows": len(rows), "done": run.done})


def _line(run: Run, look: Look, raw: Sequence[str]) -> Line:
    return Line(
        commune_id=run.commune_id, run=run, sheet=look.sheet, number=look.number, state=look.state,
        values=packed(look.values), raw=[] if look.secret else list(raw), same=look.same[:200],
        said=[_said(each) for each in look.said],
    )  # fmt: skip


def _said(said: Said) -> dict[str, str]:
    return {
        "column": str(said.column), "value": said.value[:200], "cause": str(said.cause), "way": str(said.way),
        "weight": said.weight,
    }  # fmt: skip


@act
def settle_reading(
    *, by: Actor, run_id: int, skipped: Sequence[tuple[int, str, str]], known: Mapping[str, Any],
    handed: Mapping[int, str],
) -> Run:  # fmt: skip
    """All rows are read: the run can be looked at, and taken in. `handed`: addresses where sheets are tried instead."""
    run = locked(by, run_id, State.READING)
    run.counts = queries.counts(run)
    run.skipped = [list(row) for row in skipped[:MOST_SKIPPED]]
    run.counts["skipped"] = len(skipped)
    run.known = dict(known)
    run.sheets = [{**sheet, "handed": handed.get(at, "")} for at, sheet in enumerate(run.sheets)]
    only_handed = bool(handed) and not run.lines.exists()
    run.state = State.HANDED if only_handed else State.TRIED
    run.total = run.done
    run.save()
    record(by, "past.settle_reading", run, after=run.counts)
    return run


@act
def stop_reading(*, by: Actor, run_id: int, trouble: str) -> Run:
    """The file could not be read to its end: back to its columns, with the reason."""
    run = locked(by, run_id, State.READING)
    Line.objects.filter(run=run).delete()
    run.state, run.trouble, run.done, run.total = State.MAPPING, trouble[:600], 0, 0
    run.save()
    record(by, "past.stop_reading", run, after={"trouble": run.trouble})
    return run


@act
def read_again(*, by: Actor, run_id: int) -> Run:
    """Judge the rows anew: something was entered meanwhile. The file is still kept; `jobs.read_lines` follows."""
    run = locked(by, run_id, State.TRIED, State.READING)
    Line.objects.filter(run=run).delete()
    run.state, run.trouble, run.done, run.moved_at = State.READING, "", 0, now()
    run.save(update_fields=["state", "trouble", "done", "moved_at"])
    record(by, "past.read_again", run)
    return run
