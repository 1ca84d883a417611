"""Within a day a book that was brought in can be taken back as if it had never come, while nobody worked on its
rows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused
from dinh.ground.journal.actions import record
from dinh.ground.past.locking import locked
from dinh.ground.past.models import UNDO, Line, Run
from dinh.ground.past.returning import give_back

State = Run.State


@act
def begin_undoing(*, by: Actor, run_id: int) -> Run:
    """Ask for it; `jobs.undo` does it. Raises Refused when the day is over."""
    run = locked(by, run_id, State.TAKEN)
    if run.taken_at is None or now() - run.taken_at > UNDO:
        raise Refused(_("Đã quá 24 giờ từ lúc nhập xong nên không hoàn tác được nữa. Sửa từng dòng ở sổ của nó."))
    run.state, run.trouble, run.moved_at = State.UNDOING, "", now()
    run.save(update_fields=["state", "trouble", "moved_at"])
    record(by, "past.begin_undoing", run)
    return run


@act
def take_back(*, by: Actor, run_id: int) -> Run:
    """Everything the run brought goes, or nothing. Raises Refused naming the rows that someone has worked on."""
    run = locked(by, run_id, State.UNDOING)
    count = give_back(by, run)
    Line.objects.filter(run=run).delete()
    run.state, run.undone_at = State.UNDONE, now()
    run.save(update_fields=["state", "undone_at"])
    record(by, "past.take_back", run, after={"rows": count})
    return run


@act
def stop_undoing(*, by: Actor, run_id: int, trouble: str) -> Run:
    """It could not be undone: the run stands as it stood, with the reason."""
    run = locked(by, run_id, State.UNDOING)
    run.state, run.trouble = State.TAKEN, trouble[:600]
    run.save(update_fields=["state", "trouble"])
    record(by, "past.stop_undoing", run, after={"trouble": run.trouble})
    return run
