"""No count differs from exact arithmetic: properties over every number of households."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.matters import VoteForm
from dinh.rights.decide import counting, lawful
from dinh.rights.decide.counting import Count, WrongCount

DAY = date(2026, 5, 16)


def _of(total: int, cuts: list[float]) -> Count:
    """A count of so many households, cut into those away, spoiled, blank, no, other; the rest say yes."""
    parts, left = [], total
    for cut in cuts:
        parts.append(int(left * cut))
        left -= parts[-1]
    away, spoiled, unused, no, other = parts
    return Count({"yes": left, "no": no, "other": other}, total - away, total, spoiled, unused)


def counts() -> st.SearchStrategy[Count]:
    """Any count of yes, no and other that could come out of a voting."""
    return st.builds(_of, st.integers(1, 6000), st.lists(st.floats(0, 1), min_size=5, max_size=5))


@given(counts(), st.sampled_from(["BQ1", "BQ2"]))
def test_contributions_need_two_thirds_of_all_households(count, code):
    exact = Fraction(count.votes["yes"], count.total) >= Fraction(2, 3)
    assert counting.verdict(code, count.checked(), DAY).passed is exact


@given(counts(), st.sampled_from(["BQ4", "BQ5", "BQ6"]))
def test_others_need_more_than_half_of_all_households(count, code):
    exact = Fraction(count.votes["yes"], count.total) > Fraction(1, 2)
    assert counting.verdict(code, count.checked(), DAY).passed is exact


@given(counts())
def test_a_convention_needs_more_than_half_there_and_more_than_half_for_it(count):
    exact = 2 * count.present > count.total and 2 * count.votes["yes"] > count.total
    assert counting.verdict("BQ3", count.checked(), DAY).passed is exact


@given(counts(), st.integers(1, 50))
def test_a_count_that_does_not_add_up_is_refused(count, more):
    wrong = Count({**count.votes, "yes": count.votes["yes"] + more}, count.present, count.total, count.spoiled,
                  count.unused)  # fmt: skip
    with pytest.raises(WrongCount):
        wrong.checked()


@given(counts())
def test_a_meeting_fell_short_exactly_when_no_answer_could_have_passed(count):
    past = lawful.Past(VoteForm.MEETING, count.total, count.present, DAY)
    best = Count({"yes": count.present, "no": 0, "other": 0}, count.present, count.total)
    assert lawful.fell_short("BQ1", past) is not counting.verdict("BQ1", best, DAY).passed


@given(st.integers(2, 400), st.data())
def test_a_head_is_elected_by_more_than_half_of_all_and_there_is_only_one(total, data):
    marks = data.draw(st.lists(st.sampled_from(["an", "binh", "chi"]), max_size=total))
    votes = {key: marks.count(key) for key in ("an", "binh", "chi")}
    count = Count(votes, len(marks), total).checked()
    verdict = counting.verdict("BQ4", count, DAY, deed="elect", options=list(votes))
    assert verdict.winners == tuple(key for key, number in votes.items() if 2 * number > total)
    assert len(verdict.winners) <= 1


def test_equal_for_the_last_seat_none_of_them_has_it():
    count = Count({"an": 60, "binh": 70, "chi": 60}, 80, 100).checked(seats=3)
    verdict = counting.verdict("BQ5", count, DAY, deed="elect", options=["an", "binh", "chi"], seats=2)
    assert (verdict.winners, set(verdict.tied)) == (("binh",), {"an", "chi"})


@pytest.mark.parametrize(("yes", "total", "passed"), [(149, 298, False), (150, 298, True)])
def test_half_is_not_more_than_half(yes, total, passed):
    assert counting.verdict("BQ6", Count({"yes": yes, "no": total - yes}, total, total), DAY).passed is passed


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_commune_wide_counts_groups(agree):
    answer = counting.of_commune("BQ1", agree, DAY)
    assert answer.passes is (Fraction(sum(agree), len(agree)) >= Fraction(2, 3))
