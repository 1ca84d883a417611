"""The few WordprocessingML elements that an official paper needs, in the order their schema wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from lxml import etree

from dinh.law.layouts import Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NSMAP = {"w": W, "r": R}
Element = etree._Element
Align = Literal["left", "center", "right", "both"]


def twips(points: float) -> str:
    return str(round(points * 20))


def el(tag: str, *children: Element, **attributes: str | float) -> Element:
    """A `w:` element; attributes are `w:` too: `el("jc", val="center")`."""
    made = etree.Element(
        f"{{{W}}}{tag}", {f"{{{W}}}{name}": str(value) for name, value in attributes.items()}, nsmap=NSMAP
    )
    made.extend(children)
    return made


def look(size: float, *, bold: bool = False, italic: bool = False, underline: bool = False) -> list[Element]:
    """Run properties. Sizes are half-points."""
    half = round(size * 2)
    made = [el("b"), el("bCs")] if bold else []
    made += [el("i"), el("iCs")] if italic else []
    made += [el("sz", val=half), el("szCs", val=half)]
    return [*made, el("u", val="single")] if underline else made


def run(text: str, size: float, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Element:
    """A run whose `\\n` are line breaks. Its look is written on it, so that it survives being pasted elsewhere."""
    made = el("r", el("rPr", *look(size, bold=bold, italic=italic, underline=underline)))
    for at, line in enumerate(text.split("\n")):
        if at:
            made.append(el("br"))
        written = el("t")
        written.text = line
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(written)
    return made


def styled(text: str, style: Style) -> Element:
    return run(text, style.size, bold=style.bold, italic=style.italic, underline=style.underline)


def paragraph(
    style: str,
    runs: Iterable[Element] = (),
    *,
    keep_next: bool = False,
    frame: Element | None = None,
    before: float | None = None,
    indent: tuple[float, float] | None = None,
    align: Align | None = None,
    section: Element | None = None,
) -> Element:
    """`indent` from the left and the right, `before` above, all in points."""
    about = [el("pStyle", val=style)]
    about += [el("keepNext")] if keep_next else []
    about += [frame] if frame is not None else []
    about += [el("spacing", before=twips(before))] if before is not None else []
    about += [el("ind", left=twips(indent[0]), right=twips(indent[1]), firstLine=0)] if indent else []
    about += [el("jc", val=align)] if align else []
    about += [section] if section is not None else []
    return el("p", el("pPr", *about), *runs)


def edge(name: str, *, space: int = 1) -> Element:
    """A border of three quarters of a point."""
    return el(name, val="single", sz=6, space=space, color="000000")


def rule(length: float, room: float) -> Element:
    """A line of `length` in the middle of `room` (points): an empty paragraph with a border, which no printer moves."""
    side = max((room - length) / 2, 0)
    return paragraph("Gach", frame=el("pBdr", edge("bottom")), indent=(side, side))


def row(*cells: Element, header: bool = False, may_break: bool = False) -> Element:
    about = el("trPr", *([] if may_break else [el("cantSplit")]))
    if header:
        about.append(el("tblHeader"))
    return el("tr", about, *cells)


def cell(width: float, paragraphs: Iterable[Element], *, middle: bool = False) -> Element:
    about = el("tcPr", el("tcW", w=twips(width), type="dxa"))
    if middle:
        about.append(el("vAlign", val="center"))
    return el("tc", about, *paragraphs)


def table(widths: Iterable[float], rows: Iterable[Element], *, ruled: bool, pad: float, described: str = "") -> Element:
    """A table of fixed columns (points), ruled or invisible, `pad` points free at each side of a cell."""
    columns = list(widths)
    about = el("tblPr", el("tblW", w=twips(sum(columns)), type="dxa"))
    if ruled:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        about.append(el("tblBorders", *(el(side, val="single", sz=4, space=0, color="000000") for side in sides)))
    about.append(el("tblLayout", type="fixed"))
    about.append(el("tblCellMar", el("left", w=twips(pad), type="dxa"), el("right", w=twips(pad), type="dxa")))
    if ruled:
        about.append(
            el("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
        )
    if described:
        about.append(el("tblCaption", val=described))
    grid = el("tblGrid", *(el("gridCol", w=twips(column)) for column in columns))
    return el("tbl", about, grid, *rows)
