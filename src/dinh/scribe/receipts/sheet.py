"""The words of a receipt, and its sheet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from dinh.scribe.posters.qr import qr_svg
from dinh.scribe.posters.wording import breakable, drawn
from dinh.scribe.writing.metrics import FAMILY, FONTS, MM

TEMPLATE = Path(__file__).with_name("receipt.typ")
ROOM = 128 * MM  # the width of the text on A6 lying down; A5 is everything √2 larger
SIZE = 10  # points of the text on A6
Size = Literal["A6", "A5"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What the receipt says. `facts` are (label, words), in order; `url` is what the QR code opens, `address` what a
    person types there; `void` the line that says that it does not count any more."""

    commune: str
    group: str
    title: str
    number: str
    amount: str
    facts: tuple[tuple[str, str], ...]
    day: str
    payer: str
    taker: str
    code: str
    url: str
    address: str
    void: str = ""


def receipt_pdf(slip: Slip, size: Size = "A6") -> bytes:
    """The bytes of the PDF. Raises ValueError for an address no QR code holds."""
    files = {
        TEMPLATE.name: TEMPLATE.read_bytes(),
        "receipt.json": json.dumps(_said(slip, size)).encode(),
        "qr.svg": qr_svg(slip.url).encode(),
    }
    with TemporaryDirectory(prefix="dinh-receipt-") as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).write_bytes(content)
        made: bytes = typst.compile(
            root / TEMPLATE.name, root=root, font_paths=_fonts(), ignore_system_fonts=True, package_path=root
        )
        return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _said(slip: Slip, size: Size) -> dict[str, Any]:
    texts = ("commune", "group", "title", "number", "amount", "day", "payer", "taker", "code", "address", "void")
    return {
        "font": FAMILY,
        "scale": 2**0.5 if size == "A5" else 1,
        **{name: breakable(drawn(getattr(slip, name)), ROOM, SIZE, bold=True) for name in texts},
        "facts": [[drawn(label), breakable(drawn(words), ROOM * 0.7, SIZE, bold=False)] for label, words in slip.facts],
    }
