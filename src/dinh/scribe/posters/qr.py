"""QR codes that survive a photocopier: level M at least, more where the size allows, a quiet zone of four modules."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

QUIET = 4  # modules kept white around the code, as ISO/IEC 18004 asks


@lru_cache(maxsize=64)
def _code(url: str) -> segno.QRCode:
    """Raises ValueError when the address is empty or longer than a QR code can hold."""
    if not url:
        raise ValueError("Chưa có địa chỉ để in mã QR.")
    try:
        return segno.make_qr(url, error="m")
    except segno.DataOverflowError as wrong:
        raise ValueError("Địa chỉ quá dài, không in được thành mã QR: hãy dùng địa chỉ ngắn.") from wrong


def qr_svg(url: str) -> str:
    """An `<svg>` that scales to its box, black on white, without declaration: it may stand inside a page."""
    out = io.BytesIO()
    _code(url).save(
        out, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True, nl=False, light="#fff", dark="#000"
    )
    return out.getvalue().decode()


def qr_png(url: str, scale: int = 8) -> bytes:
    """A PNG of two colours, `scale` pixels a module."""
    out = io.BytesIO()
    _code(url).save(out, kind="png", border=QUIET, scale=scale)
    return out.getvalue()


def modules(url: str) -> int:
    """How many modules wide the code is, with its quiet zone."""
    return int(_code(url).symbol_size(border=QUIET)[0])
