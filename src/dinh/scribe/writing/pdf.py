"""An official paper as PDF with text, tagged, in Vietnamese: Typst lays what `lay` has worded.

The template reads one JSON file in which users' texts are strings; Typst shows strings and never parses them, reads no
file and no font but ours, and asks nothing of the network.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from dinh.law.layouts import Layout, Style
from dinh.scribe.writing.docx_head import LEFT_OF_FOOT, ROOM_FOR_SEAL
from dinh.scribe.writing.fitting import fit, is_tall, picture_size
from dinh.scribe.writing.lay import Column, Laid, heading, lay, text_width
from dinh.scribe.writing.metrics import CELL, FAMILY, FONTS, MM
from dinh.scribe.writing.model import Block, Bullet, Figure, Heading, OfficialPaper, PageBreak, Para, Run, Table

TEMPLATE = Path(__file__).with_name("paper.typ")
SINGLE = 1.149  # ascender, descender and line gap of the font, in em: what Word calls single
Json = dict[str, Any]
_LOOKS = (
    "superior issuer number place_day type_name subject letter_subject text authority post name addressee "
    "recipients_label recipients page_number urgency annex_label annex_title"
)
_AS_WORDED = (
    "number place_day letter_subject letter_room stamps addressee_label addressees enactor grounds enacts "
    "recipients authority post name"
)


def to_pdf(paper: OfficialPaper, *, stamp: datetime | None = None) -> bytes:
    """The bytes of a PDF; the same paper and stamp give the same bytes. Raises as `to_docx` does.

    `stamp` is the time written into the document's properties, by default midnight UTC of the paper's day.
    """
    laid = lay(paper)
    pictures = _Pictures()
    said = _said(laid, pictures)
    files = {TEMPLATE.name: TEMPLATE.read_bytes(), "paper.json": json.dumps(said).encode(), **pictures.files}
    when = stamp or datetime.combine(paper.dated, time(), UTC)
    return _compile(files, int(when.timestamp()))


def _compile(files: dict[str, bytes], seconds: int) -> bytes:
    """In a folder of its own that is the compiler's whole world: it may read nothing above its root."""
    with TemporaryDirectory(prefix="dinh-pdf-") as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).write_bytes(content)
        main = root / TEMPLATE.name
        try:
            made: bytes = typst.compile(
                main, root=root, font_paths=_fonts(), ignore_system_fonts=True, timestamp=seconds, package_path=root
            )
        except typst.TypstError as wrong:
            raise ValueError(
                f"Không in được PDF: {wrong}. Nếu văn bản có hình, hãy lưu lại hình ở dạng PNG rồi thử lại."
            ) from wrong
        return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@dataclass
class _Pictures:
    """The pictures of one paper, as files that only the template of this paper sees."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, png: bytes) -> str:
        name = f"hinh{len(self.files) + 1}.png"
        self.files[name] = png
        return name


def _look(style: Style) -> Json:
    return {"size": style.size, "bold": style.bold, "italic": style.italic, "underline": style.underline}


def _said(laid: Laid, pictures: _Pictures) -> Json:
    layout = laid.layout
    body = layout.body
    room = text_width(layout)
    return {
        "title": laid.document_title,
        "author": laid.author,
        "font": FAMILY,
        "looks": {name: _look(getattr(layout, name)) for name in _LOOKS.split()}
        | {"grounds": _look(layout.grounds.style)},
        "body": {
            "indent": body.indent * MM,
            "gap": body.gap,
            "pitch": body.exactly or layout.text.size * SINGLE * body.line,
        },
        "margins": asdict(layout.margins),
        "pad": CELL,
        "seal": ROOM_FOR_SEAL,
        "foot_left": LEFT_OF_FOOT,
        "foot_may_break": laid.foot_may_break,
        "left": _column(laid.left),
        "right": _column(laid.right),
        "main_title": asdict(laid.title) if laid.title else None,
        "blocks": _blocks(laid.blocks, layout, room, pictures, stay=True),
        "annexes": [
            {
                "label": annex.label,
                "title": annex.title,
                "reference": annex.reference,
                "landscape": annex.landscape,
                "blocks": _blocks(annex.blocks, layout, text_width(layout, landscape=annex.landscape), pictures),
            }
            for annex in laid.annexes
        ],
        **{name: getattr(laid, name) for name in _AS_WORDED.split()},
    }


def _column(column: Column) -> Json:
    names = [{"text": text, "look": _look(style)} for text, style in column.names]
    return {"names": names, "line": column.line, "mark": column.mark, "width": column.width}


def _blocks(
    blocks: tuple[Block, ...], layout: Layout, room: float, pictures: _Pictures, *, stay: bool = False
) -> list[Json]:
    made = [_block(block, layout, room, pictures) for block in blocks]
    if stay and made and made[-1]["kind"] == "text":
        made[-1]["stay"] = True
    return made


def _block(block: Block, layout: Layout, room: float, pictures: _Pictures) -> Json:
    match block:
        case Heading():
            return _heading(block, layout)
        case Para():
            return _text(block.runs, centred=block.centred)
        case Bullet():
            return _text((Run("- "), *block.runs))
        case Table():
            fitted = fit(block, room)
            return {
                "kind": "table",
                "caption": block.caption,
                "header": block.header,
                "rows": block.rows,
                "numeric": sorted(block.numeric),
                "columns": fitted.columns,
                "size": fitted.size,
                "tall": [is_tall(row, fitted) for row in block.rows],
            }
        case Figure():
            wide, high = picture_size(block, room)
            file = pictures.add(block.png)
            about = {"alt": block.alt, "caption": block.caption}
            return {"kind": "picture", "file": file, "width": wide, "height": high, **about}
        case PageBreak():
            return {"kind": "break"}


def _text(runs: tuple[Run, ...], *, centred: bool = False) -> Json:
    return {"kind": "text", "runs": [asdict(run) for run in runs], "centred": centred, "stay": False}


def _heading(given: Heading, layout: Layout) -> Json:
    laid = heading(layout, given)
    look = {"size": layout.text.size, "bold": laid.bold, "italic": laid.italic, "underline": False}
    return {"kind": "heading", "level": given.level, "text": laid.text, "centred": laid.centred, "look": look}
