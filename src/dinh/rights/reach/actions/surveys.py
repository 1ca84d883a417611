"""The life of a survey: written, announced, drawn, closed or cancelled."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.queries import groups_on
from dinh.ground.refs import ALPHABET, new_ref
from dinh.ground.search.index import put
from dinh.rights.reach import lottery, permissions, results
from dinh.rights.reach.models import Fact, Option, Slot, Stratum, Survey

FACTS = 3
FEWEST_OPTIONS, MOST_OPTIONS = 3, 4


@dataclass(frozen=True, slots=True)
class Question:
    """A fact as written: `options` with the right one at place `right`, from 0; `about` names what was published."""

    text: str
    about: str
    options: tuple[str, ...]
    right: int = 0


def lock(survey: Survey) -> Survey:
    """The survey as it is now, its row locked to the end of the act."""
    locked: Survey = Survey.objects.select_for_update().get(pk=survey.pk)
    return locked


@act
def write_survey(
    *,
    by: Actor,
    title: str,
    begins: date,
    ends: date,
    per_group: int,
    seed_rule: str,
    seed_day: date,
    questions: Sequence[Question],
) -> Survey:
    """Begin a survey that only the desk sees. Raises ValidationError naming the field."""
    survey = Survey(commune=by.commune, ref=new_ref("DH"))
    require(by, permissions.PLAN, survey)
    _fill(survey, title, begins, ends, per_group, seed_rule, seed_day)
    survey.save(force_insert=True)
    _write_facts(survey, questions)
    record(by, "reach.write_survey", survey, after=_as_data(survey, questions))
    return survey


@act
def edit_survey(
    *,
    by: Actor,
    survey: Survey,
    title: str,
    begins: date,
    ends: date,
    per_group: int,
    seed_rule: str,
    seed_day: date,
    questions: Sequence[Question],
) -> Survey:
    survey = lock(survey)
    require(by, permissions.PLAN, survey)
    _fill(survey, title, begins, ends, per_group, seed_rule, seed_day)
    survey.save()
    survey.facts.all().delete()
    _write_facts(survey, questions)
    record(by, "reach.edit_survey", survey, after=_as_data(survey, questions))
    return survey


@act
def announce_survey(*, by: Actor, survey: Survey) -> Survey:
    """Publish how the households will be drawn, before anyone can know the seed, and freeze how many there are.

    Raises ValidationError when a seed could already be known, or a group's number of households is not.
    """
    survey = lock(survey)
    require(by, permissions.PLAN, survey)
    day = today()
    if survey.seed_day < day:
        raise ValidationError(_("Ngày có hạt giống %(day)s đã qua: ai cũng biết trước thì không còn là bốc thăm.") % {
            "day": f"{survey.seed_day:%d/%m/%Y}"})  # fmt: skip
    groups = list(groups_on(day))
    empty = [str(group) for group in groups if not group.households]
    if empty or not groups:
        raise ValidationError(_("Chưa ghi số hộ của: %(groups)s. Hãy bổ sung ở danh sách thôn, tổ dân phố.") % {
            "groups": ", ".join(empty) or _("thôn, tổ dân phố nào")})  # fmt: skip
    survey.announced_on = day
    survey.save(update_fields=["announced_on"])
    for group in groups:
        asked = lottery.sample_size(group.households, survey.per_group)
        stratum = Stratum(
            commune=by.commune, survey=survey, group=group, code=group.code, name=str(group),
            households=group.households, asked=asked,
        )  # fmt: skip
        stratum.save(force_insert=True)
    put(by.commune, "reach", survey)
    after = {"seed_rule": survey.seed_rule, "seed_day": survey.seed_day,
             "households": {group.code: group.households for group in groups}}  # fmt: skip
    record(by, "reach.announce_survey", survey, after=after)
    return survey


@act
def draw_sample(*, by: Actor, survey: Survey, seed: str) -> Survey:
    """Draw with the public seed. It is never drawn again: the first draw stands.

    Raises ValidationError before the announced day of the seed, or for a seed too short to be one.
    """
    survey = lock(survey)
    require(by, permissions.DRAW, survey)
    seed = " ".join(seed.split())
    if today() < survey.seed_day:
        raise ValidationError(_("Đã công bố lấy hạt giống ngày %(day)s nên chưa bốc thăm trước ngày đó được.") % {
            "day": f"{survey.seed_day:%d/%m/%Y}"})  # fmt: skip
    if not 4 <= len(seed) <= 100:
        raise ValidationError({"seed": _("Hạt giống: ghi từ 4 đến 100 ký tự, đúng như nguồn đã công bố.")})
    survey.seed, survey.drawn_on = seed, today()
    survey.save(update_fields=["seed", "drawn_on"])
    strata = list(survey.strata.all())
    for stratum in strata:
        _draw(stratum, seed)
    record(by, "reach.draw_sample", survey, after={"seed": seed, "asked": {each.code: each.asked for each in strata}})
    return survey


@act
def close_survey(*, by: Actor, survey: Survey) -> Survey:
    """Freeze and publish the result; codes and the marks of who answered are deleted.

    Raises ValidationError before the last day while a called household has neither answered nor been given up.
    """
    survey = lock(survey)
    require(by, permissions.CLOSE, survey)
    waiting = Slot.objects.filter(stratum__survey=survey, called=True, status=Slot.Status.WAITING).count()
    if waiting and today() <= survey.ends:
        raise ValidationError(_("Còn %(n)d hộ chưa trả lời và đợt hỏi kéo dài đến hết %(day)s nên chưa khóa được.") % {
            "n": waiting, "day": f"{survey.ends:%d/%m/%Y}"})  # fmt: skip
    survey.result = results.compute(survey)
    if not survey.result["answered"]:
        raise ValidationError(_("Chưa có hộ nào trả lời nên không có kết quả để khóa. Có thể hủy đợt hỏi, ghi lý do."))
    survey.closed_on = today()
    survey.save(update_fields=["result", "closed_on"])
    Slot.objects.filter(stratum__survey=survey).delete()
    put(by.commune, "reach", survey)
    record(by, "reach.close_survey", survey, after={"answered": survey.result["answered"]})
    return survey


@act
def cancel_survey(*, by: Actor, survey: Survey, reason: str) -> Survey:
    """Give a survey up, with the reason the public reads once it has been announced. Its slots are deleted."""
    survey = lock(survey)
    require(by, permissions.CANCEL, survey)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao hủy đợt hỏi.")})
    survey.cancelled_on, survey.reason = today(), reason.strip()[:300]
    survey.save(update_fields=["cancelled_on", "reason"])
    Slot.objects.filter(stratum__survey=survey).delete()
    put(by.commune, "reach", survey)
    record(by, "reach.cancel_survey", survey, after={"reason": survey.reason})
    return survey


def _draw(stratum: Stratum, seed: str) -> None:
    """As many replacements again as are asked, where the group has them."""
    order = lottery.order(seed, stratum.code, stratum.households)
    slots = [
        Slot(
            commune_id=stratum.commune_id, stratum=stratum, rank=rank, number=number, code=_code(),
            called=rank <= stratum.asked,
        )
        for rank, number in enumerate(order[: 2 * stratum.asked], start=1)
    ]  # fmt: skip
    Slot.objects.bulk_create(slots)
    stratum.called = stratum.asked
    stratum.save(update_fields=["called"])


def _code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def _fill(survey: Survey, title: str, begins: date, ends: date, per_group: int, seed_rule: str, seed_day: date) -> None:
    survey.title, survey.seed_rule = " ".join(title.split()), " ".join(seed_rule.split())
    survey.begins, survey.ends, survey.per_group, survey.seed_day = begins, ends, per_group, seed_day
    survey.full_clean()


def _write_facts(survey: Survey, questions: Sequence[Question]) -> None:
    if len(questions) != FACTS:
        raise ValidationError(_("Mỗi đợt hỏi đúng ba điều; đang có %(n)d.") % {"n": len(questions)})
    for order, asked in enumerate(questions, start=1):
        texts = [" ".join(text.split()) for text in asked.options]
        if not FEWEST_OPTIONS <= len(texts) <= MOST_OPTIONS or not all(texts):
            raise ValidationError(_("Câu %(n)d: ghi một phương án đúng và hai hoặc ba phương án sai.") % {"n": order})
        if len({text.casefold() for text in texts}) < len(texts):
            raise ValidationError(_("Câu %(n)d: có hai phương án giống nhau.") % {"n": order})
        if not 0 <= asked.right < len(texts):
            raise ValidationError(_("Câu %(n)d: hãy chọn phương án đúng.") % {"n": order})
        fact = Fact(commune_id=survey.commune_id, survey=survey, order=order, text=" ".join(asked.text.split()),
                    about=" ".join(asked.about.split()))  # fmt: skip
        fact.full_clean()
        fact.save(force_insert=True)
        for place, text in enumerate(texts):
            option = Option(commune_id=survey.commune_id, fact=fact, order=place + 1, text=text)
            option.right = place == asked.right
            option.save(force_insert=True)


def _as_data(survey: Survey, questions: Sequence[Question]) -> dict[str, Any]:
    return {
        "title": survey.title, "begins": survey.begins, "ends": survey.ends, "per_group": survey.per_group,
        "seed_rule": survey.seed_rule, "seed_day": survey.seed_day, "questions": [asked.text for asked in questions],
    }  # fmt: skip
