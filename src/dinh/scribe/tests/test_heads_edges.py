"""Where a head ends, and what in it is no part of it."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text

TOP = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 31/{symbol}-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026
"""


def _subject(text):
    fact = read_text(text).subject
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("rows", "subject"),
    [
        ("KẾT QUẢ THỰC HIỆN DÂN CHỦ\nNĂM 2025\n", "KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM 2025"),
        ("KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM\n2025\n", "KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM 2025"),
        ("Kết quả thực hiện dân chủ năm\n2025\n", "Kết quả thực hiện dân chủ năm 2025"),
        ("KẾT QUẢ THỰC HIỆN DÂN CHỦ\n\nNăm 2025 là năm đầu của nhiệm kỳ.\n", "KẾT QUẢ THỰC HIỆN DÂN CHỦ"),
    ],
)
def test_a_year_on_its_own_line_ends_the_subject(rows, subject):
    assert _subject(TOP.format(symbol="BC") + "\nBÁO CÁO\n" + rows + "\nI. KẾT QUẢ\n1. Đã họp đủ các tổ.\n") == subject


def test_the_sentence_right_below_a_subject_is_the_body():
    text = TOP.format(symbol="GM") + "GIẤY MỜI\nDự hội nghị đối thoại\n"
    text += "Ủy ban nhân dân phường trân trọng kính mời: Đại diện các hộ tổ 5.\n1. Thời gian: 08 giờ 00.\n"
    assert _subject(text) == "Dự hội nghị đối thoại"


def test_a_list_before_the_head_is_no_issuer():
    text = "PHỤ LỤC 1\nDANH SÁCH THÀNH VIÊN\n1. Lê Thị Hoa\n" + TOP.format(symbol="KH") + "KẾ HOẠCH\nCông khai\n"
    issuer = read_text(text).issuer
    assert issuer is not None
    assert issuer.value == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH"


def test_an_application_of_a_citizen_is_no_letter():
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN ĐỀ NGHỊ\n\n"
    text += "Kính gửi: Ủy ban nhân dân phường Đình Minh\nTôi tên là Lan.\n"
    assert read_text(text).type is None


@pytest.mark.parametrize(("printed", "number"), [("59/2023/NĐ-CP1", "59/2023/NĐ-CP"), ("13/2026/QH16", "13/2026/QH16")])
def test_the_mark_of_a_footnote_is_no_part_of_a_number(printed, number):
    text = TOP.format(symbol="KH") + f"KẾ HOẠCH\nCông khai\n\nCăn cứ văn bản số {printed} ngày 14/8/2023.\n"
    assert [c.number for c in read_text(text).citations] == [number]
