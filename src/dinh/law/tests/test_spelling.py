from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.spelling import bare, fold, near, tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà giải", "hòa giải"),
        ("Uỷ ban", "Ủy ban"),
        ("tuỳ", "tùy"),
        ("khoẻ", "khỏe"),
        ("QUY ĐỊNH", "quy định"),
        ("217 – QĐ", "217 - QĐ"),
        ("Ð", "đ"),
    ],
)
def test_spellings_of_one_word_fold_to_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("đề án", "dề án"), ("quý", "quỷ"), ("hoa", "hoà"), ("bản", "bàn"), ("tư", "tu")]
)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


def test_a_word_without_diacritics_is_reached_only_by_bare():
    assert bare("Nghị định Ủy ban") == "nghi dinh uy ban"
    assert fold("Nghị định") != "nghi dinh"


@given(st.text(alphabet="aăâeêoôơuưyđQHTđủòáịẹ ̀́ -–\u00a0", max_size=30))
def test_folding_and_tidying_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)


@given(st.sampled_from(["Hòa giải ở cơ sở", "Ủy ban nhân dân", "Quyết định"]))
def test_the_unicode_form_does_not_matter(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_near_offers_what_contains_the_word_before_what_looks_like_it():
    assert near("start", ["publish.start", "publish.stand", "other"])[0] == "publish.start"
    assert near("zzzz", ["publish.start"]) == []
