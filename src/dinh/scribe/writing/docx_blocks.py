"""The content of a paper in WordprocessingML: headings, paragraphs, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from dinh.law.layouts import Layout
from dinh.scribe.writing.docx_styles import BODY, CAPTION, CELL, TINY
from dinh.scribe.writing.fitting import fit, is_tall, picture_size
from dinh.scribe.writing.lay import heading
from dinh.scribe.writing.metrics import CELL as PAD
from dinh.scribe.writing.model import Block, Bullet, Figure, Heading, PageBreak, Para, Run, Table
from dinh.scribe.writing.ooxml import Align, Element, cell, el, paragraph, row, run, table

EMU = 12700  # to a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_WP, _A, _PIC = _DRAWING + "wordprocessingDrawing", _DRAWING + "main", _DRAWING + "picture"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass
class Blocks:
    """Writes blocks one after another and collects the pictures they need, in order."""

    layout: Layout
    pictures: list[bytes] = field(default_factory=list)

    def write(self, blocks: Iterable[Block], room: float, *, stay: bool = False) -> list[Element]:
        """`stay`: the last block holds on to what follows it (the signature)."""
        every = list(blocks)
        made: list[Element] = []
        for at, block in enumerate(every):
            made.extend(self._block(block, room, keep=stay and at == len(every) - 1))
        return made

    def _block(self, block: Block, room: float, *, keep: bool) -> Iterator[Element]:
        if isinstance(block, Heading):
            yield self._heading(block)
        elif isinstance(block, Para):
            align: Align | None = "center" if block.centred else None
            yield paragraph(
                BODY, self._runs(block.runs), keep_next=keep, align=align, indent=(0, 0) if block.centred else None
            )  # fmt: skip
        elif isinstance(block, Bullet):
            yield paragraph(BODY, self._runs((Run("- "), *block.runs)), keep_next=keep)
        elif isinstance(block, Table):
            yield from self._table(block, room, keep=keep)
        elif isinstance(block, Figure):
            yield from self._figure(block, room, keep=keep)
        elif isinstance(block, PageBreak):
            yield paragraph(TINY, [el("r", el("br", type="page"))])

    def _runs(self, runs: Iterable[Run]) -> list[Element]:
        size = self.layout.text.size
        return [run(each.text, size, bold=each.bold, italic=each.italic) for each in runs]

    def _heading(self, given: Heading) -> Element:
        laid = heading(self.layout, given)
        written = [run(laid.text, self.layout.text.size, bold=laid.bold, italic=laid.italic)]
        if laid.centred:
            return paragraph(f"Heading{given.level}", written, indent=(0, 0), align="center", before=12)
        return paragraph(f"Heading{given.level}", written)

    def _table(self, given: Table, room: float, *, keep: bool) -> Iterator[Element]:
        if given.caption:
            yield paragraph(CAPTION, [run(given.caption, 13, bold=True)])
        fitted = fit(given, room)
        size = fitted.size

        def line(cells: tuple[str, ...], *, header: bool = False, hold: bool = False) -> Element:
            made = []
            for at, (text, width) in enumerate(zip(cells, fitted.columns, strict=True)):
                align: Align = "center" if header else "right" if at in given.numeric else "left"
                written = paragraph(CELL, [run(text, size, bold=header)], align=align, keep_next=hold)
                made.append(cell(width, [written], middle=header))
            return row(*made, header=header, may_break=is_tall(cells, fitted))

        last = len(given.rows) - 1
        rows = [line(given.header, header=True, hold=bool(given.rows) or keep)]
        rows += [line(cells, hold=keep and at == last) for at, cells in enumerate(given.rows)]
        yield table(fitted.columns, rows, ruled=True, pad=PAD, described=given.caption)
        yield paragraph(TINY, keep_next=keep)  # two tables that touch become one

    def _figure(self, figure: Figure, room: float, *, keep: bool) -> Iterator[Element]:
        self.pictures.append(figure.png)
        drawn = _drawing(figure, len(self.pictures), picture_size(figure, room))
        yield paragraph("Hinh", [el("r", drawn)], keep_next=keep or bool(figure.caption))
        if figure.caption:
            yield paragraph("TenHinh", [run(figure.caption, 13, italic=True)], keep_next=keep)


def _drawing(figure: Figure, number: int, size: tuple[float, float]) -> Element:
    """A picture in the line, with its words for those who do not see it."""
    wide, high = (str(round(side * EMU)) for side in size)

    def made(space: str, tag: str, *children: Element, **attributes: str) -> Element:
        element = etree.Element(f"{{{space}}}{tag}", attributes, nsmap={"wp": _WP, "a": _A, "pic": _PIC})
        element.extend(children)
        return element

    blip = made(_A, "blip")
    blip.set(f"{{{_R}}}embed", picture_id(number))
    fill = made(_PIC, "blipFill", blip, made(_A, "stretch", made(_A, "fillRect")))
    shape = made(
        _PIC,
        "spPr",
        made(_A, "xfrm", made(_A, "off", x="0", y="0"), made(_A, "ext", cx=wide, cy=high)),
        made(_A, "prstGeom", made(_A, "avLst"), prst="rect"),
    )
    named = made(_PIC, "cNvPr", id="0", name=f"hinh{number}.png")
    picture = made(_PIC, "pic", made(_PIC, "nvPicPr", named, made(_PIC, "cNvPicPr")), fill, shape)
    inline = made(
        _WP,
        "inline",
        made(_WP, "extent", cx=wide, cy=high),
        made(_WP, "docPr", id=str(number), name=f"Hình {number}", descr=figure.alt),
        made(_A, "graphic", made(_A, "graphicData", picture, uri=_PIC)),
        distT="0", distB="0", distL="0", distR="0",
    )  # fmt: skip
    return el("drawing", inline)


def picture_id(number: int) -> str:
    """The relationship of the picture with that number, counted from 1."""
    return f"rIdHinh{number}"
