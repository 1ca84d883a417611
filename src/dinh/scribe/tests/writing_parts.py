"""Looking inside a written .docx: its parts, its paragraphs, and the look that a run really has."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Look(NamedTuple):
    half_points: int
    bold: bool
    italic: bool
    underlined: bool


class Parts:
    """The parts of one .docx."""

    def __init__(self, docx: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(docx))
        self.document = self.part("word/document.xml")
        self.styles = {style.get(W + "styleId"): style for style in self.part("word/styles.xml").iter(W + "style")}

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def paragraphs(self, style: str | None = None) -> list[etree._Element]:
        every = self.document.iter(W + "p")
        return [one for one in every if style is None or style_of(one) == style]

    def texts(self, style: str) -> list[str]:
        return [text_of(one) for one in self.paragraphs(style)]

    def look(self, style: str) -> Look:
        """The look of the first run in that style, which must agree with the style itself."""
        run = self.paragraphs(style)[0].find(f".//{W}r/{W}rPr")
        assert run is not None
        own, named = _look(run), _look(self.styles[style].find(W + "rPr"))
        assert own == named
        return own

    def attribute(self, style: str, path: str, name: str) -> str | None:
        """An attribute of the style's paragraph properties: `attribute("Than", "spacing", "line")`."""
        found = self.styles[style].find(f"{W}pPr/{W}{path}")
        return None if found is None else found.get(W + name)


def style_of(paragraph: etree._Element) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(W + "val")


def text_of(element: etree._Element) -> str:
    return "".join("\n" if node.tag == W + "br" else node.text or "" for node in element.iter(W + "t", W + "br"))


def _look(properties: etree._Element | None) -> Look:
    assert properties is not None
    size = properties.find(W + "sz")
    assert size is not None
    present = [properties.find(W + tag) is not None for tag in ("b", "i", "u")]
    return Look(int(size.get(W + "val") or 0), *present)
