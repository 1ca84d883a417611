"""Texts that try to be something else print as themselves, in both printers."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.scribe.tests.writing_parts import Parts
from dinh.scribe.tests.writing_samples import GROUPS, LETTER, REPORT
from dinh.scribe.writing import to_docx, to_pdf
from dinh.scribe.writing.model import Heading, Para, Signature

ATTACKS = [
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0": *',
    "= Heading *bold* _it_ $x^2$ `raw` @ref <label> // not a comment /* nor this */",
    "\\u{41} \\ #{1+1} #panic() ]]]) }",
    "</w:t></w:r></w:p><w:p/>&amp;<!--",
    "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "{{ 7*7 }} {% load x %} ${7*7} %s %n",
    '=HYPERLINK("http://x","y")',
]


def pdf_words(paper_pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(paper_pdf))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_the_body_prints_as_it_was_typed(attack: str):
    paper = replace(
        REPORT, blocks=(Para.of(attack + " hết"), Heading(1, "I", attack + " hết"), Para.of("Xong")), annexes=()
    )
    assert attack + " hết" in Parts(to_docx(paper)).texts("Than")
    assert squeezed(attack) in squeezed(pdf_words(to_pdf(paper)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_names_and_cells_prints_as_it_was_typed(attack: str):
    table = replace(GROUPS, rows=((attack, "", "", "", "", ""),), caption=attack)
    paper = replace(
        REPORT, issuer="Ban " + attack, place=attack, signature=Signature((attack,), attack, attack), blocks=(table,)
    )  # fmt: skip
    opened = docx.Document(io.BytesIO(to_docx(paper)))
    assert opened.tables[1].rows[1].cells[0].text == attack
    assert Parts(to_docx(paper)).texts("HoTen") == [attack]
    assert squeezed(attack) in squeezed(pdf_words(to_pdf(paper)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_printed(text: str):
    paper = replace(
        LETTER, subject=text, addressees=(text, text), blocks=(Para.of(text),), recipients=(text,), archive=text,
        signature=Signature((text,), text, text), superior=text, grounds=(text,), enactor=text, enacts=text,
    )  # fmt: skip
    opened = docx.Document(io.BytesIO(to_docx(paper)))
    assert len(opened.tables) == 2
    assert len(pypdfium2.PdfDocument(to_pdf(paper))) >= 1


def test_decomposed_text_prints_composed():
    typed = unicodedata.normalize("NFD", "Đẩy mạnh thực hiện dân chủ")
    paper = replace(REPORT, blocks=(Para.of(typed), Para.of("Xong")))
    assert "Đẩy mạnh thực hiện dân chủ" in Parts(to_docx(paper)).texts("Than")
    assert "Đẩy mạnh thực hiện dân chủ" in pdf_words(to_pdf(paper))


def test_a_very_long_name_stays_in_its_column():
    issuer = "Trung tâm Dịch vụ sự nghiệp công Văn hóa, Thể thao, Truyền thông và Phục vụ hành chính công " * 3
    paper = replace(REPORT, issuer=issuer, place="Đặc khu kinh tế ven biển Đình Minh Thượng Hạ Trung Đông Tây")
    page = pypdfium2.PdfDocument(to_pdf(paper))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    assert max(box[2] for box in boxes) <= 195 / 25.4 * 72 + 1
    names = Parts(to_docx(paper)).texts("CoQuan")
    assert squeezed("".join(names)) == squeezed(issuer.upper())


def test_a_book_of_a_paper_is_written_too():
    book = replace(REPORT, blocks=tuple(Para.of(f"Đoạn {at}. " + "chữ " * 120) for at in range(600)))
    assert len(Parts(to_docx(book)).texts("Than")) == 600
    assert len(pypdfium2.PdfDocument(to_pdf(book))) > 80
