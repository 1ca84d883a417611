"""Books of publicity of our own writing, as offices really keep them: one sheet a year or a quarter, titles over a head
of two rows, days in words, a line for each place, totals and signatures below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dinh.scribe.ledgers.tests.books import xlsx

HEAD = [
    ["STT", "NỘI DUNG NIÊM YẾT, CÔNG KHAI", "Số văn bản", "Hình thức công khai", "Thời gian niêm yết", "",
     "Địa điểm niêm yết", "Cán bộ thực hiện", "Ghi chú"],
    ["", "", "", "", "Từ ngày", "Đến ngày", "", "", ""],
]  # fmt: skip
YEAR_2023 = [
    ["Quý I"],
    [1, "DỰ TOÁN THU CHI NGÂN SÁCH XÃ NĂM 2023", "05/QĐ-UBND", "Niêm yết, loa truyền thanh",
     "ngày 10 tháng 01 năm 2023", "10/02/2023", "Trụ sở UBND, nhà văn hóa 10 tổ", "NGUYỄN VĂN AN", ""],
    [2, "Danh sách hộ nghèo, hộ cận nghèo năm 2023", "", "Niêm yết; họp dân", "5/3/23", "niêm yết 30 ngày", "NVH tổ 1",
     "Lê Thị Bảy", ""],
    [3, "Danh sách hộ nghèo, hộ cận nghèo năm 2023", "", "Niêm yết; họp dân", "5/3/23", "niêm yết 30 ngày", "NVH tổ 2",
     "Lê Thị Bảy", ""],
    ["Quý II"],
    [4, "Bộ thủ tục hành chính thuộc thẩm quyền cấp xã", "12/TB-UBND", "Cổng TTĐT và niêm yết", "02.05.2023",
     "thường xuyên", "Bộ phận một cửa", "", ""],
    ["", "Tổng cộng", "4 nội dung", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "NGƯỜI LẬP BIỂU", "", ""],
]  # fmt: skip
QUARTER_2024 = [
    ["TT", "Nội dung công khai", "Khoản Điều 11", "Hình thức", "Thời gian", "Nơi niêm yết", "Người niêm yết"],
    [1, "Quyết toán thu chi quỹ vì người nghèo", "", "niêm yết", "từ 05/3 đến 05/4/2024", "Trụ sở", "TRẦN VĂN CƯỜNG"],
    [2, "Quyết toán thu chi quỹ vì người nghèo năm 2023", "5", "niêm yết", "từ 05/3 đến 05/4/2024", "Trụ sở", ""],
    [3, "Thông báo lịch cắt điện", "", "bồ câu", "Quý I", "", ""],
    [4, "Kết quả lấy ý kiến Nhân dân về hương ước", "", "Loa", "20/3/2024 đến 10/3/2024", "", ""],
    [5, "", "", "Loa", "20/3/2024", "", ""],
    [6, "Mức thu phí vệ sinh môi trường", "", "Zalo", "01/12/2029", "", ""],
]


def book(*more: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """Two sheets: a year, whose head is merged over two rows; a quarter with its own columns."""
    first = [["ỦY BAN NHÂN DÂN XÃ ĐÌNH THƯỢNG"], ["SỔ THEO DÕI NIÊM YẾT, CÔNG KHAI NĂM 2023"], [], *HEAD, *YEAR_2023]
    second = [["THEO DÕI CÔNG KHAI QUÝ I NĂM 2024"], *QUARTER_2024]
    merged = ["A1:I1", "A2:I2", "E4:F4", *(f"{column}4:{column}5" for column in "ABCDGHI")]
    return xlsx(("2023", first), ("Q1.2024", second), *more, merged=merged)


def plain(*rows: Sequence[Any], title: str = "SỔ THEO DÕI CÔNG KHAI NĂM 2024") -> bytes:
    """One sheet, without faults."""
    head = ["Nội dung công khai", "Số văn bản", "Hình thức công khai", "Ngày bắt đầu", "Ngày kết thúc", "Nơi niêm yết"]
    usual = [
        ["Dự toán ngân sách năm 2024", "05/QĐ-UBND", "Niêm yết", "10/01/2024", "10/02/2024", "Trụ sở"],
        ["Danh sách hộ nghèo năm 2024", "", "Niêm yết, loa", "05/03/2024", "05/04/2024", "Các tổ"],
        ["Danh sách hộ nghèo năm 2024", "", "Niêm yết, loa", "05/03/2024", "05/04/2024", "Trụ sở"],
    ]
    return xlsx(("Sổ", [[title], head, *(rows or usual)]))
