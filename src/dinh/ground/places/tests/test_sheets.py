from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.places import sheets
from dinh.ground.places.sheets import read_lines

COLUMNS = {"name": ("Tên", "Tên thôn"), "households": ("Số hộ",)}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_headings_are_found_in_any_order_and_without_diacritics(mark):
    data = f"so ho{mark}TEN THON\n120{mark}Đoài\n\n90{mark}Đông\n".encode("utf-8-sig")
    lines = read_lines(data, "thon.csv", COLUMNS)
    assert [(line.number, line.cells) for line in lines] == [
        (2, {"name": "Đoài", "households": "120"}),
        (4, {"name": "Đông", "households": "90"}),
    ]


def test_a_short_row_has_empty_cells():
    assert read_lines(b"Ten,So ho\nDoai\n", "a.csv", COLUMNS)[0].cells == {"name": "Doai", "households": ""}


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (sheets.MOST_UNPACKED + 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "trống"),
        (b"Ten,So ho\n", "chỉ có dòng tiêu đề"),
        (b"\n\n", "không có dòng nào"),
        (b"mot,hai\nba,bon\n", "phải là tên cột"),
        ("Tên,Số hộ\nĐoài,1\n".encode("utf-16-le"), "không phải bảng|Không đọc được chữ"),
        (b"\xff\xfe\x00\x01", "Không đọc được chữ"),
        (b"PK\x03\x04 broken", "Không mở được"),
        (b"Ten,So ho\n" + b"a,1\n" * (sheets.MOST_ROWS + 1), "Hãy chia nhỏ"),
        (b"a" * (sheets.MOST_BYTES + 1), "quá lớn"),
    ],
    ids=["empty", "heading only", "blank", "no heading", "utf-16", "binary", "broken zip", "too long", "too big"],
)
def test_what_is_not_such_a_table_is_refused_by_name_and_cause(data, reason):
    with pytest.raises(ValidationError, match=reason) as refused:
        read_lines(data, "danh-sach.xlsx", COLUMNS)
    assert "danh-sach.xlsx" in refused.value.messages[0]


def test_a_bomb_is_not_unpacked():
    with pytest.raises(ValidationError, match="quá lớn khi mở ra"):
        read_lines(zip_bomb(), "bom.xlsx", COLUMNS)
