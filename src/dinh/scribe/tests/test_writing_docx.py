"""A written .docx has every component in its place, size and look, as the guidance of its system says."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest

from dinh.scribe.tests.writing_parts import Look, Parts, W, text_of
from dinh.scribe.tests.writing_samples import (
    DECISION,
    GROUPS,
    LETTER,
    NOTICE,
    PARTY_LETTER,
    PARTY_REPORT,
    REPORT,
    SAMPLES,
)
from dinh.scribe.writing import to_docx
from dinh.scribe.writing.model import Annex, Heading, PageBreak, Para

EVERY = pytest.mark.parametrize("name", SAMPLES)
STATE = Parts(to_docx(REPORT))
PARTY = Parts(to_docx(PARTY_REPORT))
PARTY_2018 = Parts(to_docx(NOTICE))


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("QuocHieu", Look(26, True, False, False)),
        ("TieuNgu", Look(28, True, False, False)),
        ("CoQuan", Look(26, True, False, False)),
        ("SoKyHieu", Look(26, False, False, False)),
        ("DiaDanh", Look(28, False, True, False)),
        ("TenLoai", Look(28, True, False, False)),
        ("TrichYeu", Look(28, True, False, False)),
        ("Than", Look(28, False, False, False)),
        ("QuyenHan", Look(28, True, False, False)),
        ("ChucVu", Look(28, True, False, False)),
        ("HoTen", Look(28, True, False, False)),
        ("NhanNoiNhan", Look(24, True, True, False)),
        ("NoiNhan", Look(22, False, False, False)),
    ],
)
def test_a_component_of_the_state_has_the_look_of_decree_30(style: str, look: Look):
    found = STATE if style != "Than" else Parts(to_docx(DECISION))
    if style == "Than":  # its first run is the bold «Điều 1.»
        assert found.attribute("Than", "jc", "val") == "both"
        assert {run.get(W + "val") for run in found.document.iter(W + "sz")} >= {str(look.half_points)}
        return
    assert found.look(style) == look


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("QuocHieu", Look(30, True, False, False)),
        ("CoQuanTren", Look(28, False, False, False)),
        ("CoQuan", Look(28, True, False, False)),
        ("SoKyHieu", Look(28, False, False, False)),
        ("DiaDanh", Look(28, False, True, False)),
        ("TenLoai", Look(28, True, False, False)),
        ("CanCu", Look(28, False, False, False)),
        ("QuyenHan", Look(28, True, False, False)),
        ("ChucVu", Look(28, False, False, False)),
        ("HoTen", Look(28, True, False, False)),
        ("NhanNoiNhan", Look(28, False, False, True)),
        ("NoiNhan", Look(24, False, False, False)),
    ],
)
def test_a_component_of_the_party_has_the_look_of_its_guidance(style: str, look: Look):
    assert PARTY.look(style) == look


def test_the_title_of_a_party_paper_was_larger_until_2026():
    assert PARTY_2018.look("TenLoai").half_points == 32


def test_the_subject_of_a_letter_is_small_and_slanted_only_for_the_party():
    assert Parts(to_docx(LETTER)).look("TrichYeuCongVan") == Look(26, False, False, False)
    assert Parts(to_docx(PARTY_LETTER)).look("TrichYeuCongVan") == Look(24, False, True, False)


@EVERY
def test_the_page_is_a4_with_the_margins_of_both_systems(name: str):
    section = Parts(to_docx(SAMPLES[name])).document.findall(f".//{W}sectPr")[0]
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    assert size is not None
    assert margins is not None
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    edges = {side: int(margins.get(W + side) or 0) for side in ("top", "bottom", "left", "right")}
    assert edges == {"top": 1134, "bottom": 1134, "left": 1701, "right": 850}  # 20, 20, 30, 15 mm in twips


@EVERY
def test_the_number_of_the_page_stands_in_the_top_margin_but_not_on_the_first(name: str):
    parts = Parts(to_docx(SAMPLES[name]))
    for section in parts.document.iter(W + "sectPr"):
        assert section.find(W + "titlePg") is not None
        assert {header.get(W + "type") for header in section.iter(W + "headerReference")} == {"default", "first"}
    field = parts.part("word/header1.xml").find(f".//{W}fldSimple")
    assert field is not None
    assert "PAGE" in (field.get(W + "instr") or "")
    assert parts.attribute("Header", "jc", "val") == "center"
    assert text_of(parts.part("word/header2.xml")) == ""


@EVERY
def test_times_new_roman_is_set_for_every_script_and_the_language_is_vietnamese(name: str):
    parts = Parts(to_docx(SAMPLES[name]))
    defaults = parts.part("word/styles.xml").find(f"{W}docDefaults//{W}rPr")
    assert defaults is not None
    fonts, language = defaults.find(W + "rFonts"), defaults.find(W + "lang")
    assert fonts is not None
    assert language is not None
    assert {fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert language.get(W + "val") == "vi-VN"


def test_paragraphs_of_the_state_are_justified_and_indented_by_half_an_inch():
    assert STATE.attribute("Than", "jc", "val") == "both"
    assert STATE.attribute("Than", "ind", "firstLine") == "720"  # 1,27 cm
    assert STATE.attribute("Than", "spacing", "before") == "120"  # 6 pt
    assert STATE.attribute("Than", "spacing", "lineRule") == "auto"
    assert 240 <= int(STATE.attribute("Than", "spacing", "line") or 0) <= 360  # single to one and a half


def test_paragraphs_of_the_party_have_lines_of_exactly_18_points():
    assert PARTY.attribute("Than", "ind", "firstLine") == "567"  # 10 mm
    assert (PARTY.attribute("Than", "spacing", "line"), PARTY.attribute("Than", "spacing", "lineRule")) == (
        "360",
        "exact",
    )


def test_the_lines_under_motto_issuer_and_subject_are_drawn_to_length():
    rules = STATE.paragraphs("Gach")
    assert len(rules) == 4  # issuer, motto, subject, and the annex's
    assert all(rule.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None for rule in rules)
    column = STATE.document.findall(f".//{W}tbl")[0].findall(f"{W}tblGrid/{W}gridCol")[1]
    indent = rules[1].find(f"{W}pPr/{W}ind")
    assert indent is not None
    drawn = int(column.get(W + "w") or 0) - int(indent.get(W + "left") or 0) - int(indent.get(W + "right") or 0)
    assert drawn == pytest.approx(171.4 * 20, abs=2)  # twips: the motto at 14 points, bold


def test_the_party_has_a_star_under_the_issuer_and_dashes_under_the_subject():
    assert "*" in PARTY.texts("CoQuan")
    assert "-----" in PARTY.texts("TrichYeu")
    assert len(PARTY.paragraphs("Gach")) == 2  # under the Party's name, and the annex's


def test_the_head_is_a_table_without_borders_in_two_columns():
    head = STATE.document.find(f".//{W}tbl")
    assert head is not None
    assert head.find(f"{W}tblPr/{W}tblBorders") is None
    assert len(head.findall(f"{W}tblGrid/{W}gridCol")) == 2
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of(head)


def test_headings_can_be_navigated_and_hold_on_to_their_text():
    assert STATE.texts("Heading1")[:2] == ["I. ĐẶC ĐIỂM TÌNH HÌNH", "II. KẾT QUẢ THỰC HIỆN"]
    assert STATE.texts("Heading3") == ["a) Những việc đã được quyết định"]
    assert PARTY_2018.texts("Heading1") == ["I- Đánh giá kết quả năm 2025", "II- Nhiệm vụ năm 2026"]
    assert PARTY_2018.texts("Heading2") == ["1- Ủy ban nhân dân phường"]
    for level in (1, 2, 3, 4):
        assert STATE.attribute(f"Heading{level}", "outlineLvl", "val") == str(level - 1)
        assert STATE.styles[f"Heading{level}"].find(f"{W}pPr/{W}keepNext") is not None


def test_the_body_ends_with_the_mark_of_its_system():
    assert STATE.texts("Than")[-1].endswith("phường Đình Minh./.")
    assert PARTY_2018.texts("Than")[-1] == "- Báo cáo kết quả trước ngày 10/6 và ngày 10/12 hằng năm."


def test_a_table_repeats_its_head_and_never_tears_a_row():
    table = STATE.document.findall(f".//{W}tbl")[1]
    rows = table.findall(W + "tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 30
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    aligned = [cell.find(f".//{W}jc").get(W + "val") for cell in rows[1].iter(W + "tc")]  # type: ignore[union-attr]
    assert aligned == ["left", "left", "right", "right", "right", "left"]


def test_a_row_longer_than_half_a_page_may_be_torn():
    long = replace(GROUPS, rows=(("1", "Nói dài " * 300, "", "", "", ""),))
    parts = Parts(to_docx(replace(REPORT, blocks=(long,))))
    rows = parts.document.findall(f".//{W}tbl")[1].findall(W + "tr")
    assert rows[1].find(f"{W}trPr/{W}cantSplit") is None


def test_two_tables_in_a_row_stay_two():
    parts = Parts(to_docx(replace(REPORT, blocks=(GROUPS, GROUPS), annexes=())))
    body = parts.document[0]
    follows = [after.tag for before, after in zip(body, list(body)[1:], strict=False) if before.tag == W + "tbl"]
    assert follows == [W + "p"] * 4


def test_a_picture_carries_its_words():
    described = STATE.document.find(".//{*}docPr")
    assert described is not None
    assert described.get("descr") == "Biểu đồ cột: số cuộc họp tăng từ 12 lên 31 trong sáu tháng"
    assert STATE.zip.read("word/media/hinh1.png").startswith(b"\x89PNG")


def test_the_signature_holds_on_to_the_last_lines():
    body = list(STATE.document[0])
    foot = next(at for at, one in enumerate(body) if one.tag == W + "tbl" and "Nơi nhận:" in text_of(one))
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in body[foot - 2 : foot])
    assert body[foot].find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_a_list_of_recipients_longer_than_a_page_may_be_torn():
    parts = Parts(to_docx(replace(REPORT, recipients=tuple(f"Tổ dân phố {at}" for at in range(90)))))
    foot = next(one for one in parts.document.iter(W + "tbl") if "Nơi nhận:" in text_of(one))
    assert foot.find(f"{W}tr/{W}trPr/{W}cantSplit") is None


def test_an_annex_has_its_own_section_lying_down_and_counts_from_one():
    first, last = STATE.document.findall(f".//{W}sectPr")
    assert first.find(W + "pgNumType") is None
    assert last.find(W + "pgNumType").get(W + "start") == "1"  # type: ignore[union-attr]
    assert last.find(W + "pgSz").get(W + "orient") == "landscape"  # type: ignore[union-attr]
    assert STATE.texts("PhuLuc") == ["Phụ lục I"]


def test_each_annex_chooses_its_own_direction():
    annexes = tuple(Annex(f"Phụ lục {at}", "Bảng", (Para.of("Chữ."),), landscape=lying) for at, lying in
                    (("I", True), ("II", False), ("III", True)))  # fmt: skip
    sections = Parts(to_docx(replace(REPORT, annexes=annexes))).document.findall(f".//{W}sectPr")
    lying = [section.find(W + "pgSz").get(W + "orient") == "landscape" for section in sections]  # type: ignore[union-attr]
    counted = [section.find(W + "pgNumType") is not None for section in sections]
    assert lying == [False, True, False, True]
    assert counted == [False, True, True, True]


def test_urgency_and_draft_stand_in_frames():
    stamped = Parts(to_docx(replace(REPORT, urgency="HỎA TỐC", draft=True)))
    assert stamped.texts("DoKhan") == ["HỎA TỐC", "DỰ THẢO"]
    for one in stamped.paragraphs("DoKhan"):
        assert {side.tag.removeprefix(W) for side in one.find(f"{W}pPr/{W}pBdr")} == {"top", "left", "bottom", "right"}  # type: ignore[union-attr]


def test_the_grounds_of_the_state_are_slanted_and_those_of_the_party_upright():
    assert Parts(to_docx(DECISION)).look("CanCu").italic
    assert not PARTY.look("CanCu").italic


def test_a_page_break_and_a_chapter_are_written():
    blocks = (Para.of("Một."), PageBreak(), Heading(1, "Chương II", "Tổ chức"), Para.of("Hai."))
    parts = Parts(to_docx(replace(REPORT, blocks=blocks, annexes=())))
    assert [node.get(W + "type") for node in parts.document.iter(W + "br") if node.get(W + "type")] == ["page"]
    assert parts.texts("Heading1") == ["Chương II\nTỔ CHỨC"]


def test_the_properties_name_title_issuer_and_language_and_no_person():
    core = docx.Document(io.BytesIO(to_docx(REPORT))).core_properties
    assert core.title.startswith("Báo cáo Kết quả thực hiện dân chủ")
    assert (core.author, core.last_modified_by) == ("Ủy ban nhân dân phường Đình Minh",) * 2
    assert core.language == "vi-VN"
    assert core.created == datetime(2026, 6, 8, tzinfo=UTC)
    assert not core.comments


@EVERY
def test_the_same_paper_gives_the_same_bytes(name: str):
    assert to_docx(SAMPLES[name]) == to_docx(SAMPLES[name])


def test_the_stamp_is_the_callers():
    stamped = to_docx(REPORT, stamp=datetime(2026, 6, 9, 8, 30, tzinfo=UTC))
    assert docx.Document(io.BytesIO(stamped)).core_properties.modified == datetime(2026, 6, 9, 8, 30, tzinfo=UTC)
    assert stamped != to_docx(REPORT)


@EVERY
def test_another_library_opens_it_and_finds_the_same_words(name: str):
    document = docx.Document(io.BytesIO(to_docx(SAMPLES[name])))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "niêm yết tại trụ sở" in words or name == "decision"
    assert document.tables[0].rows[0].cells[1].text.split("\n")[0] in {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    }


def test_a_paper_without_body_recipients_or_archive_is_still_a_paper():
    bare = replace(REPORT, blocks=(), recipients=(), archive="", annexes=(), subject="", day=date(2026, 1, 1))
    assert Parts(to_docx(bare)).texts("HoTen") == ["Trần Thị Mai"]
