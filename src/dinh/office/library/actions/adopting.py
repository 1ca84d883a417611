"""A unit put a regulation in force; it ended; it was written down by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.library import permissions, queries, shelf
from dinh.office.library.actions.common import lock, needed, past
from dinh.office.library.models import Adoption
from dinh.office.papers.queries import find_paper


@dataclass(frozen=True, slots=True)
class Adopted:
    """`code` is the wording's (`m2`, `r1`), `number` the decision's, `paper` the reference of the issued paper in the
    register or "", `differs` what the unit changed."""

    code: str
    day: date
    number: str
    paper: str = ""
    differs: str = ""


@act
def adopt(*, by: Actor, body: Body, key: str, made: Adopted) -> Adoption:
    """Write down that a body put a regulation in force. What it had in force by the same model ends that day. Raises
    ValidationError by field."""
    require(by, permissions.WRITE, body)
    sample = shelf.newest(key)
    if not sample.adoptable or not sample.takes(body):
        words = _("Mẫu «%(model)s» không phải để %(body)s ban hành.")
        raise ValidationError(words % {"model": sample.title, "body": body.name})
    wording = queries.wording(key, made.code)
    if wording is None:
        raise ValidationError({"code": _("Hãy chọn một bản trong danh sách.")})
    day = past("day", made.day)
    old = Adoption.objects.select_for_update(of=("self",)).filter(body=body, key=key, ended_on=None, undone_on=None)
    before = old.first()
    if before and day < before.day:
        words = _("%(number)s ban hành ngày %(day)s, sau ngày này: hãy xem lại ngày.")
        raise ValidationError({"day": words % {"number": before.number, "day": f"{before.day:%d/%m/%Y}"}})
    number = needed("number", made.number, _("Hãy ghi số, ký hiệu của quyết định."), 80)
    if before:
        before.ended_on, before.why_ended = day, _("Thay bằng %s") % number
        before.save()
    row = Adoption(
        commune=by.commune, body=body, key=key, day=day, number=number, replaces=before,
        shipped=None if wording.own else wording.sample.number, own=wording.own,
        paper_id=_paper(body, made.paper), differs=made.differs.replace("\x00", "").strip(),
    )  # fmt: skip
    row.full_clean()
    row.save(force_insert=True)
    after = {"body": body.pk, "key": key, "wording": made.code, "number": number, "day": day, "paper": row.paper_id}
    record(by, "library.adopt", row, ground=number, after=after)
    return row


def _paper(body: Body, ref: str) -> int | None:
    if not ref:
        return None
    paper = find_paper(ref)
    if paper is None or not paper.in_register or paper.direction != paper.Direction.OUT or paper.body_id != body.pk:
        raise ValidationError({"paper": _("Không có văn bản đi nào của đơn vị mang mã này. Để trống cũng được.")})
    return paper.pk


@act
def end(*, by: Actor, adoption: Adoption, day: date, reason: str) -> Adoption:
    """It no longer applies from a day on: annulled, or replaced by a paper made after no model here."""
    row = lock(adoption)
    require(by, permissions.END, row)
    row.ended_on = past("day", day, row.day)
    row.why_ended = needed("reason", reason, _("Hãy ghi vì sao hết hiệu lực, theo văn bản nào."))
    row.save()
    record(by, "library.end", row, ground=row.why_ended, after={"ended_on": row.ended_on})
    return row


@act
def undo(*, by: Actor, adoption: Adoption, reason: str) -> Adoption:
    """Written down by mistake: it no longer counts and stays in the record; what it had replaced is in force again."""
    row = lock(adoption)
    require(by, permissions.UNDO, row)
    if Adoption.objects.filter(replaces=row, undone_on=None).exists():
        raise ValidationError(_("Đã có văn bản khác thay văn bản này: hãy bỏ dòng ghi văn bản ấy trước."))
    row.undone_on, row.why_undone = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ dòng này."))
    row.save()
    back = lock(row.replaces) if row.replaces and row.ended_on is None else None
    if back and not back.undone_on:
        back.ended_on, back.why_ended = None, ""
        back.save()
    after = {"undone_on": row.undone_on, "in_force_again": back.pk if back else None}
    record(by, "library.undo", row, ground=row.why_undone, after=after)
    return row
