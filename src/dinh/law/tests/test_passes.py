"""Shares are exact and taken of the total the law names."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.dated import RuleNotKnown
from dinh.law.passes import MATTERS, WrongVote, passes, rule_of
from dinh.law.share import Share

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("matter", "yes", "of", "expected", "needed"),
    [
        ("BQ1", 66, 100, False, 67),
        ("BQ1", 67, 100, True, 67),
        ("BQ2", 2, 3, True, 2),
        ("BQ1", 87, 132, False, 88),
        ("BQ1", 88, 132, True, 88),
        ("BQ3", 149, 298, False, 150),
        ("BQ3", 150, 298, True, 150),
        ("BQ4", 1, 1, True, 1),
        ("BQ5", 0, 1, False, 1),
        ("BQ6", 67, 133, True, 67),
        ("online_consent", 50, 100, False, 51),
        ("procedural", 26, 50, True, 26),
        ("initiative", 10, 100, True, 10),
        ("initiative", 13, 132, False, 14),
        ("removal_proposed", 50, 100, True, 50),
        ("agency_quorum", 66, 100, False, 67),
        ("agency_resolution", 50, 100, False, 51),
        ("mediator", 51, 100, True, 51),
    ],
)
def test_a_vote_passes_only_with_the_share_of_the_law(matter, yes, of, expected, needed):
    answer = passes(matter, yes, of, DAY)
    assert (answer.passes, answer.needed) == (expected, needed)


def test_an_answer_names_its_article_and_says_why():
    answer = passes("bq1", 87, 132, DAY)
    assert answer.article == "khoản 1 Điều 21 Luật 10/2022/QH15"
    assert "cần ít nhất 88" in answer.reason
    assert "tổng số đại diện hộ" in answer.share
    assert passes("online_consent", 1, 2, DAY).article == "điểm c khoản 2 Điều 5 Nghị định 59/2023/NĐ-CP"


def test_a_matter_of_the_whole_commune_counts_groups_and_not_households():
    answer = passes("BQ2", 6, 9, DAY, scope="xa")
    assert answer.passes
    assert "tổng số thôn, tổ dân phố" in answer.share
    assert not passes("BQ2", 5, 9, DAY, scope="xa").passes


@pytest.mark.parametrize("matter", ["BQ3", "BQ4", "BQ5", "BQ6", "procedural"])
def test_other_matters_have_no_commune_wide_vote(matter):
    with pytest.raises(WrongVote, match="chỉ BQ1, BQ2"):
        passes(matter, 1, 2, DAY, scope="xa")


def test_the_law_of_2007_is_not_guessed():
    with pytest.raises(RuleNotKnown, match="từ 01/07/2023"):
        passes("BQ1", 67, 100, date(2023, 6, 30))


@pytest.mark.parametrize(
    ("yes", "of", "says"),
    [(5, 0, "--of"), (-1, 10, "--yes"), (11, 10, "--yes"), (0.5, 1, "số nguyên"), (True, 1, "số nguyên")],
)
def test_counts_that_cannot_be_are_refused_by_name(yes, of, says):
    with pytest.raises(WrongVote, match=says):
        passes("BQ1", yes, of, DAY)


def test_an_unknown_matter_is_answered_with_the_known_ones():
    with pytest.raises(WrongVote, match="BQ1"):
        passes("BQ7", 1, 2, DAY)
    with pytest.raises(WrongVote, match="thon"):
        passes("BQ1", 1, 2, DAY, scope="huyen")


@given(st.sampled_from(MATTERS), st.integers(1, 20_000))
def test_one_vote_fewer_than_needed_never_passes(matter, of):
    share = rule_of(matter).on(DAY)
    needed = share.needed(of)
    assert passes(matter, min(needed, of), of, DAY).passes is (needed <= of)
    assert not passes(matter, needed - 1, of, DAY).passes


@given(st.integers(1, 100_000), st.integers(1, 12), st.integers(0, 12), st.booleans())
def test_needed_is_the_smallest_count_that_reaches_the_share(whole, top, extra, strict):
    share = Share(Fraction(top, top + extra), strict)
    least = share.needed(whole)
    assert share.reached(least, whole)
    assert not share.reached(least - 1, whole)
    assert Fraction(least, whole) > share.part or (not strict and Fraction(least, whole) == share.part)


@given(st.integers(1, 100_000))
def test_exactly_half_is_never_more_than_half(half):
    assert not Share.more_than(1, 2).reached(half, 2 * half)
    assert Share.at_least(1, 2).reached(half, 2 * half)


def test_a_share_of_nothing_or_above_the_whole_is_an_error():
    with pytest.raises(ValueError, match="từ 1 trở lên"):
        Share.at_least(2, 3).needed(0)
    with pytest.raises(ValueError, match="không quá 1"):
        Share.at_least(3, 2)
