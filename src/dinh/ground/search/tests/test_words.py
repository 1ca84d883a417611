"""Folding, coding and highlighting, without a database."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dinh.ground.fold import fold, words
from dinh.ground.search.highlight import passage, pieces
from dinh.ground.search.marks import marked_words


def test_the_place_of_the_tone_does_not_matter():
    assert marked_words("hòa") == marked_words("hoà") == ["hoa2"]
    assert marked_words("thủy") == marked_words("thuỷ")


def test_tones_and_shapes_make_other_words():
    coded = {marked_words(word)[0] for word in ("bán", "bàn", "bản", "bãn", "bạn", "bân", "băn", "bấn")}
    assert len(coded) == 8


def test_words_without_diacritics_are_not_coded():
    assert marked_words("Cong van so 109") == []


def test_the_form_of_unicode_does_not_matter():
    assert marked_words(unicodedata.normalize("NFD", "Đường dân chủ")) == marked_words("đường DÂN chủ")


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấộợ ", max_size=60))
def test_codes_are_made_of_letters_and_digits_only(text):
    assert all(code.isascii() and code.isalnum() for code in marked_words(text))


@given(st.text(max_size=80))
def test_pieces_joined_give_the_text_back(text):
    assert "".join(words_ for words_, _ in pieces(text, ("dan", "chu"))) == text


def test_words_together_are_marked_as_one_and_the_last_may_be_unfinished():
    assert pieces("Dân chủ, dâng lễ, chung", ("dan", "chu")) == [
        ("Dân chủ", True), (", dâng lễ, chung", False),
    ]  # fmt: skip
    assert pieces("Chung của dân, dâng lễ", ("dan", "chu")) == [
        ("Chung", True), (" của ", False), ("dân", True), (", dâng lễ", False),
    ]  # fmt: skip


def test_a_passage_begins_near_the_words_and_at_a_word():
    text = "một hai ba bốn " * 30 + "hòa giải ở cơ sở " + "năm sáu " * 60
    shown = passage(text, ("hoa", "giai"))
    plain = "".join(words_ for words_, _ in shown)
    assert "hòa giải" in plain
    assert plain.startswith("… ")
    assert plain.endswith(" …")
    assert len(plain) < 260


def test_a_passage_of_a_text_without_the_words_is_its_beginning():
    assert passage("Một đoạn ngắn.", ("khac",)) == [("Một đoạn ngắn.", False)]


@given(st.text(alphabet="abcđêôươáàảãạHÒAGIẢI ,./-", max_size=60))
def test_highlighting_knows_the_same_words_as_the_index(text):
    for word in set(words(text)):
        assert any(found and fold(piece).startswith(word) for piece, found in pieces(text, (word,)))
