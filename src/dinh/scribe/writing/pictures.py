"""PNG pictures: is it one, and how large is it, without decoding it."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 40_000_000  # an A4 page at 600 dots an inch has 35 million


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ValueError when the bytes are not a PNG."""
    if len(png) < 33 or not png.startswith(_SIGNATURE) or png[12:16] != b"IHDR":
        raise ValueError("không phải ảnh PNG")
    width, height = struct.unpack(">II", png[16:24])
    if not width or not height:
        raise ValueError("ảnh PNG có cạnh bằng 0")
    return width, height


def check_png(png: bytes, name: str) -> None:
    """Raises ValueError, in Vietnamese, for a picture that cannot be printed."""
    try:
        width, height = png_size(png)
        _check_chunks(png)
    except ValueError as wrong:
        raise ValueError(f"Hình «{name}»: {wrong}. Hãy lưu lại hình ở dạng PNG rồi thử lại.") from wrong
    if width * height > MOST_PIXELS:
        raise ValueError(
            f"Hình «{name}»: {width} × {height} điểm ảnh là quá lớn để in. Hãy thu nhỏ dưới 6.000 điểm mỗi chiều."
        )


def _check_chunks(png: bytes) -> None:
    """Every chunk whole and with its sum right, up to the last: a file cut short or damaged is found here."""
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        end = at + 12 + length
        if end > len(png) or struct.unpack(">I", png[end - 4 : end])[0] != zlib.crc32(png[at + 4 : end - 4]):
            break
        if kind == b"IEND":
            return
        at = end
    raise ValueError("tệp ảnh PNG bị hỏng hoặc bị cắt cụt")
