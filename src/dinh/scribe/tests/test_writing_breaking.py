"""Names break where a person would break them; tables and pictures fit the room they have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.scribe.tests.writing_samples import GROUPS, picture
from dinh.scribe.writing.breaking import broken, narrowed, wrap
from dinh.scribe.writing.fitting import fit, is_tall, picture_size
from dinh.scribe.writing.metrics import width
from dinh.scribe.writing.model import Figure, Table

ROOM = 460.0


def bold(text: str) -> float:
    return width(text, 13, bold=True)


def letters(text: str) -> float:
    return float(len(text))


def test_widths_are_those_of_times_new_roman():
    assert width("M", 1000) == pytest.approx(889, abs=1)  # units of the face, in thousandths of an em
    assert width("M", 1000, bold=True) == pytest.approx(944, abs=1)
    assert width("ế", 1000) == width("e", 1000)
    assert width("字", 10) == 10


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH", ["ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÌNH MINH"]),
        ("BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ", ["BAN CHỈ ĐẠO", "THỰC HIỆN DÂN CHỦ Ở CƠ SỞ"]),
        ("PHƯỜNG ĐÌNH MINH", ["PHƯỜNG ĐÌNH MINH"]),
        ("ĐẢNG ỦY ỦY BAN NHÂN DÂN PHƯỜNG", ["ĐẢNG ỦY", "ỦY BAN NHÂN DÂN PHƯỜNG"]),
    ],
)
def test_a_name_breaks_before_a_word_that_may_begin_a_line(name: str, lines: list[str]):
    assert broken(name, 205, bold) == lines


def test_a_number_is_not_left_behind_at_the_end_of_a_line():
    lines = narrowed("Kết quả dân chủ 6 tháng đầu năm của phường", 24, letters)
    assert not any(line[-1].isdigit() for line in lines)


def test_a_word_wider_than_the_room_is_kept_whole():
    assert wrap("A" + "B" * 80 + " C", 20, letters) == ["A" + "B" * 80, "C"]
    assert broken("B" * 80 + " C", 20, letters) == ["B" * 80, "C"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdeghi", min_size=1, max_size=9), min_size=1, max_size=20), st.integers(9, 60))
def test_every_way_to_break_keeps_the_words_and_the_room_and_few_lines(words: list[str], room: int):
    text = " ".join(words)
    for lines, spare in ((broken(text, room, letters), 1), (narrowed(text, room, letters), 0)):
        assert " ".join(lines) == text
        assert max(map(len, lines)) <= room
        assert len(lines) <= len(wrap(text, room, letters)) + spare


def test_a_line_more_is_spent_where_fewer_would_tear_a_word():
    assert broken("ĐẢNG ỦY ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH", 180, bold) == [
        "ĐẢNG ỦY",
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG ĐÌNH MINH",
    ]


def test_the_columns_of_a_table_fill_the_room():
    fitted = fit(GROUPS, ROOM)
    assert sum(fitted.columns) == pytest.approx(ROOM)
    assert fitted.size == 12
    assert fitted.columns[0] < fitted.columns[2] < fitted.columns[5]


def test_given_widths_are_shares():
    assert fit(Table(("A", "B"), (), (1, 3)), 400).columns == (100, 300)


def test_a_wide_table_takes_smaller_letters_before_it_cuts_a_word():
    wide = Table(tuple(f"Nghiêm-chỉnh-{at}" for at in range(9)), (("1",) * 9,))
    assert 8 <= fit(wide, ROOM).size < 12
    assert sum(fit(wide, ROOM).columns) == pytest.approx(ROOM)


def test_a_table_of_absurdly_long_words_still_has_columns():
    fitted = fit(Table(("X" * 5000, "B"), (("Y" * 9000, ""),)), ROOM)
    assert fitted.size == 8
    assert all(column > 0 for column in fitted.columns)
    assert sum(fitted.columns) == pytest.approx(ROOM)


def test_only_a_row_of_half_a_page_may_be_torn():
    fitted = fit(Table(("A", "B"), (), (1, 1)), 200)
    assert not is_tall(("một dòng", "hai\ndòng"), fitted)
    assert is_tall(("dân chủ ở cơ sở " * 60, ""), fitted)


@pytest.mark.parametrize(
    ("size", "chosen", "expected"),
    [
        ((300, 150), None, (144, 72)),
        ((3000, 1500), None, (ROOM, ROOM / 2)),
        ((100, 50), 100.0, (283.46, 141.73)),
        ((100, 1000), 400.0, (56.69, 566.93)),
        ((4000, 1), 300.0, (ROOM, 1)),
    ],
    ids=["small", "wider than the page", "a width in mm", "taller than the page", "a hair"],
)
def test_a_picture_keeps_its_proportions_inside_the_page(size, chosen, expected):  # type: ignore[no-untyped-def]
    figure = Figure(picture(*size), "", "Ảnh", chosen)
    assert picture_size(figure, ROOM) == pytest.approx(expected, abs=0.1)
