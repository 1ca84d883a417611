"""The words of a paper as printed: capitals, dashes, marks, labels, and which system writes them how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dinh.law.layouts import PARTY_2018, PARTY_2026, STATE
from dinh.scribe.tests.writing_samples import (
    DECISION,
    GROUPS,
    LETTER,
    NOTICE,
    PARTY_LETTER,
    PARTY_REPORT,
    REPORT,
    picture,
)
from dinh.scribe.writing.lay import heading, heading_label, lay, text_width, with_end_mark
from dinh.scribe.writing.model import Block, Bullet, Figure, Heading, PageBreak, Para, Run


def test_the_state_heads_its_paper_with_the_nation_and_the_issuer_in_capitals():
    laid = lay(REPORT)
    assert [text for text, _ in laid.right.names] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert [text for text, _ in laid.left.names] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÌNH MINH"]
    assert (laid.number, laid.place_day) == ("Số: 05/BC-UBND", "Đình Minh, ngày 08 tháng 6 năm 2026")


def test_the_party_heads_its_paper_with_the_party_and_a_star():
    laid = lay(NOTICE)
    assert [text for text, _ in laid.right.names] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert [text for text, _ in laid.left.names] == [
        "ĐẢNG ỦY PHƯỜNG ĐÌNH MINH",
        "BAN CHỈ ĐẠO",
        "THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
    ]
    assert (laid.left.mark, laid.left.line, laid.number) == ("*", 0, "Số 02-TB/BCĐ")


def test_the_writer_may_choose_where_the_issuers_name_breaks():
    laid = lay(replace(REPORT, issuer="Ban Chỉ đạo\nthực hiện Quy chế dân chủ ở cơ sở"))
    assert laid.left.names[0][0] == "BAN CHỈ ĐẠO"


def test_the_line_under_the_issuer_is_between_a_third_and_a_half_of_its_name():
    laid = lay(REPORT)
    widest = 140.8  # points: «PHƯỜNG ĐÌNH MINH», bold, 13
    assert widest / 3 < laid.left.line < widest / 2
    assert laid.title is not None
    assert laid.title.room / 3 < laid.title.line < laid.title.room / 2


def test_the_line_under_the_motto_is_as_long_as_the_motto():
    assert lay(REPORT).right.line == pytest.approx(171.4, abs=0.1)  # points, bold, 14


@pytest.mark.parametrize("subject", ["lấy ý kiến", "V/v lấy ý kiến", "v/v: lấy ý kiến.", "Về việc lấy ý kiến"])
def test_the_subject_of_a_letter_has_one_prefix_however_it_was_typed(subject: str):
    assert lay(replace(LETTER, subject=subject)).letter_subject == "V/v lấy ý kiến"
    assert lay(replace(PARTY_LETTER, subject=subject, day=date(2025, 8, 28))).letter_subject == "v/v lấy ý kiến"
    assert lay(replace(PARTY_LETTER, subject=subject)).letter_subject == "Lấy ý kiến"


def test_a_letter_has_no_title_and_no_type_in_its_number():
    laid = lay(LETTER)
    assert laid.title is None
    assert laid.number == "Số: 12/UBND-VX"


def test_several_addressees_have_a_line_each_and_one_has_none():
    assert lay(LETTER).addressees == (
        "- Ủy ban Mặt trận Tổ quốc Việt Nam phường;",
        "- Các tổ dân phố trên địa bàn phường.",
    )
    assert lay(PARTY_LETTER).addressees[0].endswith("phường,")
    assert lay(replace(LETTER, addressees=("- Sở Nội vụ;",))).addressees == ("Sở Nội vụ.",)


def test_a_submission_of_the_party_is_presented_and_not_sent_since_2026():
    paper = replace(PARTY_REPORT, type_name="Tờ trình", type_abbr="TTr", addressees=("Tỉnh ủy Lam Giang",))
    assert lay(paper).addressee_label == "Kính trình:"
    assert lay(replace(paper, day=date(2026, 5, 26))).addressee_label == "Kính gửi:"
    assert lay(replace(LETTER, type_name="Tờ trình", type_abbr="TTr")).addressee_label == "Kính gửi:"


def test_grounds_end_with_semicolons_and_a_full_stop():
    grounds = lay(DECISION).grounds
    assert all(line.endswith(";") for line in grounds[:-1])
    assert grounds[-1] == "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."


def test_grounds_of_the_party_are_dash_lines():
    assert lay(PARTY_REPORT).grounds[0] == "- Căn cứ Điều lệ Đảng,"


def test_marks_typed_by_the_user_are_not_doubled():
    assert lay(replace(DECISION, grounds=("- Căn cứ Luật A;", "Căn cứ Luật B ."))).grounds == (
        "Căn cứ Luật A;",
        "Căn cứ Luật B.",
    )


def test_the_archive_comes_last_in_the_way_of_its_system():
    assert lay(REPORT).recipients[-1] == "- Lưu: VT, VHXH."
    assert lay(NOTICE).recipients[-1] == "- Lưu Văn phòng Đảng ủy."
    assert lay(replace(REPORT, archive="- Lưu: VT;")).recipients[-1] == "- Lưu: VT."
    assert lay(replace(REPORT, archive="")).recipients[-1] == "- Các tổ dân phố."


def test_whoever_is_addressed_is_named_once_as_above():
    assert lay(LETTER).recipients[0] == "- Như trên;"
    assert lay(replace(LETTER, recipients=("Như trên",))).recipients == ("- Như trên;", "- Lưu: VT, VX.")
    assert lay(replace(DECISION, addressees=())).recipients[0] == "- Như Điều 3;"


def test_the_signing_capacity_is_spelt_by_the_layout_and_the_post_in_capitals():
    assert lay(PARTY_REPORT).authority == ("T/M BAN THƯỜNG VỤ",)
    assert lay(REPORT).authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert lay(NOTICE).post == ("PHÓ BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO")
    assert lay(NOTICE).name == "Nguyễn Văn Lan"


def test_a_draft_without_number_and_day_leaves_room_and_says_so():
    laid = lay(replace(REPORT, number=None, day=None, drafted=date(2026, 11, 21), draft=True, urgency="HỎA TỐC"))
    assert laid.number == "Số:      /BC-UBND"
    assert laid.place_day == "Đình Minh, ngày     tháng 11 năm 2026"
    assert laid.stamps == ("HỎA TỐC", "DỰ THẢO")


def test_an_annex_says_which_paper_it_belongs_to():
    reference = "(Kèm theo Báo cáo số 05/BC-UBND ngày 08 tháng 6 năm 2026 của Ủy ban nhân dân phường Đình Minh)"
    assert lay(REPORT).annexes[0].reference == reference
    assert "số 09-BC/ĐU, ngày 08 tháng 6" in lay(PARTY_REPORT).annexes[0].reference  # the Party's comma


@pytest.mark.parametrize(
    ("label", "state", "party"),
    [
        ("I", "I.", "I-"),
        ("IV", "IV.", "IV-"),
        ("1", "1.", "1-"),
        ("1.1", "1.1.", "1.1-"),
        ("a", "a)", "a)"),
        ("đ", "đ)", "đ)"),
        ("Điều 2", "Điều 2.", "Điều 2."),
        ("Chương I", "Chương I", "Chương I"),
        ("", "", ""),
        ("-", "-", "-"),
    ],
)
def test_a_label_takes_the_mark_of_its_system(label: str, state: str, party: str):
    assert heading_label(STATE, label) == state
    assert heading_label(PARTY_2018, label) == heading_label(PARTY_2026, label) == party


def test_a_chapter_stands_in_the_middle_above_its_title():
    laid = heading(STATE, Heading(1, "Chương I", "Quy định chung"))
    assert (laid.text, laid.centred, laid.bold) == ("Chương I\nQUY ĐỊNH CHUNG", True, True)


@pytest.mark.parametrize("ending", ["xong", "xong.", "xong./.", "xong/.", "xong ;", "xong ./. "])
def test_the_end_mark_takes_the_place_of_the_last_full_stop(ending: str):
    for block in (Para.of(ending), Bullet.of(ending), Heading(2, "1", ending)):
        assert _text_of(with_end_mark((block,), "./.")[-1]) == "xong./."
        assert _text_of(with_end_mark((block,), ".")[-1]) == "xong."


def test_the_end_mark_leaves_an_ellipsis_and_a_question_alone():
    assert _text_of(with_end_mark((Para.of("v.v..."),), "./.")[-1]) == "v.v.../."
    assert _text_of(with_end_mark((Para.of("được không?"),), ".")[-1]) == "được không?"
    assert _text_of(with_end_mark((Para.of("được không?"),), "./.")[-1]) == "được không?./."


def test_after_a_table_or_a_picture_the_mark_of_the_state_has_its_own_line():
    figure = Figure(picture(2, 2), "", "Chấm xám")
    for block in (GROUPS, figure):
        assert with_end_mark((block,), "./.") == (block, Para((Run("./."),)))
        assert with_end_mark((block,), ".") == (block,)


def test_no_page_is_left_empty_after_the_end():
    assert with_end_mark((Para.of("xong"), PageBreak(), PageBreak()), ".") == (Para.of("xong."),)
    assert with_end_mark((PageBreak(),), "./.") == ()


def test_the_text_width_is_the_page_without_its_margins():
    assert text_width(STATE) == pytest.approx(165 / 25.4 * 72)
    assert text_width(STATE, landscape=True) == pytest.approx(252 / 25.4 * 72)


def _text_of(block: Block) -> str:
    assert isinstance(block, Para | Bullet | Heading)
    return block.text if isinstance(block, Heading) else "".join(run.text for run in block.runs)
