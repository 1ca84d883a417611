"""The words of a slip, and its sheet: what the household marks above, its stub with the one-time code below.

Điều 19 Luật 10/2022/QH15, Điều 4 Nghị định 59/2023/NĐ-CP: title, content, options with how to choose, other opinion,
last day of return; the UBND's hanging stamp top left, or the head's signature bottom right. In a secret voting nothing
above the dotted line differs from household to household.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst

from dinh.scribe.posters.wording import breakable, drawn, drawn_lines
from dinh.scribe.writing.metrics import FAMILY, FONTS, MM

TEMPLATE = Path(__file__).with_name("slips.typ")
ROOM = 93 * MM  # the width of the text of a slip
SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5)  # points: the largest that fits
CUTS = (600, 400, 250, 120, 0)  # characters of a content that fits in no size
QUIET = 2  # modules of white in the picture; the stub around it is white too
MASK = 3  # any of the eight is valid; choosing the prettiest takes four times as long


@dataclass(frozen=True, slots=True)
class Ballot:
    """What all slips of a voting say. `letter` True: a letter with a code, nothing to mark on it. `head` is the post
    that signs bottom right, empty where the UBND stamps top left. `choose` says how to choose; `term` until when;
    `more` where the whole content is when it does not fit; `own_other` that «other opinion» is an option itself;
    `hints` what the stub tells, line by line."""

    commune: str
    group: str
    title: str
    matter: str
    content: str
    question: str
    options: tuple[str, ...]
    choose: str
    term: str
    more: str
    head: str = ""
    own_other: bool = False
    secret: bool = False
    letter: bool = False
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stub:
    """What is one household's own. `receipt` empty in a letter; `url` is what the QR code says."""

    serial: int
    number: str
    name: str
    code: str
    url: str
    receipt: str = ""


def slips_pdf(ballot: Ballot, stubs: Sequence[Stub]) -> bytes:
    """The bytes of the PDF. Raises ValueError without stubs and for an address no QR code holds."""
    if not stubs:
        raise ValueError("Chưa có phiếu nào để in.")
    said = _said(ballot) | {"stubs": [_stub(each) for each in stubs]}
    with TemporaryDirectory(prefix="dinh-slips-") as folder:
        root = Path(folder)
        (root / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        (root / "slips.json").write_text(json.dumps(said), encoding="utf-8")
        made: bytes = typst.compile(
            root / TEMPLATE.name, root=root, font_paths=_fonts(), ignore_system_fonts=True, package_path=root
        )
        return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _said(ballot: Ballot) -> dict[str, Any]:
    content = drawn_lines(ballot.content)
    whole = "\n".join(content)
    more = drawn(ballot.more)
    cut = [_cut(whole, most, more) for most in CUTS if most < len(whole)]
    return {
        "font": FAMILY,
        "sizes": SIZES,
        "contents": [[_fit(line) for line in each] for each in (list(content), *cut)],
        **{
            name: _fit(getattr(ballot, name))
            for name in ("commune", "group", "title", "matter", "question", "choose", "term", "head")
        },
        "options": [_fit(each) for each in ballot.options],
        "hints": [_fit(each) for each in ballot.hints],
        "own_other": ballot.own_other,
        "secret": ballot.secret,
        "letter": ballot.letter,
    }


def _fit(text: str) -> str:
    return breakable(drawn(text), ROOM, SIZES[0], bold=True)


def _cut(text: str, most: int, more: str) -> list[str]:
    """The first lines of a content in at most so many characters, between words, and where the rest is."""
    if not most:
        return [more] if more else []
    short = text[:most].rsplit(" ", 1)[0].rstrip(" ,.;:\n")
    return [*f"{short}…".split("\n"), *([more] if more else [])]


def _stub(stub: Stub) -> dict[str, Any]:
    return {
        "serial": str(stub.serial), "number": drawn(stub.number), "name": drawn(stub.name)[:60], "code": stub.code,
        "receipt": stub.receipt, "qr": _qr(stub.url),
    }  # fmt: skip


def _qr(url: str) -> str:
    """An <svg> of one path: sharp on every printer, a fixed mask for thousands of them."""
    try:
        code = segno.make_qr(url, error="m", mask=MASK)
    except (segno.DataOverflowError, ValueError) as wrong:
        raise ValueError("Địa chỉ quá dài, không in được thành mã QR: hãy dùng địa chỉ ngắn.") from wrong
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True, nl=False, dark="#000")
    return out.getvalue().decode()
