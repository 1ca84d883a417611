"""Pictures of many communes: where each lies on one line, a board of squares, a line of months. The same numbers always
stand in a table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dinh.account.province.comparing import Line
from dinh.account.province.spread import Spread

INK, LINE, BOX, DOT, FAR = "#2b2320", "#cfc4af", "#efe6d2", "#23613f", "#a4261d"
NONE = "#ffffff"
STEPS = ("#e3efe6", "#b9d8c3", "#86b998", "#4b9068", "#1f5a3b")  # light to dark, a fifth of the communes each
WIDE, HIGH, SIDE = 640, 96, 14
SQUARE, ACROSS = 58, 11


class Dot(Protocol):
    """A commune, or a province, on the line of all."""

    @property
    def title(self) -> str: ...
    @property
    def measure(self) -> Fraction | None: ...
    @property
    def unlike(self) -> int: ...


def strip(lines: Sequence[Dot], spread: Spread, label: str, texts: tuple[str, str, str]) -> SafeString:
    """A dot each on one line, the middle half as a box, the median as a stroke. `texts`: least, median, most."""
    least, reach = spread.least, (spread.most - spread.least) or Fraction(1)

    def at(value: Fraction) -> str:
        return f"{SIDE + float((value - least) / reach) * (WIDE - 2 * SIDE):.1f}"

    low, middle, high = (at(value) for value in (spread.low, spread.middle, spread.high))
    dots = format_html_join(
        "",
        '<circle cx="{}" cy="44" r="6" fill="{}" fill-opacity=".75"><title>{}</title></circle>',
        ((at(line.measure), FAR if line.unlike else DOT, line.title) for line in lines if line.measure is not None),
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        '<path d="M{s} 44H{e}" stroke="{line}" stroke-width="2"/>'
        '<path d="M{low} 26H{high}V62H{low}Z" fill="{box}" stroke="{line}"/>'
        '<path d="M{middle} 22V66" stroke="{ink}" stroke-width="3"/>{dots}'
        '<text x="{s}" y="88" font-size="15" fill="{ink}">{least}</text>'
        '<text x="{middle}" y="16" font-size="15" fill="{ink}" text-anchor="middle">{median}</text>'
        '<text x="{e}" y="88" font-size="15" fill="{ink}" text-anchor="end">{most}</text></svg>',
        w=WIDE, h=HIGH, s=SIDE, e=WIDE - SIDE, label=label, low=low, high=high, middle=middle, dots=dots, line=LINE,
        box=BOX, ink=INK, least=texts[0], median=texts[1], most=texts[2],
    )  # fmt: skip


def board(lines: Sequence[Line], label: str) -> SafeString:
    """A square a commune, in the order of codes, the darker the higher. A commune without a figure is an empty square,
    one that is missing has a stroke through it."""
    ranked = sorted(line.measure for line in lines if line.measure is not None)
    squares = []
    for place, line in enumerate(sorted(lines, key=lambda line: (line.commune.province.code, line.commune.code))):
        x, y = place % ACROSS * SQUARE, place // ACROSS * SQUARE
        step = ranked.index(line.measure) * len(STEPS) // len(ranked) if line.measure is not None else -1
        squares.append(
            (x + 2, y + 2, SQUARE - 4, SQUARE - 4, STEPS[step] if step >= 0 else NONE, LINE, line.commune.title,
             f"M{x + 8} {y + SQUARE - 8}L{x + SQUARE - 8} {y + 8}" if line.missing else "", FAR,
             x + SQUARE // 2, y + SQUARE // 2 + 5, "#ffffff" if step >= 3 else INK, short(line.commune.name))
        )  # fmt: skip
    high = -(-len(squares) // ACROSS) * SQUARE
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="{}" stroke="{}"><title>{}</title></rect>'
        '<path d="{}" stroke="{}" stroke-width="2"/>'
        '<text x="{}" y="{}" fill="{}" font-size="14" text-anchor="middle">{}</text>',
        squares,
    )
    wide = ACROSS * SQUARE
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>',
        wide, high, wide, high, label, drawn,
    )  # fmt: skip


def months(values: Sequence[float | None], label: str) -> SafeString:
    """A small line of twelve months from nothing to the highest; months without a figure are left open."""
    most = max((value for value in values if value is not None), default=0) or 1
    line, dots, pen = [], [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        at = f"{4 + place * 10} {26 - value / most * 22:.1f}"
        line.append(pen + at)
        dots.append(f"M{at}h0")  # a stroke of no length with round ends
        pen = "L"
    return format_html(
        '<svg viewBox="0 0 118 30" width="118" height="30" role="img" aria-label="{}"><g fill="none" stroke="{}" '
        'stroke-linecap="round"><path d="{}" stroke-width="2"/><path d="{}" stroke-width="5"/></g></svg>',
        label, DOT, "".join(line), "".join(dots),
    )  # fmt: skip


def short(name: str) -> str:
    """«Đình Minh» → «ĐM»: what fits into a square."""
    words = name.split()
    return "".join(word[0] for word in words[:3]).upper() if len(words) > 1 else name[:4]
