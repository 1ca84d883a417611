"""A table comes into the register: tried first, then all of it or what is good of it, undone while nothing stands on
it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.households import grouping, permissions, queries, trials
from dinh.ground.households.actions.common import come, new_line
from dinh.ground.households.holders import standing_on
from dinh.ground.households.judging import CHANGED, FAULT, NEW, Judged
from dinh.ground.households.models import Household, ImportRun, ImportStep, Line
from dinh.ground.households.ordering import natural
from dinh.ground.households.reading import Row
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup

KEPT = timedelta(days=7)  # a table tried and never settled is thrown away: it holds names
BATCH = 500
Step = ImportStep.Kind


@act
def try_table(*, by: Actor, file_name: str, rows: Sequence[Row], day: date, proper: bool = True) -> ImportRun:
    """Keep the rows of a table until it is taken in or thrown away: nothing of the register changes.

    Tables tried more than seven days ago are thrown away. The head of a group speaks of their group alone.
    """
    require(by, permissions.WRITE, by.commune)
    come("day", day)
    if not rows:
        raise ValidationError({"file": _("Bảng không có hộ nào.")})
    only = permissions.own_group(by)
    old = ImportRun.objects.filter(state=ImportRun.State.TRIED, brought_at__lt=now() - KEPT)
    thrown = old.delete()[1].get("households.ImportRun", 0)
    run = ImportRun(
        commune=by.commune, file_name=file_name[-200:], day=day, proper=proper, brought_by=by.label[:300],
        brought_at=now(), rows=[[row.number, row.cells] for row in rows],
        group=ResidentialGroup.objects.get(pk=only) if only else None,
    )  # fmt: skip
    run.save(force_insert=True)
    after = {"rows": len(rows), "day": day, "thrown_away": thrown}
    record(by, "households.try_table", run, after=after, personal={"file": run.file_name})
    return run


@act
def drop_table(*, by: Actor, run_id: int) -> None:
    """Throw away a table that was tried. Nothing had changed, nothing changes."""
    run = _locked(by, run_id, ImportRun.State.TRIED)
    record(by, "households.drop_table", run, before={"rows": len(run.rows)})
    run.delete()


@act
def take_in(*, by: Actor, run_id: int, only_good: bool = False, end: Collection[int] = ()) -> ImportRun:
    """What the trial showed happens: new households, changes from the run's day; `end` are ids of households missing in
    the table that were ticked to leave the register that day.

    The rows are judged again. All or nothing, unless `only_good`: then rows at fault are left out. Raises
    ValidationError when a row is at fault, or one to end is no more among the missing.
    """
    run = _locked(by, run_id, ImportRun.State.TRIED)
    verdict = trials.verdict(run)
    faults = verdict.of(FAULT)
    if faults and not only_good:
        words = _("Còn %(count)d dòng có lỗi nên chưa ghi gì. Sửa tệp, hoặc chọn chỉ ghi các dòng đúng.")
        raise ValidationError(words % {"count": len(faults)})
    missing = {line.household_id: line for line in verdict.missing}
    if not set(end) <= set(missing):
        raise ValidationError({"end": _("Có hộ đã chọn không còn thiếu trong tệp. Hãy tải lại trang và chọn lại.")})
    late = [missing[pk].household.number for pk in end if missing[pk].from_day >= run.day]
    if late:
        words = _("Hộ %(numbers)s có thay đổi từ ngày ghi của bảng trở đi: hãy ghi ra khỏi sổ ở trang của hộ.")
        raise ValidationError({"end": words % {"numbers": ", ".join(late[:20])}})
    begun = _begin(run, verdict.of(NEW))
    changed = _change(run, verdict.of(CHANGED))
    ended = _end(run, [missing[pk] for pk in sorted(set(end))])
    run.counts = {
        "new": begun, "changed": changed, "ended": ended, "same": verdict.counts["same"], "left_out": len(faults)
    }  # fmt: skip
    run.state, run.settled_at, run.rows = ImportRun.State.TAKEN, now(), []
    run.save()
    after = {**run.counts, "day": run.day, "register": queries.digest(queries.on(by.commune, run.day))}
    record(by, "households.take_in", run, after=after)
    return run


@act
def take_back(*, by: Actor, run_id: int) -> ImportRun:
    """The register is as if the table had never come. Refused while anything stands on a household it brought, or once
    someone has worked on a household it touched."""
    run = _locked(by, run_id, ImportRun.State.TAKEN)
    steps = list(run.steps.select_related("household").order_by("household__pk"))
    touched = [step.household.number for step in steps if step.household.edition != step.edition]
    if touched:
        words = ngettext(
            "%(count)d hộ đã được cập nhật sau lần nhập này (%(numbers)s): không hoàn tác được.",
            "%(count)d hộ đã được cập nhật sau lần nhập này (%(numbers)s): không hoàn tác được.",
            len(touched),
        )
        raise Refused(words % {"count": len(touched), "numbers": ", ".join(touched[:10])})
    if held := standing_on(by.commune, {step.household_id for step in steps}):
        raise Refused(_("Các hộ này đang có trong %(what)s: không hoàn tác được.") % {"what": held})
    brought = [step.household_id for step in steps if step.kind == Step.NEW]
    others = [step for step in steps if step.kind != Step.NEW]
    run.steps.all().delete()
    _restore(run, others)
    for some in _batches(brought):
        Household.objects.filter(pk__in=some).delete()
    run.state, run.settled_at = ImportRun.State.UNDONE, now()
    run.save()
    record(
        by, "households.take_back", run, before=run.counts,
        after={"deleted": len(brought), "restored": len(others)},
    )  # fmt: skip
    return run


def _locked(by: Actor, pk: int, state: str) -> ImportRun:
    run: ImportRun | None = ImportRun.objects.select_for_update().filter(pk=pk).first()
    if run is None:
        raise ValidationError(_("Bảng này đã bị bỏ, hoặc quá bảy ngày chưa ghi. Hãy nạp lại tệp."))
    require(by, permissions.WRITE, run)
    if run.state != state:
        said = _("Lần nhập này %(state)s nên không làm được nữa.")
        raise ValidationError(said % {"state": run.get_state_display()})
    return run


def _begin(run: ImportRun, rows: list[Judged]) -> int:
    made = [
        Household(
            commune_id=run.commune_id, number=row.facts.number, order=natural(row.facts.number), phone=row.facts.phone,
            email=row.facts.email, valid_from=run.day,
        )
        for row in rows
    ]  # fmt: skip
    made = Household.objects.bulk_create(made, batch_size=BATCH)
    Line.objects.bulk_create(
        [
            new_line(home, row.facts.group_id, row.facts.address, row.facts.representative, row.facts.head, run.day)
            for home, row in zip(made, rows, strict=True)
        ],
        batch_size=BATCH,
    )
    _steps(run, [(home, Step.NEW, {}) for home in made])
    return len(made)


def _change(run: ImportRun, rows: list[Judged]) -> int:
    """From the run's day, dated as a person would do it; a line that began that very day is written over."""
    homes = _homes([row.household for row in rows if row.household])
    known = grouping.on(run.commune, run.day)
    done: list[tuple[Household, str, dict[str, Any]]] = []
    closed: list[int] = []
    opened: list[Line] = []
    for row in rows:
        home = homes[row.household or 0]
        facts, line = row.facts, _open(home)
        done.append((home, Step.CHANGED, _before(home)))
        group = line.group_id if known.of(line.group_id) == facts.group_id else facts.group_id
        fresh = new_line(home, group, facts.address, facts.representative, facts.head, run.day)
        if any(change.dated for change in row.changes):
            if line.from_day < run.day:
                closed.append(line.pk)
                opened.append(fresh)
            else:
                fresh.pk = line.pk
                fresh.save(force_update=True)
        if (home.phone, home.email) != (facts.phone, facts.email):
            home.phone, home.email = facts.phone, facts.email
            home.save(update_fields=["phone", "email"])
        home.edition += 1
    for some in _batches(closed):
        Line.objects.filter(pk__in=some).update(to_day=run.day)
    Line.objects.bulk_create(opened, batch_size=BATCH)
    for some in _batches([home.pk for home, _kind, _was in done]):
        Household.objects.filter(pk__in=some).update(edition=F("edition") + 1)
    _steps(run, done)
    return len(done)


def _end(run: ImportRun, lines: list[Line]) -> int:
    homes = _homes([line.household_id for line in lines])
    done = [(home, str(Step.ENDED), _before(home)) for home in homes.values()]
    for home in homes.values():
        home.edition += 1
    for some in _batches(list(homes)):
        Line.objects.filter(household__in=some, to_day=None).update(to_day=run.day)
        Household.objects.filter(pk__in=some).update(
            valid_to=run.day, ended_why=Household.Ended.REMOVED, edition=F("edition") + 1
        )
    _steps(run, done)
    return len(done)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """A database takes only so many values in one question."""
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _homes(ids: Sequence[int]) -> dict[int, Household]:
    homes: dict[int, Household] = {}
    for some in _batches(ids):
        locked = Household.objects.select_for_update().filter(pk__in=some)
        homes |= {home.pk: home for home in locked.prefetch_related("lines").order_by("pk")}
    return homes


def _open(home: Household) -> Line:
    """The open line, its household's lines fetched."""
    return next(line for line in home.lines.all() if line.to_day is None)


def _steps(run: ImportRun, done: Sequence[tuple[Household, str, dict[str, Any]]]) -> None:
    ImportStep.objects.bulk_create(
        [
            ImportStep(
                commune_id=run.commune_id, run=run, household=home, kind=kind, edition=home.edition, before=before
            )
            for home, kind, before in done
        ],
        batch_size=BATCH,
    )


def _before(home: Household) -> dict[str, Any]:
    """What the run writes over: contact, and the open line."""
    line = _open(home)
    return {
        "phone": home.phone, "email": home.email, "group": line.group_id, "address": line.address,
        "representative": line.representative, "head": line.head, "from": line.from_day.isoformat(),
    }  # fmt: skip


def _restore(run: ImportRun, steps: list[ImportStep]) -> None:
    """Lines that the run opened go, those that it closed are open again. What an earlier run did to these households
    can still be undone: its steps move on with their edition."""
    later = [step for step in steps if date.fromisoformat(step.before["from"]) < run.day]
    for some in _batches([step.household_id for step in later]):
        Line.objects.filter(household__in=some, from_day=run.day).delete()
        Line.objects.filter(household__in=some, to_day=run.day).update(to_day=None)
    for step in steps:
        home, was = step.household, step.before
        if date.fromisoformat(was["from"]) == run.day:
            line = home.lines.get(from_day=run.day)
            fresh = new_line(home, was["group"], was["address"], was["representative"], was["head"], run.day)
            fresh.pk = line.pk
            fresh.save(force_update=True)
        if (home.phone, home.email) != (was["phone"], was["email"]):
            home.phone, home.email = was["phone"], was["email"]
            home.save(update_fields=["phone", "email"])
    for some in _batches([step.household_id for step in steps]):
        ImportStep.objects.filter(household__in=some, edition=F("household__edition") - 1).update(
            edition=F("edition") + 2
        )
        Household.objects.filter(pk__in=some).update(valid_to=None, ended_why="", edition=F("edition") + 1)
