"""An official paper as .docx: A4, the layout of its system and day, one style for each component."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from dinh.law.layouts import Layout
from dinh.scribe.writing import docx_head, docx_package
from dinh.scribe.writing.docx_blocks import Blocks
from dinh.scribe.writing.docx_styles import GROUND, TINY, styles
from dinh.scribe.writing.lay import Laid, LaidAnnex, lay, text_width
from dinh.scribe.writing.metrics import MM
from dinh.scribe.writing.model import OfficialPaper
from dinh.scribe.writing.ooxml import Element, R, W, el, paragraph, rule, styled, twips

HEADER_FROM_EDGE = 10 * MM  # inside a top margin of 20 mm


def to_docx(paper: OfficialPaper, *, stamp: datetime | None = None) -> bytes:
    """The bytes of a .docx; the same paper and stamp give the same bytes.

    `stamp` is the time written into the document's properties, by default midnight UTC of the paper's day. Raises
    LayoutNotKnown (no layout for that day) and ValueError (a number below 1).
    """
    laid = lay(paper)
    layout = laid.layout
    blocks = Blocks(layout)
    made = _main(laid, blocks)
    landscape = False
    for annex in laid.annexes:
        made.append(
            paragraph(TINY, section=_section(layout, landscape=landscape, restart=annex is not laid.annexes[0]))
        )
        made.extend(_annex(annex, layout, blocks))
        landscape = annex.landscape
    made.append(_section(layout, landscape=landscape, restart=bool(laid.annexes)))
    when = stamp or datetime.combine(paper.dated, time(), UTC)
    parts = {
        "word/document.xml": el("document", el("body", *made)),
        "word/styles.xml": styles(layout),
        "word/settings.xml": docx_package.settings(),
        "word/header1.xml": docx_package.page_number(layout.page_number.size),
        "word/header2.xml": docx_package.no_number(),
        "docProps/core.xml": docx_package.core(laid.document_title, laid.author, when),
    }
    return docx_package.pack(parts, blocks.pictures)


def _main(laid: Laid, blocks: Blocks) -> list[Element]:
    layout = laid.layout
    made = [docx_head.head(laid)]
    if laid.title:
        made.extend(docx_head.title(laid, laid.title))
    made.extend(docx_head.addressees(laid))
    if laid.enactor:
        made.append(paragraph("ThamQuyen", [styled(laid.enactor, layout.type_name)], keep_next=True))
    made.append(paragraph(TINY, before=6))
    made.extend(paragraph(GROUND, [styled(line, layout.grounds.style)]) for line in laid.grounds)
    if laid.enacts:
        made.append(paragraph("ThamQuyen", [styled(laid.enacts, layout.type_name)], keep_next=True))
    made.extend(blocks.write(laid.blocks, text_width(layout), stay=True))
    made.append(paragraph(TINY, before=12, keep_next=True))
    made.append(docx_head.foot(laid))
    made.append(paragraph(TINY))
    return made


def _annex(annex: LaidAnnex, layout: Layout, blocks: Blocks) -> list[Element]:
    made = [paragraph("PhuLuc", [styled(annex.label, layout.annex_label)], keep_next=True)]
    if annex.title:
        made.append(paragraph("TenPhuLuc", [styled(annex.title, layout.annex_title)], keep_next=True))
    italic = replace(layout.text, italic=True)
    made.append(paragraph("KemTheo", [styled(annex.reference, italic)], keep_next=True))
    made.append(rule(90, text_width(layout, landscape=annex.landscape)))
    made.append(paragraph(TINY, before=8))
    return made + blocks.write(annex.blocks, text_width(layout, landscape=annex.landscape))


def _section(layout: Layout, *, landscape: bool, restart: bool) -> Element:
    """The page: its number in the top margin, none on the first page. `restart`: pages are counted from 1 again."""
    wide, high = (layout.page[1], layout.page[0]) if landscape else layout.page
    edges = layout.margins
    headers = []
    for kind, key in (("default", docx_package.HEADER), ("first", docx_package.FIRST_HEADER)):
        header = el("headerReference", type=kind)
        header.set(f"{{{R}}}id", key)
        headers.append(header)
    size = el("pgSz", w=twips(wide * MM), h=twips(high * MM))
    if landscape:
        size.set(f"{{{W}}}orient", "landscape")
    margins = el(
        "pgMar",
        top=twips(edges.top * MM),
        right=twips(edges.right * MM),
        bottom=twips(edges.bottom * MM),
        left=twips(edges.left * MM),
        header=twips(HEADER_FROM_EDGE),
        footer=twips(HEADER_FROM_EDGE),
        gutter=0,
    )
    counted = [el("pgNumType", start=1)] if restart else []
    return el("sectPr", *headers, size, margins, *counted, el("titlePg"))
