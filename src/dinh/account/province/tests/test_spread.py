from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.account.province.spread import median, spread

VALUES = st.lists(st.integers(0, 1000).map(lambda number: Fraction(number, 7)), min_size=4, max_size=40)

EASY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault


def test_few_have_no_spread():
    assert spread([Fraction(1), Fraction(2), Fraction(3)]) is None


def test_quartiles_lie_between_neighbours_in_proportion():
    found = spread([Fraction(number) for number in (1, 2, 3, 4)])
    assert (found.low, found.middle, found.high) == (Fraction(7, 4), Fraction(5, 2), Fraction(13, 4))


def test_one_far_above_and_one_far_below_are_named():
    values = [Fraction(number) for number in (50, 51, 52, 53, 54, 55)]
    found = spread([*values, Fraction(90), Fraction(5)])
    assert [found.unlike(value) for value in (Fraction(90), Fraction(5), Fraction(52))] == [1, -1, 0]


@EASY
@given(VALUES)
def test_order_does_not_matter_and_quartiles_are_in_order(values):
    found = spread(values)
    assert found == spread(list(reversed(values)))
    assert found.least <= found.low <= found.middle <= found.high <= found.most


@EASY
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 90)), min_size=4, max_size=40))
def test_the_middle_alone_is_that_of_the_spread(values):
    assert median(values) == spread([Fraction(part, whole) for part, whole in values]).middle
    assert median(values[:3]) is None


@EASY
@given(VALUES, st.integers(1, 9))
def test_measured_otherwise_the_same_communes_are_unlike(values, by):
    one, other = spread(values), spread([value * by for value in values])
    assert [one.unlike(value) for value in values] == [other.unlike(value * by) for value in values]
