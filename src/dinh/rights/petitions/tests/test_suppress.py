"""What is not told cannot be computed back: proven by trying every table that fits what is told."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from dinh.rights.petitions.suppress import FEWEST, Flow, hidden


def table(numbers: list[list[int]]) -> list[Flow]:
    """A table of rows and columns with all its totals."""
    flows = [Flow((r, c), f"row{r}", f"col{c}", count) for r, row in enumerate(numbers) for c, count in enumerate(row)]
    flows += [Flow((r, "*"), "out", f"row{r}", sum(row), 1) for r, row in enumerate(numbers)]
    flows += [Flow(("*", c), f"col{c}", "in", sum(column), 1) for c, column in enumerate(zip(*numbers, strict=True))]
    return [*flows, Flow("all", "in", "out", sum(map(sum, numbers)), 2)]


def fitting(flows: list[Flow], secret: frozenset) -> Iterator[dict]:
    """Every table a reader may think of: what is told is as told, what is not is at least 1, the sums are right."""
    inner = [flow for flow in flows if flow.rank == 0]
    told = {flow.key: flow.count for flow in flows if flow.key not in secret}
    choices = [range(1, 8) if flow.key in secret else (flow.count,) for flow in inner]
    for values in product(*choices):
        sums: dict = defaultdict(int)
        for flow, value in zip(inner, values, strict=True):
            r, c = flow.key
            for key in ((r, c), (r, "*"), ("*", c), "all"):
                sums[key] += value
        if all(sums[key] == count for key, count in told.items()):
            yield dict(sums)


@pytest.mark.parametrize("seed", range(15))
def test_every_small_number_fits_more_than_one_value(seed):
    chance = random.Random(seed)  # tables to try, no secret
    numbers = [[chance.choice((0, 0, 1, 2, 3, 5, 6)) for _c in range(2)] for _r in range(3)]
    flows = table(numbers)
    secret = hidden(flows)
    small = [flow for flow in flows if 0 < flow.count < FEWEST]
    assert {flow.key for flow in small} <= secret
    assert not [flow for flow in flows if not flow.count and flow.key in secret]
    thought = list(fitting(flows, secret))
    for flow in small:
        assert len({each[flow.key] for each in thought}) > 1, (numbers, flow, secret)


def test_one_small_cell_hides_a_second_in_its_row_and_column():
    secret = hidden(table([[2, 9], [8, 10]]))
    assert secret == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_large_numbers_are_all_told():
    assert not hidden(table([[5, 9], [8, 0]]))


def test_a_month_of_one_matter_tells_nothing():
    counted = Counter({flow.count for flow in table([[1]]) if flow.key in hidden(table([[1]]))})
    assert counted == {1: 1}
    assert len(hidden(table([[1]]))) == 4
