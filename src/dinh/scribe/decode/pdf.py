"""A PDF with text. What is only a picture of text is refused, with the way out."""

from __future__ import annotations

from dinh.scribe.decode.clean import finish
from dinh.scribe.decode.pdf_lines import Page, pages_of, running_text
from dinh.scribe.decode.pdf_process import process
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Decoded

_FEW = 20
"""Characters on a page below which it counts as empty: a scanner's stamp or a page number, no text."""


def decode_pdf(data: bytes) -> Decoded:
    """Raises Unreadable: "scanned", "garbled", "encrypted", "corrupt", "too_many_pages", "too_long", "slow",
    "crashed".
    """
    pages = pages_of(process.pages(data))
    empty = [n for n, page in enumerate(pages, 1) if _letters(page) < _FEW]
    if sum(map(_letters, pages)) < _FEW:
        raise refuse("scanned")
    text = running_text(pages)
    if _unusable(text):
        raise refuse("garbled")
    return finish(text + "\n", "pdf", (_partly(empty),) if empty else ())


def _letters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _unusable(text: str) -> bool:
    """More than a third of the characters are of the private area, replacements or controls: fonts without a table of
    letters.
    """
    bad = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or (c < " " and c not in "\n\t") for c in text)
    return bad * 3 > len(text)


def _partly(empty: list[int]) -> str:
    shown = ", ".join(map(str, empty[:10])) + ("…" if len(empty) > 10 else "")
    return f"Trang {shown} không có chữ (có thể là bản quét hoặc trang trắng); nội dung các trang đó không được đọc."
