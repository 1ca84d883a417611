"""Fits the coefficients of `score.py` to the developing pairs: `python -m dinh.rights.petitions.near.tests.fit`.

Logistic regression by plain gradient steps with a pull towards zero; each coefficient keeps the sign it must have.
"""

from __future__ import annotations

from math import exp

from dinh.rights.petitions.near.score import Likeness
from dinh.rights.petitions.near.tests.pairs import developing, echoes, likeness_of, strangers

PULL, STEP, ROUNDS = 0.002, 1.0, 3000


def main() -> None:
    rows = [((1.0, *likeness_of(pair)), pair.same) for pair in developing()]
    rows += [((1.0, *likeness_of(pair)), False) for pair in strangers()]
    rows += [((1.0, *found), True) for found in echoes()]
    names = ["base", *Likeness._fields]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [PULL * weight if place else 0.0 for place, weight in enumerate(weights)]
        for row, same in rows:
            error = 1 / (1 + exp(-sum(x * weight for x, weight in zip(row, weights, strict=True)))) - same
            for place, x in enumerate(row):
                slope[place] += error * x / len(rows)
        weights = [weight - STEP * change for weight, change in zip(weights, slope, strict=True)]
        for place, name in enumerate(names):
            if name.startswith("other"):
                weights[place] = min(0.0, weights[place])
            elif place:
                weights[place] = max(0.0, weights[place])
    for name, weight in zip(names, weights, strict=True):
        print(f"{name}={weight:.2f}")


if __name__ == "__main__":
    main()
