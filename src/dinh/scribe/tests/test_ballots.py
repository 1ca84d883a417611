"""Slips: four to a sheet, the law's fields, the stamp or the signature, nothing that identifies above the tear line of
a secret one."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from dinh.scribe.ballots import Ballot, Stub, slips_pdf

A6_STUB = 43 * 72 / 25.4  # points: the height of a slip's stub
BALLOT = Ballot(
    commune="Phường Đình Minh", group="Tổ dân phố 1", title="Phiếu lấy ý kiến hộ gia đình",
    matter="Góp tiền làm đường ngõ 5", content="Mỗi hộ góp 1.200.000 đồng.",
    question="Hộ có đồng ý không?", options=("Đồng ý", "Không đồng ý", "Ý kiến khác"),
    choose="Đánh dấu X vào MỘT ô.", term="Nộp lại phiếu trước 17:00 ngày 05/06/2026.",
    more="Toàn văn: dinhminh.example/p/BQ-7K3M-9QXT", head="Tổ trưởng tổ dân phố", own_other=True,
    hints=("Khi nộp, tổ phát phiếu quét mã hoặc ghi số thứ tự; hộ giữ cuống này.",
           "Xem phiếu đã được đếm chưa: dinhminh.example/ban-va-quyet-dinh/phieu/kiem-tra"),
)  # fmt: skip


def stubs(count: int) -> list[Stub]:
    return [
        Stub(700 + at, f"H{at:03d}", f"Người {at}", f"ABCD-EFGH-{at:04d}", f"https://dinhminh.example/m/{at}", "QRST")
        for at in range(1, count + 1)
    ]


def pages(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def above(data: bytes) -> str:
    """What stands above the tear line of the first slip."""
    page = pdfium.PdfDocument(data)[0]
    width, height = page.get_size()
    return page.get_textpage().get_text_bounded(0, height / 2 + A6_STUB + 17, width / 2, height)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_four_to_a_sheet_with_every_field_of_the_law():
    made = pages(slips_pdf(BALLOT, stubs(5)))
    assert len(made) == 2
    first = flat(made[0])
    for said in ("PHƯỜNG ĐÌNH MINH", "Góp tiền làm đường ngõ 5", "Mỗi hộ góp", "Không đồng ý", "Ý kiến khác là",
                 "Nộp lại phiếu trước 17:00", "TỔ TRƯỞNG TỔ DÂN PHỐ", "ABCD-EFGH-0001", "phieu/kiem-tra"):  # fmt: skip
        assert said in first
    assert first.count("Đánh dấu X vào MỘT ô.") == 4


def test_the_stamp_for_the_whole_commune():
    said = flat(pages(slips_pdf(replace(BALLOT, head=""), stubs(1)))[0])
    assert "Chỗ đóng dấu treo của Ủy ban nhân dân" in said
    assert "ký, ghi rõ họ tên" not in said


def test_nothing_identifies_above_the_tear_line_of_a_secret_slip():
    secret = replace(BALLOT, secret=True)
    first, second = (above(slips_pdf(secret, [each])) for each in stubs(2))
    assert first == second
    assert "Hộ có đồng ý không?" in first
    assert "701" not in first
    assert "701" in above(slips_pdf(BALLOT, stubs(1)))


def test_a_letter_has_a_code_and_no_box_to_mark():
    letter = replace(BALLOT, letter=True, secret=True, title="Thư mã biểu quyết trực tuyến")
    said = flat(pages(slips_pdf(letter, stubs(1)))[0])
    assert "ABCD-EFGH-0001" in said
    assert "CUỐNG PHIẾU" not in said
    assert "Ý kiến khác là" not in said


def test_a_long_content_is_cut_and_says_where_the_rest_is():
    long = replace(BALLOT, content="Mỗi hộ góp theo bảng kèm theo, chia làm hai đợt. " * 60)
    said = flat(pages(slips_pdf(long, stubs(1)))[0])
    assert "Toàn văn: dinhminh.example/p/BQ-7K3M-9QXT" in said
    assert "Nộp lại phiếu trước 17:00" in said
    assert "ABCD-EFGH-0001" in said


def test_what_somebody_typed_is_never_markup():
    said = flat(pages(slips_pdf(replace(BALLOT, matter='#read("slips.json") *x* $1$'), stubs(1)))[0])
    assert '#read("slips.json") *x* $1$' in said


def test_nothing_to_print_and_no_code_that_fits():
    with pytest.raises(ValueError, match="Chưa có phiếu"):
        slips_pdf(BALLOT, [])
    with pytest.raises(ValueError, match="Địa chỉ quá dài"):
        slips_pdf(BALLOT, [replace(stubs(1)[0], url="https://x/" + "a" * 3000)])
