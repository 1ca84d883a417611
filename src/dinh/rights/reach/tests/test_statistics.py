"""The statistics: against the formula done another way, against brute force, and for the coverage they promise."""

from __future__ import annotations

import random
from math import comb, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.rights.reach.statistics import (
    FEWEST,
    Stratum,
    Z,
    effective_size,
    hidden,
    hidden_table,
    of_commune,
    of_group,
    variance,
    wilson,
)

SLACK = 1e-9


@st.composite
def strata(draw, most=300):
    households = draw(st.integers(1, most))
    answered = draw(st.integers(0, min(households, 60)))
    return Stratum(households, answered, draw(st.integers(0, answered)))


@given(strata())
def test_an_estimate_holds_its_share_and_what_is_certain(stratum):
    found = of_group(stratum)
    if found is None:
        assert stratum.answered == 0
        return
    assert 0 <= found.low <= found.share + SLACK
    assert found.share - SLACK <= found.high <= 1
    assert found.low >= stratum.knew / stratum.households - SLACK
    assert found.high <= 1 - (stratum.answered - stratum.knew) / stratum.households + SLACK
    if stratum.answered == stratum.households:
        assert found.low == found.high == found.share


@given(st.integers(1, 400), st.data())
def test_wilson_is_where_the_score_test_just_rejects(n, data):
    """Wilson's bounds are the roots of |p̂ − p| = z·sqrt(p(1−p)/n): put back in, they must satisfy it."""
    share = data.draw(st.integers(0, n)) / n
    for bound in wilson(share, n):
        assert isclose(abs(share - bound), Z * sqrt(bound * (1 - bound) / n), abs_tol=1e-7)


@given(strata())
def test_more_households_widen_and_more_answers_narrow(stratum):
    if stratum.answered == 0:
        return
    assert effective_size(stratum.answered, stratum.households) >= stratum.answered - SLACK
    larger = of_group(Stratum(stratum.households + 50, stratum.answered, stratum.knew))
    own = of_group(stratum)
    assert larger.high - larger.low >= own.high - own.low - SLACK


@given(st.lists(strata(), min_size=1, max_size=8))
def test_the_commune_is_the_households_weighted_mean(groups):
    found = of_commune(groups)
    asked = [each for each in groups if each.answered]
    if not asked:
        assert found is None
        return
    people = sum(each.households for each in asked)
    expected = sum(each.households * each.knew / each.answered for each in asked) / people
    assert isclose(found.share, expected, abs_tol=1e-9)
    assert found.low - SLACK <= found.share <= found.high + SLACK
    assert (found.part, found.whole) == (sum(x.knew for x in asked), sum(x.answered for x in asked))


@given(strata())
def test_one_group_alone_weighs_everything(stratum):
    if stratum.answered:
        assert isclose(of_commune([stratum]).share, of_group(stratum).share, abs_tol=1e-12)


def test_a_sample_larger_than_its_group_is_a_mistake():
    for wrong in ((5, 6, 1), (5, 3, 4), (5, 3, -1)):
        with pytest.raises(ValueError, match="no sample"):
            Stratum(*wrong)


@pytest.mark.parametrize(("total", "know", "n"), [(12, 5, 4), (20, 13, 6), (9, 9, 3)])
def test_the_corrected_variance_is_that_of_all_possible_samples(total, know, n):
    """Brute force: the variance of the share over every possible sample is p·q/n·(N−n)/(N−1)."""
    ways = {k: comb(know, k) * comb(total - know, n - k) for k in range(max(0, n - total + know), min(n, know) + 1)}
    mean = sum(k / n * w for k, w in ways.items()) / comb(total, n)
    spread = sum((k / n - mean) ** 2 * w for k, w in ways.items()) / comb(total, n)
    p = know / total
    assert isclose(spread, p * (1 - p) / effective_size(n, total), abs_tol=1e-12)


@pytest.mark.parametrize(("sizes", "known", "n"), [((6, 5), (2, 4), 3), ((8, 4), (5, 1), 2)])
def test_the_stratified_variance_is_unbiased_over_all_possible_samples(sizes, known, n):
    """Brute force over every pair of samples: the mean of the estimated variance is the variance of the estimate."""
    total = sum(sizes)
    cases = []
    for first in range(n + 1):
        for second in range(n + 1):
            ways = 1
            for size, know, k in zip(sizes, known, (first, second), strict=True):
                ways *= comb(know, k) * comb(size - know, n - k)
            share = sum(size / total * k / n for size, k in zip(sizes, (first, second), strict=True))
            both = [Stratum(size, n, k) for size, k in zip(sizes, (first, second), strict=True)] if ways else []
            if ways:
                cases.append((ways, share, variance(both)))
    weight = sum(ways for ways, _share, _var in cases)
    mean = sum(ways * share for ways, share, _var in cases) / weight
    true = sum(ways * (share - mean) ** 2 for ways, share, _var in cases) / weight
    assert isclose(sum(ways * var for ways, _share, var in cases) / weight, true, rel_tol=1e-9)


@pytest.mark.parametrize(("total", "n"), [(98, 8), (132, 10), (60, 20), (145, 30)])
def test_the_interval_of_a_group_covers_as_it_says(total, n):
    """Exact, by the hypergeometric law: over all true shares the mean coverage is 95 %, and nowhere below 83 %."""
    found = [of_group(Stratum(total, n, k)) for k in range(n + 1)]
    covers = []
    for know in range(total + 1):
        inside = sum(
            comb(know, k) * comb(total - know, n - k)
            for k in range(n + 1)
            if k <= know and n - k <= total - know and found[k].low - SLACK <= know / total <= found[k].high + SLACK
        )
        covers.append(inside / comb(total, n))
    assert 0.94 <= sum(covers) / len(covers) <= 0.985
    assert min(covers) >= 0.83


@pytest.mark.parametrize(
    "design",
    [
        [(132, 60, 8), (118, 80, 8), (141, 20, 8), (127, 100, 8), (109, 50, 8)],
        [(100, 95, 8)] * 10,
        [(100, 50, 5)] * 3,
        [(40, 20, 20)] * 4,
        [(100, 30, 10), (500, 400, 10)],
    ],
)
def test_the_interval_of_the_commune_covers_in_simulation(design):
    """2.000 samples with a fixed seed: between 93,5 % and 99,5 % of intervals hold the truth (nominal 95 %)."""
    dice = random.Random(20261102)
    truth = sum(know for _total, know, _n in design) / sum(total for total, _know, _n in design)
    held = 0
    for _ in range(2000):
        found = of_commune([
            Stratum(total, n, sum(1 for each in dice.sample(range(total), n) if each < know))
            for total, know, n in design
        ])  # fmt: skip
        held += found.low - SLACK <= truth <= found.high + SLACK
    assert 0.935 <= held / 2000 <= 0.995


@given(st.lists(st.integers(0, 30), max_size=12))
def test_no_small_cell_is_shown_and_none_is_hidden_alone(counts):
    unseen = hidden(counts)
    assert all(place in unseen for place, count in enumerate(counts) if 0 < count < FEWEST)
    assert len(unseen) != 1 or len(counts) == 1


@given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=1, max_size=8))
def test_in_a_table_no_hidden_cell_stands_alone_in_its_row_or_column(rows):
    unseen = hidden_table(rows)
    for r, row in enumerate(rows):
        assert len([1 for place, _c in unseen if place == r]) != 1 or len(row) == 1
    for c in range(4):
        assert len([1 for _r, place in unseen if place == c]) != 1 or len(rows) == 1
    assert all((r, c) in unseen for r, row in enumerate(rows) for c, n in enumerate(row) if 0 < n < FEWEST)
