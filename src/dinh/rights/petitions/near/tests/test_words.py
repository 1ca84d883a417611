from __future__ import annotations

import pytest

from dinh.rights.petitions.near.words import MOST_WORDS, fits, read


def folded(text: str) -> list[str]:
    return [word.folded for word in read(text) if word.folded]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddenf dduwowngf", "den duong"),
        ("d9en2 d9uong72", "den duong"),
        ("đg hư ko ai sửa", "duong hu khong ai sua"),
        ("nvh tdp 5", "nha van hoa to dan pho 5"),
        ("H12", "hem 12"),
        ("to4 hem7", "to 4 hem 7"),
        ("hẻm 12/3a", "hem 12/3a"),
        ("số 045", "so 45"),
        ("duogn", "duong"),
        ("denduong", "den duong"),
        ("ủb phường", "ui ban phuong"),
    ],
)
def test_what_was_typed_is_read_as_it_was_meant(typed, meant):
    assert folded(typed) == meant.split()


@pytest.mark.parametrize("text", ["karaoke", "bolero", "camera"])
def test_a_word_that_is_no_slip_stays_as_it_is(text):
    assert folded(text) == [text]


def test_a_stop_parts_two_sentences_and_a_long_text_is_cut():
    assert [word.folded for word in read("rác. ồn")] == ["rac", "", "on"]
    assert len(read("rác thải " * 4000)) <= MOST_WORDS + 4


@pytest.mark.parametrize("text", ["", "   ", "!!!", "🙂🙂", "\x00", "a" * 5000, "́́́", "12/34/56/78", "/////"])
def test_whatever_is_typed_is_read(text):
    read(text)


def test_a_mark_that_a_word_has_not_speaks_against_it():
    assert fits("mat", "mất")
    assert not fits("mặt", "mất")


def test_in_a_text_with_diacritics_a_bare_word_means_itself():
    for_you = next(word for word in read("xin cho người đến sửa giúp") if word.folded == "cho")
    assert not for_you.may_be("chó")
    typed_bare = next(word for word in read("xin cho nguoi den sua giup") if word.folded == "cho")
    assert typed_bare.may_be("chó")
