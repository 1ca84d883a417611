"""One-stop tables enter: kept as a trial, taken in whole (or the good rows, when asked), thrown away, undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.benefit import permissions
from dinh.rights.benefit.models import ImportRun, ServiceCount, ServiceFile, ServiceRow
from dinh.rights.benefit.services import CHUNK, Tried, as_data, count_data, count_key
from dinh.rights.benefit.tables import batched

Kind = ServiceRow.Kind


@act
def keep_trial(*, by: Actor, file_name: str, tried: Tried) -> ImportRun:
    """Keep what a table would do, row by row; nothing counts yet. Earlier trials of this post's table are replaced."""
    require(by, permissions.SERVICES, by.commune)
    run = ImportRun(
        commune=by.commune, file_name=file_name[-200:], shape=tried.shape, counts=dict(tried.counts),
        dropped=tried.dropped, totals=tried.totals, brought_by=by.label[:300], brought_at=now(),
    )  # fmt: skip
    run.save(force_insert=True)
    for chunk in batched(tried.rows(), CHUNK):
        ServiceRow.objects.bulk_create([
            ServiceRow(commune_id=run.commune_id, run=run, number=number, kind=kind, key=key, data=data,
                       problem=problem)
            for number, kind, key, data, problem in chunk
        ])  # fmt: skip
    record(by, "benefit.keep_trial", run, after={"counts": run.counts, "totals": run.totals})
    return run


@act
def take_in(*, by: Actor, run_id: int, only_good: bool = False, despite_totals: bool = False) -> ImportRun:
    """Make a trial count. All rows or none, unless `only_good`; a total that differs must have been looked at.

    Raises ValidationError saying what stands against it.
    """
    run = _lock(run_id)
    require(by, permissions.SERVICES, run)
    _is(run, ImportRun.State.TRIED)
    faults = run.counts.get(Kind.FAULT, 0)
    if faults and not only_good:
        said = _("Còn %(n)d dòng có lỗi. Sửa tệp rồi nạp lại, hoặc chọn chỉ nhập dòng đúng.")
        raise ValidationError({"only_good": said % {"n": faults}})
    if run.totals and not despite_totals:
        raise ValidationError({"despite_totals": _("Dòng tổng không khớp: %(gaps)s. Hãy xem lại tệp.") % {
            "gaps": totals_words(run)}})  # fmt: skip
    write = _write_files if run.shape == ImportRun.Shape.FILES else _write_counts
    rows = ServiceRow.objects.filter(run=run, kind__in=[Kind.NEW, Kind.CHANGED]).order_by("number")
    for chunk in batched(rows.iterator(CHUNK * 4), CHUNK):
        write(run, list(chunk))
    run.state, run.settled_at = ImportRun.State.TAKEN, now()
    run.save(update_fields=["state", "settled_at"])
    record(by, "benefit.take_in", run, after={"counts": run.counts, "only_good": only_good, "totals": run.totals})
    return run


@act
def drop_trial(*, by: Actor, run_id: int) -> None:
    """Throw a trial away: nothing had been taken in."""
    run = _lock(run_id)
    require(by, permissions.SERVICES, run)
    _is(run, ImportRun.State.TRIED)
    record(by, "benefit.drop_trial", run, before={"counts": run.counts})
    run.delete()


@act
def take_back(*, by: Actor, run_id: int) -> ImportRun:
    """Undo a table: new files go, changed ones are as before. Raises ValidationError when a later table has changed
    some of them: that one is undone first."""
    run = _lock(run_id)
    require(by, permissions.SERVICES, run)
    _is(run, ImportRun.State.TAKEN)
    model: Any = ServiceFile if run.shape == ImportRun.Shape.FILES else ServiceCount
    touched = ServiceRow.objects.filter(run=run, kind__in=[Kind.NEW, Kind.CHANGED])
    if model.objects.filter(run=run).count() != touched.count():
        raise ValidationError(_("Bảng nhập sau đã đổi một số dòng của bảng này. Hoàn tác bảng nhập sau trước."))
    for chunk in batched(touched.filter(kind=Kind.CHANGED).iterator(CHUNK), CHUNK):
        _restore(run, list(chunk))
    model.objects.filter(run=run).delete()
    run.state, run.settled_at = ImportRun.State.UNDONE, now()
    run.save(update_fields=["state", "settled_at"])
    record(by, "benefit.take_back", run, after={"counts": run.counts})
    return run


def totals_words(run: ImportRun) -> str:
    words = _("%(column)s: dòng tổng ghi %(told)d, cộng các dòng được %(added)d, chênh %(gap)d")
    return "; ".join(
        words % {"column": column, "told": told, "added": added, "gap": abs(told - added)}
        for column, told, added in run.totals
    )


def _lock(run_id: int) -> ImportRun:
    found: ImportRun | None = ImportRun.objects.select_for_update().filter(pk=run_id).first()
    if found is None:
        raise Refused(_("Bảng này không còn nữa."))
    return found


def _is(run: ImportRun, state: str) -> None:
    if run.state != state:
        raise Refused(_("Bảng này %(state)s rồi.") % {"state": run.get_state_display()})


def _write_files(run: ImportRun, rows: list[ServiceRow]) -> None:
    there = {each.code: each for each in ServiceFile.objects.filter(code__in=[row.key for row in rows])}
    new: list[ServiceFile] = []
    changed: list[ServiceFile] = []
    for row in rows:
        found = there.get(row.key)
        row.before = {**as_data(found), "run": found.run_id} if found else None
        row.kind = Kind.CHANGED if found else Kind.NEW
        target = found or ServiceFile(commune_id=run.commune_id, code=row.key)
        _fill_file(target, run.pk, row.data)
        (changed if found else new).append(target)
    ServiceFile.objects.bulk_create(new)
    ServiceFile.objects.bulk_update(changed, ["procedure", "field", "received_on", "due_on", "returned_on", "run"])
    _keep_before(rows)


def _write_counts(run: ImportRun, rows: list[ServiceRow]) -> None:
    months = {date.fromisoformat(row.data["month"]) for row in rows}
    there = {count_key(each): each for each in ServiceCount.objects.filter(month__in=months)}
    for row in rows:
        found = there.get(row.key)
        row.before = {**count_data(found), "run": found.run_id} if found else None
        row.kind = Kind.CHANGED if found else Kind.NEW
        target = found or ServiceCount(commune_id=run.commune_id)
        _fill_count(target, run.pk, row.data)
        target.save()
    _keep_before(rows)


def _keep_before(rows: list[ServiceRow]) -> None:
    ServiceRow.objects.bulk_update([row for row in rows if row.before], ["before", "kind"])


def _restore(run: ImportRun, rows: list[ServiceRow]) -> None:
    if run.shape == ImportRun.Shape.FILES:
        files = {each.code: each for each in ServiceFile.objects.filter(code__in=[row.key for row in rows])}
        back = [files[row.key] for row in rows]
        for each, row in zip(back, rows, strict=True):
            before = row.before or {}
            _fill_file(each, before["run"], before)
        ServiceFile.objects.bulk_update(back, ["procedure", "field", "received_on", "due_on", "returned_on", "run"])
        return
    months = {date.fromisoformat(row.data["month"]) for row in rows}
    counts = {count_key(each): each for each in ServiceCount.objects.filter(month__in=months)}
    for row in rows:
        before = row.before or {}
        _fill_count(counts[row.key], before["run"], before)
        counts[row.key].save()


def _fill_file(target: ServiceFile, run: int, data: dict[str, Any]) -> None:
    target.procedure, target.field, target.run_id = data["procedure"], data["field"], run
    target.received_on, target.due_on = date.fromisoformat(data["received"]), date.fromisoformat(data["due"])
    target.returned_on = date.fromisoformat(data["returned"]) if data["returned"] else None


def _fill_count(target: ServiceCount, run: int, data: dict[str, Any]) -> None:
    target.month, target.procedure, target.field = date.fromisoformat(data["month"]), data["procedure"], data["field"]
    target.received, target.early, target.on_time = data["received_n"], data["early"], data["on_time"]
    target.late, target.pending, target.run_id = data["late"], data["pending"], run
