"""The picture that goes from phone to phone: who says what, in letters that can be read on a small screen.

On a phone the picture is shown about 360 pixels wide, 0.3 of its size: letters of 46 pixels come out as 14.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from dinh.scribe.posters.qr import modules, qr_png
from dinh.scribe.posters.wording import drawn, pieces, spaced
from dinh.scribe.writing.breaking import broken, narrowed, wrap
from dinh.scribe.writing.metrics import FONTS, width

WIDE, HIGH = 1200, 1500
EDGE = 80
ROOM = WIDE - 2 * EDGE
BAND = 190  # the coloured head
FOOT = 430  # the white foot with the QR code
PAPER, INK, DEEP, QUIET_INK = "#fbf8f2", "#211a16", "#6d1414", "#5b4f47"  # giấy dó, mực, sơn son
TITLES = range(128, 53, -4)
LINES = range(70, 45, -2)
MOST_LINES = 3
UNDER_TITLE, GAP = 30, 18


@dataclass(frozen=True, slots=True)
class Card:
    """`lines` are short; three are shown. `address` is what a person types, `url` what the QR code says, `code` the
    digits; `item` the small line above the title."""

    commune: str
    title: str
    lines: tuple[str, ...]
    address: str
    url: str
    item: str = ""
    code: str = ""


def card_png(card: Card) -> bytes:
    """PNG, 1200 × 1500. What is too long for the picture ends in «…». Raises ValueError for an unusable `url`."""
    picture = Image.new("RGB", (WIDE, HIGH), PAPER)
    pen = ImageDraw.Draw(picture)
    _head(pen, drawn(card.commune))
    top, bottom = BAND + 50, HIGH - FOOT - 30
    if item := drawn(card.item):
        top = _write(pen, _shortened(item, 46, 1, bold=True), top, 46, DEEP, bold=True) + 14
    said = tuple(filter(None, map(drawn, card.lines)))[:MOST_LINES]
    title, size = _title(drawn(card.title) or "Thông báo", bottom - top, said)
    written = _body(said, bottom - top - len(title) * _pitch(size) - UNDER_TITLE)
    spare = bottom - top - len(title) * _pitch(size) - UNDER_TITLE - _high(*written)
    top = _write(pen, title, top + max(spare, 0) // 3, size, INK, bold=True) + UNDER_TITLE
    for each in written[1]:
        top = _write(pen, each, top, written[0], INK) + GAP
    _foot(picture, pen, card)
    out = io.BytesIO()
    picture.save(out, format="PNG", optimize=True)
    return out.getvalue()


def _head(pen: ImageDraw.ImageDraw, commune: str) -> None:
    pen.rectangle((0, 0, WIDE, BAND), fill=DEEP)
    size = next((size for size in range(62, 43, -2) if width(commune, size, bold=True) <= ROOM), 44)
    made = _shortened(commune, size, 2, bold=True)
    _write(pen, made, (BAND - len(made) * _pitch(size)) // 2, size, "#ffffff", bold=True)


def _title(title: str, high: int, said: tuple[str, ...]) -> tuple[list[str], int]:
    """The title's lines in the largest letters that leave the short lines whole; in three lines where that can be."""
    for size in TITLES:
        made = _lines(title, size, bold=True)
        small = max(LINES[-1], min(LINES[0], size // 2 + 8))
        needed = _high(small, [_lines(each, small) for each in said]) if said else 0
        if (len(made) <= 3 or size <= 84) and len(made) * _pitch(size) + UNDER_TITLE + needed <= high:
            return _even(title, size, made, bold=True), size
    smallest = TITLES[-1]
    room_for = high - UNDER_TITLE - len(said) * (_pitch(LINES[-1]) + GAP)
    return _shortened(title, smallest, max(room_for // _pitch(smallest), 1), bold=True), smallest


def _even(text: str, size: int, made: list[str], *, bold: bool = False) -> list[str]:
    """The same number of lines, broken where a person would break them."""

    def measure(text: str) -> float:
        return width(text, size, bold=bold)

    if any(measure(word) > ROOM for word in text.split()):
        return made
    even = broken(text, ROOM, measure)
    return even if len(even) == len(made) else narrowed(text, ROOM, measure)


def _body(said: tuple[str, ...], high: int) -> tuple[int, list[list[str]]]:
    """The short lines and their size: whole in smaller letters rather than cut in large ones."""
    for size in LINES:
        whole = [_lines(each, size) for each in said]
        if _high(size, whole) <= high:
            return size, [_even(each, size, made) for each, made in zip(said, whole, strict=True)]
    smallest = LINES[-1]
    most = max((len(_lines(each, smallest)) for each in said), default=1)
    made = [_shortened(each, smallest, most) for each in said]
    while _high(smallest, made) > high and most > 1:
        most -= 1
        made = [_shortened(each, smallest, most) for each in said]
    return smallest, made


def _high(size: int, made: list[list[str]]) -> int:
    return sum(len(each) * _pitch(size) + GAP for each in made)


def _foot(picture: Image.Image, pen: ImageDraw.ImageDraw, card: Card) -> None:
    top = HIGH - FOOT
    pen.rectangle((0, top, WIDE, HIGH), fill="#ffffff")
    pen.rectangle((0, top, WIDE, top + 5), fill=DEEP)
    scale = max(330 // modules(card.url), 1)
    with Image.open(io.BytesIO(qr_png(card.url, scale))) as code:
        side = min(code.width, FOOT - 40)
        across = WIDE - EDGE // 2 - side
        shown = code.convert("RGB") if side == code.width else code.convert("RGB").resize((side, side))
        picture.paste(shown, (across, top + (FOOT - side) // 2 + 3))
    room = across - EDGE - 20
    address, digits = drawn(card.address), spaced(drawn(card.code))
    size = next((size for size in range(62, 43, -2) if width(address, size, bold=True) <= room), 44)
    written = [(_shortened("Đọc toàn văn tại", 46, 1, room=room), 46, QUIET_INK, False)]
    written.append((_shortened(address, size, 3, room=room, bold=True), size, INK, True))
    if digits:
        shown_code = _shortened(f"Mã số {digits}", 58, 1, room=room, bold=True)
        written.append((shown_code, 58, DEEP, True))
    high = sum(len(made) * _pitch(size) + 12 for made, size, _ink, _bold in written)
    at = top + (FOOT - high) // 2 + 6
    for made, of, ink, bold in written:
        at = _write(pen, made, at, of, ink, bold=bold) + 12


@lru_cache(maxsize=64)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"LiberationSerif-{'Bold' if bold else 'Regular'}.ttf", size)


def _pitch(size: int) -> int:
    return round(size * 1.2)


def _lines(text: str, size: int, *, bold: bool = False, room: float = ROOM) -> list[str]:
    """Every line no wider than `room`, words wider than that cut."""
    cut = " ".join(piece for word in text.split() for piece in pieces(word, room, size, bold=bold))
    return wrap(cut, room, lambda line: width(line, size, bold=bold))


def _shortened(text: str, size: int, most: int, *, bold: bool = False, room: float = ROOM) -> list[str]:
    """At most `most` lines; what is left out shows as «…»."""
    made = _lines(text, size, bold=bold, room=room)
    if len(made) <= most:
        return made
    last = made[most - 1]
    while last and width(f"{last}…", size, bold=bold) > room:
        last = last[:-1]
    return [*made[: most - 1], f"{last.rstrip(' ,.;:')}…"]


def _write(pen: ImageDraw.ImageDraw, made: list[str], top: int, size: int, ink: str, *, bold: bool = False) -> int:
    """Lines from `top` down; returns where the next may begin."""
    for line in made:
        pen.text((EDGE, top), line, fill=ink, font=_font(size, bold))
        top += _pitch(size)
    return top
