"""How wide a text prints, from the fonts beside this file, which have the advance widths of Times New Roman.

Lines under the head must be as long as their text, and long names must break where a person would break them: both
need widths before any printer sees the text.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Liberation Serif"
MM = 72 / 25.4  # points
CELL = 5.4  # points kept free at each side of a cell, Word's own habit
_FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


def _tables(font: bytes) -> dict[bytes, int]:
    count = struct.unpack(">H", font[4:6])[0]
    records = (font[12 + 16 * at : 28 + 16 * at] for at in range(count))
    return {record[:4]: struct.unpack(">I", record[8:12])[0] for record in records}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Code point → glyph, from the format 4 subtable for Windows Unicode."""
    count = struct.unpack(">H", font[cmap + 2 : cmap + 4])[0]
    records = [struct.unpack(">HHI", font[cmap + 4 + 8 * at : cmap + 12 + 8 * at]) for at in range(count)]
    start = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    double = struct.unpack(">H", font[start + 6 : start + 8])[0]
    half = double // 2

    def column(at: int, kind: str) -> tuple[int, ...]:
        return struct.unpack(f">{half}{kind}", font[at : at + double])

    ends, firsts = column(start + 14, "H"), column(start + 16 + double, "H")
    deltas, ranges_at = column(start + 16 + 2 * double, "h"), start + 16 + 3 * double
    found: dict[int, int] = {}
    for at, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, column(ranges_at, "H"), strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            if offset:
                place = ranges_at + 2 * at + offset + 2 * (code - first)
                glyph = struct.unpack(">H", font[place : place + 2])[0]
                found[code] = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                found[code] = (code + delta) & 0xFFFF
    return found


@lru_cache(maxsize=4)
def _widths(bold: bool, italic: bool) -> dict[str, float]:
    """Character → width in em."""
    font = (FONTS / f"LiberationSerif-{_FACES[bold, italic]}.ttf").read_bytes()
    tables = _tables(font)
    units = struct.unpack(">H", font[tables[b"head"] + 18 : tables[b"head"] + 20])[0]
    known = struct.unpack(">H", font[tables[b"hhea"] + 34 : tables[b"hhea"] + 36])[0]
    hmtx = tables[b"hmtx"]
    advances = struct.unpack(">" + "Hh" * known, font[hmtx : hmtx + 4 * known])[::2]
    glyphs = _glyphs(font, tables[b"cmap"])
    return {chr(code): advances[min(glyph, known - 1)] / units for code, glyph in glyphs.items() if glyph}


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Points that `text` takes on one line; a character the font lacks counts as one em."""
    known = _widths(bold, italic)
    return size * sum(known.get(char, 1.0) for char in text)


def prints(char: str) -> bool:
    """True where the font can draw the character; others would print as an empty box."""
    return char in _widths(False, False)
