"""What is noted on the spot, with or without a network: it lands once, however often the phone sends it.

Nothing is turned away for being late: what arrives after the minutes were written is kept and marked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions.common import limited, lock, one_line
from dinh.rights.oversee.models import CheckLine, Photo, Reading, Visit

AHEAD = timedelta(minutes=10)  # how far a phone's clock may run ahead of ours
LARGEST = Decimal("99999999999")


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing noted: `line` is the id of a line of the check-list, None beside all of them."""

    key: UUID
    taken_at: datetime
    line: int | None = None
    answer: str = ""
    value: Decimal | None = None
    where: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of a sending: keys that are kept (now or before), and why others are not."""

    done: tuple[UUID, ...]
    refused: dict[UUID, str]


@act
def note(*, by: Actor, visit: Visit, noted: Sequence[Noted]) -> Landed:
    """Keep what was noted. Sent twice it lands once; one bad line does not hold up the others."""
    visit = lock(visit)
    require(by, permissions.NOTE, visit)
    lines = {line.pk: line for line in visit.lines.all()}
    there = set(Reading.objects.filter(key__in=[each.key for each in noted]).values_list("key", flat=True))
    fresh, refused = [], {}
    for each in sorted(noted, key=lambda one: one.taken_at):
        if each.key in there:
            continue
        there.add(each.key)
        if why := _wrong(each, lines):
            refused[each.key] = why
            continue
        _keep(by, visit, each)
        fresh.append(each.key)
    record(by, "oversee.note", visit, after={"new": len(fresh), "sent": len(noted), "refused": len(refused)})
    return Landed(tuple(key for each in noted if (key := each.key) not in refused), refused)


def _wrong(each: Noted, lines: dict[int, CheckLine]) -> str:
    line = lines.get(each.line) if each.line is not None else None
    if each.line is not None and line is None:
        return _("Dòng này không còn trong danh mục của cuộc kiểm tra.")
    if each.answer and each.answer not in Reading.Answer.values:
        return _("Câu trả lời không đọc được.")
    if each.value is not None and (line is None or line.kind != CheckLine.Kind.MEASURE):
        return _("Chỉ dòng đo, đếm mới ghi số.")
    if each.value is not None and abs(each.value) > LARGEST:
        return _("Số đo quá lớn, hãy xem lại.")
    if not (each.answer or each.value is not None or each.note.strip()):
        return _("Chưa ghi gì.")
    return ""


def _keep(by: Actor, visit: Visit, each: Noted) -> None:
    received = now()
    Reading(
        commune_id=visit.commune_id, visit=visit, line_id=each.line, key=each.key, answer=each.answer,
        value=each.value, where=one_line(each.where)[:120], note=each.note.replace("\x00", "").strip()[:2000],
        late=visit.concluded_on is not None, taken_at=min(each.taken_at, received + AHEAD), sent_at=received,
        by=by.user,
    ).save(force_insert=True)  # fmt: skip


@act
def add_photo(
    *, by: Actor, visit: Visit, data: bytes, name: str, taken_at: datetime, line: CheckLine | None = None,
    note: str = "",
) -> Photo:  # fmt: skip
    """Keep a photo of the spot; the same bytes again are the photo that is there. Raises ValidationError on `photo`."""
    visit = lock(visit)
    require(by, permissions.NOTE, visit)
    digest = hashlib.sha256(data).hexdigest()
    there = visit.photos.filter(sha256=digest).first()
    if there is not None:
        record(by, "oversee.photo_again", visit)
        return there
    if line is not None and line.visit_id != visit.pk:
        raise ValidationError({"line": _("Dòng này không thuộc cuộc kiểm tra này.")})
    try:
        stored = store(by=by, data=data, name=name)
    except ValidationError as error:
        raise ValidationError({"photo": error.messages}) from error
    if stored.kind != StoredFile.Kind.IMAGE:
        raise ValidationError({"photo": _("Ở đây chỉ nhận ảnh. Giấy tờ khác: hãy chụp lại thành ảnh.")})
    photo = Photo(
        commune_id=visit.commune_id, visit=visit, line=line, file=stored, sha256=digest,
        note=limited("note", one_line(note), 300), late=visit.concluded_on is not None,
        taken_at=min(taken_at, now() + AHEAD), by=by.user,
    )  # fmt: skip
    photo.save(force_insert=True)
    record(by, "oversee.add_photo", visit, after={"photo": photo.pk, "line": line.pk if line else None})
    return photo
