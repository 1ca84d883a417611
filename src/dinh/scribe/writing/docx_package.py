"""The parts of a .docx around its content, zipped so that the same paper always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from dinh.scribe.writing.docx_blocks import picture_id
from dinh.scribe.writing.ooxml import Element, el, run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = _PACKAGE + "metadata/core-properties"
_DC, _TERMS, _XSI = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2001/XMLSchema-instance",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
HEADER, FIRST_HEADER = "rIdDauTrang", "rIdTrangDau"

_CONTENT_TYPES = {
    "/word/document.xml": _WML + "document.main+xml",
    "/word/styles.xml": _WML + "styles+xml",
    "/word/settings.xml": _WML + "settings+xml",
    "/word/header1.xml": _WML + "header+xml",
    "/word/header2.xml": _WML + "header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def page_number(size: float) -> Element:
    """`word/header1.xml`: the number of the page, in the middle of the top margin."""
    field = el("fldSimple", run("2", size), instr=" PAGE ")
    return el("hdr", el("p", el("pPr", el("pStyle", val="Header")), field))


def no_number() -> Element:
    """`word/header2.xml`: the head of a first page, empty."""
    return el("hdr", el("p", el("pPr", el("pStyle", val="Header"))))


def settings() -> Element:
    newest = el("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return el(
        "settings",
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", newest),
        el("themeFontLang", val="vi-VN"),
        el("decimalSymbol", val=","),
        el("listSeparator", val=";"),
    )


def core(title: str, author: str, stamp: datetime) -> Element:
    """Title, author, language and time: nothing of the person who pressed the button."""
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})

    def add(space: str, tag: str, text: str) -> Element:
        child = etree.SubElement(made, f"{{{space}}}{tag}")
        child.text = text
        return child

    add(_DC, "title", title)
    add(_DC, "creator", author)
    add(_DC, "language", "vi-VN")
    add(_CORE, "lastModifiedBy", author)
    add(_CORE, "revision", "1")
    for tag in ("created", "modified"):
        add(_TERMS, tag, f"{stamp:%Y-%m-%dT%H:%M:%SZ}").set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return made


def _default(space: str) -> Any:  # the stubs of lxml forget that a prefix may be None
    """Names without a prefix, as readers of packages expect."""
    return {None: space}


def _app() -> Element:
    space = _OFFICE + "extended-properties"
    made = etree.Element(f"{{{space}}}Properties", nsmap=_default(space))
    etree.SubElement(made, f"{{{space}}}Application").text = "Đình"
    return made


def _content_types() -> Element:
    space = _PACKAGE + "content-types"
    made = etree.Element(f"{{{space}}}Types", nsmap=_default(space))
    kinds = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    for extension, kind in kinds.items():
        etree.SubElement(made, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for part, kind in _CONTENT_TYPES.items():
        etree.SubElement(made, f"{{{space}}}Override", PartName=part, ContentType=kind)
    return made


def _relations(targets: Mapping[str, tuple[str, str]]) -> Element:
    space = _PACKAGE + "relationships"
    made = etree.Element(f"{{{space}}}Relationships", nsmap=_default(space))
    for key, (kind, target) in targets.items():
        etree.SubElement(made, f"{{{space}}}Relationship", Id=key, Type=kind, Target=target)
    return made


def _root_relations() -> Element:
    kind = _OFFICE + "relationships/"
    return _relations(
        {
            "rId1": (kind + "officeDocument", "word/document.xml"),
            "rId2": (_PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (kind + "extended-properties", "docProps/app.xml"),
        }
    )


def _document_relations(pictures: int) -> Element:
    kind = _OFFICE + "relationships/"
    known = {
        "rIdKieu": (kind + "styles", "styles.xml"),
        "rIdCaiDat": (kind + "settings", "settings.xml"),
        HEADER: (kind + "header", "header1.xml"),
        FIRST_HEADER: (kind + "header", "header2.xml"),
    }
    images = {picture_id(at): (kind + "image", f"media/hinh{at}.png") for at in range(1, pictures + 1)}
    return _relations({**known, **images})


def pack(parts: Mapping[str, Element], pictures: list[bytes]) -> bytes:
    """The zip. `parts` by their name in the package; content types and relations are added here."""
    everything = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _root_relations(),
        "word/_rels/document.xml.rels": _document_relations(len(pictures)),
        "docProps/app.xml": _app(),
        **parts,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, element in everything.items():
            content = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)
        for at, png in enumerate(pictures, start=1):
            made.writestr(_entry(f"word/media/hinh{at}.png", zipfile.ZIP_STORED), png)
    return buffer.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 0  # the same on every machine
    return entry
