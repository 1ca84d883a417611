"""Terms of office end on a day of the calendar, whatever that day is."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.law.dated import RuleNotKnown
from dinh.law.due import NotAClock
from dinh.law.offices import bounds, shifted, term


def test_five_years_and_an_acting_half_year():
    found = term("elect.term", date(2026, 6, 1))
    assert (found.last, found.article) == (date(2031, 5, 31), "Nghị định 185/2026/NĐ-CP")
    assert "hết thứ Bảy, 31/05/2031" in found.steps[1]  # a day off ends an office like any other
    assert term("elect.acting", date(2026, 8, 31)).last == date(2027, 2, 27)


def test_a_term_may_move_by_half_a_year_either_way():
    assert bounds("elect.term_shift", date(2031, 8, 31), date(2026, 11, 21)) == (date(2031, 2, 28), date(2032, 2, 29))


def test_before_the_decree_and_for_other_rules_there_is_no_answer():
    with pytest.raises(RuleNotKnown):
        term("elect.term", date(2025, 1, 1))
    with pytest.raises(NotAClock):
        term("elect.by_election", date(2026, 6, 1))
    assert shifted(date(2026, 1, 31), -2) == date(2025, 11, 30)
