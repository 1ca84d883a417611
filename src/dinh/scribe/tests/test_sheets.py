"""A spreadsheet reads as its people see it; what is hidden stays hidden and is said; bad files are refused by name."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dinh.scribe.decoded import Unreadable
from dinh.scribe.sheets import MOST_ROWS, SheetTable, read_sheets, to_text


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_book() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Thu chi quý III"
    sheet.append(["BÁO CÁO THU CHI"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["STT", "Nội dung", "Số tiền", "Ngày"])
    sheet.append([1, "Thu phí chợ", 1250000, date(2026, 8, 5)])
    sheet.append([2, "Chi sửa đường", 0.263, datetime.combine(date(2026, 8, 5), time(7, 30))])
    sheet["C4"].number_format = "#,##0"
    sheet["C5"].number_format = "0.0%"
    return book


def test_titles_head_and_rows_are_told_apart():
    (table,) = read_sheets(saved(a_book()), "thu-chi.xlsx")
    assert table == SheetTable(
        name="Thu chi quý III",
        header=("STT", "Nội dung", "Số tiền", "Ngày"),
        rows=(("1", "Thu phí chợ", "1.250.000", "05/08/2026"), ("2", "Chi sửa đường", "26,3%", "05/08/2026 07:30")),
        title=("BÁO CÁO THU CHI",),
        numbers=(4, 5),
        letters=("A", "B", "C", "D"),
    )


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (1250000, "#,##0", "1.250.000"),
        (1250000, "General", "1250000"),
        (912345678, "0000000000", "0912345678"),
        (4.21, "General", "4,21"),
        (4.2, "0.00", "4,20"),
        (1234.5, "#,##0.00", "1.234,50"),
        (0.5, "0%", "50%"),
        (-5, "General", "-5"),
        (True, "General", "Có"),
        (time(7, 30), "hh:mm", "07:30"),
        ("  hai   chữ ", "General", "hai chữ"),
    ],
)
def test_a_cell_shows_as_in_the_sheet(value, style, shown):
    book = Workbook()
    book.active.append(["Tên", "Giá trị"])
    book.active.append(["a", value])
    book.active["B2"].number_format = style
    assert read_sheets(saved(book))[0].rows[0][1] == shown


def test_hidden_rows_columns_and_sheets_are_left_out_and_said():
    book = a_book()
    book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions["D"].hidden = True
    secret = book.create_sheet("Nháp")
    secret.append(["mật"])
    secret.sheet_state = "hidden"
    (table,) = read_sheets(saved(book))
    assert [row[1] for row in table.rows] == ["Thu phí chợ"]
    assert table.header == ("STT", "Nội dung", "Số tiền")
    said = " ".join(table.left_out)
    assert "1 dòng bị ẩn" in said
    assert "1 cột bị ẩn" in said
    assert "Nháp" in said
    assert "mật" not in to_text([table])


def test_a_head_of_two_rows_becomes_one():
    book = Workbook()
    for row in (
        ["STT", "Họ tên", "Thu", None],
        [None, None, "Dự toán", "Thực hiện"],
        [1, "An", 10, 20],
        [2, "Lan", 3, 4],
    ):
        book.active.append(row)
    book.active.merge_cells("C1:D1")
    (table,) = read_sheets(saved(book))
    assert table.header == ("STT", "Họ tên", "Thu: Dự toán", "Thu: Thực hiện")
    assert table.numbers == (3, 4)


def test_a_formula_shows_what_it_last_came_to_and_nothing_when_never_computed():
    book = a_book()
    book.active["C6"] = "=C4*2"
    (table,) = read_sheets(saved(book))
    assert "=" not in to_text([table])


def test_a_sheet_of_numbers_alone_gets_columns_by_number():
    book = Workbook()
    book.active.append([1, 2, 3])
    assert read_sheets(saved(book))[0].header == ("Cột 1", "Cột 2", "Cột 3")


def test_a_very_long_sheet_is_cut_and_says_so():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dài")
    sheet.append(["STT", "Tên"])
    for at in range(MOST_ROWS + 50):
        sheet.append([at, "An"])
    (table,) = read_sheets(saved(book))
    assert len(table.rows) == MOST_ROWS - 1
    assert "51 dòng" in table.left_out[0]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"STT;Ten\n1;An\n", "not_xlsx"),
        (zipped(**{"word/document.xml": b"<a/>"}), "not_xlsx"),
        (zipped(**{"xl/workbook.xml": b"<a/>"}), "corrupt"),
        (zipped(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "macros"),
        (zipped(**{"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": b" " * 90_000_000}), "bomb"),
        (saved(a_book())[:-300], "corrupt"),
        (saved(Workbook()), "empty"),
    ],
    ids=["nothing", "csv", "docx", "broken", "macros", "bomb", "cut", "blank"],
)
def test_a_bad_file_is_refused_with_its_cause(data, code):
    with pytest.raises(Unreadable) as refused:
        read_sheets(data, "a.xlsx")
    assert refused.value.code == code


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(st.none(), st.integers(), st.floats(), st.just(1e22), st.text(alphabet="abc đ=1", max_size=9)),
            min_size=1,
            max_size=5,
        ),
        max_size=8,
    )
)
def test_any_sheet_reads_with_even_rows(rows):
    book = Workbook()
    tables: tuple[SheetTable, ...] = ()
    for row in rows:
        book.active.append(row)
    with suppress(Unreadable):  # a sheet without a word is refused
        tables = read_sheets(saved(book))
    for table in tables:
        assert {len(row) for row in table.rows} <= {len(table.header)}
        assert len(table.numbers) == len(table.rows)
