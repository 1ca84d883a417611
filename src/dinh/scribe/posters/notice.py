"""The printed notice: black on white, letters for tired eyes a step and a half away, the way to the whole text on every
sheet.

Large letters first; a longer text takes smaller ones, never below 16 points (A4); what is longer still goes on to
further sheets, each marked «Tờ 1/2» and each with the QR code, for sheets come apart on a board.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from dinh.scribe.posters.qr import qr_svg
from dinh.scribe.posters.wording import breakable, drawn, drawn_lines, spaced
from dinh.scribe.writing.breaking import broken
from dinh.scribe.writing.fitting import fit, is_tall
from dinh.scribe.writing.metrics import CELL, FAMILY, FONTS, MM, width
from dinh.scribe.writing.model import Table

TEMPLATE = Path(__file__).with_name("notice.typ")
ROOM = 178 * MM  # the width of the text on A4; A3 is everything √2 larger
PANEL = 118 * MM  # beside the QR code
SIZES = ((54, 26), (46, 23), (40, 20), (34, 18), (28, 17), (24, 16))  # (title, text), points, the largest that fits
ADDRESS = range(25, 13, -1)
TABLE = 1.4  # a table of an official paper is set in 12 points; here larger
Size = Literal["A4", "A3"]


@dataclass(frozen=True, slots=True)
class PosterTable:
    """A short table: every row has as many cells as the header; `numeric` columns stand to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Poster:
    """What the notice says. Only `commune`, `title`, `url` and `address` are needed; the rest is left out when empty.

    `item` the line that says what kind of thing this is («Công khai ngân sách»); `number` «Số 31/TB-UBND ngày
    05/8/2026»; `summary` paragraphs; `address` what a person types («dinhminh.example/k/482913») and `url` what the QR
    code says; `code` the digits read out by phone; `phone` where to read them out; `posted` «Niêm yết từ … đến hết …»;
    `asks` whom to ask. Raises ValueError when a row of the table has a cell too many or too few.
    """

    commune: str
    title: str
    url: str
    address: str
    issuer: str = ""
    item: str = ""
    number: str = ""
    summary: tuple[str, ...] = ()
    table: PosterTable | None = None
    code: str = ""
    phone: str = ""
    posted: str = ""
    asks: str = ""


def notice_pdf(poster: Poster, size: Size = "A4") -> bytes:
    """The bytes of the PDF. Raises ValueError for an address no QR code holds and for a table with uneven rows."""
    files = {
        TEMPLATE.name: TEMPLATE.read_bytes(),
        "notice.json": json.dumps(_said(poster, size)).encode(),
        "qr.svg": qr_svg(poster.url).encode(),
    }
    with TemporaryDirectory(prefix="dinh-notice-") as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).write_bytes(content)
        made: bytes = typst.compile(
            root / TEMPLATE.name, root=root, font_paths=_fonts(), ignore_system_fonts=True, package_path=root
        )
        return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _said(poster: Poster, size: Size) -> dict[str, Any]:
    title = drawn(poster.title) or "Thông báo"
    paragraphs = [line for each in poster.summary for line in drawn_lines(each)]
    address, of_address = _address(drawn(poster.address))
    return {
        "font": FAMILY,
        "paper": size.lower(),
        "scale": 2**0.5 if size == "A3" else 1,
        "document_title": title,
        "commune": breakable(drawn(poster.commune), ROOM, 19, bold=True),
        "issuer": breakable(drawn(poster.issuer), ROOM, 17),
        "item": breakable(drawn(poster.item), ROOM - 12 * MM, 18, bold=True),
        "sizes": [{"title": _title(title, size), "title_size": size, "text_size": text} for size, text in SIZES],
        "number": breakable(drawn(poster.number), ROOM, 17),
        "summary": [breakable(line, ROOM, SIZES[0][1]) for line in paragraphs],
        "table": _table(poster.table) if poster.table and poster.table.rows else None,
        "address": address,
        "address_size": of_address,
        "code": _code(poster.code),
        "phone": drawn(poster.phone)[:30],
        "posted": breakable(drawn(poster.posted), ROOM, 17, bold=True),
        "asks": breakable(drawn(poster.asks), ROOM, 16),
    }


def _title(title: str, size: int) -> list[str]:
    """Lines broken where a person would break them; a word wider than the sheet may break anywhere."""
    made = broken(title, ROOM, lambda text: width(text, size, bold=True))
    return [breakable(line, ROOM, size, bold=True) for line in made]


def _address(address: str) -> tuple[str, int]:
    """As large as fits on one line beside the QR code, and else broken after a slash."""
    size = next((size for size in ADDRESS if width(address, size, bold=True) <= PANEL), ADDRESS[-1])
    return breakable(address, PANEL, size, bold=True), size


def _code(code: str) -> dict[str, Any]:
    text = spaced(drawn(code))
    size = next((size for size in range(54, 18, -2) if width(text, size, bold=True) <= PANEL), 18)
    return {"text": breakable(text, PANEL, size, bold=True), "size": size}


def _table(given: PosterTable) -> dict[str, Any]:
    made = Table(
        tuple(map(drawn, given.header)), tuple(tuple(map(drawn, row)) for row in given.rows), numeric=given.numeric
    )
    fitted = fit(made, ROOM / TABLE)

    def cells(row: tuple[str, ...], *, bold: bool = False) -> list[str]:
        return [
            breakable(cell, column - 2 * CELL, fitted.size, bold=bold)
            for cell, column in zip(row, fitted.columns, strict=True)
        ]

    return {
        "header": cells(made.header, bold=True),
        "rows": [cells(row) for row in made.rows],
        "numeric": sorted(made.numeric),
        "columns": [column * TABLE for column in fitted.columns],
        "size": fitted.size * TABLE,
        "pad": CELL * TABLE,
        "tall": [is_tall(row, fitted) for row in made.rows],
    }
