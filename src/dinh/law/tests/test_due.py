"""Every deadline answers «vì sao là ngày này?»."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law import rules
from dinh.law.dated import RuleNotKnown
from dinh.law.days import STATE_OFFICES, WITH_NOVEMBER_SWAP_2026
from dinh.law.due import NotAClock, due
from dinh.law.values import Clock, DayKind, Months, Way
from dinh.law.workdays import CalendarTooShort

CLOCKS = [rule for rule in rules.ALL if isinstance(rule.values[0].value, Clock) and not rule.key.startswith("legal_")]
WORKING = [r for r in CLOCKS if r.unit == "ngày làm việc" and r.on(date(2026, 7, 1)).way is Way.WITHIN]
KNOWN_DAYS = st.dates(date(2026, 7, 1), date(2026, 8, 30))


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("publish.start", date(2026, 2, 10), date(2026, 2, 24)),
        ("decide.send", date(2025, 4, 24), date(2025, 5, 5)),
        ("oversee.inspection_reply", date(2026, 3, 2), date(2026, 3, 17)),
        ("oversee.inspection_reply", date(2026, 8, 17), date(2026, 9, 3)),  # the 15th day is 1/9
        ("complaint.accept", date(2026, 6, 30), date(2026, 7, 10)),  # the old ten days
        ("complaint.accept", date(2026, 7, 1), date(2026, 7, 10)),  # seven working days
        ("complaint.first", date(2026, 3, 2), date(2026, 4, 1)),
        ("consult.open", date(2026, 5, 11), date(2026, 5, 31)),  # a Sunday: a minimum term is not moved
        ("publish.posting", date(2026, 1, 20), date(2026, 2, 19)),  # nor into the days after Tết
        ("decide.meeting_notice", date(2026, 3, 15), date(2026, 3, 13)),
        ("elect.plan", date(2026, 5, 31), date(2026, 5, 11)),
        ("oversee.inspection_plan_sent", date(2026, 2, 24), date(2026, 2, 10)),
        ("oversee.investment_notice", date(2026, 4, 16), date(2026, 3, 2)),
        ("records.hand_over", date(2024, 2, 29), date(2025, 2, 28)),
        ("records.hand_over_construction", date(2026, 1, 31), date(2026, 5, 4)),  # 30/4 and 1/5 off, then a weekend
    ],
)
def test_days_due_agree_with_a_count_by_hand(key, start, end):
    assert due(key, start).due == end


def test_the_day_before_a_yearly_day_is_the_last_in_time():
    answer = due("report.democracy_half", date(2027, 1, 4))
    assert answer.due == date(2027, 6, 9)
    assert any("trước ngày" in step for step in answer.steps)


def test_a_yearly_day_on_a_weekend_is_met_on_the_working_day_before():
    assert due("agency.conference", date(2024, 1, 2)).due == date(2024, 3, 29)  # 31/3/2024 is a Sunday


def test_a_yearly_day_already_gone_comes_back_next_year():
    assert due("report.democracy_year", date(2025, 12, 10)).due == date(2026, 12, 9)
    assert due("report.democracy_year", date(2025, 12, 9)).due == date(2025, 12, 9)


def test_a_festival_takes_place_on_its_day_even_on_a_sunday():
    assert due("convention.review", date(2027, 1, 4)).due == date(2027, 11, 18)


def test_the_steps_tell_every_day_and_every_reason():
    steps = " ".join(due("publish.start", date(2026, 2, 10)).steps)
    assert "ngày này không tính" in steps
    assert "Ngày làm việc thứ 5: thứ Ba, 24/02/2026" in steps
    assert "5 ngày từ thứ Hai, 16/02/2026 đến thứ Sáu, 20/02/2026: Tết Nguyên đán" in steps
    assert "9441/TB-BNV" in steps
    assert "khoản 3 Điều 12 Luật 10/2022/QH15" in steps


def test_a_worked_saturday_is_named_with_its_paper():
    steps = " ".join(due("publish.start", date(2026, 1, 7)).steps)
    assert "thứ Bảy, 10/01/2026 (làm bù cho 02/01/2026, Văn bản 12729/VPCP-KGVX" in steps


def test_an_end_on_a_day_off_says_where_it_moves_and_by_which_article():
    steps = " ".join(due("oversee.inspection_reply", date(2026, 8, 17)).steps)
    assert "ngày làm việc tiếp theo (Điều 148 Bộ luật Dân sự 2015)" in steps


def test_a_limit_over_an_undecided_tết_is_not_confirmed():
    answer = due("publish.start", date(2027, 2, 3))
    assert not answer.confirmed
    assert any(step.startswith("Chưa chắc chắn") and "Tết" in step for step in answer.steps)
    assert due("publish.start", date(2027, 3, 1)).confirmed


def test_where_the_choice_of_a_day_off_matters_the_earliest_day_counts_and_the_other_is_told():
    answer = due("publish.start", date(2027, 8, 25))
    assert answer.due == date(2027, 9, 1)
    assert not answer.confirmed
    assert any("cũng có thể là thứ Sáu, 03/09/2027" in step for step in answer.steps)


def test_a_minimum_term_passes_over_undecided_days_without_doubt():
    assert due("publish.posting", date(2027, 1, 20)).confirmed


def test_another_calendar_may_be_passed():
    assert due("publish.start", date(2026, 11, 19)).due == date(2026, 11, 27)
    assert due("publish.start", date(2026, 11, 19), WITH_NOVEMBER_SWAP_2026).due == date(2026, 11, 28)


def test_the_new_information_law_is_not_guessed():
    assert due("information.electronic_simple", date(2026, 8, 31)).due == date(2026, 9, 7)
    with pytest.raises(RuleNotKnown, match="chưa được đọc"):
        due("information.electronic_simple", date(2026, 9, 1))


def test_a_share_or_a_number_of_people_has_no_due_day():
    for key in ("decide.pass_self_rule", "decide.counters", "publish.list", "publish.web"):
        with pytest.raises(NotAClock, match=key):
            due(key, date(2026, 3, 3))


def test_an_unknown_year_and_an_unknown_key_are_errors():
    with pytest.raises(CalendarTooShort, match="2028"):
        due("publish.start", date(2027, 12, 31))
    with pytest.raises(rules.NoSuchRule, match=r"publish\.start"):
        due("publish.strat", date(2026, 1, 5))


def test_a_remembered_or_inferred_rule_is_marked():
    answer = due("feedback.answer", date(2026, 3, 3))
    assert not answer.verified
    assert any("Chưa xác minh" in note for note in answer.notes)


@given(st.sampled_from(WORKING), KNOWN_DAYS)
def test_a_limit_in_working_days_ends_on_a_working_day_after_the_start(rule, start):
    answer = due(rule, start)
    assert STATE_OFFICES.is_working(answer.due)
    assert answer.due > start


@given(st.sampled_from(CLOCKS), KNOWN_DAYS)
def test_a_later_start_is_never_due_earlier(rule, start):
    assert due(rule, start).due <= due(rule, start + timedelta(days=1)).due


@given(st.sampled_from(CLOCKS), KNOWN_DAYS)
def test_what_must_be_done_ahead_is_before_the_event_and_the_rest_after_the_start(rule, start):
    answer, way = due(rule, start), rule.on(start).way
    assert answer.due < start if way is Way.AHEAD else answer.due > start
    assert answer.unit in {str(DayKind.WORKING), str(DayKind.CALENDAR)}


@given(st.dates(date(2024, 1, 1), date(2026, 8, 1)))
def test_a_year_later_is_the_same_day_or_the_last_of_its_month_or_the_next_working_day(start):
    assert rules.get("records.hand_over").on(start) == Months(12)
    answer = due("records.hand_over", start).due
    assert timedelta(days=365) <= answer - start <= timedelta(days=366 + 12)
