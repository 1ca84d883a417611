"""A receipt says what it must, on one sheet, whatever is written on it."""

from __future__ import annotations

import pypdfium2
import pytest

from dinh.scribe.receipts import Slip, receipt_pdf

FACTS = (("Công trình", "Đường ngõ 5"), ("Hộ", "1001, Trần Văn Chín"), ("Nội dung", "Nhân dân đóng góp"))


def slip(**changes: object) -> Slip:
    facts = {
        "commune": "Phường Đình Minh", "group": "Tổ dân phố 1", "title": "Biên lai thu", "number": "Số 12/2026",
        "amount": "1.200.000 đồng", "facts": FACTS, "day": "Ngày 05/5/2026", "payer": "Trần Văn Chín",
        "taker": "Đinh Văn Ba, Tổ trưởng", "code": "BL-7K3M-9QXT", "url": "https://dinhminh.example/bl?ma=BL-7K3M-9QXT",
        "address": "dinhminh.example/cong-trinh/bien-lai",
    }  # fmt: skip
    return Slip(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "wide"), [("A6", 420), ("A5", 595)])
def test_it_is_one_sheet_with_its_words(size, wide):
    book = pypdfium2.PdfDocument(receipt_pdf(slip(), size))
    text = book[0].get_textpage().get_text_range()
    assert len(book) == 1
    assert abs(book[0].get_width() - wide) < 2
    assert "1.200.000 đồng" in text
    assert "BL-7K3M-9QXT" in text


def test_markup_is_words_and_a_void_receipt_says_so():
    found = slip(payer="#panic() *x*", void="ĐÃ HỦY ngày 06/5/2026", facts=(("Hộ", "dài " * 60),))
    text = pypdfium2.PdfDocument(receipt_pdf(found))[0].get_textpage().get_text_range()
    assert "#panic() *x*" in text
    assert "ĐÃ HỦY" in text


def test_an_address_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match="QR"):
        receipt_pdf(slip(url="https://x.example/" + "x" * 5000))
