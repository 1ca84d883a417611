"""Tables as they are found: titles above, heads of two rows, merged cells, totals, signatures, old fonts, odd files."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.law.spelling import bare
from dinh.scribe.decode.legacy import _TCVN3
from dinh.scribe.decoded import Unreadable
from dinh.scribe.ledgers.heads import Head, find_head
from dinh.scribe.ledgers.opening import Sheet, open_book
from dinh.scribe.ledgers.rows import Row, Skipped, below
from dinh.scribe.ledgers.tests.books import ods, written_csv, xlsx

KNOWN = {
    "ngay nhan",
    "ho ten",
    "dia chi",
    "noi dung",
    "so den",
    "ngay tiep",
    "so, ky hieu",
    "ngay van ban",
    "trich yeu",
}


def known(title: str) -> bool:
    return bare(title) in KNOWN


def read(data: bytes, name: str = "so.xlsx", at: int = 0) -> tuple[Head, list[Row], list[Skipped]]:
    sheet: Sheet = open_book(data, name).sheets[at]
    head = find_head(list(islice(sheet.lines(), 200)), sheet.spans, known)
    assert head is not None
    every = list(below(sheet, head))
    return head, [row for row in every if isinstance(row, Row)], [row for row in every if isinstance(row, Skipped)]


BOOK = [
    ["UBND PHƯỜNG ĐÌNH MINH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["VĂN PHÒNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["SỔ TIẾP CÔNG DÂN NĂM 2024"],
    ["STT", "Ngày nhận", "Người gửi", None, "Nội dung"],
    [None, None, "Họ tên", "Địa chỉ", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["Tháng 1", None, None, None, None],
    [1, date(2024, 1, 5), "NGUYỄN VĂN AN", "Tổ 3", "Cống tắc"],
    [2, "08/01/2024", "Lê Thị Bảy", "Tổ 4", "Đèn đường hỏng"],
    ["Tháng 2", None, None, None, None],
    [3, "ngày 2 tháng 2 năm 2024", "Võ Văn Giàu", "Tổ 1", "Cộng đồng dân cư đề nghị làm sân chơi"],
    ["STT", "Ngày nhận", "Họ tên", "Địa chỉ", "Nội dung"],
    [4, "5/3/24", "Trần Thị Dung", None, "Xin xác nhận"],
    ["Tổng cộng: 4 lượt", None, None, None, None],
    [],
    [None, None, None, "Đình Minh, ngày 31 tháng 12 năm 2024", None],
    [None, "Người lập sổ", None, "Chủ tịch", None],
    [None, "Phạm Thị Lan", None, "Hoàng Văn Bình", None],
]
MERGED = ("A5:A6", "B5:B6", "C5:D5", "E5:E6", "A8:E8", "A11:E11", "A15:E15")


def test_a_book_with_everything_offices_put_into_one() -> None:
    head, rows, skipped = read(xlsx(("Sheet1", BOOK), merged=MERGED))
    assert head.titles == ("STT", "Ngày nhận", "Người gửi: Họ tên", "Người gửi: Địa chỉ", "Nội dung")
    assert (head.first, head.below) == (5, 7)
    assert "SỔ TIẾP CÔNG DÂN NĂM 2024" in head.above
    assert [row.number for row in rows] == [9, 10, 12, 14]
    assert [row.section for row in rows] == ["Tháng 1", "Tháng 1", "Tháng 2", "Tháng 2"]
    assert rows[2].cells[4] == "Cộng đồng dân cư đề nghị làm sân chơi"
    assert [(row.number, row.why) for row in skipped] == [
        (7, "counting"), (8, "section"), (11, "section"), (13, "head"), (15, "total"), (17, "signature"),
        (18, "signature"), (19, "signature"),
    ]  # fmt: skip


def test_the_same_book_without_its_merged_cells() -> None:
    head, rows, _skipped = read(written_csv(BOOK, mark=","), "so.csv")
    assert head.titles[2:4] == ("Người gửi: Họ tên", "Người gửi: Địa chỉ")
    assert [row.number for row in rows] == [9, 10, 12, 14]


def test_an_open_document_reads_alike() -> None:
    rows = [["SỔ NĂM 2024"], ["Ngày nhận", "Người gửi", "", "Nội dung"], ["", "Họ tên", "Địa chỉ", ""],
            ["day:2024-01-05", "An", "Tổ 3", "Cống tắc"], ["", "", "", ""], ["8/1/2024", "Bảy", "Tổ 4",
            "Đèn hỏng"]]  # fmt: skip
    head, found, _skipped = read(ods("Đơn", rows, {(1, 1): (2, 1), (1, 0): (1, 2), (1, 3): (1, 2)}), "so.ods")
    assert head.titles == ("Ngày nhận", "Người gửi: Họ tên", "Người gửi: Địa chỉ", "Nội dung")
    assert [row.number for row in found] == [4, 6]
    assert found[0].cells[0].date() == date(2024, 1, 5)  # type: ignore[union-attr]


def test_a_cell_merged_over_rows_speaks_for_each() -> None:
    rows = [
        ["Ngày nhận", "Họ tên", "Nội dung"],
        ["5/1/2024", "An", "Một"],
        [None, "Bảy", "Hai"],
        ["6/1/2024", "Ba", "Ba"],
    ]
    _head, found, _skipped = read(xlsx(("S", rows), merged=["A2:A3"]))
    assert [row.cells[0] for row in found] == ["5/1/2024", "5/1/2024", "6/1/2024"]


def test_every_sheet_is_a_table_of_its_own() -> None:
    first = [["Ngày nhận", "Họ tên", "Nội dung"], ["5/1/2024", "An", "Một"]]
    second = [["Số, ký hiệu", "Ngày văn bản", "Trích yếu"], ["01/UBND", "5/1/2024", "V/v họp"]]
    book = open_book(xlsx(("Đơn", first), ("Trống", []), ("Văn bản", second)), "so.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Đơn", "Văn bản"]
    assert read(xlsx(("Đơn", first), ("Văn bản", second)), at=1)[1][0].cells[0] == "01/UBND"


_TO_TCVN3 = {letter: chr(code) for code, letter in _TCVN3.items()}


def tcvn3(text: str) -> str:
    return "".join(_TO_TCVN3.get(mark, mark) for mark in text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_vietnamese_csv(encoding: str) -> None:
    rows = [
        ["Ngày nhận", "Họ tên", "Nội dung"],
        *([f"{day}/1/2024", "Nguyễn Thị Hương", "Đề nghị sửa đường, cống rãnh"] for day in range(1, 20)),
    ]
    if encoding == "cp1258":  # its tones are letters of their own
        rows = [[bare_tones(cell) for cell in row] for row in rows]
    _head, found, _skipped = read(written_csv(rows, encoding, ","), "so.csv")
    assert unicodedata.normalize("NFC", str(found[0].cells[1])) == "Nguyễn Thị Hương"


def bare_tones(text: str) -> str:
    """As Windows-1258 writes: the letter with its hat, then the tone."""
    made = ""
    for mark in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", mark)
        tone = [part for part in parts[1:] if part in "\u0300\u0301\u0303\u0309\u0323"]
        made += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone)) + "".join(tone)
    return made


@pytest.mark.parametrize("where", ["xlsx", "csv"])
def test_a_book_typed_with_the_old_fonts_is_read(where: str) -> None:
    names = ["Ngày nhận", "Họ tên", "Địa chỉ", "Nội dung"]
    rows = [["5/1/2024", "Nguyễn Thị Hường", "tổ dân phố Đông", "đề nghị sửa cống thoát nước"] for _n in range(5)]
    table = [[tcvn3(cell) for cell in row] for row in [names, *rows]]
    data = xlsx(("S", table)) if where == "xlsx" else written_csv(table, "cp1252")
    book = open_book(data, f"so.{where}")
    assert book.sheets[0].font == "TCVN3 (ABC)"
    head, found, _skipped = read(data, f"so.{where}")
    assert head.titles == tuple(names)
    assert found[0].cells[1] == "Nguyễn Thị Hường"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_xls"),
        (b"PK\x03\x04 hong", "corrupt"),
        (b"chi mot dong chu thuong", "not_a_table"),
        (xlsx(("S", [])), "empty"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_book(data, "tep")
    assert refused.value.code == code
    assert len(str(refused.value)) > 10


def test_a_table_without_names_of_columns_has_no_head() -> None:
    sheet = open_book(xlsx(("S", [["chỉ một ô"], [1], [2]])), "so.xlsx").sheets[0]
    assert find_head(list(sheet.lines()), (), known) is None


NAMES = st.sampled_from(["An", "Lê Thị Bảy", "TRẦN VĂN CHÍN", "Đỗ Ất"])
MATTERS = st.sampled_from(
    ["Cống tắc", "Tổng hợp ý kiến bà con", "Cộng đồng đề nghị", "Xin xác nhận", "Người lập di chúc"]
)
DATA = st.lists(
    st.tuples(st.dates(date(2015, 1, 1), date(2025, 12, 31)), NAMES, st.just("Tổ 3"), MATTERS), min_size=1, max_size=30
)
TITLES = st.lists(
    st.sampled_from([["UBND PHƯỜNG"], [], ["SỔ TIẾP DÂN", None, None, "Mẫu số 01"], ["Năm 2024"]]), max_size=5
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TITLES, DATA, st.booleans(), st.booleans(), st.booleans())
def test_no_row_of_a_book_is_ever_lost(titles, data, counted: bool, total: bool, signed: bool) -> None:
    """Whatever stands above, between and below: every row of data comes out, once, with its own number."""
    rows = [*titles, ["STT", "Ngày nhận", "Họ tên", "Địa chỉ", "Nội dung"]]
    if counted:
        rows.append([1, 2, 3, 4, 5])
    first = len(rows) + 1
    rows += [
        [at, f"{day:%d/%m/%Y}", name, place, matter] for at, (day, name, place, matter) in enumerate(data, start=1)
    ]
    if total:
        rows.append(["Tổng số", None, None, None, len(data)])
    if signed:
        rows += [[], [None, None, None, "Ngày 31 tháng 12 năm 2024"], [None, "NGƯỜI LẬP", None, "TM. ỦY BAN NHÂN DÂN"]]
    head, found, skipped = read(xlsx(("S", rows)))
    assert head.below == first - (1 if counted else 0)
    assert [row.number for row in found] == list(range(first, first + len(data)))
    assert [row.cells[4] for row in found] == [matter for _day, _name, _place, matter in data]
    assert len(skipped) == counted + total + 2 * signed
