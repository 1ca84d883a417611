"""The small grammars and codecs, without a database: due days, typed lines, marks, proposals, official JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from dinh.office.papers import due_text, official, proposals, typed
from dinh.office.papers.marking import Spot, marked
from dinh.office.papers.tests import samples
from dinh.scribe.reading import read_text

SEEDS = Path(__file__).resolve().parents[6] / "shared" / "seeds"


def test_due_days_are_typed_as_officials_write_them():
    assert due_text.parse("10/6; 15/12/2026 (báo cáo năm)\n29/2") == [
        {"day": 10, "month": 6, "year": None, "yearly": True, "label": ""},
        {"day": 15, "month": 12, "year": 2026, "yearly": False, "label": "báo cáo năm"},
        {"day": 29, "month": 2, "year": None, "yearly": True, "label": ""},
    ]
    assert due_text.parse(" ; ") == []


@pytest.mark.parametrize(
    "wrong", ["31/2", "29/2/2026", "0/6", "10/13", "10-6", "mười tháng sáu", "10/6/26", "10/6 (a) b"]
)
def test_what_is_no_day_is_named(wrong):
    with pytest.raises(ValidationError, match="Hạn “"):
        due_text.parse(f"10/6; {wrong}")


DAYS = st.builds(
    lambda day, month, year, label: {"day": day, "month": month, "year": year, "yearly": year is None, "label": label},
    st.integers(1, 28), st.integers(1, 12), st.none() | st.integers(2020, 2099), st.sampled_from(["", "báo cáo năm"]),
)  # fmt: skip


@given(st.lists(DAYS, max_size=4))
def test_due_words_are_read_back_as_they_were(due):
    assert due_text.parse(due_text.words(due)) == due


def test_typed_lines_become_headings_bullets_and_paragraphs():
    lines = ["I. TÌNH HÌNH", "1. Kết quả", "1. Phường đã công khai đủ.", "a) Về công khai", "- Niêm yết"]
    found = typed.blocks("\n".join([*lines, "Điều 2. Giao UBND", "Đoạn **đậm** và *nghiêng*."]))
    assert [(b["kind"], b.get("level"), b.get("label")) for b in found] == [
        ("heading", 1, "I"), ("heading", 2, "1"), ("para", None, None), ("heading", 3, "a"), ("bullet", None, None),
        ("heading", 1, "Điều 2"), ("para", None, None),
    ]  # fmt: skip
    assert [(r["text"], r["bold"], r["italic"]) for r in found[-1]["runs"]] == [
        ("Đoạn ", False, False), ("đậm", True, False), (" và ", False, False), ("nghiêng", False, True),
        (".", False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["I. TÌNH HÌNH", "2. Kết quả", "b) Về công khai", "- Niêm yết **ba** nơi", "Điều 3. Tổ chức", "Một đoạn."]
)
def test_typed_lines_come_back_as_typed(line):
    assert typed.text(typed.blocks(line)) == line


def test_years_and_lone_stars_are_no_marks():
    assert typed.blocks("2026 là năm thứ hai")[0]["kind"] == "para"
    assert typed.blocks("3 * 4 = 12")[0]["runs"] == [{"text": "3 * 4 = 12", "bold": False, "italic": False}]


def test_a_draft_with_a_table_cannot_be_typed():
    assert typed.typeable(typed.blocks("I. A\n- b\nc"))
    assert not typed.typeable([{"kind": "table", "header": ["a"], "rows": []}])


def test_marks_nest_and_crossing_ones_are_cut():
    html = marked("abcdefghij", [Spot("a", 0, 6, "clause"), Spot("b", 2, 4, "citation"), Spot("c", 5, 8, "fact")])
    plain = html.replace(' tabindex="-1"', "")
    assert plain == (
        '<mark id="a" class="spot clause">ab<mark id="b" class="spot citation">cd</mark>e'
        '<mark id="c" class="spot fact">f</mark></mark>ghij'
    )


def test_marks_escape_the_text_and_ignore_places_outside_it():
    html = marked("<b>&", [Spot("a", 0, 3, "fact"), Spot("b", 2, 99, "fact"), Spot("c", 2, 2, "fact")])
    assert html == '<mark id="a" class="spot fact" tabindex="-1">&lt;b&gt;</mark>&amp;'


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8))
def test_marking_never_loses_or_doubles_a_letter(text, places):
    import re
    from html import unescape

    html = marked(text, [Spot(f"s{n}", start, end, "fact") for n, (start, end) in enumerate(places)])
    assert unescape(re.sub(r"<mark [^>]*>|</mark>", "", html)) == text
    assert html.count("<mark ") == html.count("</mark>")


@pytest.mark.parametrize("text", [samples.LETTER, samples.OLD_LAW, samples.PLAIN_TEXT, ""])
def test_a_reading_survives_its_json(text):
    reading = read_text(text)
    assert proposals.from_json(reading.text, proposals.to_json(reading)) == reading


def test_a_paper_nobody_read_has_a_reading_without_facts():
    assert proposals.from_json("x", {}).duties == ()


@pytest.mark.real
def test_real_readings_survive_their_json():
    if not SEEDS.is_dir():
        pytest.skip("real documents are absent: no ../shared beside the repo")
    for path in sorted(SEEDS.glob("*.txt")):
        reading = read_text(path.read_text(encoding="utf-8"))
        assert proposals.from_json(reading.text, proposals.to_json(reading)) == reading


BLOCKS = [
    {"kind": "heading", "level": 1, "label": "I", "text": "KẾT QUẢ"},
    {"kind": "para", "centred": False, "runs": [
        {"text": "Đã ", "bold": False, "italic": False}, {"text": "xong", "bold": True, "italic": False},
    ]},
    {"kind": "bullet", "runs": [{"text": "Niêm yết", "bold": False, "italic": False}]},
    {"kind": "table", "header": ["Việc", "Số"], "rows": [["Họp", "2"]], "widths": [2.0, 1.0], "numeric": [1],
     "caption": "Bảng 1"},
    {"kind": "break"},
]  # fmt: skip


@pytest.mark.parametrize("data", BLOCKS, ids=lambda data: data["kind"])
def test_a_block_survives_its_json(data):
    assert official.block_to_json(official.block(data)) == data


def test_an_unknown_block_is_refused_by_name():
    with pytest.raises(ValueError, match="video"):
        official.block({"kind": "video"})
