"""How well the same matter is known again, on pairs of our own writing: see `pairs.py`.

The held-out part was written before the matching and was not looked at, row by row, while it was made. Both parts are
by one hand, so people's own writing will do worse.
"""

from __future__ import annotations

import pytest

from dinh.rights.petitions.near.features import features
from dinh.rights.petitions.near.score import THRESHOLD, Weights, decay, likeness, score
from dinh.rights.petitions.near.tests.pairs import developing, every, held_out, measured, strangers

# (precision, recall) found at the threshold, rounded down
FLOORS = {"dev": (0.91, 0.93), "held": (0.83, 0.90)}


@pytest.mark.parametrize("split", ["dev", "held"])
def test_precision_and_recall_do_not_fall(split, capsys):
    pairs = developing() if split == "dev" else held_out()
    precision, recall = measured(pairs, THRESHOLD)
    with capsys.disabled():
        print(f"\nnear-duplicates, {split}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= FLOORS[split][0]
    assert recall >= FLOORS[split][1]


def test_the_set_is_large_enough_and_has_both_kinds():
    assert len(every()) >= 240
    assert len(held_out()) >= 96
    for part in (developing(), held_out()):
        assert 0.4 < sum(pair.same for pair in part) / len(part) < 0.6


def test_no_pair_is_in_both_parts():
    assert not {pair.a for pair in developing()} & {pair.a for pair in held_out()}


def test_matters_that_have_nothing_in_common_are_never_offered():
    assert not [pair for pair in strangers() if alike(pair.a, pair.b, pair.groups) >= THRESHOLD]


def alike(a: str, b: str, groups=(None, None)) -> float:
    return score(likeness(features(a), features(b), Weights(), groups))


@pytest.mark.parametrize("text", ["Sân vận động phường bị khóa", "đèn đường hẻm 12 hỏng", "zxcvb qwerty uiop"])
def test_the_same_words_twice_are_one_matter(text):
    assert alike(text, text) >= THRESHOLD


def test_likeness_does_not_depend_on_who_came_first():
    for pair in developing()[:40]:
        there, back = alike(pair.a, pair.b, pair.groups), alike(pair.b, pair.a, pair.groups[::-1])
        assert there == pytest.approx(back)


def test_another_alley_pushes_apart_and_the_same_pulls_together():
    lamp = "đèn đường hẻm {} không sáng"
    assert alike(lamp.format(12), "den duong hem 12 hu") > alike("đèn đường không sáng", "den duong hu")
    assert alike(lamp.format(12), "den duong hem 21 hu") < alike("đèn đường không sáng", "den duong hu")


def test_time_takes_likeness_away_and_a_closed_matter_fades_sooner():
    assert decay(0, is_open=True) == 1
    assert decay(365, is_open=True) == pytest.approx(0.5)
    assert decay(60, is_open=False) == pytest.approx(0.5)
    assert decay(-3, is_open=True) == decay(3, is_open=True)
