"""Personal data is found where it stands, and amounts, numbers of papers and days of papers are left in peace."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.rules.publish import PERSONAL_MINIMUM
from dinh.scribe.personal import KINDS, columns, find, find_in_tables, mask, mask_tables, mask_text
from dinh.scribe.sheets import SheetTable

FOUND = [
    ("CCCD 025080001234", "cccd", "025080001234"),
    ("Căn cước công dân số: 025 080 001 234", "cccd", "025 080 001 234"),
    ("số định danh cá nhân 025304001234", "cccd", "025304001234"),
    ("Trần Thị Lụa, 001190012345, tổ 3", "cccd", "001190012345"),
    ("CCCD số 999999999999 (ghi sai)", "cccd", "999999999999"),
    ("CMND số 123456789", "cmnd", "123456789"),
    ("Chứng minh nhân dân: 123 456 789", "cmnd", "123 456 789"),
    ("ĐT: 0912345678", "phone", "0912345678"),
    ("SĐT 0912.345.678", "phone", "0912.345.678"),
    ("gọi anh Hùng 0987 654 321", "phone", "0987 654 321"),
    ("0987-654-321", "phone", "0987-654-321"),
    ("+84 912 345 678", "phone", "+84 912 345 678"),
    ("Zalo 0378123456.", "phone", "0378123456"),
    ("Sinh ngày 05/8/1980 tại phường", "birth", "05/8/1980"),
    ("ngày sinh: 5-8-1980", "birth", "5-8-1980"),
    ("sinh ngày 05 tháng 8 năm 1980", "birth", "05 tháng 8 năm 1980"),
    ("Ngày, tháng, năm sinh: 12.10.1955", "birth", "12.10.1955"),
    ("STK 0123456789012 Agribank", "account", "0123456789012"),
    ("số tài khoản: 1903 4567 8901 23", "account", "1903 4567 8901 23"),
    ("thẻ BHYT số HT3010123456789", "bhyt", "HT3010123456789"),
    ("mã số BHXH 0123456789", "bhyt", "0123456789"),
    ("thư nguyenvana@gmail.com nhé", "email", "nguyenvana@gmail.com"),
]
UNSURE = [
    ("Đường dây nóng: 0210 3 888 999", "phone"),
    ("Điện thoại UBND phường: 0912 345 678", "phone"),
    ("(0210) 3888 999", "phone"),
    ("Số tài khoản tiếp nhận ủng hộ tại Kho bạc: 3713.0.1234567", "account"),
    ("Lý do: bệnh tim bẩm sinh", "health"),
    ("a.tran@congtyminhphu.vn", "email"),
]
CLEAN = """Tổng thu 1.234.567.890 đồng, chi 012.345.678.901 đồng
Dự toán 16.010.000.000 16.010 4.210 26,3 912.345.678
Căn cứ Quyết định số 118/QĐ-UBND ngày 05/10/2026; Công văn số 0912345678/CV-UBND
Mã số 482 913; mã hồ sơ CK-7K3M-9QXT; mã dự án 7654321; mã QHNS 1012345
Họp từ 7h30 đến 11h00 ngày 10/6/2026 tại nhà văn hóa tổ dân phố số 3
Năm sinh 1980, sinh năm 1955; danh sách 26/26 hộ, 123456789 người
Luật 10/2022/QH15 ngày 10/11/2022, hỗ trợ người khuyết tật 500.000 đồng/tháng, bệnh viện
Tổng đài 1900 1234, 18001166; đường dây 113; mã bưu chính 20000; tờ bản đồ 12, thửa 345
Kế hoạch 2021 2022 2023 2024 2025 2026; 100.000.000.000
ubnd@dinhminh.gov.vn, https://dinhminh.example/k/482913
Tài khoản 3 mức: 0123; số 0001234; 2026-08-05; 05/08/2026 10:20:30"""


@pytest.mark.parametrize(("text", "kind", "value"), FOUND, ids=[text for text, _kind, _value in FOUND])
def test_it_is_found(text, kind, value):
    (datum,) = find(text)
    assert (datum.kind, datum.text, datum.sure) == (kind, value, True)
    assert text[datum.start : datum.end] == value
    assert datum.why.endswith(".")


@pytest.mark.parametrize(("text", "kind"), UNSURE)
def test_what_may_be_an_offices_own_is_only_a_warning(text, kind):
    assert [(datum.kind, datum.sure) for datum in find(text)] == [(kind, False)]


@pytest.mark.parametrize("line", CLEAN.split("\n"))
def test_ordinary_figures_raise_no_alarm(line):
    assert find(line) == ()


def test_a_person_with_everything_is_found_in_order_and_masked():
    text = "Nguyễn Văn A, sinh ngày 05/8/1980, CCCD 025080001234 cấp ngày 01/02/2021, ĐT 0912345678, 0987654321"
    assert [datum.kind for datum in find(text)] == ["birth", "cccd", "phone", "phone"]
    assert mask_text(text) == "Nguyễn Văn A, sinh ngày 1980, CCCD •••234 cấp ngày 01/02/2021, ĐT •••678, •••321"


def test_masking_leaves_the_unsure_unless_they_are_chosen():
    text = "Đường dây nóng 0210 3 888 999"
    assert mask_text(text) == text
    assert mask_text(text, find(text)) == "Đường dây nóng •••999"


def test_a_table_read_cell_by_cell_warns_below_its_heading():
    text = "STT\nHọ và tên\nNgày sinh\nSố tài khoản\n1\nTrần Thị Lụa\n12/10/1955\n190345678901\n"
    assert [(datum.kind, datum.text, datum.sure) for datum in find(text)] == [
        ("birth", "12/10/1955", False),
        ("account", "190345678901", False),
    ]
    assert find(text.replace("Ngày sinh", "Ngày họp").replace("Số tài khoản", "Số tiền")) == ()


LIST = SheetTable(
    "Danh sách",
    ("STT", "Họ và tên", "Ngày sinh", "CMND/CCCD", "SĐT", "Số tiền", "Lý do", "Ngày duyệt"),
    (
        ("1", "Trần Thị Lụa", "12/10/1955", "123456789", "912345678", "1.500.000", "bị bệnh tim", "01/02/2026"),
        ("2", "Nguyễn Văn An", "1960", "25080001234", "0912 345 678", "912.345.678", "hộ nghèo", "01/02/2026"),
        ("3", "Lê Thị Mai", "", "", "", "500.000", "", "01/02/2026"),
    ),
    numbers=(6, 7, 9),
    letters=("A", "B", "C", "E", "F", "G", "H", "I"),
)


def test_columns_say_what_their_cells_are():
    assert [(cell.place, cell.datum.kind, cell.datum.sure) for cell in find_in_tables([LIST])] == [
        ("C6", "birth", True),
        ("E6", "cmnd", True),
        ("F6", "phone", True),
        ("H6", "health", False),
        ("E7", "cccd", True),
        ("F7", "phone", True),
    ]


def test_each_column_is_reported_once():
    found = columns(find_in_tables([LIST]))
    assert [(each.column, each.header, each.kind, each.cells) for each in found] == [
        ("C", "Ngày sinh", "birth", 1),
        ("E", "CMND/CCCD", "cmnd", 1),
        ("F", "SĐT", "phone", 2),
        ("H", "Lý do", "health", 1),
        ("E", "CMND/CCCD", "cccd", 1),
    ]


def test_a_masked_list_may_be_published():
    (masked,) = mask_tables([LIST], find_in_tables([LIST]))
    assert masked.rows[0] == (
        "1", "Trần Thị Lụa", "1955", "•••789", "•••678", "1.500.000", "(không nêu)", "01/02/2026",
    )  # fmt: skip
    assert masked.rows[2] == LIST.rows[2]
    assert find_in_tables([masked]) == ()


def test_a_column_of_phones_whose_heading_is_silent_is_a_warning():
    rows = tuple((f"Hộ {n}", f"9{n}2345678") for n in range(4))
    found = find_in_tables([SheetTable("S", ("Hộ", "Ghi thêm"), rows)])
    assert {(cell.datum.kind, cell.datum.sure) for cell in found} == {("phone", False)}
    assert found[0].place == "B2"


def test_a_budget_table_raises_no_alarm():
    rows = tuple((str(n), f"Khoản {n}", f"{n}12.345.678", f"{n}12345678", "12,5%") for n in range(1, 9))
    assert find_in_tables([SheetTable("NS", ("STT", "Nội dung", "Dự toán", "Mã nguồn", "Tỷ lệ"), rows[:2])]) == ()
    tidy = tuple((*row[:3], "1.000", row[4]) for row in rows)
    assert find_in_tables([SheetTable("NS", ("STT", "Nội dung", "Dự toán", "Thực hiện", "Tỷ lệ"), tidy)]) == ()


def test_a_title_above_the_table_is_read_too():
    table = SheetTable("S", ("Họ tên",), (("An",),), title=("Liên lạc: anh Hùng, SĐT 0912345678",))
    assert [cell.datum.kind for cell in find_in_tables([table])] == ["phone"]
    assert "0912" not in mask_tables([table])[0].title[0]


@given(st.from_regex(r"\d{6,19}", fullmatch=True), st.sampled_from(["cccd", "cmnd", "phone", "account", "bhyt"]))
def test_a_mask_keeps_three_digits_at_most(number, kind):
    assert len(re.findall(r"\d", mask(number, kind))) <= 3


@given(st.text(alphabet="0123456789 .,/-+@abcĐTSTKCCCD:\n", max_size=200))
def test_any_text_is_read_and_masked_text_has_nothing_sure(text):
    found = find(text)
    assert all(text[datum.start : datum.end] == datum.text for datum in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    mask_text(text, found)


def test_every_kind_has_a_name_and_a_way_out_and_the_rule_is_not_law_read():
    assert all(kind.name and kind.instead for kind in KINDS.values())
    day = date(2026, 8, 5)
    assert not PERSONAL_MINIMUM.verified(day)
    assert PERSONAL_MINIMUM.cite(day).article is None


SHARED = Path(__file__).resolve().parents[5] / "shared"


@pytest.mark.real
@pytest.mark.skipif(not SHARED.exists(), reason="the real documents (../shared) are not beside the repository")
def test_real_papers_raise_no_alarm():
    papers = [*(SHARED / "corpus" / "docs").glob("*.txt"), *(SHARED / "seeds").glob("*.txt")]
    assert papers
    assert not [datum for paper in papers for datum in find(paper.read_text(encoding="utf-8"))]
