"""Small numbers cannot be computed back: every hidden one has at least two values that fit all that is told."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.ground.room import INDICATORS
from dinh.house.api.smalls import SENSITIVE, SUMS, UNTOLD, Number, hidden_of_year, told

MONTHS = ("2026-01", "2026-02", "2026-03")
WHOLE, PARTS = next(iter(SUMS.items()))
counts = st.integers(0, 9)


def year(cells: list[list[int]]) -> dict[tuple[str, str], Number]:
    """Months × three kinds, with the month's total as its own indicator."""
    numbers = {}
    for month, row in zip(MONTHS, cells, strict=True):
        numbers |= {(part, month): Number(count) for part, count in zip(PARTS, row, strict=True)}
        numbers[WHOLE, month] = Number(sum(row))
    return numbers


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_small_number_of_a_sum_can_be_computed_back_from_its_month(cells):
    numbers = year(cells)
    hidden = hidden_of_year(numbers)
    small = [(part, month) for part in PARTS for month in MONTHS if 0 < numbers[part, month].part < 5]
    assert set(small) <= hidden
    free = [(part, month) for part in PARTS for month in MONTHS if (part, month) in hidden]
    totals = {month: sum(numbers[part, month].part for part in PARTS) for month in MONTHS}
    found: dict[tuple[str, str], set[int]] = {cell: set() for cell in free}
    for month in MONTHS:
        here = [cell for cell in free if cell[1] == month]
        seen = sum(numbers[part, month].part for part in PARTS if (part, month) not in hidden)
        for guess in product(range(1, 10), repeat=len(here)):
            if (WHOLE, month) in hidden or seen + sum(guess) == totals[month]:
                for cell, value in zip(here, guess, strict=True):
                    found[cell].add(value)
    assert all(len(found[cell]) > 1 for cell in small)


@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=3))
def test_what_is_left_of_a_whole_is_as_safe_as_its_part(pairs):
    numbers = {
        ("information.answered_in_time", month): Number(part, part + rest)
        for month, (part, rest) in zip(MONTHS, pairs, strict=True)
    }
    hidden = hidden_of_year(numbers)
    for (key, month), number in numbers.items():
        rest = (number.whole or 0) - number.part
        assert not (0 < number.part < 5 or 0 < rest < 5) or (key, month) in hidden


def test_zeros_and_harmless_numbers_are_told():
    numbers = {("dialogue.held", "2026-01"): Number(2), ("petitions.received_complaint", "2026-01"): Number(0)}
    assert hidden_of_year(numbers) == set()


def test_a_single_small_month_takes_another_with_it():
    numbers = {("mediation.received", month): Number(count) for month, count in zip(MONTHS, (2, 8, 9), strict=True)}
    assert hidden_of_year(numbers) == {("mediation.received", "2026-01"), ("mediation.received", "2026-02")}


def test_denunciations_are_told_by_nobody_and_every_name_here_exists():
    assert not told("petitions.denunciations")
    assert not told("papers.received")
    assert SENSITIVE | set(UNTOLD) | {key for whole, parts in SUMS.items() for key in (whole, *parts)} <= set(
        INDICATORS
    )
