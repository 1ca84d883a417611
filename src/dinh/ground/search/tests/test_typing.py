"""Keys of Telex and VNI read as letters, numerals written in one way, near spellings. No database."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.ground.search.highlight import passage, pieces, spelt
from dinh.ground.search.near import corrections
from dinh.ground.search.question import read_as_keys
from dinh.ground.search.tokens import index_words
from dinh.ground.search.typing import readings


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("quyeets", "quyết"), ("quyeest", "quyết"), ("quyetse", "quyết"), ("toans", "toán"), ("ngaan", "ngân"),
        ("sachs", "sách"), ("ddaats", "đất"), ("ddaatj", "đật"), ("datdj", "đạt"), ("huwowngs", "hướng"),
        ("dduwowngf", "đường"), ("nguwowif", "người"), ("nuowcs", "nước"), ("hoaf", "hòa"), ("giair", "giải"),
        ("thuyr", "thủy"), ("gias", "giá"), ("quys", "quý"), ("khieeus", "khiếu"), ("uyr", "ủy"), ("hoachj", "hoạch"),
        ("DDAATS", "đất"), ("xax", "xã"), ("quye6t1", "quyết"), ("d9a6t1", "đất"), ("d9u7o7ng2", "đường"),
        ("d9uo7ng2", "đường"), ("toan1", "toán"), ("ho65", "hộ"), ("xa4", "xã"), ("nga6n", "ngân"),
    ],
)  # fmt: skip
def test_keys_are_read_as_the_input_methods_read_them(keys, meant):
    assert readings(keys) == [meant]


@pytest.mark.parametrize(
    "word", ["thong", "bao", "đất", "quyết", "2026", "", "abc123", "CV", "xyz", "sssss", "qqq", "w1w2"]
)
def test_what_is_no_key_stays_as_it_is(word):
    assert readings(word) == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789đ", max_size=12))
def test_nothing_typed_breaks_the_reading(word):
    for syllable in readings(word):
        assert syllable.isalpha()


def test_only_the_words_that_are_keys_change():
    assert read_as_keys("quyeets toans nam 2026") == "quyết toán nam 2026"
    assert read_as_keys("quyết toán") == ""


@pytest.mark.parametrize("typed", ["quy 3", "quý III", "QUÝ III", "quy iii", "quý 03"])
def test_a_quarter_is_written_in_one_way(typed):
    assert index_words(typed) == ["qui", "3"]


def test_a_letter_that_counts_nothing_stays_a_letter():
    assert index_words("mục I, điểm v, số 10-CV/ĐU") == ["muc", "1", "diem", "v", "so", "10", "cv", "du"]
    assert index_words("05/10/2026, mã 007, 00") == ["5", "10", "2026", "ma", "007", "0"]


def test_a_number_is_marked_however_it_is_written():
    assert pieces("Quý III năm 2026", ("qui", "3")) == [("Quý III", True), (" năm 2026", False)]
    assert pieces("ngày 05/10", ("5", "10")) == [("ngày ", False), ("05/10", True)]
    assert pieces("tổ 13", ("3",)) == [("tổ 13", False)]


def test_a_passage_is_found_far_down_a_text():
    assert ("hòa giải", True) in passage("một hai ba " * 2_000 + "hòa giải", ("hoa", "giai"))


def test_words_are_shown_as_the_text_writes_them():
    assert spelt("Công khai Quyết toán ngân sách", ("quiet", "toan")) == "Quyết toán"
    assert spelt("Ngân sách và quyết định", ("quiet", "ngan", "xxx")) == "quyết Ngân xxx"


def test_numbers_are_never_corrected():
    known = {"to": 1, "so": 2}
    assert all("12" in words for _, words in islice(corrections(("xo", "12"), ("xo", "12"), known), 20))


@given(st.text(alphabet="abcdeghiklmnopqrstuvxyđêạ 123", max_size=40))
def test_near_spellings_are_of_known_words_and_come_to_an_end(text):
    known = {"quiet": 1, "toan": 2, "ngan": 3, "sach": 4, "thong": 5, "bao": 6}
    words = tuple(index_words(text))
    for cost, made in islice(corrections(words, words, known), 50):
        assert cost >= 0
        assert all(word in known or word.isdigit() for word in made)
