"""Recipients on one line, and signatures with a broken mark of signing."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text

TOP = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026

1. Công khai đủ các nội dung theo luật./.

"""


def _read(foot):
    return read_text(TOP + foot)


def test_recipients_on_one_line_are_parted_and_each_has_its_place():
    reading = _read("Nơi nhận: Như Điều 3; TT Đảng ủy (b/c); Lưu: VT, VHXH.\nCHỦ TỊCH\nLê Thị Hoa\n")
    assert [r.value for r in reading.recipients] == ["Như Điều 3", "TT Đảng ủy (b/c)", "Lưu: VT, VHXH"]
    assert [reading.text[r.start : r.end].rstrip(".") for r in reading.recipients] == [
        r.value for r in reading.recipients
    ]


def test_a_run_of_recipients_may_break_over_a_line():
    reading = _read(
        "Nơi nhận: Như Điều 3; Thường trực Đảng\nủy phường; các tổ dân phố; Lưu: VT.\nCHỦ TỊCH\nLê Thị Hoa\n"
    )
    values = [r.value for r in reading.recipients]
    assert values == ["Như Điều 3", "Thường trực Đảng ủy phường", "các tổ dân phố", "Lưu: VT"]


@pytest.mark.parametrize("mark", ["(Đã ký)", "[ (Đã ký)", "[(đã ký)]", "(Ký tên, đóng dấu)"])
def test_a_mark_of_signing_stands_over_the_name(mark):
    reading = _read(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{mark}\n\nPhạm Minh Tư\n")
    assert reading.signer is not None
    assert reading.signer.value == "Phạm Minh Tư"


def test_a_drawn_table_keeps_the_recipients_and_the_signature_in_their_columns():
    table = """+-------------------------+---------------------------+
| ***Nơi nhận:***         | **TM. ỦY BAN NHÂN DÂN**   |
| - Thường trực Đảng ủy   | **CHỦ TỊCH**              |
| phường;                 |                           |
| - Các tổ dân phố;       |                           |
| - Lưu: VT.              | **Lê Thị Hoa**            |
+-------------------------+---------------------------+
"""
    reading = _read(table)
    assert [r.value for r in reading.recipients] == ["Thường trực Đảng ủy phường", "Các tổ dân phố", "Lưu: VT"]
    assert reading.signer is not None
    assert reading.signer.value == "Lê Thị Hoa"
    assert reading.signer_title is not None
    assert reading.signer_title.value == "CHỦ TỊCH"


def test_the_title_may_stand_in_the_row_above_the_recipients():
    table = """+-------------------------+---------------------------+
| ***                     | **TM. ỦY BAN NHÂN DÂN**   |
|                         | **CHỦ TỊCH**              |
| ***Nơi nhận:***         |                           |
| - Các tổ dân phố;       |                           |
| - Lưu: VT.              | **Lê Thị Hoa**            |
+-------------------------+---------------------------+
"""
    reading = _read(table)
    assert (reading.signer_title is not None, reading.signer is not None) == (True, True)
    assert [fact.value for fact in (reading.signer_title, reading.signer) if fact] == ["CHỦ TỊCH", "Lê Thị Hoa"]
