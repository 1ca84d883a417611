"""The PDF says the same words as the .docx, in our own fonts, on A4, with a page number from the second page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from dinh.scribe.tests.writing_parts import Parts
from dinh.scribe.tests.writing_samples import GROUPS, LETTER, PARAGRAPH, REPORT, SAMPLES, picture_that_will_not_decode
from dinh.scribe.writing import to_docx, to_pdf
from dinh.scribe.writing.model import Annex, Figure, Heading, Para

EVERY = pytest.mark.parametrize("name", SAMPLES)
MM = 72 / 25.4


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@EVERY
def test_every_paragraph_of_the_docx_is_in_the_pdf(name: str):
    printed = words_of(" ".join(pages_of(to_pdf(SAMPLES[name]))))
    parts = Parts(to_docx(SAMPLES[name]))
    for style in (
        "QuocHieu",
        "CoQuan",
        "SoKyHieu",
        "DiaDanh",
        "TenLoai",
        "CanCu",
        "Heading1",
        "Heading2",
        "QuyenHan",
        "HoTen",
    ):
        for text in parts.texts(style):
            assert words_of(text) in printed
    assert PARAGRAPH in printed or name == "decision"


def test_the_table_says_every_cell():
    printed = words_of(" ".join(pages_of(to_pdf(replace(REPORT, annexes=())))))
    assert all(row[1] in printed for row in GROUPS.rows)
    assert printed.count("84,05") == 30


@EVERY
def test_the_page_is_a4_and_the_head_stands_inside_the_margins(name: str):
    page = pypdfium2.PdfDocument(to_pdf(SAMPLES[name]))[0]
    assert page.get_size() == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    assert min(box[0] for box in boxes) >= 30 * MM - 1
    assert max(box[2] for box in boxes) <= 195 * MM + 1


@EVERY
def test_pages_are_numbered_from_the_second(name: str):
    main = [page for page in pages_of(to_pdf(SAMPLES[name])) if "Phụ lục I" not in page]
    first_lines = [page.strip().splitlines()[0].strip() for page in main]
    assert first_lines[0] != "1"
    assert first_lines[1:] == [str(number) for number in range(2, len(main) + 1)]


def test_an_annex_counts_its_pages_from_one_and_may_lie_down():
    many = tuple(Para.of(PARAGRAPH) for _ in range(40))
    annexes = (Annex("Phụ lục I", "Một", many, landscape=True), Annex("Phụ lục II", "Hai", many))
    document = pypdfium2.PdfDocument(to_pdf(replace(LETTER, annexes=annexes)))
    sizes = [page.get_size()[0] > page.get_size()[1] for page in document]
    firsts = [page.get_textpage().get_text_bounded().strip().splitlines()[0].strip() for page in document]
    begins = [at for at, first in enumerate(firsts) if first.startswith("Phụ lục")]
    assert len(begins) == 2
    assert firsts[begins[0] + 1] == firsts[begins[1] + 1] == "2"
    assert sizes[begins[0]]
    assert not sizes[begins[1]]


def test_only_our_fonts_are_embedded():
    pdf = to_pdf(REPORT)
    names = set(re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z-]+)", pdf))
    assert {name.split(b"-")[0] for name in names} == {b"LiberationSerif"}


def test_the_pdf_is_tagged_vietnamese_and_names_title_and_issuer():
    pdf = to_pdf(REPORT)
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert about["Title"].startswith("Báo cáo Kết quả")
    assert about["Author"] == "Ủy ban nhân dân phường Đình Minh"
    assert pypdfium2.PdfDocument(pdf).is_tagged()
    assert re.search(rb"/Lang\s*\(vi-VN\)", pdf)


def test_a_chapter_stands_in_the_middle_of_the_page():
    page = pypdfium2.PdfDocument(to_pdf(replace(LETTER, blocks=(Heading(1, "Chương I", "Chung"), Para.of("Xong")))))[0]
    text = page.get_textpage()
    found = text.search("Chương I").get_next()
    assert found is not None
    left, right = text.get_charbox(found[0])[0], text.get_charbox(found[0] + found[1] - 1)[2]
    assert (left + right) / 2 == pytest.approx((30 + 165 / 2) * MM, abs=2)


def test_headings_become_bookmarks():
    titles = [bookmark.get_title() for bookmark in pypdfium2.PdfDocument(to_pdf(REPORT)).get_toc()]
    assert titles[:3] == ["I. ĐẶC ĐIỂM TÌNH HÌNH", "II. KẾT QUẢ THỰC HIỆN", "1. Công khai thông tin để Nhân dân biết"]


@EVERY
def test_the_same_paper_gives_the_same_bytes(name: str):
    assert to_pdf(SAMPLES[name]) == to_pdf(SAMPLES[name])


def test_the_stamp_is_the_callers():
    when = datetime(2026, 6, 9, 8, 30, tzinfo=UTC)
    assert b"20260609083000" in to_pdf(REPORT, stamp=when)
    assert b"20260608000000" in to_pdf(REPORT)


@pytest.mark.parametrize("lines", range(10, 30))
def test_the_signature_never_stands_alone_on_a_page(lines: int):
    body = (*(Para.of(f"Câu {at}.") for at in range(1, lines)), Para.of("Câu cuối cùng."))
    signed = next(page for page in pages_of(to_pdf(replace(LETTER, blocks=body))) if "Lê Văn Tư" in page)
    assert "Câu cuối cùng" in signed


def test_recipients_longer_than_a_page_are_all_printed():
    many = tuple(f"Tổ dân phố số {at}" for at in range(1, 151))
    printed = "".join(pages_of(to_pdf(replace(REPORT, recipients=many))))
    assert all(name in printed for name in many)


def test_a_row_longer_than_a_page_is_printed_to_its_end():
    long = replace(GROUPS, rows=(("1", " ".join(f"câu-{at}" for at in range(1500)), "", "", "", "hết"),))
    printed = words_of("".join(pages_of(to_pdf(replace(REPORT, blocks=(long,))))))
    assert "câu-0 " in printed
    assert "câu-1499" in printed


def test_a_picture_that_will_not_decode_is_refused_and_named_as_the_cause():
    broken = Figure(picture_that_will_not_decode(), "Hình 1", "Ảnh chụp")
    with pytest.raises(ValueError, match=r"Không in được PDF.*lưu lại hình"):
        to_pdf(replace(REPORT, blocks=(broken,)))
