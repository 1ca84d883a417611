"""Our papers as an `.edxml` envelope of the document bus (QCVN 102:2016/BTTTT), ready for a clerk to load into it.

Two habits of the national side are kept to the letter: everything in the envelope carries the prefix `edXML:`, and
the attachments stand outside it without one, each a zip with the one file in it, in base64.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from xml.sax.saxutils import escape

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
MAX_ENVELOPE = 50 * 1024 * 1024
"""Bytes of a whole envelope that the gateways take."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Organ:
    """A sender or receiver: its identification code (Quyết định 20/2020/QĐ-TTg) and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along: `media_type` is the file's own, such as application/pdf."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What the bus asks of a paper. `document_id` is unique in the sender's system; `competence` is TM., KT., TL. or
    empty.
    """

    document_id: str
    sender: Organ
    to: tuple[Organ, ...]
    number: str
    notation: str
    place: str
    issued: date
    type_name: str
    subject: str
    signer: str
    signer_title: str
    sent: datetime
    enclosures: tuple[Enclosure, ...]
    competence: str = ""
    content: str = ""
    due: date | None = None
    recipients: tuple[str, ...] = ()
    pages: int = 1


def write_edxml(envelope: Envelope) -> bytes:
    """The envelope as UTF-8 XML. Raises ValueError when nobody receives it, nothing is enclosed or it passes 50 MB."""
    if not envelope.to:
        raise ValueError("Gói .edxml chưa có nơi nhận (to): hãy thêm ít nhất một cơ quan có mã định danh.")
    if not envelope.enclosures:
        raise ValueError("Gói .edxml chưa có tệp văn bản (enclosures): hãy đính kèm bản .pdf hoặc .docx đã ký.")
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="{NAMESPACE}">',
        f'<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">',
        _tag("edXMLHeader", _message(envelope), _trace(envelope)),
        _tag("edXMLBody", _manifest(envelope)),
        "</edXML:edXMLEnvelope>",
        "<AttachmentEncoded>",
        *(_attachment(at, file) for at, file in enumerate(envelope.enclosures, 1)),
        "</AttachmentEncoded>",
        "</edXML>\n",
    ]
    data = "\n".join(parts).encode("utf-8")
    if len(data) > MAX_ENVELOPE:
        raise ValueError("Gói .edxml lớn hơn 50 MB: hãy giảm cỡ tệp đính kèm (enclosures) hoặc gửi phụ lục riêng.")
    return data


def _message(envelope: Envelope) -> str:
    return _tag(
        "MessageHeader",
        _organ("From", envelope.sender),
        *(_organ("To", organ) for organ in envelope.to),
        _value("DocumentId", envelope.document_id),
        _tag("Code", _value("CodeNumber", envelope.number), _value("CodeNotation", envelope.notation)),
        _tag("PromulgationInfo", _value("Place", envelope.place), _value("PromulgationDate", _day(envelope.issued))),
        _tag("DocumentType", _value("Type", "1"), _value("TypeName", envelope.type_name)),
        _value("Subject", envelope.subject),
        _value("Content", envelope.content or envelope.subject),
        _tag(
            "SignerInfo",
            _value("Competence", envelope.competence),
            _value("Position", envelope.signer_title),
            _value("FullName", envelope.signer),
        ),
        _value("DueDate", _day(envelope.due)) if envelope.due else "",
        _tag("OtherInfo", _value("Priority", "0"), _value("PageAmount", str(envelope.pages))),
        _value("SteeringType", "1"),
        _tag("ToPlaces", *(_value("Place", place) for place in envelope.recipients)) if envelope.recipients else "",
    )


def _trace(envelope: Envelope) -> str:
    stamp = envelope.sent.strftime("%Y/%m/%d %H:%M:%S")
    step = _tag("TraceHeader", _value("OrganId", envelope.sender.code), _value("Timestamp", stamp))
    new = _tag("Bussiness", _value("BussinessDocType", "0"), _value("BussinessDocReason", "Văn bản điện tử mới"))
    return _tag("TraceHeaderList", step, new)  # "Bussiness" is the standard's own spelling


def _manifest(envelope: Envelope) -> str:
    references = (
        _tag(
            "Reference",
            _value("ContentId", f"cid:{at}"),
            _value("ContentType", file.media_type),
            _value("Description", file.name),
            _value("AttachmentName", file.name),
        )
        for at, file in enumerate(envelope.enclosures, 1)
    )
    body = "\n".join(references)
    return f'<edXML:edXMLManifest version="1.0">\n{body}\n</edXML:edXMLManifest>'


def _attachment(at: int, file: Enclosure) -> str:
    content = base64.b64encode(_zipped(file)).decode("ascii")
    name = _text(file.name)
    return (
        f"<Attachment>\n<ContentId>cid:{at}</ContentId>\n<AttachmentName>{name}</AttachmentName>\n"
        f"<Description>{name}</Description>\n<ContentType>application/zip</ContentType>\n"
        f'<edXML:ContentTransferEncoded xmlns:edXML="{NAMESPACE}">{content}</edXML:ContentTransferEncoded>\n'
        "</Attachment>"
    )


def _zipped(file: Enclosure) -> bytes:
    """A fixed date inside, so that the same paper gives the same envelope."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        name = file.name.replace("\\", "/").rpartition("/")[2] or "van-ban"
        package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), file.content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _organ(tag: str, organ: Organ) -> str:
    return _tag(
        tag,
        _value("OrganId", organ.code),
        _value("OrganizationInCharge", organ.name),
        _value("OrganName", organ.name),
    )


def _tag(name: str, *inside: str) -> str:
    body = "\n".join(filter(None, inside))
    return f"<edXML:{name}>\n{body}\n</edXML:{name}>"


def _value(name: str, value: str) -> str:
    return f"<edXML:{name}>{_text(value)}</edXML:{name}>"


def _text(value: str) -> str:
    return escape(_NOT_XML.sub("", value))


def _day(day: date) -> str:
    return day.strftime("%Y/%m/%d")
