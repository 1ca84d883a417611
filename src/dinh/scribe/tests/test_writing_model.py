"""The model of a paper takes any text and keeps only what prints; what cannot be printed is refused in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dinh.law.layouts import PARTY_2018, PARTY_2026, STATE, LayoutNotKnown
from dinh.scribe.tests.writing_samples import LETTER, NOTICE, REPORT, picture
from dinh.scribe.writing.model import Figure, Heading, Para, Run, Signature, Table
from dinh.scribe.writing.words import clean, lines, one_line


def test_control_characters_and_hidden_marks_are_dropped():
    assert clean("a\x00b\x1b[31mc\u202ed\ufeff\u200be\ud800f\ufffe") == "ab[31mcdef"


def test_line_ends_of_every_kind_become_one_kind():
    assert clean("a\r\nb\rc\u2028d\x85e\tf") == "a\nb\nc\nd\ne f"


def test_decomposed_vietnamese_is_composed():
    assert one_line("Đi\u0300nh  Minh\n") == "Đình Minh"


def test_lines_leave_no_empty_ones():
    assert lines("Phó Bí thư\n\n kiêm \n") == ("Phó Bí thư", "kiêm")


def test_names_are_cleaned_on_the_way_in():
    paper = replace(REPORT, issuer="Ủy ban nhân dân\x07 phường", place=" Đình\nMinh ", recipients=("A\x00", "", " "))
    assert (paper.issuer, paper.place, paper.recipients) == ("Ủy ban nhân dân phường", "Đình Minh", ("A",))


def test_a_heading_forgets_the_mark_typed_after_its_label():
    assert [Heading(1, label, "X").label for label in ("I.", "I-", "a)", "Điều 2.", "1.1.")] == [
        "I",
        "I",
        "a",
        "Điều 2",
        "1.1",
    ]


@pytest.mark.parametrize("level", [0, 5])
def test_a_heading_level_that_does_not_exist_is_refused(level: int):
    with pytest.raises(ValueError, match="cấp 1 đến 4"):
        Heading(level, "I", "Tình hình")


@pytest.mark.parametrize(
    ("header", "rows", "widths", "said"),
    [
        ((), (), (), "không có cột nào"),
        (("A", "B"), (("1", "2"), ("3",)), (), "dòng 2: có 1 ô, cần 2 ô"),
        (("A", "B"), (), (1.0,), "cần 2 độ rộng"),
        (("A", "B"), (), (1.0, 0.0), "lớn hơn 0"),
    ],
)
def test_a_table_that_does_not_fit_together_says_where(header, rows, widths, said):  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=said):
        Table(header, rows, widths, caption="Bảng 1")


def test_a_picture_needs_words_for_those_who_do_not_see_it():
    with pytest.raises(ValueError, match="lời mô tả"):
        Figure(picture(), "Hình 1", "  ")


@pytest.mark.parametrize(
    ("png", "said"),
    [
        (b"", "không phải ảnh PNG"),
        (b"GIF89a" + b"\0" * 60, "không phải ảnh PNG"),
        (picture()[:-20], "cắt cụt"),
        (picture()[:60] + b"\xff" + picture()[61:], "bị hỏng"),
        (picture(1, 1)[:16] + (60000).to_bytes(4, "big") + (60000).to_bytes(4, "big") + picture(1, 1)[24:], "bị hỏng"),
        (picture(0, 5), "cạnh bằng 0"),
    ],
    ids=["empty", "another format", "cut short", "damaged", "lying about its size", "no width"],
)
def test_a_picture_that_cannot_be_printed_is_refused_with_its_name(png: bytes, said: str):
    with pytest.raises(ValueError, match=f"Hình «Hình 7».*{said}"):
        Figure(png, "Hình 7", "Ảnh chụp")


def test_a_picture_too_large_to_print_is_refused_before_it_is_opened():
    with pytest.raises(ValueError, match="quá lớn"):
        Figure(picture(9000, 9000), "Hình 1", "Ảnh chụp")


@pytest.mark.parametrize(
    ("field", "said"), [("issuer", "cơ quan ban hành"), ("organ_symbol", "ký hiệu"), ("place", "địa danh")]
)
def test_a_paper_without_its_issuer_symbol_or_place_is_refused(field: str, said: str):
    with pytest.raises(ValueError, match=f"thiếu {said}"):
        replace(REPORT, **{field: " \x00"})


def test_the_layout_follows_the_day_of_the_paper_then_of_its_drafting():
    assert REPORT.layout is STATE
    assert NOTICE.layout is PARTY_2018
    assert replace(NOTICE, day=None, drafted=date(2026, 5, 27)).layout is PARTY_2026
    assert replace(NOTICE, day=None).layout is PARTY_2026


def test_a_system_without_a_layout_is_an_error_and_not_a_guess():
    with pytest.raises(LayoutNotKnown):
        _ = replace(REPORT, system="front").layout  # type: ignore[arg-type]


def test_a_letter_is_known_by_its_missing_type():
    assert LETTER.is_letter
    assert not REPORT.is_letter
    assert not replace(REPORT, type_abbr="").is_letter


def test_the_model_cannot_be_changed_after_checking():
    run = Para.of("Một").runs[0]
    with pytest.raises(AttributeError):
        run.text = "Hai"  # type: ignore[misc]
    assert Run("Một") == run
    assert Signature(("TM.\nBAN",), "", "").authority == ("TM. BAN",)
