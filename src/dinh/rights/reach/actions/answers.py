"""Answers come in: typed from paper or phone, or by the household itself with its code. They are counted and forgotten.

The journal says that a household answered in this survey. It does not say which, of which group, or what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.reach import permissions
from dinh.rights.reach.models import SILENT, UNKNOWN, Fact, Heard, Response, Slot, Stratum, Survey, Tally


@dataclass(frozen=True, slots=True)
class Answers:
    """One household's answers: where it mostly hears such things, and for each fact in order an option's order as text,
    `unknown` or `silent`.
    """

    heard: str
    facts: Sequence[str]


def tidy(code: str) -> str:
    """A code as typed, without dashes and spaces, in capitals.

    >>> tidy(" 7k3m-9qxt ")
    '7K3M9QXT'
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())[:8]


def find_slot(code: str) -> Slot | None:
    slot: Slot | None = Slot.objects.select_related("stratum__survey").filter(code=tidy(code)).first()
    return slot


@act
def type_answers(*, by: Actor, slot: Slot, mode: str, answers: Answers) -> None:
    """Type in the answers of a called household from paper or from the phone. Cannot be undone: nothing leads back.

    Raises ValidationError when it has answered already, has not been called, or said nothing at all.
    """
    slot = _lock(slot)
    require(by, permissions.TYPE, slot)
    if mode not in (Response.Mode.PAPER, Response.Mode.PHONE):
        raise ValidationError({"mode": _("Hãy chọn phiếu giấy hoặc điện thoại.")})
    _count(slot, mode, answers)
    record(by, "reach.type_answers", slot.stratum.survey, after={"mode": mode})


@act
def answer_by_code(*, by: Actor, slot: Slot, answers: Answers) -> None:
    """A household answers for itself, once. Callers pass a visitor, so that nobody signed in is named."""
    slot = _lock(slot)
    require(by, permissions.ANSWER, slot.stratum.survey)
    if not slot.stratum.survey.takes_own_answers(today()):
        raise ValidationError(_("Đợt hỏi nhận trả lời từ %(first)s đến hết %(last)s.") % {
            "first": f"{slot.stratum.survey.begins:%d/%m/%Y}", "last": f"{slot.stratum.survey.ends:%d/%m/%Y}"
        })  # fmt: skip
    _count(slot, Response.Mode.SELF, answers)
    record(by, "reach.answer_by_code", slot.stratum.survey)


@act
def note_no_answer(*, by: Actor, slot: Slot, status: str) -> Slot | None:
    """A called household will not answer; the next in the drawn order is called in its place and returned, if any."""
    slot = _lock(slot)
    require(by, permissions.TYPE, slot)
    if status not in (Slot.Status.REFUSED, Slot.Status.ABSENT, Slot.Status.VACANT):
        raise ValidationError({"status": _("Hãy chọn vì sao hộ này không trả lời.")})
    _still_waits(slot)
    slot.status = status
    slot.save(update_fields=["status"])
    spare: Slot | None = slot.stratum.slots.filter(called=False).order_by("rank").first()
    if spare:
        spare.called = True
        spare.save(update_fields=["called"])
        Stratum.objects.filter(pk=slot.stratum_id).update(called=F("called") + 1)
    record(by, "reach.note_no_answer", slot.stratum.survey, after={"status": status, "replaced": spare is not None})
    return spare


def _lock(slot: Slot) -> Slot:
    """The survey's row first, so that answers and closing wait for one another; then the slot as it is now."""
    Survey.objects.select_for_update().get(pk=slot.stratum.survey_id)
    rows = Slot.objects.select_for_update(of=("self",)).select_related("stratum__survey", "stratum__group")
    locked: Slot | None = rows.filter(pk=slot.pk).first()
    if locked is None:
        raise ValidationError(_("Đợt hỏi đã kết thúc, mã này không dùng được nữa."))
    return locked


def _still_waits(slot: Slot) -> None:
    if not slot.called:
        raise ValidationError(_("Hộ này là dự bị, chưa được gọi: chỉ hỏi khi một hộ đứng trước không trả lời."))
    if slot.status == Slot.Status.ANSWERED:
        raise ValidationError(_("Mã này đã dùng: hộ này đã trả lời rồi, mỗi hộ chỉ một lần."))
    if slot.status != Slot.Status.WAITING:
        raise ValidationError(_("Hộ này đã ghi là không trả lời (%(why)s) và hộ khác đã được gọi thay.") % {
            "why": slot.get_status_display()})  # fmt: skip


def _count(slot: Slot, mode: str, answers: Answers) -> None:
    _still_waits(slot)
    facts = list(Fact.objects.filter(survey=slot.stratum.survey).prefetch_related("options").order_by("order"))
    if len(answers.facts) != len(facts) or answers.heard not in Heard.values:
        raise ValidationError(_("Phiếu không khớp với câu hỏi của đợt này. Hãy mở lại trang."))
    if answers.heard == Heard.SILENT and all(given == SILENT for given in answers.facts):
        raise ValidationError(_("Phiếu chưa có câu trả lời nào. Nếu hộ từ chối, hãy ghi là không trả lời."))
    for fact, given in zip(facts, answers.facts, strict=True):
        if given not in {UNKNOWN, SILENT, *(str(option.order) for option in fact.options.all())}:
            raise ValidationError(_("Câu %(n)d: phương án không có trong câu hỏi.") % {"n": fact.order})
        _add_one(Tally, slot, fact=fact, heard=answers.heard, answer=given)
    _add_one(Response, slot, mode=mode)
    slot.status = Slot.Status.ANSWERED
    slot.save(update_fields=["status"])


def _add_one(model: type[Tally] | type[Response], slot: Slot, **key: Any) -> None:
    row, _made = model.objects.get_or_create(commune_id=slot.commune_id, stratum_id=slot.stratum_id, **key)
    model.objects.filter(pk=row.pk).update(count=F("count") + 1)
