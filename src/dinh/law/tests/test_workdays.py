"""The calendar of State offices, against days counted by hand on a printed calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.days import STATE_OFFICES, WITH_NOVEMBER_SWAP_2026
from dinh.law.workdays import DAY, CalendarTooShort, spoken


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2025, 1, 22), 5, date(2025, 2, 5)),  # across Tết Ất Tỵ, 27–31/1
        (date(2026, 2, 10), 5, date(2026, 2, 24)),  # across Tết Bính Ngọ, 16–20/2
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2025, 4, 24), 5, date(2025, 5, 5)),  # Saturday 26/4 worked, 30/4–2/5 off
        (date(2025, 12, 31), 2, date(2026, 1, 6)),  # 1–2/1 off
        (date(2025, 12, 31), 6, date(2026, 1, 10)),  # ends on the worked Saturday
        (date(2026, 4, 24), 3, date(2026, 5, 4)),  # Monday 27/4 for Giỗ Tổ on a Sunday, 30/4–1/5 off
        (date(2026, 8, 20), 2, date(2026, 8, 22)),  # Saturday worked for 31/8
        (date(2026, 8, 28), 1, date(2026, 9, 3)),  # 31/8–2/9 off
        (date(2026, 11, 19), 5, date(2026, 11, 27)),  # 24/11 off
        (date(2025, 11, 21), 1, date(2025, 11, 24)),  # 24/11 is a holiday only from 2026
        (date(2024, 2, 7), 1, date(2024, 2, 15)),  # Tết Giáp Thìn, 8–14/2
        (date(2027, 4, 29), 1, date(2027, 5, 4)),  # 30/4, then 3/5 for 1/5 on a Saturday
    ],
)
def test_working_days_are_counted_as_on_the_wall(start, days, end):
    assert STATE_OFFICES.after(start, days) == end


def test_the_swap_of_november_2026_is_off_until_somebody_passes_it():
    start = date(2026, 11, 19)
    assert STATE_OFFICES.is_working(date(2026, 11, 23))
    assert WITH_NOVEMBER_SWAP_2026.after(start, 5) == date(2026, 11, 28)
    assert STATE_OFFICES.doubts(date(2026, 11, 20), date(2026, 11, 27))
    assert STATE_OFFICES.doubts(date(2026, 11, 24), date(2026, 11, 27)) == ()


@pytest.mark.parametrize("year", [2023, 2028])
def test_a_year_nobody_has_entered_is_an_error_and_not_a_guess(year):
    with pytest.raises(CalendarTooShort, match=rf"{year} chưa được nhập \(đã có: 2024, 2025, 2026, 2027\)"):
        STATE_OFFICES.is_working(date(year, 3, 3))


def test_a_count_that_runs_into_an_unknown_year_stops():
    with pytest.raises(CalendarTooShort, match="2028"):
        STATE_OFFICES.after(date(2027, 12, 30), 2)


def test_days_not_decided_are_doubts_and_no_certainty():
    tet = STATE_OFFICES.doubts(date(2027, 2, 4), date(2027, 2, 15))
    national = STATE_OFFICES.doubts(date(2027, 8, 31), date(2027, 9, 6))
    assert len(tet) == 1
    assert "Tết" in tet[0]
    assert any("01/09/2027 hoặc 03/09/2027" in doubt for doubt in national)
    assert STATE_OFFICES.doubts(date(2027, 3, 1), date(2027, 3, 31)) == ()


def test_each_reading_closes_one_of_the_undecided_days():
    readings = list(STATE_OFFICES.readings())
    closed = [{day for day in (date(2027, 9, 1), date(2027, 9, 3)) if not r.is_working(day)} for r in readings]
    assert sorted(map(min, closed)) == [date(2027, 9, 1), date(2027, 9, 3)]
    assert all(len(days) == 1 for days in closed)


def test_every_special_day_has_a_name_and_a_paper_and_changes_something():
    for day, special in STATE_OFFICES.off.items():
        assert day.weekday() < 5, day
        assert special.name
        assert special.paper
    for day, special in STATE_OFFICES.made_up.items():
        assert day.weekday() == 5, day
        assert special.paper


def test_remembered_days_are_not_confirmed_but_statutory_ones_are():
    assert not STATE_OFFICES.made_up[date(2026, 8, 22)].confirmed
    assert not STATE_OFFICES.off[date(2027, 2, 8)].confirmed
    assert STATE_OFFICES.off[date(2026, 9, 2)].confirmed
    assert STATE_OFFICES.off[date(2026, 2, 17)].confirmed


@pytest.mark.parametrize(("year", "days"), [(2024, 12), (2025, 12), (2026, 14), (2027, 12)])
def test_a_year_has_as_many_days_off_on_weekdays_as_the_notices_and_the_law_give(year, days):
    reading = next(iter(STATE_OFFICES.readings()))
    assert sum(day.year == year for day in reading.off) == days


@given(st.dates(date(2024, 1, 10), date(2027, 11, 1)), st.integers(1, 30))
def test_going_ahead_and_back_meet(start, days):
    end = STATE_OFFICES.after(start, days)
    assert STATE_OFFICES.is_working(end)
    back = STATE_OFFICES.before(end, days)
    assert back <= start
    assert (back == start) is STATE_OFFICES.is_working(start)
    worked = sum(STATE_OFFICES.is_working(start + DAY * n) for n in range(1, (end - start).days + 1))
    assert worked == days


@given(st.dates(date(2024, 1, 10), date(2027, 12, 1)))
def test_the_nearest_working_day_is_the_day_itself_when_offices_work(day):
    for step in (DAY, -DAY):
        found = STATE_OFFICES.nearest(day, step)
        assert STATE_OFFICES.is_working(found)
        assert (found == day) is STATE_OFFICES.is_working(day)
        assert abs(found - day) <= timedelta(days=12)


def test_a_day_is_spoken_with_its_weekday():
    assert spoken(date(2026, 11, 24)) == "thứ Ba, 24/11/2026"
    assert spoken(date(2026, 11, 22)) == "Chủ nhật, 22/11/2026"
