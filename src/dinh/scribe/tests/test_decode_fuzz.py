"""Damaged files end in text or in Unreadable, within two seconds each, and never in anything else.

`DINH_FUZZ=20000` sets how many files are damaged for each run of this module; the default is small.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.decode.refusal import REASONS
from dinh.scribe.decoded import Unreadable
from dinh.scribe.edxml_write import Enclosure, Envelope, Organ, write_edxml
from dinh.scribe.tests import decode_samples as sample

COUNT = int(os.environ.get("DINH_FUZZ", "600"))
SECONDS = 2.0

STYLES = sample.part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Goc"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Goc"><w:basedOn w:val="Muc"/></w:style>',
)
NUMBERING = sample.part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
)
BODY = (
    sample.p("KẾ HOẠCH", style="Muc")
    + sample.p("Thực hiện dân chủ ", sample.r("ở cơ sở", "<w:vanish/>"), num=(1, 0))
    + sample.p("<w:del><w:r><w:t>cũ</w:t></w:r></w:del>")
    + "<w:tbl><w:tr><w:tc>" + sample.p("2.799") + "</w:tc></w:tr></w:tbl>"
    + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    + "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" + sample.p("MẬT")
    + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
)  # fmt: skip
PAGE = f"<!doctype html><meta charset=utf-8><title>x</title><ol><li>{sample.LETTER}</ol><table><tr><td>a<td>b</table>"


def docx() -> bytes:
    return sample.docx(BODY, styles=STYLES, numbering=NUMBERING)


def edxml() -> bytes:
    return write_edxml(
        Envelope(
            document_id="A1",
            sender=Organ("000.01.LG", "UBND phường Đình Minh"),
            to=(Organ("000.02.LG", "Công an phường"),),
            number="12",
            notation="KH-UBND",
            place="Đình Minh",
            issued=date(2026, 3, 5),
            type_name="Kế hoạch",
            subject="Thực hiện dân chủ ở cơ sở",
            signer="Trần Thị Lan",
            signer_title="Chủ tịch",
            sent=datetime(2026, 3, 5, 8, 0),  # noqa: DTZ001
            enclosures=(Enclosure("ke-hoach.docx", docx(), "application/msword"),),
        )
    )


SEEDS: dict[str, Callable[[], bytes]] = {
    "txt": sample.LETTER.encode,
    "utf-16": lambda: sample.LETTER.encode("utf-16"),
    "html": PAGE.encode,
    "docx": docx,
    "edxml": edxml,
    "pdf": sample.letter_pdf,
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """One to eight wounds: bytes changed, cut out, doubled, moved, or the rest of the file lost."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if not out:
            break
        at, length = chance.randrange(len(out)), chance.choice((1, 1, 4, 40, 400))
        kind = chance.randrange(7)
        if kind == 0:
            out[at] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length] * chance.choice((1, 3, 50))
        elif kind == 3:
            out[at:at] = chance.randbytes(length)
        elif kind == 4:
            other = chance.randrange(len(out))
            out[at:at] = out[other : other + length]
        elif kind == 5:
            out[at : at + 1] = chance.choice((b"<", b">", b"&", b"0", b"99999999", b"\0", b"\xff", b"/", b"[", b"<<"))
        elif chance.random() < 0.3:
            del out[at:]
    return bytes(out)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A sound package around one damaged part: otherwise its checksum would stop every wound at the door."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    content = parts[name]
    parts[name] = damaged(content if isinstance(content, bytes) else content.encode(), chance)
    return sample.zipped(parts)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("kind", SEEDS)
def test_a_damaged_file_is_read_or_refused(kind: str) -> None:
    chance = random.Random(f"Đình {kind} {COUNT}")
    whole = SEEDS[kind]()
    decode(whole, f"a.{kind}")
    for number in range(COUNT // len(SEEDS)):
        inside = kind == "docx" and number % 4
        data = damaged_inside(whole, chance) if inside else damaged(whole, chance)
        start = time.monotonic()
        text, code = outcome(data, f"a.{kind}")
        assert time.monotonic() - start < SECONDS, (kind, number)
        assert code in REASONS if code else text.strip(), (kind, number, text)


def outcome(data: bytes, name: str) -> tuple[str, str]:
    """The words, or the refusal's sentence with its code."""
    try:
        return decode(data, name).text, ""
    except Unreadable as refused:
        return str(refused), refused.code
