"""What was tried is taken in, some hundred rows at a time so that others can work between; all of it, or nothing stays.

Each row goes through the act of the room it belongs to. Where one is refused on the way, what had come in goes out
again.
"""

from __future__ import annotations

from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused
from dinh.ground.journal.actions import record
from dinh.ground.past import permissions, queries
from dinh.ground.past.kinds import KINDS, Bringing
from dinh.ground.past.locking import locked
from dinh.ground.past.looking import unpacked
from dinh.ground.past.models import Line, Run, Source
from dinh.ground.past.returning import give_back

State = Run.State
CHUNK = 500
STATES = queries.State


@act
def begin_taking(*, by: Actor, run_id: int, only_good: bool = False, unsure_too: bool = False) -> Run:
    """All rows or none, unless `only_good`; rows that are not sure come in only with `unsure_too`.

    Raises ValidationError while rows stand against it.
    """
    run = locked(by, run_id, State.TRIED)
    faults, unsure = run.counts.get(STATES.FAULT, 0), run.counts.get(STATES.UNSURE, 0)
    if faults and not only_good:
        said = _("Còn %(n)d dòng có lỗi nên chưa nhập gì. Sửa tệp rồi nạp lại, hoặc chọn chỉ nhập dòng đúng.")
        raise ValidationError({"only_good": said % {"n": faults}})
    if unsure and not unsure_too and not only_good:
        said = _("Còn %(n)d dòng chưa chắc. Xem rồi chọn nhập cả các dòng ấy, hoặc chỉ nhập dòng đúng.")
        raise ValidationError({"unsure_too": said % {"n": unsure}})
    run.only_good, run.unsure_too, run.trouble = only_good, unsure_too, ""
    run.total = queries.to_bring(run).count()
    if not run.total:
        raise ValidationError(_("Không có dòng nào để nhập: các dòng đã có, có lỗi, hoặc chưa chắc."))
    run.state, run.done, run.moved_at = State.TAKING, 0, now()
    run.save()
    record(by, "past.begin_taking", run, after={"only_good": only_good, "unsure_too": unsure_too, "rows": run.total})
    return run


@act
def take(*, by: Actor, run_id: int) -> int:
    """Bring the next rows in; returns how many are left. Raises what the rooms raise."""
    run = locked(by, run_id, State.TAKING)
    lines = list(queries.to_bring(run).filter(became=None)[:CHUNK])
    for at, some in groupby(lines, key=lambda line: line.sheet):
        _bring(by, run, at, list(some))
    run.done += len(lines)
    run.moved_at = now()
    run.save(update_fields=["done", "moved_at"])
    record(by, "past.take", run, after={"rows": len(lines), "done": run.done})
    return max(run.total - run.done, 0)


def _bring(by: Actor, run: Run, at: int, lines: list[Line]) -> None:
    sheet = run.sheets[at]
    kind = KINDS[sheet["kind"]]
    permissions.require_kind(by, kind)
    if kind.bring is None:
        raise Refused(_("“%(kind)s” không nhập bằng cách này.") % {"kind": kind.title})
    rows = [Bringing(line.pk, unpacked(kind, line.values), queries.where(run, line)) for line in lines]
    became = kind.bring(by, run.pk, sheet["given"], run.known.get(str(at), {}), rows)
    for line in lines:
        line.became, line.values, line.raw = became[line.pk], {}, []
    Line.objects.bulk_update(lines, ["became", "values", "raw"])


@act
def finish_taking(*, by: Actor, run_id: int) -> Run:
    """All is in: the file itself is no longer kept."""
    run = locked(by, run_id, State.TAKING)
    if queries.to_bring(run).filter(became=None).exists():
        raise Refused(_("Còn dòng chưa nhập."))
    run.counts["taken"] = run.done
    run.state, run.taken_at = State.TAKEN, now()
    run.save()
    Source.objects.filter(run=run).delete()
    Line.objects.filter(run=run, became=None, state=STATES.SAME).update(values={}, raw=[])
    record(by, "past.finish_taking", run, after=run.counts)
    return run


@act
def stop_taking(*, by: Actor, run_id: int, trouble: str) -> Run:
    """A room refused rows on the way: what had come in goes out again, the run is to be read anew."""
    run = locked(by, run_id, State.TAKING)
    give_back(by, run)
    Line.objects.filter(run=run).delete()
    run.state, run.trouble, run.done, run.moved_at = State.READING, trouble[:600], 0, now()
    run.save()
    record(by, "past.stop_taking", run, after={"trouble": run.trouble})
    return run
