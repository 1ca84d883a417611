"""A period is a span of whole days with a name that a report can print."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.periods import CutOff, Period, PeriodError

WRITTEN = st.builds(
    "{}{}".format,
    st.integers(1990, 2100),
    st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-01", "-06", "-12"]),
)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "quý I năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2 năm 2024"),
        (" 2026-h1 ", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
    ],
)
def test_a_written_period_has_its_days_and_its_name(text, start, end, label):
    period = Period.parse(text)
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-H3", "2026-Q0", "2026-Q5", "2026-13", "2026-1", "2026-00", "năm 2026", "२०२६"]
)
def test_what_is_no_period_is_refused_with_examples(text):
    with pytest.raises(PeriodError, match="2026-H1"):
        Period.parse(text)


def test_a_year_with_a_cut_off_runs_from_the_day_after_the_last_one():
    year = Period.parse("2026", CutOff(14, 11))
    assert (year.start, year.end) == (date(2025, 11, 15), date(2026, 11, 14))
    assert year.previous().end == date(2025, 11, 14)


def test_a_second_half_to_the_tenth_of_december_begins_after_the_tenth_of_june():
    half = Period.parse("2026-H2", CutOff(10, 12))
    assert (half.start, half.end) == (date(2026, 6, 11), date(2026, 12, 10))
    assert half.previous().end == date(2026, 6, 10)


def test_a_day_after_the_cut_belongs_to_the_next_year():
    cut = CutOff(10, 12)
    assert Period.of(date(2026, 12, 10), 12, cut).label == "năm 2026"
    assert Period.of(date(2026, 12, 11), 12, cut).label == "năm 2027"
    assert Period.of(date(2026, 12, 11), 12).label == "năm 2026"


def test_a_cut_off_outside_its_period_is_an_error():
    with pytest.raises(ValueError, match="Ngày chốt"):
        Period.parse("2026-H1", CutOff(10, 12))
    with pytest.raises(ValueError, match="day is out of range"):
        CutOff(29, 2)
    with pytest.raises(ValueError, match="tháng"):
        Period(2026, 5, 3)


@given(WRITTEN)
def test_periods_follow_each_other_without_gap_or_overlap(text):
    period = Period.parse(text)
    assert period.previous().end + timedelta(days=1) == period.start
    assert period.next().start == period.end + timedelta(days=1)
    assert period.previous().next() == period
    assert Period.parse(str(period)) == period


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from([1, 3, 6, 12]))
def test_every_day_lies_in_exactly_its_period(day, months):
    period = Period.of(day, months)
    assert day in period
    assert day not in period.previous()
    assert day not in period.next()


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 28), st.integers(7, 12), st.sampled_from([6, 12]))
def test_every_day_lies_in_a_period_with_a_cut_off_too(day, cut_day, cut_month, months):
    period = Period.of(day, months, CutOff(cut_day, cut_month))
    assert day in period
    assert period.previous().end + timedelta(days=1) == period.start


def test_nine_months_and_a_span_of_days_are_periods_too():
    nine = Period.parse("2026-9M")
    assert (nine.start, nine.end, str(nine)) == (date(2026, 1, 1), date(2026, 9, 30), "2026-9M")
    assert nine.label == "9 tháng đầu năm 2026"
    assert nine.previous() == nine.year_before() == Period.parse("2025-9M")

    span = Period.between(date(2026, 10, 1), date(2026, 11, 20))
    assert Period.parse(str(span)) == span
    assert span.label == "từ ngày 01/10/2026 đến ngày 20/11/2026"
    assert (span.previous().end, span.next().start) == (date(2026, 9, 30), date(2026, 11, 21))
    assert span.year_before().start == date(2025, 10, 1)


def test_the_year_before_keeps_the_cut_and_leap_days_have_a_place():
    assert Period.parse("2026", CutOff(14, 11)).year_before().start == date(2024, 11, 15)
    assert Period.between(date(2028, 2, 29), date(2028, 3, 1)).year_before().start == date(2027, 2, 28)


@pytest.mark.parametrize("text", ["20261120-20261001", "20260101-20991231", "20260230-20260301", "2026-8M"])
def test_days_turned_round_or_years_apart_are_refused(text):
    with pytest.raises(PeriodError):
        Period.parse(text)
