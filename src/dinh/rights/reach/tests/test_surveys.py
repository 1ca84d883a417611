"""A survey from its draft to its frozen result: who may, what is drawn, what is refused, what is kept."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import INDICATORS, PUBLIC, TODAY
from dinh.ground.search.models import Document
from dinh.law.periods import Period
from dinh.rights.reach import actions, lottery, queries
from dinh.rights.reach.actions import Answers, Question
from dinh.rights.reach.demo import load
from dinh.rights.reach.models import Slot, Survey
from dinh.rights.reach.tests.build import KNOWS, QUESTIONS, announced, at, called, closed, drawn, say, written


def acts(what: str) -> int:
    return Entry.objects.filter(what=f"reach.{what}").count()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"questions": QUESTIONS[:2]}, "đúng ba điều"),
        ({"questions": [*QUESTIONS[:2], Question("x?", "y", ("a", "b"), 0)]}, "hai hoặc ba phương án sai"),
        ({"questions": [*QUESTIONS[:2], Question("x?", "y", ("a", "b", "A"), 0)]}, "giống nhau"),
        ({"questions": [*QUESTIONS[:2], Question("x?", "y", ("a", "b", "c"), 3)]}, "chọn phương án đúng"),
        ({"ends": date(2026, 11, 1)}, "Ngày cuối"),
        ({"seed_day": date(2026, 11, 9)}, "trước hoặc trong ngày bắt đầu"),
        ({"per_group": 3}, "từ 5 đến 100"),
    ],
)
def test_a_survey_that_cannot_be_is_refused_with_its_reason(ward, tu, changes, said):
    with pytest.raises(ValidationError, match=said):
        written(tu, **changes)
    assert not Survey.objects.exists()


def test_the_seed_must_still_be_unknown_when_the_draw_is_announced(ward, tu):
    survey = written(tu)
    with at(3), pytest.raises(ValidationError, match="đã qua"):
        actions.announce_survey(by=tu, survey=survey)


def test_a_group_without_a_number_of_households_cannot_be_drawn_from(ward, tu):
    ResidentialGroup.objects.filter(code="to-2").update(households=0)
    with pytest.raises(ValidationError, match="Tổ dân phố 2"):
        announced(tu)


def test_nothing_is_drawn_before_the_day_of_the_seed_nor_twice(ward, tu):
    survey = announced(tu)
    with at(1), pytest.raises(ValidationError, match="chưa bốc thăm trước ngày"):
        actions.draw_sample(by=tu, survey=survey, seed="48213")
    with at(2):
        with pytest.raises(ValidationError, match="4 đến 100 ký tự"):
            actions.draw_sample(by=tu, survey=survey, seed=" 1 ")
        actions.draw_sample(by=tu, survey=survey, seed=" 48213 ")
        with pytest.raises(Refused, match="Đã bốc thăm"):
            actions.draw_sample(by=tu, survey=survey, seed="99999")
        with pytest.raises(Refused):
            actions.edit_survey(
                by=tu, survey=survey, title="x", begins=survey.begins, ends=survey.ends, per_group=6, seed_rule="x",
                seed_day=survey.seed_day, questions=QUESTIONS,
            )  # fmt: skip
    assert Survey.objects.get().seed == "48213"
    assert acts("draw_sample") == 1


def test_anyone_draws_the_same_households_again(ward, tu):
    survey = drawn(tu)
    program = queries.script(survey)
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    printed = {line.split()[0]: [int(each) for each in line.split()[1:]] for line in out.splitlines()}
    for each in queries.drawn(survey):
        assert printed[each.stratum.code] == each.first == [slot.number for slot in called(survey, each.stratum.code)]
    assert len([line for line in program.splitlines() if line.strip()]) <= 10
    other = drawn(tu, seed="48214")
    assert queries.drawn(other)[0].first != queries.drawn(survey)[0].first


def test_the_order_is_a_permutation_and_groups_do_not_share_it():
    order = lottery.order("48213", "to-1", 101)
    assert sorted(order) == list(range(1, 102))
    assert order != lottery.order("48213", "to-2", 101)
    assert lottery.order("48213", "to-1", 0) == []


def test_a_group_smaller_than_the_sample_is_asked_whole(ward, tu):
    ResidentialGroup.objects.filter(code="to-2").update(households=4)
    survey = drawn(tu)
    assert sorted(slot.number for slot in called(survey, "to-2")) == [1, 2, 3, 4]
    slot = called(survey, "to-2")[0]
    with at(5):
        assert actions.note_no_answer(by=tu, slot=slot, status="absent") is None


def test_the_next_in_order_replaces_who_does_not_answer(ward, tu):
    survey = drawn(tu)
    gone = called(survey)[2]
    with at(5):
        spare = actions.note_no_answer(by=tu, slot=gone, status="refused")
        assert spare.rank == 7
        with pytest.raises(ValidationError, match="hộ khác đã được gọi thay"):
            actions.type_answers(by=tu, slot=gone, mode="paper", answers=Answers("radio", KNOWS))
        with pytest.raises(ValidationError, match="vì sao"):
            actions.note_no_answer(by=tu, slot=spare, status="answered")
    lines = queries.progress(survey, date(2026, 11, 5))
    assert (lines[0].answered, lines[0].lost, lines[0].waiting, lines[0].called) == (0, 1, 6, 7)
    assert queries.drawn(survey)[0].more == [spare.number]


def test_a_household_not_called_is_not_asked(ward, tu):
    spare = Slot.objects.filter(stratum__survey=drawn(tu), called=False).first()
    with pytest.raises(ValidationError, match="dự bị"):
        say(tu, spare)


def test_a_household_answers_once(ward, tu, visitor):
    slot = called(drawn(tu))[0]
    say(tu, slot)
    with pytest.raises(ValidationError, match="đã dùng"):
        say(tu, slot)
    with at(5), pytest.raises(ValidationError, match="đã dùng"):
        actions.answer_by_code(by=visitor, slot=slot, answers=Answers("radio", KNOWS))


@pytest.mark.parametrize(
    ("mode", "heard", "facts", "said"),
    [
        ("self", "radio", KNOWS, "phiếu giấy hoặc điện thoại"),
        ("paper", "đồn", KNOWS, "không khớp"),
        ("paper", "radio", ("1", "1"), "không khớp"),
        ("paper", "radio", ("9", "1", "1"), "Câu 1"),
        ("paper", "silent", ("silent",) * 3, "chưa có câu trả lời nào"),
    ],
)
def test_a_slip_that_makes_no_sense_counts_nowhere(ward, tu, mode, heard, facts, said):
    slot = called(drawn(tu))[0]
    with pytest.raises(ValidationError, match=said):
        say(tu, slot, *facts, heard=heard, mode=mode)
    slot.refresh_from_db()
    assert slot.status == "waiting"


def test_own_answers_come_in_the_days_of_asking_only(ward, tu, visitor):
    slot = called(drawn(tu))[0]
    for day in (2, 17):
        with at(day), pytest.raises(ValidationError, match="nhận trả lời từ"):
            actions.answer_by_code(by=visitor, slot=slot, answers=Answers("radio", KNOWS))
    with at(16, hour=23):
        actions.answer_by_code(by=visitor, slot=slot, answers=Answers("radio", KNOWS))
    assert acts("answer_by_code") == 1


def test_it_closes_after_its_last_day_or_once_nobody_waits(ward, tu):
    survey = drawn(tu)
    with at(16), pytest.raises(ValidationError, match="18 hộ chưa trả lời"):
        actions.close_survey(by=tu, survey=survey)
    with at(17), pytest.raises(ValidationError, match="Chưa có hộ nào trả lời"):
        actions.close_survey(by=tu, survey=survey)
    say(tu, called(survey)[0])
    with at(17):
        actions.close_survey(by=tu, survey=survey)
        with pytest.raises(Refused, match="đã khóa"):
            actions.close_survey(by=tu, survey=survey)


def test_the_result_is_counted_by_group_channel_and_fact(ward, tu):
    survey = closed(tu)
    found = survey.result
    assert (found["answered"], found["asked"], found["households"]) == (18, 18, 306)
    first, second, third = found["facts"]
    assert (first["known"], first["wrong"], first["unknown"], first["silent"]) == (18, 0, 0, 0)
    assert first["commune"]["share"] == 1
    assert second["commune"]["share"] == 0.5
    assert second["commune"]["low"] < 0.5 < second["commune"]["high"]
    assert (third["known"], third["wrong"], third["unknown"]) == (0, 3, 15)
    assert second["groups"][0] == pytest.approx(
        {"share": 0.5, "low": 0.191, "high": 0.809, "part": 3, "whole": 6}, abs=2e-3
    )
    assert {each["key"]: each["count"] for each in found["channels"]} == {"radio": 9, "zalo": 9}
    assert found["grid"] == [[None, None]] * 3  # three households each: too few to show
    assert queries.mean_known(survey) == pytest.approx(0.5)


def test_silence_is_not_ignorance(ward, tu):
    survey = drawn(tu)
    for place, slot in enumerate(called(survey)):
        say(tu, slot, "2", "silent" if place < 1 else "unknown", "silent")
    with at(17):
        found = actions.close_survey(by=tu, survey=survey).result
    assert (found["facts"][1]["unknown"], found["facts"][1]["silent"]) == (5, 1)
    assert found["facts"][1]["commune"]["whole"] == 5
    assert found["facts"][2]["commune"] is None
    assert found["facts"][0]["left_out"] == ["Tổ dân phố 2", "Tổ dân phố 3"]


def test_a_cell_of_fewer_than_five_answers_is_not_shown(ward, tu):
    """Nor the one next to it, which could be found by subtraction."""
    survey = drawn(tu)
    for code, many in (("to-1", 4), ("to-2", 5), ("to-3", 6)):
        for slot in called(survey, code)[:many]:
            say(tu, slot)
    with at(17):
        groups = actions.close_survey(by=tu, survey=survey).result["facts"][0]["groups"]
    assert [each is None for each in groups] == [True, True, False]


def test_closing_forgets_the_households_and_freezes_the_result(ward, tu):
    survey = closed(tu)
    frozen = survey.result
    assert not Slot.objects.exists()
    ResidentialGroup.objects.filter(code="to-1").update(households=900)
    survey.refresh_from_db()
    assert survey.result == frozen
    assert [len(each.first) for each in queries.drawn(survey)] == [6, 6, 6]


def test_a_group_merged_while_people_are_asked_is_asked_to_the_end(ward, tu):
    survey = drawn(tu)
    ResidentialGroup.objects.filter(code="to-2").update(valid_to=date(2026, 11, 6))
    lines = queries.progress(survey, date(2026, 11, 7))
    assert [each.merged for each in lines] == [False, True, False]
    for slot in called(survey, "to-2"):
        say(tu, slot)
    with at(17):
        found = actions.close_survey(by=tu, survey=survey).result
    assert found["groups"][1]["answered"] == 6


def test_a_cancelled_survey_says_why_and_forgets(ward, tu):
    survey = drawn(tu)
    with at(6):
        with pytest.raises(ValidationError, match="vì sao hủy"):
            actions.cancel_survey(by=tu, survey=survey, reason=" ")
        actions.cancel_survey(by=tu, survey=survey, reason="Lũ lụt.")
        with pytest.raises(Refused, match="Lũ lụt"):
            actions.close_survey(by=tu, survey=survey)
    assert not Slot.objects.exists()


@pytest.mark.parametrize("who", ["mai", "lua", "ba", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_may(ward, tu, request, who):
    by = request.getfixturevalue(who)
    draft, waiting, survey = written(tu), announced(tu), drawn(tu)
    slot = called(survey)[0]
    for act in (
        lambda: actions.announce_survey(by=by, survey=draft),
        lambda: actions.draw_sample(by=by, survey=waiting, seed="48213"),
        lambda: actions.type_answers(by=by, slot=slot, mode="paper", answers=Answers("radio", KNOWS)),
        lambda: actions.note_no_answer(by=by, slot=slot, status="absent"),
        lambda: actions.close_survey(by=by, survey=survey),
        lambda: actions.cancel_survey(by=by, survey=survey, reason="x"),
    ):
        with at(17), pytest.raises(Refused):
            act()


def test_a_head_entrusted_types_for_their_own_group_only(ward, tu, ba):
    ba.holding.post.powers = [*ba.holding.post.powers, "reach.survey"]
    ba.holding.post.save()
    survey = drawn(tu)
    say(ba, called(survey)[0])
    with pytest.raises(Refused, match="mình phụ trách"):
        say(ba, called(survey, "to-2")[0])
    with at(17), pytest.raises(Refused, match="cả địa phương"):
        actions.close_survey(by=ba, survey=survey)
    with pytest.raises(Refused, match="cả địa phương"):
        written(ba)


def test_each_act_leaves_one_entry(ward, tu):
    closed(tu)
    said = {
        what: acts(what) for what in ("write_survey", "announce_survey", "draw_sample", "type_answers", "close_survey")
    }
    assert said == {"write_survey": 1, "announce_survey": 1, "draw_sample": 1, "type_answers": 18, "close_survey": 1}


def test_the_number_opens_to_exactly_its_rows(ward, tu):
    closed(tu)
    known, year = INDICATORS["reach.known"], Period.parse("2026")
    value, rows = known.value(ward.commune, year, None), known.rows(ward.commune, year, None)
    assert (value.part, value.whole) == (27, 54)
    assert sum(int(row.cells[3]) for row in rows) == value.part
    assert sum(int(row.cells[4]) for row in rows) == value.whole
    assert known.rows(ward.commune, Period.parse("2025"), None) == []


def test_the_desk_is_told_what_each_survey_needs(ward, tu, mai):
    def said(who, day):
        return [item.when for source in TODAY for item in source(who, day) if "do-den-dan" in item.url]

    survey = announced(tu)
    assert said(tu, date(2026, 11, 1)) == []
    assert said(tu, date(2026, 11, 2)) == ["Bốc thăm"]
    with at(2):
        actions.draw_sample(by=tu, survey=survey, seed="48213")
    assert said(tu, date(2026, 11, 5)) == ["Đang hỏi"]
    assert said(tu, date(2026, 11, 17)) == ["Hết hạn hỏi, chưa khóa"]
    assert said(mai, date(2026, 11, 17)) == []


def test_results_are_listed_and_found(ward, tu):
    drawn(tu, title="Chưa xong")
    closed(tu)
    assert [item.title for source in PUBLIC for item in source.items(ward.commune, 9) if "/p/DH" in item.url] == [
        "Đợt hỏi quý IV"
    ]
    assert Document.objects.filter(kind="reach").count() == 2


def test_the_demo_has_one_closed_and_one_open(ward, tu):
    load(ward.commune)
    assert [survey.state for survey in queries.surveys()] == ["open", "closed"]
    assert queries.mean_known(queries.surveys().last()) is not None
