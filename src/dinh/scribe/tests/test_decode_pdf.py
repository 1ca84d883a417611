"""A PDF with text gives paragraphs; one without, or one that hurts its reader, is refused with the way out."""

from __future__ import annotations

import os
import signal
import time

import pytest

from dinh.scribe.decode import decode, limits
from dinh.scribe.decode.pdf_lines import Line, Page, pages_of, running_text
from dinh.scribe.decode.pdf_process import PdfProcess, process
from dinh.scribe.decoded import Unreadable
from dinh.scribe.tests.decode_samples import LETTER, docx, letter_pdf, p, pdf

LONG = "Thực hiện dân chủ ở cơ sở là trách nhiệm của cả hệ thống chính trị và Nhân"  # about 75 letters: fills a line


def text_of(pages: list[list[tuple[int, int, str]]]) -> str:
    return decode(pdf(pages), "a.pdf").text


def test_a_pdf_gives_its_words_in_order() -> None:
    decoded = decode(letter_pdf(), "ke-hoach.pdf")
    assert decoded.kind == "pdf"
    assert decoded.text.split() == LETTER.split()
    assert decoded.warnings == ()


def test_the_wrapped_lines_of_a_paragraph_are_one_line_again() -> None:
    first = LONG[:-5]
    page = [(100, 700, first), (70, 682, LONG), (70, 664, "dân trong phường."), (100, 646, "Điều khác bắt đầu ở đây.")]
    assert text_of([page]) == f"{first} {LONG} dân trong phường.\nĐiều khác bắt đầu ở đây.\n"


def test_items_and_headings_stay_lines_of_their_own() -> None:
    page = [(70, 700, LONG), (70, 682, "- Công an phường;"), (70, 664, "1. Hội Phụ nữ."), (70, 646, "II. TỔ CHỨC")]
    page += [(70, 628, LONG), (70, 610, LONG)]
    assert text_of([page]).splitlines()[:4] == [LONG, "- Công an phường;", "1. Hội Phụ nữ.", "II. TỔ CHỨC"]


def test_a_symbol_broken_after_its_hyphen_is_whole_again() -> None:
    first = LONG[:-3] + " số 171-CV/"
    page = [(70, 700, first), (70, 682, "BTGDVTU và các văn bản khác của cấp trên trong năm nay và"), (70, 664, LONG)]
    assert "171-CV/BTGDVTU" in text_of([page])


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen() -> None:
    first = LONG[:-9] + " số 13/HD-MTTQ-"
    page = [
        (70, 700, first),
        (70, 682, "BTT ngày 12/02 của Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh và"),
        (70, 664, LONG),
    ]
    assert "số 13/HD-MTTQ-BTT ngày 12/02" in text_of([page])


def test_a_line_stretched_to_the_margin_is_no_row_of_columns() -> None:
    words = [(70, "Căn"), (170, "cứ"), (264, "Nghị"), (370, "quyết"), (482, "số")]
    page = [*((x, 700, word) for x, word in words), (70, 682, LONG), (70, 664, LONG)]
    assert text_of([page]).startswith("Căn cứ Nghị quyết số")


def test_a_row_of_a_table_is_its_cells() -> None:
    page = [
        (70, 700, "Tổ dân phố số 4"),
        (250, 700, "95 hộ"),
        (400, 700, "đạt 98,5%"),
        (70, 682, LONG),
        (70, 664, LONG),
    ]
    assert text_of([page]).split("\n")[:3] == ["Tổ dân phố số 4", "95 hộ", "đạt 98,5%"]


@pytest.mark.parametrize("rest", ["Điều 24, Điều 25 của Luật", "- xã hội của phường"])
def test_a_wrapped_line_may_begin_like_an_item(rest: str) -> None:
    assert f"{LONG} {rest}" in text_of([[(70, 700, LONG), (70, 682, LONG), (70, 664, rest)]])


def test_a_dash_before_a_capital_begins_an_item() -> None:
    page = [(70, 700, LONG), (70, 682, LONG), (70, 664, "- Ủy ban nhân dân")]
    assert text_of([page]) == f"{LONG} {LONG}\n- Ủy ban nhân dân\n"


def test_a_heading_in_capitals_takes_in_no_text() -> None:
    heading = "II. NỘI DUNG, TIẾN ĐỘ, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN KẾ HOẠCH NĂM NAY"
    page = [(70, 700, heading), (106, 682, LONG[:-6]), (70, 664, LONG), (70, 646, LONG)]
    assert text_of([page]).startswith(heading + "\n")
    two = [(70, 700, heading), (70, 682, "CỦA PHƯỜNG"), (106, 664, LONG[:-6]), (70, 646, LONG)]
    assert text_of([two]).startswith(heading + " CỦA PHƯỜNG\n")


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = [[(70, 700, LONG), (70, 100, LONG)], [(70, 780, "dân trong phường."), (70, 700, LONG), (70, 682, LONG)]]
    assert f"{LONG} dân trong phường." in text_of(pages)


def test_page_numbers_go_and_other_numbers_stay() -> None:
    pages = [
        [(290, 800, "1"), (70, 700, "Trang đầu có nội dung ở đây"), (70, 600, "2.799")],
        [(290, 800, "- 2 -"), (70, 700, "Trang sau có nội dung ở đây"), (70, 60, "95")],
        [(280, 60, "Trang 3/3"), (70, 700, "Trang cuối có nội dung ở đây")],
    ]
    words = text_of(pages).split("\n")
    assert [w for w in words if w] == [
        "Trang đầu có nội dung ở đây", "2.799", "Trang sau có nội dung ở đây", "95", "Trang cuối có nội dung ở đây",
    ]  # fmt: skip


def test_two_columns_side_by_side_are_not_run_together() -> None:
    page = [(70, 700, "Nơi nhận:"), (350, 700, "KT. CHỦ TỊCH"), (70, 682, "- Như trên;"), (350, 682, "PHÓ CHỦ TỊCH")]
    assert text_of([page]).split("\n")[:4] == ["Nơi nhận:", "KT. CHỦ TỊCH", "- Như trên;", "PHÓ CHỦ TỊCH"]


def test_a_bullet_of_another_font_joins_its_line() -> None:
    lines = [Line("•", 70, 75, 700, 710), Line("Công an phường chủ trì", 90, 250, 700.4, 711)]
    raw = {"width": 595, "height": 842, "lines": [[x.text, x.left, x.right, x.base, x.top] for x in lines]}
    assert running_text(pages_of([raw])) == "• Công an phường chủ trì"


def test_a_page_of_few_lines_is_not_measured() -> None:
    assert running_text([Page(595, 842, [Line("một dòng", 70, 120, 700, 710)]), Page(0, 0, [])]) == "một dòng"


def test_a_scan_is_told_to_be_read_by_ocr() -> None:
    with pytest.raises(Unreadable, match=r"bản quét.*OCR.*gõ nội dung") as refused:
        decode(pdf([[], []]), "quet.pdf")
    assert refused.value.code == "scanned"


def test_a_scanned_page_among_others_is_named() -> None:
    decoded = decode(pdf([[(70, 700, LONG)], []]), "a.pdf")
    assert "Trang 2 không có chữ" in decoded.warnings[0]


def test_letters_without_a_table_are_not_passed_on_as_words() -> None:
    with pytest.raises(Unreadable, match="bảng mã") as refused:
        decode(pdf([[(70, 700, "\ue001\ue002\ue003" * 20)]]), "a.pdf")
    assert refused.value.code == "garbled"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    mine = PdfProcess()
    with pytest.raises(Unreadable) as refused:
        mine.pages(pdf([[(70, 700, LONG)]] * 3))
    assert refused.value.code == "too_many_pages"
    assert len(mine.pages(pdf([[(70, 700, LONG)]] * 2))) == 2


def test_a_damaged_pdf_is_refused_and_the_next_one_read() -> None:
    with pytest.raises(Unreadable) as refused:
        decode(b"%PDF-1.7\nkhong phai pdf", "hong.pdf")
    assert refused.value.code == "corrupt"
    assert decode(letter_pdf(), "a.pdf").text


def test_a_reader_killed_by_a_file_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = PdfProcess()
    mine.pages(letter_pdf())
    dying = iter([True])
    ask = mine._frame

    def frame(seconds: float) -> object:
        if mine._process and next(dying, False):
            os.kill(mine._process.pid, signal.SIGSEGV)
            mine._process.wait()
        return ask(seconds)

    monkeypatch.setattr(mine, "_frame", frame)
    assert len(mine.pages(letter_pdf())) == 1  # it died before the file had arrived: a new one reads it


def test_a_reader_that_dies_over_a_file_refuses_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = PdfProcess()
    ask = mine._answer

    def answer(seconds: float) -> dict[str, object]:
        assert mine._process
        assert mine._process.stdout
        mine._process.kill()
        mine._process.stdout.read()  # what it had still sent
        return ask(seconds)

    monkeypatch.setattr(mine, "_answer", answer)
    with pytest.raises(Unreadable) as refused:
        mine.pages(pdf([[(70, 700, LONG * 40)]] * 400))
    assert refused.value.code == "crashed"
    monkeypatch.undo()
    assert len(mine.pages(letter_pdf())) == 1


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_PAGE_SECONDS", 0.001)
    mine = PdfProcess()
    start = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        mine.pages(pdf([[(70, 700, LONG)] * 3000]))
    assert refused.value.code == "slow"
    assert time.monotonic() - start < 10
    monkeypatch.undo()
    assert len(mine.pages(letter_pdf())) == 1


def test_one_reader_serves_file_after_file() -> None:
    decode(letter_pdf(), "a.pdf")
    first = process._process
    decode(letter_pdf(), "b.pdf")
    assert process._process is first


def test_a_file_of_another_kind_starts_no_reader() -> None:
    mine = PdfProcess()
    decode(docx(p("chữ")), "a.docx")
    assert mine._process is None
