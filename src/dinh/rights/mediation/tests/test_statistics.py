"""The figures: whatever the cases, nothing is lost and no rate exceeds one; both rates stand with their formulas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dinh.rights.mediation import book, papers
from dinh.rights.mediation.filters import span_of
from dinh.rights.mediation.statistics import Figures, figures, kind_of, rates

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.integers(0, 1000).map(lambda days: date(2025, 1, 1) + timedelta(days=days))


@dataclass
class Fake:
    received_on: date
    outcome_on: date | None
    state: str


@st.composite
def cases(draw):
    received = draw(DAYS)
    if draw(st.booleans()):
        return Fake(received, None, draw(st.sampled_from(["taken", "assigned", "under_way"])))
    outcome = received + timedelta(days=draw(st.integers(0, 400)))
    return Fake(received, outcome, draw(st.sampled_from(["settled", "not_settled", "ended"])))


CASES = st.lists(cases(), max_size=40)


@given(CASES, DAYS, DAYS)
def test_every_case_to_deal_with_has_exactly_one_end(found, one, two):
    start, end = sorted((one, two))
    got = figures(found, start, end)
    assert got.carried + got.received == got.settled + got.not_settled + got.ended + got.still_open
    assert got.received == sum(start <= case.received_on <= end for case in found)
    for rate in rates(got):
        assert 0 <= rate.part <= rate.whole


@given(CASES, DAYS, st.integers(0, 300), st.integers(1, 300))
def test_what_is_left_open_is_carried_into_the_next_period(found, start, first, second):
    middle = start + timedelta(days=first)
    before = figures(found, start, middle)
    after = figures(found, middle + timedelta(days=1), middle + timedelta(days=1 + second))
    assert after.carried == before.still_open


@given(CASES, DAYS, st.integers(0, 300), st.integers(1, 300))
def test_outcomes_of_parts_add_up_to_the_whole(found, start, first, second):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    parts = figures(found, start, middle), figures(found, middle + timedelta(days=1), end)
    whole = figures(found, start, end)
    for name in ("received", "settled", "not_settled", "ended"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


@given(CASES, CASES)
def test_teams_add_up_to_the_commune(here, there):
    assert figures(here, *YEAR) + figures(there, *YEAR) == figures([*here, *there], *YEAR)


def test_the_edges_of_a_period():
    start, end = YEAR
    assert kind_of(Fake(end, None, "taken"), start, end) == "still_open"
    assert kind_of(Fake(end + timedelta(days=1), None, "taken"), start, end) is None
    assert kind_of(Fake(date(2025, 5, 1), start, "settled"), start, end) == "settled"
    assert kind_of(Fake(date(2025, 5, 1), start - timedelta(days=1), "settled"), start, end) is None
    assert kind_of(Fake(date(2026, 5, 1), end + timedelta(days=1), "settled"), start, end) == "still_open"


def test_two_rates_two_formulas():
    one, two = rates(Figures(carried=1, received=11, settled=9, not_settled=1, ended=1, still_open=1))
    assert (one.part, one.whole, str(one.formula)) == (9, 10, "thành ÷ (thành + không thành)")
    assert (two.part, two.whole, str(two.formula)) == (9, 12, "thành ÷ (tồn kỳ trước + tiếp nhận trong kỳ)")
    assert book.figure_cells(Figures()) == [0, 0, 0, 0, 0, 0, "–", "–"]
    said = " ".join(run.text for block in papers._figures(Figures(received=12, settled=11)) for run in block.runs)
    assert "91,7% (11/12)" in said
    assert "100,0% (11/11)" in said
    assert "không định nghĩa" in said
    assert "thành ÷ (thành + không thành)" in said


def test_a_period_that_cannot_be_read_is_this_year():
    day = date(2026, 11, 16)
    assert span_of("bậy", day) == span_of("", day) == span_of("2026", day)
    assert (span_of("2025-H2", day).start, span_of("2025-H2", day).end) == (date(2025, 7, 1), date(2025, 12, 31))
