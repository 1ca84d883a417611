"""The programme of a year: items, done or not, given as tasks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.committee import permissions
from dinh.office.committee.models import Committee, Programme, ProgrammeItem
from dinh.office.committee.queries import last_day_of
from dinh.office.tasks import actions as tasks


@act
def add_item(
    *,
    by: Actor,
    committee: Committee,
    year: int,
    text: str,
    month: int | None = None,
    quarter: int | None = None,
    due: date | None = None,
    lead: Body | None = None,
) -> ProgrammeItem:
    """Add an item at the end of the year's programme, which begins with its first item."""
    require(by, permissions.MANAGE, committee)
    Committee.objects.select_for_update().get(pk=committee.pk)  # two people adding at once get two numbers
    programme, _made = Programme.objects.get_or_create(commune=by.commune, committee=committee, year=year)
    order = (programme.items.aggregate(last=Max("order"))["last"] or 0) + 1
    item = ProgrammeItem(commune=by.commune, programme=programme, order=order)
    _fill(item, text, month, quarter, due, lead)
    item.save(force_insert=True)
    record(by, "committee.add_item", item, after=_as_data(item))
    return item


@act
def edit_item(
    *,
    by: Actor,
    item: ProgrammeItem,
    text: str,
    month: int | None = None,
    quarter: int | None = None,
    due: date | None = None,
    lead: Body | None = None,
) -> ProgrammeItem:
    item = _lock(item)
    require(by, permissions.MANAGE, item)
    before = _as_data(item)
    _fill(item, text, month, quarter, due, lead)
    item.save()
    record(by, "committee.edit_item", item, before=before, after=_as_data(item))
    return item


@act
def mark_done(*, by: Actor, item: ProgrammeItem, done_on: date, note: str) -> ProgrammeItem:
    """Say that an item was done, on which day and with what result. Raises ValidationError without a result."""
    item = _lock(item)
    require(by, permissions.MANAGE, item)
    if not note.strip():
        raise ValidationError({"note": _("Kết quả: hãy ghi đã làm gì, kết quả ra sao.")})
    item.done_on, item.done_note = done_on, note.strip()[:500]
    item.save(update_fields=["done_on", "done_note"])
    record(by, "committee.item_done", item, after={"done_on": done_on, "note": item.done_note})
    return item


@act
def undo_done(*, by: Actor, item: ProgrammeItem) -> ProgrammeItem:
    item = _lock(item)
    require(by, permissions.MANAGE, item)
    before = {"done_on": item.done_on, "note": item.done_note}
    item.done_on, item.done_note = None, ""
    item.save(update_fields=["done_on", "done_note"])
    record(by, "committee.item_not_done", item, before=before)
    return item


@act
def remove_item(*, by: Actor, item: ProgrammeItem) -> None:
    """Take an item out, as long as it has not become a task: then the task is ended instead, with its reason."""
    item = _lock(item)
    require(by, permissions.MANAGE, item)
    if item.task is not None:
        raise ValidationError(_("Mục này đã giao thành nhiệm vụ. Hãy thôi giao nhiệm vụ ấy thay vì xóa mục."))
    record(by, "committee.remove_item", item, before=_as_data(item))
    item.delete()


@act
def give_item(*, by: Actor, item: ProgrammeItem) -> ProgrammeItem:
    """Give an item to its lead body as a task, due on the last day of its time. Raises Refused as `tasks.assign`."""
    item = _lock(item)
    require(by, permissions.MANAGE, item)
    if item.task is not None:
        raise ValidationError(_("Mục này đã giao thành nhiệm vụ."))
    if item.lead is None:
        raise ValidationError(_("Mục này chưa có đơn vị chủ trì. Hãy sửa mục, chọn đơn vị chủ trì rồi giao."))
    last = last_day_of(item)
    day = tasks.PrintedDay(last.day, last.month, last.year)
    order = tasks.Order(item.text[:300], item.lead, f"{item.text}\n({item.programme})", days=(day,))
    item.task = tasks.assign(by=by, order=order)
    item.save(update_fields=["task"])
    record(by, "committee.give_item", item, after={"task": item.task.ref, "lead": item.lead})
    return item


def _fill(
    item: ProgrammeItem, text: str, month: int | None, quarter: int | None, due: date | None, lead: Body | None
) -> None:
    item.text, item.month, item.quarter, item.due, item.lead = text.strip(), month, quarter, due, lead
    if due and due.year != item.programme.year:
        raise ValidationError(
            {"due": _("Ngày: phải thuộc năm %(year)d của chương trình.") % {"year": item.programme.year}}
        )
    item.full_clean()


def _as_data(item: ProgrammeItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "month": item.month,
        "quarter": item.quarter,
        "due": item.due,
        "lead": item.lead.name if item.lead else None,
    }


def _lock(item: ProgrammeItem) -> ProgrammeItem:
    rows = ProgrammeItem.objects.select_for_update(of=("self",)).select_related("programme", "lead", "task")
    locked: ProgrammeItem = rows.get(pk=item.pk)
    return locked
