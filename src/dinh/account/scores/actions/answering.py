"""What people say of the posted draft, and what the scored bodies appeal: received with a receipt, answered in
words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.account.scores import permissions
from dinh.account.scores.actions.common import checked, keep, lock, lock_line, needed, who
from dinh.account.scores.actions.scoring import appraised
from dinh.account.scores.guard import pin_for
from dinh.account.scores.models import Appeal, Campaign, Comment, Line, Sheet
from dinh.account.scores.results import covered, store_of
from dinh.account.scores.rubrics.check import Item
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin
from dinh.ground.refs import new_ref

FEWEST, MOST = 5, 5000  # letters


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender keeps: `pin` is shown here and nowhere else; `again` when the same form came twice."""

    comment: Comment
    pin: str
    again: bool = False


@act
def comment(*, by: Actor, campaign: Campaign, key: str, text: str, sheet: Sheet | None = None) -> Receipt:
    """Someone speaks to the posted draft. The same `key` twice is one comment.

    Raises ValidationError naming the field; Refused once the posting is over.
    """
    campaign = lock(campaign)
    if sent := Comment.objects.filter(key=key).first():
        record(by, "scores.comment_again", sent)
        return Receipt(sent, pin_for(key), again=True)
    require(by, permissions.COMMENT, campaign)
    text = needed("text", text, _("Hãy viết ý kiến."), MOST)
    if len(text) < FEWEST:
        raise ValidationError({"text": _("Viết thêm vài chữ: điểm nào chưa đúng, vì sao.")})
    if sheet is not None and sheet.campaign_id != campaign.pk:
        raise ValidationError({"sheet": _("Đơn vị này không có trong đợt chấm.")})
    pin = pin_for(key)
    made = Comment(
        commune=by.commune, campaign=campaign, sheet=sheet, ref=new_ref("YD"), key=key, pin_hash=hash_pin(pin),
        text=text, shown=covered(text), received_on=today(),
    )  # fmt: skip
    made.save(force_insert=True)
    record(by, "scores.comment", made, after={"campaign": campaign.ref}, personal={"text": text})
    return Receipt(made, pin)


@act
def answer_comment(*, by: Actor, comment: Comment, answer: str, released: bool) -> Comment:
    """Answer in words; `released` lets everyone read question (numbers covered) and answer. Answered once."""
    row: Comment = Comment.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=comment.pk)
    require(by, permissions.ANSWER_COMMENT, row)
    row.answer = needed("answer", answer, _("Hãy viết trả lời."), MOST)
    row.released, row.answered_on, row.answered_by = released, today(), who(by)
    row.save()
    record(by, "scores.answer_comment", row, after={"released": released})
    return row


@act
def appeal(*, by: Actor, sheet: Sheet, key: str, text: str, upload: tuple[bytes, str] | None = None) -> Appeal:
    """A scored body appeals, on one criterion (`key`) or the whole, within the window. Raises Refused after it."""
    campaign = lock(sheet.campaign)
    sheet.campaign = campaign
    require(by, permissions.APPEAL, sheet)
    if key and not sheet.lines.filter(key=key).exists():
        raise ValidationError({"key": _("Không có tiêu chí này.")})
    text = needed("text", text, _("Hãy viết điểm nào chưa đúng, vì sao."), MOST)
    stored = store(by=by, data=upload[0], name=upload[1]) if upload else None
    made = Appeal(commune=by.commune, sheet=sheet, key=key, text=text, file=stored, made_on=today(), made_by=who(by))
    made.save(force_insert=True)
    record(by, "scores.appeal", made, after={"sheet": sheet.key, "key": key})
    return made


@act
def refuse_appeal(*, by: Actor, appeal: Appeal, answer: str) -> Appeal:
    """The result stays; the answer says why."""
    row = _locked(appeal)
    require(by, permissions.ANSWER_APPEAL, row)
    return _answered(by, row, Appeal.State.REFUSED, answer)


@act
def uphold_appeal(*, by: Actor, appeal: Appeal, key: str, datum: Item, answer: str) -> Appeal:
    """Change one criterion of the sheet and with it the result: a new number of it, beside the one that was published.

    Raises ValidationError when the datum is the one that already counts.
    """
    row = _locked(appeal)
    require(by, permissions.ANSWER_APPEAL, row)
    answer = needed("answer", answer, _("Hãy viết trả lời."), MOST)
    found = Line.objects.filter(sheet=row.sheet, key=key).first()
    if found is None:
        raise ValidationError({"key": _("Hãy chọn tiêu chí được sửa.")})
    campaign = lock(row.sheet.campaign)
    line = lock_line(found)
    new = checked(campaign.rubric.data, key, datum)
    if new == line.datum:
        raise ValidationError(
            {"key": _("Số liệu này không khác số đang có: sửa thì phải khác, không thì không chấp nhận.")}
        )
    appraised(by, line, new, _("Theo trả lời khiếu nại: %s") % answer[:900])
    number = (campaign.results.aggregate(last=Max("number"))["last"] or 0) + 1
    note = _("Sửa theo khiếu nại của %(name)s, tiêu chí %(key)s.") % {"name": row.sheet.name, "key": key}
    result = store_of(campaign, number, note, today())
    result.save(force_insert=True)
    keep(by, campaign, "correct", ground=note, number=number, head=result.head)
    row.result = result
    return _answered(by, row, Appeal.State.UPHELD, answer)


def _locked(appeal: Appeal) -> Appeal:
    rows: Any = Appeal.objects.select_for_update(of=("self",)).select_related("sheet__campaign__rubric")
    found: Appeal = rows.get(pk=appeal.pk)
    return found


def _answered(actor: Actor, row: Appeal, state: str, answer: str) -> Appeal:
    row.answer = needed("answer", answer, _("Hãy viết trả lời."), MOST)
    row.state, row.answered_on, row.answered_by = state, today(), who(actor)
    row.save()
    record(actor, "scores.answer_appeal", row, after={"state": state})
    return row
