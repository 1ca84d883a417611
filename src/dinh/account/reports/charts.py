"""A row of bars, drawn once: as SVG for a page, as PNG for a paper. The same numbers always stand in a table nearby."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from dinh.ground.room import Value

WIDE, HIGH = 720, 260
LEFT, RIGHT, TOP, FOOT = 12, 12, 34, 44  # FOOT leaves room for two lines of label
INK, PART, WHOLE, LINE = "#2b2622", "#23613f", "#e4dccd", "#cfc4b2"
SCALE = 2  # pixels of the PNG for one unit of the drawing: sharp at 160 mm on paper
TEXT = 15


@dataclass(frozen=True, slots=True)
class Bar:
    """`label` may take two lines, parted by a newline."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Chart:
    """`shares`: every whole stands as high as the others, and the parts are compared. `wide`: units of the drawing;
    a narrow one can still be read on a phone."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    shares: bool = False
    wide: int = WIDE

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""
        said = "; ".join(f"{' '.join(bar.label.split())}: {told(bar.value)}" for bar in self.bars)
        return _("%(title)s (%(unit)s): %(said)s.") % {"title": self.title, "unit": self.unit, "said": said}


def told(value: Value) -> str:
    part = dotted(value.part)
    return part if value.whole is None else f"{part}/{dotted(value.whole)}"


def dotted(n: int) -> str:
    return f"{n:,}".replace(",", ".")


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: Literal["box", "text"]
    x: float
    y: float
    wide: float = 0
    high: float = 0
    fill: str = INK
    text: str = ""


def svg(chart: Chart) -> SafeString:
    shapes = list(_shapes(chart))
    boxes = [(f"{s.x:.1f}", f"{s.y:.1f}", f"{s.wide:.1f}", f"{s.high:.1f}", s.fill) for s in shapes if s.kind == "box"]
    texts = [(f"{s.x:.1f}", f"{s.y:.1f}", TEXT, s.fill, s.text) for s in shapes if s.kind == "text"]
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}"><path d="M{} {}H{}" stroke="{}"/>'
        "{}{}</svg>",
        chart.wide, HIGH, chart.wide, HIGH, chart.alt, LEFT, HIGH - FOOT, chart.wide - RIGHT, LINE,
        format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>', boxes),
        format_html_join("", '<text x="{}" y="{}" text-anchor="middle" font-size="{}" fill="{}">{}</text>', texts),
    )  # fmt: skip


def png(chart: Chart) -> bytes:
    page = Image.new("RGB", (chart.wide * SCALE, HIGH * SCALE), "#ffffff")
    pen = ImageDraw.Draw(page)
    pen.line(
        [(LEFT * SCALE, (HIGH - FOOT) * SCALE), ((chart.wide - RIGHT) * SCALE, (HIGH - FOOT) * SCALE)], LINE, SCALE
    )
    for s in _shapes(chart):
        if s.kind == "box" and s.high > 0:
            pen.rectangle([s.x * SCALE, s.y * SCALE, (s.x + s.wide) * SCALE, (s.y + s.high) * SCALE], s.fill)
        elif s.kind == "text":
            pen.text((s.x * SCALE, s.y * SCALE), s.text, s.fill, _font(), anchor="ms")
    out = io.BytesIO()
    page.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _shapes(chart: Chart) -> Iterator[_Shape]:
    """A pale box for the whole where there is one, a dark one for the part, the number above, the label below."""
    most = max([1, *(max(bar.value.part, bar.value.whole or 0) for bar in chart.bars)])
    step = (chart.wide - LEFT - RIGHT) / max(len(chart.bars), 1)
    wide, room = min(step * 0.62, 56), HIGH - FOOT - TOP
    for at, bar in enumerate(chart.bars):
        middle = LEFT + step * (at + 0.5)
        most = max(bar.value.whole or 1, 1) if chart.shares else most
        part = max(bar.value.part, 0) * room / most
        whole = max(bar.value.whole or 0, 0) * room / most
        if whole:
            yield _Shape("box", middle - wide / 2, HIGH - FOOT - whole, wide, whole, WHOLE)
        yield _Shape("box", middle - wide / 2, HIGH - FOOT - part, wide, part, PART)
        yield _Shape("text", middle, HIGH - FOOT - max(part, whole) - 6, text=_short(bar.value, step))
        for line, text in enumerate(bar.label.split("\n")[:2]):
            yield _Shape("text", middle, HIGH - FOOT + TEXT + 3 + line * (TEXT + 3), text=text)


def _short(value: Value, step: float) -> str:
    """The number as it fits over its bar: millions as «12,5 tr»."""
    text = told(value)
    if len(text) * TEXT * 0.55 <= step:
        return text
    if value.whole is None and value.part >= 1_000_000:
        return f"{value.part / 1_000_000:.1f} tr".replace(".", ",")
    return dotted(value.part)


@cache
def _font() -> ImageFont.FreeTypeFont:
    data = files("dinh.scribe.writing").joinpath("fonts", "LiberationSerif-Regular.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), TEXT * SCALE)
