"""What a file is, by its content alone: the name may say anything.

`kind_of` answers txt, docx, pdf, html or edxml, or raises Unreadable saying what the file is instead.
"""

from __future__ import annotations

import re

from dinh.scribe.decode import charset
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Unreadable

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "image", "PNG"),
    (b"\xff\xd8\xff", "image", "JPEG"),
    (b"GIF8", "image", "GIF"),
    (b"II*\0", "image", "TIFF"),
    (b"MM\0*", "image", "TIFF"),
    (b"BM", "image", "BMP"),
    (b"7z\xbc\xaf\x27\x1c", "archive", ".7z"),
    (b"Rar!\x1a\x07", "archive", ".rar"),
    (b"\x1f\x8b", "archive", ".gz"),
    (b"BZh", "archive", ".bz2"),
    (b"\xfd7zXZ\0", "archive", ".xz"),
    (b"PK\x05\x06", "archive", ".zip rỗng"),
    (b"{\\rtf", "other_office", "văn bản RTF (.rtf)"),
    (b"MZ", "not_document", "một chương trình chạy được (.exe)"),
    (b"\x7fELF", "not_document", "một chương trình chạy được"),
    (b"ID3", "not_document", "âm thanh"),
    (b"OggS", "not_document", "âm thanh hoặc phim"),
    (b"\x1aE\xdf\xa3", "not_document", "phim"),
    (b"SQLite format 3\0", "not_document", "một cơ sở dữ liệu"),
)
_TEXTLIKE_MAGIC = {b"BM", b"MZ", b"ID3", b"BZh", b"GIF8"}  # short enough for a text to begin with

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML_LEAD = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*(?:<!DOCTYPE\s+([\w:.-]+)[^>]*)?",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_words = str.split
_HTML_ROOTS = frozenset(
    _words(
        "html head body meta title link style script div p table tr td h1 h2 h3 h4 h5 h6 br span b i u "
        "strong em center font a ul ol li "
        "article section main header nav img hr pre blockquote form base"
    )
)
_EDXML = re.compile(r"<\s*(?:[\w.-]+:)?edXML[\s>]", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(data: bytes) -> str:
    """txt, docx (any zip package), pdf, html or edxml. Raises Unreadable naming what else the file is."""
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise refuse("empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(_OLE):
        raise _ole(data)
    if refused := _other(data):
        raise refused
    return _markup_or_text(data)


def _other(data: bytes) -> Unreadable | None:
    for magic, code, detail in _MAGIC:
        if data.startswith(magic) and not (magic in _TEXTLIKE_MAGIC and not _CONTROL.search(data[:64])):
            return refuse(code, detail)
    if data[:4] == b"RIFF":
        return refuse("image", "WebP") if data[8:12] == b"WEBP" else refuse("not_document", "âm thanh hoặc phim")
    if data[4:8] == b"ftyp":
        heic = data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return refuse("image", "HEIC") if heic else refuse("not_document", "phim hoặc âm thanh")
    return None


def _ole(data: bytes) -> Unreadable:
    """The old Office container; its directory names the streams in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return refuse("encrypted")
    if holds("WordDocument"):
        return refuse("old_word")
    if holds("Workbook") or holds("Book"):
        return refuse("spreadsheet", "Excel đời cũ, .xls")
    if holds("PowerPoint Document"):
        return refuse("presentation", "PowerPoint đời cũ, .ppt")
    return refuse("not_document", "một tệp Office đời cũ không rõ loại")


def _markup_or_text(data: bytes) -> str:
    wide = charset.wide(data)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide:
        head = data[:8192].decode(wide or "utf-16", "replace").lstrip("\ufeff")
    else:
        head = data[:4096].decode("latin-1").removeprefix("\xef\xbb\xbf")
        if len(_CONTROL.findall(data[:8192])) > 0.02 * min(len(data), 8192):
            raise refuse("not_document", "dữ liệu nhị phân")
    if _EDXML.search(head):
        return "edxml"
    return _markup(head)


def _markup(head: str) -> str:
    lead = _XML_LEAD.match(head)
    root = _ROOT.match(head, lead.end()) if lead else None
    name = root[1].lower() if root else ""
    if name in _HTML_ROOTS or (lead and lead[1] and lead[1].lower() == "html"):
        return "html"
    if head.lstrip().startswith("<?xml") or (lead and lead[1]):
        if name in ("package", "worddocument"):
            raise refuse("other_office", "văn bản Word dạng XML (.xml)")
        raise refuse("not_document", "dữ liệu XML không phải gói .edxml")
    if head.lstrip()[:13].lower() == "mime-version:" and "multipart/related" in head.lower():
        raise refuse("other_office", "trang web đóng gói (.mht)")
    return "txt"


_EXTENSIONS = {
    "docx": ("docx", "dotx"),
    "pdf": ("pdf",),
    "html": ("html", "htm", "xhtml"),
    "edxml": ("edxml", "xml"),
    "txt": ("txt", "md", "text", "csv", "log"),
}
_NAMES = {
    "docx": "văn bản Word (.docx)",
    "pdf": "PDF",
    "html": "trang web (.html)",
    "edxml": "gói .edxml",
    "txt": "chữ thuần (.txt)",
}
_KNOWN = frozenset(e for group in _EXTENSIONS.values() for e in group) | {
    "doc",
    "docm",
    "xlsx",
    "xls",
    "pptx",
    "rtf",
    "odt",
    "zip",
    "jpg",
    "jpeg",
    "png",
}


def misnamed(name: str, kind: str) -> str | None:
    """A sentence when the name's ending promises another kind than the content is; None otherwise."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in _KNOWN or ending in _EXTENSIONS[kind]:
        return None
    return f"Tên tệp có đuôi .{ending} nhưng nội dung là {_NAMES[kind]}; đã đọc theo nội dung."
