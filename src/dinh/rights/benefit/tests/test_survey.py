"""Satisfaction: a draw that anyone repeats, answers that lead to nobody, small cells left out, one survey a quarter."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import DateField, DateTimeField, ForeignKey

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.benefit import actions, queries_survey, questions
from dinh.rights.benefit.models import Slot, Survey, Tally
from dinh.rights.benefit.tests.build import at
from dinh.rights.reach import lottery

SAID = {
    "quarter": "2026-Q4", "begins": date(2026, 10, 13), "ends": date(2026, 11, 9), "per_group": 6,
    "seed_rule": "Giải đặc biệt xổ số ngày 12/10/2026", "seed_day": date(2026, 10, 12),
}  # fmt: skip


def drawn(by):
    with at(9):
        survey = actions.announce_survey(by=by, **SAID)
    with at(12, hour=20):
        return actions.draw_survey(by=by, survey=survey, seed="48213")


def called(survey, code="to-1"):
    return list(Slot.objects.filter(stratum__survey=survey, stratum__code=code, called=True).order_by("rank"))


def marks(survey, mark="4"):
    return dict.fromkeys(survey.questions, mark)


def test_a_quarter_from_announcement_to_result(ward, tu, ba, visitor):
    with at(9):
        with pytest.raises(Refused):
            actions.announce_survey(by=ba, **SAID)
        with pytest.raises(ValidationError, match="đã qua"):
            actions.announce_survey(by=tu, **{**SAID, "seed_day": date(2026, 10, 8)})
    survey = drawn(tu)
    with at(9), pytest.raises(ValidationError):
        actions.announce_survey(by=tu, **SAID)  # the quarter has its survey
    assert [slot.number for slot in called(survey)] == lottery.order("48213", "to-1", 101)[:6]
    own, other = called(survey), called(survey, "to-2")
    with at(15):
        actions.type_survey(by=ba, slot=own[0], answers=marks(survey, "5"))
        with pytest.raises(ValidationError, match="đã dùng"):
            actions.answer_survey(by=visitor, slot=own[0], answers=marks(survey))
        with pytest.raises(Refused):
            actions.type_survey(by=ba, slot=other[0], answers=marks(survey))
        with pytest.raises(ValidationError, match="chưa có câu trả lời nào"):
            actions.answer_survey(by=visitor, slot=own[1], answers={})
        found = queries_survey.by_code(own[1].printed_code.lower())
        actions.answer_survey(by=visitor, slot=found, answers={**marks(survey, "2"), "whole": "4"})
        spare = actions.skip_household(by=ba, slot=own[2])
        assert spare is not None
        with pytest.raises(ValidationError, match="Còn"):
            actions.close_survey(by=tu, survey=survey)
        for slot in [*own[3:], spare]:
            actions.type_survey(by=tu, slot=slot, answers=marks(survey, "4"))
    with at(10, 11):
        survey = actions.close_survey(by=tu, survey=survey)
    whole = survey.result["questions"][0]
    assert (whole["commune"]["part"], whole["commune"]["whole"]) == (6, 6)
    assert whole["commune"]["low"] < 1
    assert whole["groups"][1] is None
    assert whole["marks"][:2] == [None, None]  # a single «rất hài lòng» would speak of one household
    assert not Slot.objects.exists()
    with at(10, 11), pytest.raises(Refused, match="đã khóa"):
        actions.close_survey(by=tu, survey=survey)
    assert Entry.objects.filter(what="benefit.close_survey").count() == 1


def test_nothing_leads_from_an_answer_to_a_household(ward, tu):
    related = {field.related_model.__name__ for field in Tally._meta.get_fields() if isinstance(field, ForeignKey)}
    assert related == {"Commune", "Stratum"}
    assert not list(Slot._meta.related_objects)
    for model in (Slot, Tally):
        assert not [field for field in model._meta.get_fields() if isinstance(field, DateField | DateTimeField)]
    survey = drawn(tu)
    with at(15):
        actions.type_survey(by=tu, slot=called(survey)[0], answers=marks(survey))
    entry = Entry.objects.get(what="benefit.type_survey")
    assert (entry.about_id, entry.after, entry.personal_digest) == (str(survey.pk), {}, "")


def test_every_question_comes_round_and_the_first_always(ward):
    asked = [questions.of_quarter(f"{year}-Q{n}") for year in (2026, 2027) for n in (1, 2, 3, 4)]
    assert all(four[0] == questions.WHOLE and len({each.key for each in four}) == 4 for four in asked)
    assert {each.key for four in asked[:3] for each in four} == set(questions.ALL)
    assert not Survey.objects.exists()
