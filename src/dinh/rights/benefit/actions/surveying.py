"""The satisfaction survey of a quarter: announced, drawn, answered, closed. Answers are counted and forgotten.

The draw and the intervals are those of the room that asks whether news arrives (`reach`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households.queries import counts_on
from dinh.ground.journal.actions import record
from dinh.ground.places.queries import groups_on
from dinh.ground.refs import new_ref
from dinh.ground.search.index import put
from dinh.rights.benefit import permissions, questions, satisfaction
from dinh.rights.benefit.actions.common import SURVEY_KIND, new_code
from dinh.rights.benefit.models import Slot, Stratum, Survey, Tally
from dinh.rights.reach import lottery

SHORTEST_SEED = 4
GROUND = "điểm a khoản 2 Điều 35 Luật 10/2022/QH15"


def lock_survey(survey: Survey) -> Survey:
    found: Survey = Survey.objects.select_for_update().get(pk=survey.pk)
    return found


@act
def announce_survey(
    *, by: Actor, quarter: str, begins: date, ends: date, per_group: int, seed_rule: str, seed_day: date
) -> Survey:
    """Publish how the households of this quarter will be drawn, before anyone can know the seed, and freeze how many
    each group has. Raises ValidationError naming the field, and when the quarter has its survey already."""
    require(by, permissions.SURVEY, by.commune)
    day = today()
    asked = [question.key for question in questions.of_quarter(quarter)]
    survey = Survey(
        commune=by.commune, ref=new_ref("HL"), quarter=quarter, begins=begins, ends=ends, per_group=per_group,
        questions=asked, seed_rule=" ".join(seed_rule.split()), seed_day=seed_day, announced_on=day,
    )  # fmt: skip
    survey.full_clean(exclude=["result"])
    if seed_day < day:
        raise ValidationError({"seed_day": _("Ngày có con số bốc thăm đã qua: biết trước thì không còn là bốc thăm.")})
    survey.save(force_insert=True)
    counts = counts_on(by.commune, day)
    for group in groups_on(day):
        households = counts[group.pk] or group.households
        if not households:
            raise ValidationError(_("Chưa ghi số hộ của %(group)s. Hãy bổ sung ở sổ hộ gia đình.") % {"group": group})
        Stratum(
            commune=by.commune, survey=survey, group=group, code=group.code, name=str(group), households=households,
            asked=lottery.sample_size(households, per_group),
        ).save(force_insert=True)  # fmt: skip
    put(by.commune, SURVEY_KIND, survey)
    after = {"quarter": quarter, "seed_rule": survey.seed_rule, "seed_day": seed_day, "questions": asked}
    record(by, "benefit.announce_survey", survey, ground=GROUND, after=after)
    return survey


@act
def draw_survey(*, by: Actor, survey: Survey, seed: str) -> Survey:
    """Draw with the public seed, once. As many spare households as are asked, in the drawn order."""
    survey = lock_survey(survey)
    require(by, permissions.DRAW, survey)
    seed = " ".join(seed.split())
    if today() < survey.seed_day:
        raise ValidationError(_("Đã công bố lấy con số ngày %(day)s nên chưa bốc thăm trước ngày đó được.") % {
            "day": f"{survey.seed_day:%d/%m/%Y}"})  # fmt: skip
    if not SHORTEST_SEED <= len(seed) <= 100:
        raise ValidationError({"seed": _("Con số: ghi từ 4 đến 100 ký tự, đúng như nguồn đã công bố.")})
    survey.seed, survey.drawn_on = seed, today()
    survey.save(update_fields=["seed", "drawn_on"])
    slots = [
        Slot(commune=by.commune, stratum=stratum, rank=rank, number=number, code=new_code(),
             called=rank <= stratum.asked)
        for stratum in survey.strata.all()
        for rank, number in enumerate(
            lottery.order(seed, stratum.code, stratum.households)[: 2 * stratum.asked], start=1)
    ]  # fmt: skip
    Slot.objects.bulk_create(slots)
    record(by, "benefit.draw_survey", survey, after={"seed": seed})
    return survey


@act
def type_survey(*, by: Actor, slot: Slot, answers: Mapping[str, str]) -> None:
    """Type in what a called household said, on paper or by phone. Cannot be undone: nothing leads back."""
    slot = _lock(slot)
    require(by, permissions.TYPE, slot)
    _count(slot, answers)
    record(by, "benefit.type_survey", slot.stratum.survey)


@act
def answer_survey(*, by: Actor, slot: Slot, answers: Mapping[str, str]) -> None:
    """A household answers with its code, once. Callers pass a visitor, so that nobody signed in is named."""
    slot = _lock(slot)
    require(by, permissions.ANSWER, slot)
    survey = slot.stratum.survey
    if not survey.takes_answers(today()):
        raise ValidationError(_("Đợt hỏi nhận trả lời từ %(first)s đến hết %(last)s.") % {
            "first": f"{survey.begins:%d/%m/%Y}", "last": f"{survey.ends:%d/%m/%Y}"})  # fmt: skip
    _count(slot, answers)
    record(by, "benefit.answer_survey", survey)


@act
def skip_household(*, by: Actor, slot: Slot) -> Slot | None:
    """A called household will not answer; the next in the drawn order is called and returned, if any."""
    slot = _lock(slot)
    require(by, permissions.TYPE, slot)
    _waits(slot)
    slot.status = Slot.Status.NONE
    slot.save(update_fields=["status"])
    spare: Slot | None = slot.stratum.slots.filter(called=False).order_by("rank").first()
    if spare:
        spare.called = True
        spare.save(update_fields=["called"])
    record(by, "benefit.skip_household", slot.stratum.survey, after={"replaced": spare is not None})
    return spare


@act
def close_survey(*, by: Actor, survey: Survey) -> Survey:
    """Freeze and publish the result; codes and the marks of who answered are deleted.

    Raises ValidationError before the last day while a called household still waits, and without any answer.
    """
    survey = lock_survey(survey)
    require(by, permissions.CLOSE, survey)
    waiting = Slot.objects.filter(stratum__survey=survey, called=True, status=Slot.Status.WAITING).count()
    if waiting and today() <= survey.ends:
        raise ValidationError(_("Còn %(n)d hộ chưa trả lời và đợt hỏi kéo dài đến hết %(day)s nên chưa khóa được.") % {
            "n": waiting, "day": f"{survey.ends:%d/%m/%Y}"})  # fmt: skip
    survey.result = satisfaction.compute(survey)
    if not survey.result["answered"]:
        raise ValidationError(_("Chưa có hộ nào trả lời nên không có kết quả để khóa."))
    survey.closed_on = today()
    survey.save(update_fields=["result", "closed_on"])
    Slot.objects.filter(stratum__survey=survey).delete()
    put(by.commune, SURVEY_KIND, survey)
    record(by, "benefit.close_survey", survey, after={"answered": survey.result["answered"]})
    return survey


def _lock(slot: Slot) -> Slot:
    """The survey's row first, so that answers and closing wait for one another; then the slot as it is now."""
    Survey.objects.select_for_update().get(pk=slot.stratum.survey_id)
    rows = Slot.objects.select_for_update(of=("self",)).select_related("stratum__survey", "stratum__group")
    locked: Slot | None = rows.filter(pk=slot.pk).first()
    if locked is None:
        raise ValidationError(_("Đợt hỏi đã kết thúc, mã này không dùng được nữa."))
    return locked


def _waits(slot: Slot) -> None:
    if not slot.called:
        raise ValidationError(_("Hộ này là dự bị: chỉ hỏi khi một hộ đứng trước không trả lời."))
    if slot.status == Slot.Status.ANSWERED:
        raise ValidationError(_("Mã này đã dùng: hộ này đã trả lời rồi, mỗi hộ chỉ một lần."))
    if slot.status == Slot.Status.NONE:
        raise ValidationError(_("Hộ này đã ghi là không trả lời và hộ khác đã được gọi thay."))


def _count(slot: Slot, answers: Mapping[str, str]) -> None:
    _waits(slot)
    keys = slot.stratum.survey.questions
    given = {key: answers.get(key) or questions.SILENT for key in keys}
    if any(mark not in (*questions.MARKS, questions.SILENT) for mark in given.values()):
        raise ValidationError(_("Phiếu không khớp với câu hỏi của đợt này. Hãy mở lại trang."))
    if all(mark == questions.SILENT for mark in given.values()):
        raise ValidationError(_("Phiếu chưa có câu trả lời nào. Hộ không muốn trả lời thì ghi là không trả lời."))
    for key, mark in given.items():
        row_key: dict[str, Any] = {"stratum_id": slot.stratum_id, "question": key, "answer": mark}
        row, _made = Tally.objects.get_or_create(commune_id=slot.commune_id, **row_key)
        Tally.objects.filter(pk=row.pk).update(count=F("count") + 1)
    slot.status = Slot.Status.ANSWERED
    slot.save(update_fields=["status"])
