"""Lists of households as people keep them, read."""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.households.reading import read_table
from dinh.ground.households.tests.conftest import HEADER, xlsx


def test_titles_above_merged_groups_column_numbers_and_totals_are_understood() -> None:
    data = xlsx(
        ["ỦY BAN NHÂN DÂN PHƯỜNG"], ["DANH SÁCH HỘ GIA ĐÌNH NĂM 2026"], [],
        ["TT", "Tổ dân phố", "Số hộ", "Họ và tên đại diện hộ", "Địa chỉ", "SĐT"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Tổ 1", 1, "LÊ THỊ BẢY", "hẻm 12", 905111222],
        [2, None, 2, "Ngô Văn Chín", "hẻm 14", None],
        [3, "Tổ 2", 3.0, "Phạm Văn Hai", None, "'0905 333 444"],
        [None, "Tổng cộng: 3 hộ"],
        merged=("A1:F1", "A2:F2", "B6:B7"),
    )  # fmt: skip
    rows = read_table(data, "so.xlsx")
    assert [row.number for row in rows] == [6, 7, 8]
    assert [row.cells["group"] for row in rows] == ["Tổ 1", "Tổ 1", "Tổ 2"]
    assert [row.cells["number"] for row in rows] == ["1", "2", "3"]
    assert [row.cells["phone"] for row in rows] == ["905111222", "", "0905 333 444"]


def test_a_line_that_names_the_group_speaks_for_those_below() -> None:
    data = xlsx(
        ["STT", "Chủ hộ", "Địa chỉ"], ["TỔ DÂN PHỐ SỐ 1"], [1, "Lê Thị Bảy", "hẻm 12"], ["TỔ DÂN PHỐ SỐ 2"],
        [2, "Phạm Văn Hai", ""],
    )  # fmt: skip
    assert [row.cells["group"] for row in read_table(data, "a.xlsx")] == ["TỔ DÂN PHỐ SỐ 1", "TỔ DÂN PHỐ SỐ 2"]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_its_many_kinds(mark: str, encoding: str) -> None:
    name = unicodedata.normalize("NFD", "Lê Thị Bảy")
    text = f"Danh sách\nSố hộ{mark}Tổ{mark}Họ tên\n01-001{mark}Tổ 1{mark}{name}\n"
    (row,) = read_table(text.encode(encoding), "a.csv")
    assert row.cells == {"number": "01-001", "group": "Tổ 1", "representative": "Lê Thị Bảy"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "trống"),
        (b"PK\x03\x04 hong", "Không mở được"),
        (b"\xff\xfa\xe9\xe8 khong phai utf8", "Không đọc được chữ"),
        (b"a\x00b", "không phải bảng"),
        ("Cột lạ,Cột khác\n1,2\n".encode(), "Không thấy dòng tên cột"),
        ("Số hộ,Đại diện hộ\n".encode(), "không có hộ nào"),
        (b"x" * (8 * 1024 * 1024 + 1), "quá lớn"),
    ],
)
def test_what_is_no_list_of_households_is_named_with_a_way_out(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        read_table(data, "a.xlsx")


def test_a_merged_range_of_a_whole_sheet_costs_nothing() -> None:
    data = xlsx(HEADER, ["1", "Tổ 1", "Lê Thị Bảy"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith("sheet1.xml"):
                content = content.replace(
                    b"</sheetData>",
                    b'</sheetData><mergeCells count="1"><mergeCell ref="H1:XFD1048576"/></mergeCells>',
                )
            new.writestr(item, content)
    started = time.perf_counter()
    assert len(read_table(out.getvalue(), "a.xlsx")) == 1
    assert time.perf_counter() - started < 2
