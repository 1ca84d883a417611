"""The long parts, done after the answer has gone out: reading all rows, bringing them in, taking them back.

Each may run twice, or be killed half way and run again: it goes on from where the run's rows say it stands.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.past import actions
from dinh.ground.past.kinds import KINDS, Judge, Look
from dinh.ground.past.looking import opened, rows_of
from dinh.ground.past.models import Run, Source
from dinh.ground.places.models import Commune
from dinh.scribe.decoded import Unreadable
from dinh.scribe.ledgers.rows import REASONS, Skipped

SMALL = 400 * 1024  # bytes of a file that is read at once, while the person waits
FEW = 1_000  # rows that are brought in, or taken back, at once
CHUNK = 500
Row = tuple[Look, list[str]]


@task()
def read_lines(commune: int, run: int) -> None:
    """Read and judge every row of a run."""
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        found = Run.objects.select_related("user", "post__body").get(pk=run)
        read_now(_actor(home, found), found)


@task()
def bring_in(commune: int, run: int) -> None:
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        found = Run.objects.select_related("user", "post__body").get(pk=run)
        bring_now(_actor(home, found), found)


@task()
def undo(commune: int, run: int) -> None:
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        found = Run.objects.select_related("user", "post__body").get(pk=run)
        undo_now(_actor(home, found), found)


def _actor(home: Commune, run: Run) -> Actor:
    """Who brought the file, from the post it was brought from while that is still held."""
    held = holdings_of(run.user, today()).filter(post=run.post).first() if run.user else None
    return Actor(commune=home, user=run.user, holding=held)


def read_now(by: Actor, run: Run) -> Run:
    """Read a run's rows: tried afterwards, or back at its columns with the reason."""
    if run.state != Run.State.READING:
        return run
    if run.lines.exists():  # killed half way: begin anew
        run = actions.read_again(by=by, run_id=run.pk)
    try:
        return _read(by, run)
    except Refused as refused:
        return actions.stop_reading(by=by, run_id=run.pk, trouble=str(refused))
    except ValidationError as error:
        return actions.stop_reading(by=by, run_id=run.pk, trouble=" ".join(error.messages))
    except Unreadable as error:
        return actions.stop_reading(by=by, run_id=run.pk, trouble=str(error))


def _read(by: Actor, run: Run) -> Run:
    data = bytes(Source.objects.get(run=run).data)
    judges: dict[int, Judge] = {}
    for at, sheet in enumerate(run.sheets):
        kind = KINDS.get(sheet["kind"])
        if kind and kind.judge:
            judges[at] = kind.judge(by, sheet["given"])
    skipped: list[tuple[int, str, str]] = []
    waiting: list[Row] = []
    apart: dict[int, list[Look]] = {}
    guess = _guessed(data)
    for row in rows_of(opened(data, run.file_name), run.sheets):
        if isinstance(row, Skipped):
            skipped.append((row.number, REASONS[row.why], row.text))
        elif row[0].sheet not in judges:
            apart.setdefault(row[0].sheet, []).append(row[0])
        else:
            waiting.append(row)
        if len(waiting) == CHUNK:
            _keep(by, run, judges, waiting, guess)
            waiting = []
    if waiting:
        _keep(by, run, judges, waiting, guess)
    handed = {at: _hand_over(by, run, at, looks) for at, looks in apart.items()}
    known = {str(at): judge.known() for at, judge in judges.items()}
    return actions.settle_reading(by=by, run_id=run.pk, skipped=skipped, known=known, handed=handed)


def _guessed(data: bytes) -> int:
    """About how many rows a file has: a row takes some 60 bytes of a packed one, 120 of one that is not."""
    return len(data) // (60 if data[:2] == b"PK" else 120)


def _keep(by: Actor, run: Run, judges: dict[int, Judge], rows: list[Row], total: int) -> None:
    for at in dict.fromkeys(look.sheet for look, _raw in rows):
        judges[at].look([look for look, _raw in rows if look.sheet == at])
    actions.keep_lines(by=by, run_id=run.pk, rows=rows, total=total)


def _hand_over(by: Actor, run: Run, at: int, looks: list[Look]) -> str:
    sheet: dict[str, Any] = run.sheets[at]
    kind = KINDS[sheet["kind"]]
    return kind.hand_over(by, run.file_name, looks, sheet["given"]) if kind.hand_over else ""


def bring_now(by: Actor, run: Run) -> Run:
    """Bring a run's rows in; where a room refuses some, all goes back and is judged anew."""
    if run.state != Run.State.TAKING:
        return run
    try:
        while actions.take(by=by, run_id=run.pk):
            pass
        return actions.finish_taking(by=by, run_id=run.pk)
    except (Refused, ValidationError, DatabaseError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        if isinstance(error, DatabaseError):
            said = _("có dòng trùng với việc vừa được ghi.")
        trouble = _("Chưa nhập dòng nào: %(why)s Các dòng đã được xem thử lại.") % {"why": said}
        return read_now(by, actions.stop_taking(by=by, run_id=run.pk, trouble=trouble))


def undo_now(by: Actor, run: Run) -> Run:
    if run.state != Run.State.UNDOING:
        return run
    try:
        return actions.take_back(by=by, run_id=run.pk)
    except (Refused, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        return actions.stop_undoing(by=by, run_id=run.pk, trouble=said)
