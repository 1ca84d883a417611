"""From text to lines, paragraphs and outline: cut where a copy ran on, joined where it broke, every place kept."""

from __future__ import annotations

import unicodedata

import pytest

from dinh.scribe.grammar.labels import label
from dinh.scribe.grammar.letters import CAPITALS, SMALL, pattern
from dinh.scribe.layout.paragraphs import paragraphs
from dinh.scribe.layout.sheet import between, compose, lay, lower, wash
from dinh.scribe.outline import outline, sections
from dinh.scribe.reading import READ_LIMIT, read_text


def _texts(text):
    sheet = lay(compose(text))
    return [(p.label.text or p.label.kind, p.text) for p in paragraphs(sheet, sheet.lines)]


@pytest.mark.parametrize(
    "text",
    [
        "**Điều 1.**\t_x_ | Số‑2 – 3",
        "<b>Kế hoạch</b><br/>a &nbsp; b",
        "[Luật](https://vd.example/l?x=1) \\- b",
        "İ ĐÐð\u200b\ufeff\x00\r",
        "__Nơi nhận__: B_04b",
    ],
)
def test_washing_keeps_every_place(text):
    assert len(wash(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_washing_takes_marks_away_and_keeps_words():
    assert wash("**Điều 1.**").split() == ["Điều", "1."]
    assert wash("a | b").split("\n") == ["a ", " b"]
    assert wash("__Nơi nhận__: (B_04b)").split() == ["Nơi", "nhận", ":", "(B_04b)"]
    assert wash("[Luật](https://vd.example/2025/QD-TTg)").split() == ["[Luật"]


def test_text_is_composed_and_line_ends_are_one():
    assert compose(unicodedata.normalize("NFD", "Ủy ban\r\nxã\r")) == "Ủy ban\nxã\n"


def test_both_places_of_the_tone_mark_are_one_word():
    assert lower("UỶ BAN hoà giải, Quý, hoàn") == "ủy ban hòa giải, quý, hoàn"


def test_capitals_and_small_letters_are_told_apart():
    assert "Ủ" in CAPITALS
    assert "ủ" in SMALL
    assert not pattern("[A-ZÀ-Ỹ]").match("ủ")
    assert not pattern("[a-zà-ỹ]").match("Ủ")


def test_columns_become_lines_and_blanks_for_a_number_do_not():
    sheet = lay("Nơi nhận:            CHỦ TỊCH\nSố:         /KH-UBND\nĐình Minh, ngày      tháng 3 năm 2026")
    assert [line.text for line in sheet.lines] == [
        "Nơi nhận:",
        "CHỦ TỊCH",
        "Số: /KH-UBND",
        "Đình Minh, ngày tháng 3 năm 2026",
    ]
    assert [line.right for line in sheet.lines] == [False, True, False, False]


def test_a_line_over_an_edge_gives_only_its_words_inside():
    sheet = lay("KẾ HOẠCH Căn cứ Luật; như sau:\nhết")
    assert [line.text for line in between(sheet, 8, 20)] == ["Căn cứ Luật"]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("I. MỤC ĐÍCH", "roman", "I"),
        ("II- Kết quả", "roman", "II"),
        ("V/v báo cáo", "none", ""),
        ("1. Tổ chức", "number", "1"),
        ("1.2.3. Tổ chức", "number", "1.2.3"),
        ("1.3 Xây dựng", "number", "1.3"),
        ("2- Giao", "number", "2"),
        ("10.000 đồng", "none", ""),
        ("15/3/2026 họp", "none", ""),
        ("2025. Năm", "none", ""),
        ("a) Hướng dẫn", "letter", "a"),
        ("đ) Hướng dẫn", "letter", "đ"),
        ("(1) Công tác", "paren", "1"),
        ("- Gửi", "dash", "-"),
        ("+ Gửi", "plus", "+"),
        ("-Kiểm tra", "dash", "-"),
        ("Điều 12. Hiệu lực", "article", "Điều 12"),
        ("Điều 12 của Luật", "none", ""),
        ("Chương II", "chapter", "Chương II"),
        ("PHẦN THỨ NHẤT", "part", "PHẦN THỨ NHẤT"),
        ("A. Khái quát", "capital", "A"),
        ("C, PC, NC-TH", "none", ""),
        ("Ủy ban nhân dân", "none", ""),
    ],
)
def test_labels(line, kind, text):
    found = label(line)
    assert (found.kind, found.text) == (kind, text)


def test_hard_wrapped_paragraphs_are_joined_and_bullets_are_not():
    text = """Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị, tổ dân
phố trên địa bàn phường xây dựng kế hoạch cụ thể của đơn vị mình và
tổ chức thực hiện bảo đảm thiết thực, hiệu quả, đúng quy định pháp
luật.

- Gửi kế hoạch về Ủy ban nhân dân phường trước ngày 30/4 để theo dõi,
tổng hợp chung.
- Báo cáo kết quả thực hiện theo định kỳ sáu tháng và một năm về cơ
quan thường trực.
"""
    assert [kind for kind, _ in _texts(text)] == ["none", "-", "-"]


def test_one_paragraph_a_line_is_left_alone():
    assert len(_texts("Đổi mới tiếp xúc cử tri.\nNâng cao chất lượng giám sát.\nCông khai kết quả.")) == 3


def test_a_label_alone_joins_its_words():
    assert _texts("Điều 1.\nBan hành Quy chế.\n2.\nGiao Sở Nội vụ:") == [
        ("Điều 1", "Ban hành Quy chế."),
        ("2", "Giao Sở Nội vụ:"),
    ]


def test_a_label_left_at_the_end_of_a_line_opens_the_next():
    assert _texts("III. TỔ CHỨC THỰC HIỆN 1.\nCác sở báo cáo.") == [
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("1", "Các sở báo cáo."),
    ]


def test_a_number_that_ends_a_sentence_is_no_label():
    assert _texts("Thực hiện theo quy định tại khoản 2 Điều 4.\nTiếp theo.")[0][1].endswith("Điều 4.")


def test_a_star_is_a_bullet():
    assert [kind for kind, _ in _texts("Nội dung sau:\n* Thời gian: tháng 5.\n* Địa điểm: hội trường.")] == [
        "none",
        "dash",
        "dash",
    ]


def test_the_path_of_a_clause():
    sheet = lay(
        "III. TỔ CHỨC\n1. Sở Nội vụ\na) Hướng dẫn.\nb) Tổng hợp.\n1.2. Khác\nĐiều 3. Giao\n1. "
        "Một.\nChương II\nĐiều 4. Hai"
    )
    nodes = outline(paragraphs(sheet, sheet.lines))
    assert [n.clause for n in nodes] == [
        "III",
        "III.1",
        "III.1.a",
        "III.1.b",
        "III.1.2",
        "Điều 3",
        "Điều 3.1",
        "Chương II",
        "Điều 4",
    ]


def test_sections_are_headings_with_levels():
    sheet = lay(
        "I. MỤC ĐÍCH\n1. Yêu cầu\n- Kịp thời.\nII. NỘI DUNG\n1. Việc này làm ngay trong tháng đầu của "
        "năm nay, không để chậm.\n"
    )
    found = sections(outline(paragraphs(sheet, sheet.lines)))
    assert [(s.level, s.label, s.title) for s in found] == [
        (1, "I", "MỤC ĐÍCH"),
        (2, "1", "Yêu cầu"),
        (1, "II", "NỘI DUNG"),
    ]


def test_a_text_too_long_is_read_in_part_and_says_so():
    reading = read_text("KẾ HOẠCH\nCông khai\n\n" + "Công khai đúng hạn. " * (READ_LIMIT // 15))
    assert reading.type.value == "Kế hoạch"
    assert "400.000 ký tự" in reading.warnings[0]
    assert len(reading.text) > READ_LIMIT
