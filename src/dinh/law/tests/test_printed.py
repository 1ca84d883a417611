"""The last day to hand in: a day early for «trước ngày», and back over days off, with the reasons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.days import STATE_OFFICES
from dinh.law.printed import last_day


def test_before_the_tenth_of_june_means_the_ninth():
    found = last_day(date(2026, 6, 10), before=True)

    assert found.day == date(2026, 6, 9)
    assert "trước ngày 10/6/2026" in found.steps[0]
    assert "thứ Ba, 09/06/2026" in found.steps[-1]


def test_the_tenth_itself_is_kept_where_the_paper_does_not_say_before():
    assert last_day(date(2026, 6, 10), before=False).day == date(2026, 6, 10)


@pytest.mark.parametrize(
    ("printed", "before", "day", "why"),
    [
        (date(2027, 6, 12), False, date(2027, 6, 11), "nghỉ hằng tuần"),
        (date(2027, 6, 14), True, date(2027, 6, 11), "nghỉ hằng tuần"),
        (date(2026, 4, 30), False, date(2026, 4, 29), "Ngày Chiến thắng"),
        (date(2026, 11, 24), False, date(2026, 11, 23), "Ngày Văn hóa"),
        (date(2026, 2, 20), False, date(2026, 2, 13), "Tết Nguyên đán"),
    ],
    ids=["a Saturday", "before a Monday", "the thirtieth of April", "the day of culture", "inside Tết"],
)
def test_a_last_day_without_work_moves_back_and_says_why(printed, before, day, why):
    found = last_day(printed, before=before)

    assert found.day == day
    assert any(why in step for step in found.steps)


def test_a_saturday_worked_instead_is_a_working_day():
    assert last_day(date(2026, 8, 22), before=False).day == date(2026, 8, 22)


def test_a_year_nobody_has_entered_keeps_the_day_and_says_so():
    found = last_day(date(2031, 6, 8), before=False)

    assert (found.day, found.confirmed) == (date(2031, 6, 8), False)
    assert "Lịch nghỉ năm 2031 chưa được nhập" in found.steps[-1]


def test_a_stretch_of_days_not_yet_decided_is_marked_and_read_the_safe_way():
    found = last_day(date(2027, 2, 10), before=False)

    assert not found.confirmed
    assert found.day < date(2027, 2, 5)


@given(st.dates(date(2024, 2, 20), date(2026, 12, 31)), st.booleans())
def test_the_last_day_is_a_working_day_never_after_the_printed_one(printed, before):
    found = last_day(printed, before=before)

    assert STATE_OFFICES.is_working(found.day)
    assert found.day <= printed - timedelta(days=before)
