"""Drives of relief: opened, gathered line by line, handed out line by line, closed. A line is only ever reversed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search.index import put
from dinh.rights.benefit import permissions
from dinh.rights.benefit.actions.common import DRIVE_KIND, kept, lock_drive, not_after_today
from dinh.rights.benefit.models import Drive, Entry, Good

MONEY, DONG = "Tiền mặt", "đồng"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as typed. Gathered: `who` only if the giver wishes to be named. Handed out: `who` and `group`."""

    good: Good
    quantity: int
    day: date
    who: str = ""
    group: ResidentialGroup | None = None
    place: str = ""
    evidence: tuple[bytes, str] | None = None


@act
def open_drive(*, by: Actor, title: str, ground: str, purpose: str, keeper: str) -> Drive:
    """Open a drive on its ground; it is public from here on. Money is its first kind of good."""
    require(by, permissions.RELIEF, by.commune)
    drive = Drive(
        commune=by.commune, ref=new_ref("CU"), title=" ".join(title.split()), ground=" ".join(ground.split()),
        purpose=purpose.strip(), keeper=" ".join(keeper.split()), opened_on=today(),
    )  # fmt: skip
    drive.full_clean()
    drive.save(force_insert=True)
    Good(commune=by.commune, drive=drive, name=MONEY, unit=DONG).save(force_insert=True)
    put(by.commune, DRIVE_KIND, drive)
    record(by, "benefit.open_drive", drive, ground=drive.ground, after={"title": drive.title})
    return drive


@act
def add_good(*, by: Actor, drive: Drive, name: str, unit: str) -> Good:
    """A further kind of good. Raises ValidationError for one that the drive has already."""
    drive = lock_drive(drive)
    require(by, permissions.RELIEF, drive)
    good = Good(commune=by.commune, drive=drive, name=" ".join(name.split()), unit=" ".join(unit.split()))
    good.full_clean()
    good.save(force_insert=True)
    record(by, "benefit.add_good", drive, after={"name": good.name, "unit": good.unit})
    return good


@act
def gather(*, by: Actor, drive: Drive, line: Line) -> Entry:
    """Something came in; gives the line whose number stands on the receipt."""
    return _write(by, drive, line, Entry.Way.IN)


@act
def hand_out(*, by: Actor, drive: Drive, line: Line) -> Entry:
    """Something went out to somebody of a group. Raises ValidationError when less is left, saying how much."""
    if line.group is None or not line.who.strip():
        raise ValidationError({"who": _("Ghi trao cho ai, ở thôn, tổ nào.")})
    return _write(by, drive, line, Entry.Way.OUT)


@act
def reverse_entry(*, by: Actor, entry: Entry, reason: str) -> Entry:
    """Take a line back by a line of its own. A gathering whose goods have gone out already stays."""
    drive = lock_drive(entry.drive)
    require(by, permissions.RELIEF, drive)
    if entry.reverses_id or Entry.objects.filter(reverses=entry).exists():
        raise Refused(_("Dòng này đã được hủy, hoặc chính là dòng hủy."))
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi vì sao hủy dòng này.")})
    row = Entry(
        commune=by.commune, drive=drive, number=_next(drive), good=entry.good, way=entry.way, quantity=-entry.quantity,
        day=today(), who=entry.who, group=entry.group, reverses=entry, reason=reason.strip()[:300],
    )  # fmt: skip
    _move(row)
    row.save(force_insert=True)
    record(by, "benefit.reverse_entry", drive, after={"number": row.number, "reverses": entry.number})
    return row


@act
def close_drive(*, by: Actor, drive: Drive, remainder: str) -> Drive:
    """End a drive. Raises ValidationError when something is left and nobody says what becomes of it."""
    drive = lock_drive(drive)
    require(by, permissions.RELIEF, drive)
    if drive.goods.filter(left__gt=0).exists() and not remainder.strip():
        raise ValidationError({"remainder": _("Còn tiền, hàng chưa trao: ghi rõ xử lý thế nào, theo văn bản nào.")})
    drive.closed_on, drive.remainder = today(), remainder.strip()[:500]
    drive.save(update_fields=["closed_on", "remainder"])
    put(by.commune, DRIVE_KIND, drive)
    record(by, "benefit.close_drive", drive, after={"left": {str(each): each.left for each in drive.goods.all()}})
    return drive


def _write(by: Actor, drive: Drive, line: Line, way: str) -> Entry:
    drive = lock_drive(drive)
    require(by, permissions.RELIEF, drive)
    not_after_today(line.day, "day")
    if line.good.drive_id != drive.pk:
        raise ValidationError({"good": _("Đợt này không có loại tiền, hàng đó.")})
    if line.quantity <= 0:
        raise ValidationError({"quantity": _("Số lượng phải lớn hơn 0.")})
    row = Entry(
        commune=by.commune, drive=drive, number=_next(drive), good=line.good, way=way, quantity=line.quantity,
        day=line.day, who=" ".join(line.who.split()), group=line.group, place=" ".join(line.place.split()),
        evidence=kept(by, line.evidence),
    )  # fmt: skip
    row.full_clean()
    _move(row)
    row.save(force_insert=True)
    record(by, f"benefit.{'gather' if way == Entry.Way.IN else 'hand_out'}", drive, after={
        "number": row.number, "good": str(row.good), "quantity": row.quantity,
        "group": row.group.code if row.group else "",
    }, personal={"who": row.who} if row.who else None)  # fmt: skip
    return row


def _move(row: Entry) -> None:
    """What is left of a kind, after this line. The drive's row is locked, so that two hands cannot give the same."""
    good: Good = Good.objects.select_for_update().get(pk=row.good_id)
    left = good.left + (row.quantity if row.way == Entry.Way.IN else -row.quantity)
    if left < 0:
        raise ValidationError({"quantity": _("Chỉ còn %(left)s %(unit)s: không thể trao hoặc hủy quá số còn lại.") % {
            "left": f"{good.left:,}".replace(",", "."), "unit": good.unit}})  # fmt: skip
    good.left = left
    good.save(update_fields=["left"])
    row.good = good


def _next(drive: Drive) -> int:
    return int(drive.entries.aggregate(last=Max("number"))["last"] or 0) + 1
