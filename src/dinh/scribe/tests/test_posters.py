"""Notices and cards: the code leads to the address, everything is said, nothing leaves the page."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dinh.scribe.posters import Card, Poster, PosterTable, card_png, notice_pdf, qr_png, qr_svg, spaced
from dinh.scribe.posters.card import _lines
from dinh.scribe.posters.wording import breakable, drawn
from dinh.scribe.writing.metrics import width

URL = "https://dinhminh.example/k/482913"
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
SHOUTED = "CÔNG KHAI TÌNH HÌNH THỰC HIỆN DỰ TOÁN NGÂN SÁCH NHÀ NƯỚC NĂM 2026 CỦA PHƯỜNG ĐÌNH MINH "
TABLE = PosterTable(
    ("Nội dung", "Dự toán (triệu đồng)", "Thực hiện (triệu đồng)"),
    (("Thu ngân sách", "16.010", "4.210"), ("Chi thường xuyên", "10.860", "2.490")),
    frozenset({1, 2}),
)
POSTER = Poster(
    commune="Ủy ban nhân dân phường Đình Minh",
    item="Công khai ngân sách",
    title="Tình hình thực hiện dự toán ngân sách phường quý III năm 2026",
    number="Quyết định số 118/QĐ-UBND ngày 05/10/2026",
    summary=("Phường thu 4,21 tỷ đồng, bằng 26,3% dự toán cả năm.",),
    url=URL,
    address="dinhminh.example/k/482913",
    code="482913",
    phone="0210 3 888 999",
    posted="Niêm yết từ 07/10/2026 đến hết 06/11/2026",
    asks="Hỏi thêm: ông Trần Văn Tư, công chức tài chính",
)
CARD = Card(POSTER.commune, POSTER.title, POSTER.summary, POSTER.address, URL, POSTER.item, POSTER.code)
HARD = st.one_of(
    st.text(min_size=1, max_size=400),
    st.integers(1, 400).map(lambda long: (SHOUTED * 6)[:long]),
    st.integers(1, 400).map(lambda long: "Ẫ" * long),
    st.integers(1, 200).map(lambda long: "🎉📢 " * long),
    st.integers(1, 60).map(lambda many: "https://đình.vn/a/" * many),
)


def read(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def codes(pdf: bytes) -> list[list[str]]:
    return [[found.text for found in read(page.render(scale=2).to_pil())] for page in pypdfium2.PdfDocument(pdf)]


def assert_inside(pdf: bytes) -> None:
    for page in pypdfium2.PdfDocument(pdf):
        wide, high = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert left >= 0, text.get_text_bounded()
            assert bottom >= 0
            assert right <= wide
            assert top <= high


def test_the_notice_says_everything_on_one_sheet():
    (said,) = pages(notice_pdf(replace(POSTER, table=TABLE)))
    for words in (POSTER.commune, POSTER.item, POSTER.number, POSTER.summary[0], POSTER.posted, POSTER.asks):
        assert words in said
    assert POSTER.title in said
    assert "16.010" in said
    assert "482 913" in said
    assert "Gọi 0210 3 888 999 hoặc gõ mã số" in said


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_the_code_on_the_page_leads_to_the_address(size):
    assert codes(notice_pdf(POSTER, size)) == [[URL]]


def test_the_code_survives_a_poor_photocopy():
    page = pypdfium2.PdfDocument(notice_pdf(POSTER))[0].render(scale=1.2).to_pil().convert("L")
    grey = page.point(lambda value: 90 if value < 128 else 200)
    assert [found.text for found in read(grey)] == [URL]


def test_the_code_is_at_least_35_mm_without_its_quiet_zone():
    page = pypdfium2.PdfDocument(notice_pdf(POSTER))[0]
    (found,) = read(page.render(scale=4).to_pil())
    across = found.position.top_right.x - found.position.top_left.x
    assert across / 4 / MM >= 35


def test_a3_is_the_same_sheet_larger():
    page = pypdfium2.PdfDocument(notice_pdf(POSTER, "A3"))[0]
    assert page.get_size() == pytest.approx((297 * MM, 420 * MM), abs=1)
    assert pages(notice_pdf(POSTER, "A3")) == pages(notice_pdf(POSTER))


def test_the_same_words_give_the_same_bytes():
    assert notice_pdf(POSTER) == notice_pdf(POSTER)
    assert card_png(CARD) == card_png(CARD)


def test_the_file_is_tagged_and_vietnamese():
    pdf = notice_pdf(POSTER)
    assert b"/Lang(vi-VN)" in pdf
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == POSTER.title


def sizes(pdf: bytes, words: str) -> set[float]:
    """In how many points these words are set: a box from ascender to descender is 0.907 of the size."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        at = text.search(words).get_next()
        if at:
            _left, bottom, _right, top = text.get_charbox(at[0], loose=True)
            found.add(round((top - bottom) / 0.907, 1))
    return found


def test_letters_are_large_and_never_below_16_points():
    short, long = notice_pdf(POSTER), notice_pdf(replace(POSTER, summary=POSTER.summary * 40))
    assert min(sizes(short, "Phường thu")) == pytest.approx(26, abs=0.3)
    assert min(sizes(long, "Phường thu")) == pytest.approx(16, abs=0.2)
    assert min(sizes(long, "Tình hình")) == pytest.approx(24, abs=0.5)


def test_a_long_summary_goes_on_and_every_sheet_leads_to_the_whole():
    pdf = notice_pdf(replace(POSTER, summary=POSTER.summary * 40, table=TABLE))
    said = pages(pdf)
    assert len(said) >= 2
    assert [f"Tờ {at}/{len(said)}" in text for at, text in enumerate(said, start=1)] == [True] * len(said)
    assert codes(pdf) == [[URL]] * len(said)
    assert " ".join(said).count("Phường thu 4,21") == 40
    assert all(POSTER.posted in text for text in said)
    assert_inside(pdf)


def test_one_sheet_is_not_numbered():
    assert "Tờ" not in pages(notice_pdf(POSTER))[0]


def test_without_phone_code_and_term_nothing_is_left_hanging():
    bare = Poster(commune="Xã Đình Hạ", title="Họp tổ dân phố", url=URL, address="dinhha.example/k/7")
    (said,) = pages(notice_pdf(bare))
    assert "Gọi" not in said
    assert "mã số" not in said
    assert "dinhha.example/k/7" in said


def test_a_wide_table_stays_on_the_sheet():
    header = tuple(f"Chỉ tiêu thứ {n}" for n in range(12))
    wide = PosterTable(header, tuple(("1.234.567.890",) * 12 for _ in range(60)))
    pdf = notice_pdf(replace(POSTER, table=wide))
    assert_inside(pdf)
    assert len(pages(pdf)) > 1


def test_an_uneven_table_is_refused_by_row():
    with pytest.raises(ValueError, match="dòng 1: có 1 ô"):
        notice_pdf(replace(POSTER, table=PosterTable(("A", "B"), (("1",),))))


@settings(max_examples=25, deadline=None)
@given(title=HARD, other=HARD)
def test_any_title_prints_and_stays_inside(title, other):
    pdf = notice_pdf(replace(POSTER, title=title, commune=other[:150], number=other[:200], summary=(other,)))
    assert_inside(pdf)
    assert codes(pdf)[-1] == [URL]


def test_what_cannot_be_drawn_is_left_out():
    assert drawn("Họp 🎉 tổ\u200b 中 3") == "Họp tổ 3"
    assert "Thông báo" in pages(notice_pdf(replace(POSTER, title="🎉🎉")))[0]


def test_a_word_breaks_only_when_it_is_wider_than_its_line():
    assert breakable("dinhminh.example/k/482913", 1000, 20) == "dinhminh.example/k/482913"
    parts = breakable("dinhminh.example/k/482913", 130, 20).split("\u200b")
    assert len(parts) > 1
    assert parts[0].endswith((".", "/"))
    assert all(width(part, 20) <= 130 for part in parts)


def test_the_card_is_four_by_five_and_its_code_leads_to_the_address():
    with Image.open(io.BytesIO(card_png(CARD))) as picture:
        assert picture.size == (1200, 1500)
        assert [found.text for found in read(picture)] == [URL]
        small = picture.convert("L").resize((540, 675))
        assert [found.text for found in read(small)] == [URL]


@settings(max_examples=20, deadline=None)
@given(title=HARD, other=HARD)
def test_any_card_is_drawn_inside_its_edges(title, other):
    card = replace(CARD, title=title, lines=(other, title, other, other), commune=other, item=title)
    with Image.open(io.BytesIO(card_png(card))) as picture:
        assert [found.text for found in read(picture)] == [URL]
        edge = picture.convert("RGB").crop((1160, 195, 1200, 1060))  # right of the text, between head and foot
        assert len(edge.getcolors()) == 1


@given(HARD)
def test_every_line_of_a_card_fits(text):
    assert all(width(line, 54, bold=True) <= 1040 for line in _lines(drawn(text), 54, bold=True))


def test_qr_codes_for_pages_and_files():
    with Image.open(io.BytesIO(qr_png(URL, 6))) as picture:
        assert [found.text for found in read(picture)] == [URL]
    svg = qr_svg(URL)
    assert svg.startswith("<svg")
    assert "viewBox" in svg
    assert "style" not in svg


@pytest.mark.parametrize("url", ["", "https://a.example/" + "x" * 4000])
def test_an_address_no_code_can_hold_is_refused(url):
    with pytest.raises(ValueError, match="ịa chỉ"):
        qr_svg(url)


def test_digits_are_read_out_in_threes():
    assert [spaced(code) for code in ("482913", "1234567", "12", "482 913", "")] == [
        "482 913",
        "1 234 567",
        "12",
        "482 913",
        "",
    ]
