"""`.edxml` envelopes: what a clerk exports is read with its header and its paper; what we write is read back the
same.
"""

from __future__ import annotations

import base64
import random
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable
from dinh.scribe.edxml_write import NAMESPACE, Enclosure, Envelope, Organ, write_edxml
from dinh.scribe.tests.decode_samples import LETTER, docx, letter_pdf, p, pdf, zipped

ENVELOPE = Envelope(
    document_id="000.01.LG,2026/03/05,12/KH-UBND",
    sender=Organ("000.01.LG", "UBND phường Đình Minh"),
    to=(Organ("000.02.LG", "Công an phường"), Organ("000.03.LG", "Trạm Y tế <phường> & tổ dân phố")),
    number="12",
    notation="KH-UBND",
    place="Đình Minh",
    issued=date(2026, 3, 5),
    type_name="Kế hoạch",
    subject="Thực hiện dân chủ ở cơ sở năm 2026",
    signer="Trần Thị Lan",
    signer_title="Chủ tịch",
    competence="TM. ỦY BAN NHÂN DÂN",
    due=date(2026, 6, 10),
    recipients=("Như trên", "Lưu: VT"),
    sent=datetime(2026, 3, 5, 8, 30),  # noqa: DTZ001
    enclosures=(Enclosure("ke-hoach.docx", docx(p("KẾ HOẠCH") + p("Thực hiện dân chủ")), "application/msword"),),
)


def with_files(*files: tuple[str, bytes]) -> bytes:
    return write_edxml(replace(ENVELOPE, enclosures=tuple(Enclosure(name, data, "x/y") for name, data in files)))


def test_what_we_write_is_read_back() -> None:
    decoded = decode(write_edxml(ENVELOPE), "goi.edxml")
    assert decoded.kind == "edxml"
    assert decoded.text == "KẾ HOẠCH\nThực hiện dân chủ\n"
    assert decoded.warnings == ()
    assert decoded.header == {
        "document_id": "000.01.LG,2026/03/05,12/KH-UBND",
        "issuer": "UBND phường Đình Minh",
        "issuer_code": "000.01.LG",
        "to": "Công an phường\nTrạm Y tế <phường> & tổ dân phố",
        "number": "12/KH-UBND",
        "notation": "KH-UBND",
        "place": "Đình Minh",
        "date": "2026-03-05",
        "type": "Kế hoạch",
        "subject": "Thực hiện dân chủ ở cơ sở năm 2026",
        "content": "Thực hiện dân chủ ở cơ sở năm 2026",
        "signer": "Trần Thị Lan",
        "signer_title": "Chủ tịch",
        "signer_competence": "TM. ỦY BAN NHÂN DÂN",
        "due": "2026-06-10",
        "recipients": "Như trên\nLưu: VT",
        "attachment": "ke-hoach.docx",
    }


def test_the_envelope_is_prefixed_and_the_attachments_are_not() -> None:
    data = write_edxml(ENVELOPE)
    text = data.decode()
    root = ElementTree.fromstring(data)
    assert [child.tag for child in root] == [f"{{{NAMESPACE}}}edXMLEnvelope", f"{{{NAMESPACE}}}AttachmentEncoded"]
    envelope, attachments = text.split("<AttachmentEncoded>")
    assert "<edXML:edXMLEnvelope" in envelope
    assert "<edXML:CodeNotation>KH-UBND</edXML:CodeNotation>" in envelope
    assert "<Attachment>" in attachments
    assert "<AttachmentName>ke-hoach.docx</AttachmentName>" in attachments


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_edxml(ENVELOPE) == write_edxml(ENVELOPE)


@pytest.mark.parametrize(
    ("change", "cause"),
    [({"to": ()}, "nơi nhận"), ({"enclosures": ()}, "tệp văn bản")],
)
def test_an_envelope_without_receiver_or_paper_is_not_written(change: dict[str, object], cause: str) -> None:
    with pytest.raises(ValueError, match=cause):
        write_edxml(replace(ENVELOPE, **change))  # type: ignore[arg-type]


def test_an_envelope_over_the_limit_is_not_written() -> None:
    with pytest.raises(ValueError, match="50 MB"):
        write_edxml(replace(ENVELOPE, enclosures=(Enclosure("a", random.Random(1).randbytes(40 << 20), "x/y"),)))


def test_control_characters_never_reach_the_xml() -> None:
    decoded = decode(write_edxml(replace(ENVELOPE, subject="Về\x00 việc\x0b <b> & ‘họp’")), "a.edxml")
    assert decoded.header["subject"] == "Về việc <b> & ‘họp’"


def test_the_first_attachment_that_can_be_read_is_taken() -> None:
    decoded = decode(with_files(("anh.jpg", b"\xff\xd8\xff\xe0anh"), ("ke-hoach.pdf", letter_pdf())), "a.edxml")
    assert decoded.header["attachment"] == "ke-hoach.pdf"
    assert decoded.text.startswith("ỦY BAN NHÂN DÂN")
    assert "Tệp đính kèm “anh.jpg”: Đây là ảnh (JPEG)" in decoded.warnings[0]


def test_attachments_after_the_first_are_named_as_unread() -> None:
    decoded = decode(with_files(("chinh.txt", LETTER.encode()), ("phu-luc.txt", LETTER.encode())), "a.edxml")
    assert decoded.text == LETTER
    assert decoded.warnings == (
        "Gói còn tệp đính kèm khác chưa đọc: “phu-luc.txt”. Hãy gửi riêng từng tệp nếu cần đọc.",
    )


def test_without_a_readable_attachment_the_stated_content_is_the_text() -> None:
    decoded = decode(
        write_edxml(
            replace(ENVELOPE, content="Mời họp ngày 10/3.", enclosures=(Enclosure("a.pdf", pdf([[]]), "x/y"),))
        ),
        "a.edxml",
    )
    assert decoded.text == "Mời họp ngày 10/3.\n"
    assert "bản quét" in decoded.warnings[0]


def plain(header: str, attachments: str = "", prefix: str = "") -> bytes:
    """An envelope as other producers write it: any prefix, or none."""
    space = f'xmlns:{prefix}="{NAMESPACE}"' if prefix else f'xmlns="{NAMESPACE}"'
    root = f"{prefix}:edXML" if prefix else "edXML"
    return f"<{root} {space}><H><MessageHeader>{header}</MessageHeader></H>{attachments}</{root}>".encode()


def attachment(content: bytes, name: str = "a.txt") -> str:
    coded = base64.encodebytes(content).decode()
    return (
        f"<AttachmentEncoded><Attachment><ContentTransferEncoded>\n{coded}</ContentTransferEncoded>"
        f"<AttachmentName>{name}</AttachmentName></Attachment></AttachmentEncoded>"
    )


@pytest.mark.parametrize("prefix", ["", "edXML", "ns0"])
def test_prefixes_do_not_matter(prefix: str) -> None:
    header = "<Subject>Họp</Subject><Code><CodeNumber>7/GM-UBND</CodeNumber></Code><DueDate>10-06-2026</DueDate>"
    decoded = decode(plain(header, attachment(LETTER.encode()), prefix), "a.edxml")
    assert decoded.text == LETTER
    assert (decoded.header["number"], decoded.header["due"]) == ("7/GM-UBND", "2026-06-10")


def test_rubbish_before_the_first_tag_is_stepped_over() -> None:
    data = b'1212<?xml version="1.0"?>' + plain("<Subject>Họp</Subject>", attachment(LETTER.encode()))
    assert decode(data, "a.edxml").text == LETTER


def test_an_attachment_may_be_zipped_or_not() -> None:
    for content in (docx(p("chữ")), zipped({"f1.docx": docx(p("chữ"))})):
        assert decode(plain("", attachment(content)), "a.edxml").text == "chữ\n"


def test_an_envelope_in_an_envelope_is_not_opened() -> None:
    inner = plain("", attachment(LETTER.encode()))
    with pytest.raises(Unreadable, match="chỉ mở một lớp") as refused:
        decode(plain("", attachment(inner, "trong.edxml")), "a.edxml")
    assert refused.value.code == "no_body"


def test_an_attachment_that_is_a_zip_of_many_papers_says_so() -> None:
    with pytest.raises(Unreadable, match="giải nén"):
        decode(plain("", attachment(zipped({"a.txt": "a", "b.txt": "b"}))), "a.edxml")


def test_damaged_base64_is_named() -> None:
    broken = attachment(LETTER.encode()).replace("</ContentTransferEncoded>", "***</ContentTransferEncoded>")
    with pytest.raises(Unreadable, match=r"a\.txt.*base64"):
        decode(plain("", broken), "a.edxml")


def test_an_empty_envelope_says_it_has_no_attachment() -> None:
    with pytest.raises(Unreadable, match="không có tệp đính kèm"):
        decode(plain("<Subject>Họp</Subject>"), "a.edxml")


def test_entities_are_refused_before_they_exist() -> None:
    bomb = b'<!DOCTYPE edXML [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + plain("<Content>&b;</Content>")
    with pytest.raises(Unreadable) as refused:
        decode(bomb, "a.edxml")
    assert refused.value.code == "entities"
