"""What the law forbids is missing from the data: no form, no channel beyond what Điều 12–17 allow."""

from __future__ import annotations

import pytest

from dinh.law import casework, matters, rules
from dinh.law.matters import COMMITTEE, FRONT, Condition, Effect, VoteForm, matter
from dinh.law.publicity import FORMS, ITEMS, Channel, item


def test_there_are_fourteen_items_ten_forms_six_matters_and_nine_drafts():
    assert [each.code for each in ITEMS] == [f"CK{n:02d}" for n in range(1, 15)]
    assert [form.letter for form in FORMS] == list("abcdđeghik")
    assert [each.code for each in matters.DECIDED] == [f"BQ{n}" for n in range(1, 7)]
    assert [each.code for each in matters.CONSULTED] == [f"YK{n}" for n in range(1, 10)]
    assert [each.code for each in matters.CONSULT_FORMS] == list("abcdđegh")
    assert [each.code for each in matters.DECISION_FIELDS] == list("abcdđeg")


@pytest.mark.parametrize(
    ("code", "channels"),
    [
        ("CK01", {Channel.WEB, Channel.POSTING}),
        ("CK04", {Channel.WEB, Channel.POSTING_PERMANENT}),
        ("CK06", {Channel.WEB, Channel.POSTING}),
        ("CK07", {Channel.WEB, Channel.POSTING, Channel.LOUDSPEAKER, Channel.HEADS}),
        ("CK12", {Channel.WEB, Channel.POSTING, Channel.LOUDSPEAKER, Channel.HEADS}),
        ("CK13", {Channel.WEB, Channel.POSTING_PERMANENT}),
        ("CK14", {Channel.WEB}),
    ],
)
def test_an_item_is_published_in_every_channel_the_law_requires_and_no_other(code, channels):
    assert set(item(code).channels) == channels


def test_every_channel_has_its_rule_and_every_item_its_article():
    for channel in Channel:
        assert rules.get(channel.rule)
    assert str(item("CK07").cite) == "khoản 7 Điều 11 Luật 10/2022/QH15"
    assert str(FORMS[4].cite) == "điểm đ khoản 1 Điều 12 Luật 10/2022/QH15"


def test_only_self_rule_may_be_voted_on_line_and_under_its_conditions():
    online = [each.code for each in matters.DECIDED if each.allows(VoteForm.ONLINE)]
    assert online == ["BQ6"]
    assert "trên 1/2" in matter("BQ6").allows(VoteForm.ONLINE).condition


@pytest.mark.parametrize("code", ["BQ3", "BQ4", "BQ5"])
def test_conventions_and_elections_need_a_meeting_first(code):
    assert matter(code).allows(VoteForm.MEETING).condition is Condition.NONE
    assert matter(code).allows(VoteForm.HOUSEHOLD_BALLOT).condition is Condition.MEETING_FAILED


@pytest.mark.parametrize(
    ("code", "effect", "recogniser"),
    [
        ("BQ1", Effect.VOTE_DAY, None),
        ("BQ3", Effect.RECOGNISED, COMMITTEE),
        ("BQ4", Effect.RECOGNISED, COMMITTEE),
        ("BQ5", Effect.RECOGNISED, FRONT),
        ("BQ6", Effect.VOTE_DAY, None),
    ],
)
def test_passed_is_not_yet_in_effect_and_two_bodies_recognise(code, effect, recogniser):
    assert (matter(code).effect, matter(code).recogniser) == (effect, recogniser)


def test_only_contributions_exist_commune_wide():
    wide = {each.code: each.commune_effect for each in matters.DECIDED if each.commune_effect}
    assert wide == {"BQ1": Effect.FIXED_BY_COMMITTEE, "BQ2": Effect.FIXED_BY_COMMITTEE}


@pytest.mark.parametrize("find", [item, matter])
def test_an_unknown_code_is_refused_by_name(find):
    with pytest.raises(LookupError, match="'X9'"):
        find("X9")


def test_refusal_grounds_keep_the_vietnamese_letters():
    assert [ground.letter for ground in casework.REFUSAL_GROUNDS] == list("abcdđeghik")
    assert str(casework.REFUSAL_GROUNDS[2].cite) == "điểm c khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP"
    assert len(casework.RECEPTION_OUTCOMES) == 4


def test_reception_says_who_speaks_for_many_what_the_book_holds_and_when_a_refusal_is_written():
    assert len(casework.RECEPTION_BOOK) == 12
    assert [(low, high) for low, high, _key in casework.REPRESENTATIVES] == [(5, 10), (11, None)]
    assert all(rules.get(key) for _low, _high, key in casework.REPRESENTATIVES)
    assert str(casework.FINALLY_SETTLED.cite) == "khoản 3 Điều 9 Luật Tiếp công dân 42/2013/QH13"
    letters = {ground.letter for ground in casework.REFUSAL_GROUNDS} | {casework.FINALLY_SETTLED.letter}
    assert set(casework.NOTICE_GROUNDS) <= letters
