"""An `.edxml` envelope of the document bus (QCVN 102:2016/BTTTT): what it states of the paper, and the paper inside.

Prefixes are not looked at: producers differ. Each attachment is base64, most often of a zip with the one file in it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dinh.scribe.decode import safexml
from dinh.scribe.decode.archive import Package
from dinh.scribe.decode.clean import clean, finish
from dinh.scribe.decode.limits import CHUNK, MAX_INPUT, MAX_TEXT
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Decoded, Unreadable

_FIELDS = {
    ("From", "OrganName"): "issuer",
    ("From", "OrganId"): "issuer_code",
    ("Code", "CodeNumber"): "code_number",
    ("Code", "CodeNotation"): "notation",
    ("PromulgationInfo", "Place"): "place",
    ("PromulgationInfo", "PromulgationDate"): "date",
    ("DocumentType", "TypeName"): "type",
    ("MessageHeader", "Subject"): "subject",
    ("MessageHeader", "Content"): "content",
    ("SignerInfo", "Competence"): "signer_competence",
    ("SignerInfo", "Position"): "signer_title",
    ("SignerInfo", "FullName"): "signer",
    ("MessageHeader", "DueDate"): "due",
    ("MessageHeader", "DocumentId"): "document_id",
    ("ToPlaces", "Place"): "recipients",
    ("To", "OrganName"): "to",
}
_SEVERAL = frozenset(("recipients", "to"))
_DATES = frozenset(("date", "due"))
_DATE = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_LONGEST_VALUE = 20_000  # characters of one field: `Content` may be a whole summary

_NAMELESS = "không tên"
_OTHERS = "Gói còn tệp đính kèm khác chưa đọc: {names}. Hãy gửi riêng từng tệp nếu cần đọc."

Inner = Callable[[bytes, str], Decoded]


def decode_edxml(data: bytes, inner: Inner) -> Decoded:
    """`inner` decodes an attachment (and refuses a second envelope).

    `header` has, where stated: number (`109/BC-UBND`), notation, place, date and due (YYYY-MM-DD), type, subject,
    content, issuer, signer, signer_title, signer_competence, recipients and to (a line each), document_id,
    attachment. Raises Unreadable: "no_body", "corrupt", "entities", "bomb"…
    """
    envelope = _Envelope(inner)
    begin = max(data.find(b"<"), 0) if data[:1] not in (b"\xff", b"\xfe", b"\0", b"\xef") and data[1:2] != b"\0" else 0
    safexml.stream(_pieces(data, begin), envelope.start, envelope.end, envelope.text)
    header = _header(envelope.values)
    found = envelope.found
    if found is None and header.get("content"):
        found = finish(header["content"] + "\n", "edxml", tuple(envelope.refused))
    if found is None:
        raise refuse("no_body", " ".join(envelope.refused) or "không có tệp đính kèm.")
    if envelope.attachment:
        header["attachment"] = envelope.attachment
    others = (_OTHERS.format(names=", ".join(f"“{name}”" for name in envelope.others)),) if envelope.others else ()
    warnings = tuple(dict.fromkeys((*envelope.refused, *others, *found.warnings)))
    return replace(found, kind="edxml", header=header, warnings=warnings)


class _Envelope:
    """Collects the header's fields, and decodes each attachment as it ends until one can be read."""

    def __init__(self, inner: Inner) -> None:
        self.values: dict[str, list[str]] = {}
        self.refused: list[str] = []
        self.found: Decoded | None = None
        self.others: list[str] = []
        self.attachment = ""
        self._inner = inner
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._file: _Base64 | None = None
        self._name = ""

    def start(self, name: str, _: dict[str, str]) -> None:
        tag = safexml.local(name)
        if not self._path and tag.lower() != "edxml":
            raise refuse("not_document", "dữ liệu XML không phải gói .edxml")
        self._path.append(tag)
        self._text.clear()
        self._length = 0
        if tag == "Attachment":
            self._name = ""
        elif tag == "ContentTransferEncoded" and self.found is None:
            self._file = _Base64()

    def text(self, text: str) -> None:
        if self._file is not None and self._path[-1] == "ContentTransferEncoded":
            self._file.add(text)
        elif self._length < _LONGEST_VALUE:
            self._length += len(text)
            self._text.append(text)

    def end(self, _: str) -> None:
        tag = self._path.pop()
        parent = self._path[-1] if self._path else ""
        if self._file is not None and tag == "ContentTransferEncoded":
            return
        value = clean("".join(self._text)).strip()
        self._text.clear()
        if tag == "AttachmentName" and parent == "Attachment":
            self._name = value.replace("\n", " ")[:200]
        elif tag == "Attachment" and self._file is not None:
            self._open()
        elif tag == "Attachment" and self.found is not None:
            self.others.append(self._name or _NAMELESS)
        elif value and (key := _FIELDS.get((parent, tag))):
            self.values.setdefault(key, []).append(value)

    def _open(self) -> None:
        """At the attachment's end: its name may come after its content."""
        file, self._file = self._file, None
        name = self._name or _NAMELESS
        try:
            self.found = self._inner(unzipped(file.content() if file else b""), name)
            self.attachment = name
        except Unreadable as error:
            self.refused.append(f"Tệp đính kèm “{name}”: {error}")


class _Base64:
    """Decodes as the text comes, so that a large attachment is held once. Damage is kept for the end: the header
    still counts.
    """

    def __init__(self) -> None:
        self._rest = ""
        self._bytes = bytearray()
        self._error: Unreadable | None = None

    def add(self, text: str) -> None:
        if self._error:
            return
        text = self._rest + "".join(text.split())
        whole = len(text) // 4 * 4
        self._rest = text[whole:]
        try:
            self._bytes += base64.b64decode(text[:whole], validate=True)
        except (binascii.Error, ValueError):
            self._error = refuse("corrupt", "mã base64 sai")
        if len(self._bytes) > MAX_INPUT:
            self._error = refuse("too_large")
            self._bytes.clear()

    def content(self) -> bytes:
        if self._error:
            raise self._error
        if self._rest:
            raise refuse("corrupt", "mã base64 bị cắt")
        content = bytes(self._bytes)
        self._bytes.clear()
        return content


def unzipped(data: bytes) -> bytes:
    """The one file inside a zip that is only a wrapper; everything else as it is (a .docx is a zip too)."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    package = Package(data)
    if len(package.names) != 1:
        return data
    return package.read(package.names[0], MAX_INPUT)


def _pieces(data: bytes, begin: int) -> Iterator[bytes]:
    return (data[n : n + CHUNK] for n in range(begin, len(data), CHUNK))


def _header(values: dict[str, list[str]]) -> dict[str, str]:
    header: dict[str, str] = {}
    for key, found in values.items():
        text = "\n".join(found)[:MAX_TEXT] if key in _SEVERAL else found[0]
        header[key] = _iso(text) if key in _DATES else text
    number, notation = header.pop("code_number", ""), header.get("notation", "")
    if number:
        header["number"] = f"{number}/{notation}" if notation and "/" not in number else number
    return header


def _iso(text: str) -> str:
    """`2026/11/05` or `05/11/2026` → `2026-11-05`; anything else as stated."""
    match = _DATE.search(text)
    if not match:
        return text
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    return f"{year}-{int(month):02d}-{int(day):02d}"
