"""Pictures drawn here, without a library: bars by month, and shares with their interval by quarter. A table of the same
numbers always stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDE, HIGH, FOOT, HEAD = 400, 200, 28, 18  # narrow, so that its letters can still be read on a phone
LEAF, LATE, INK, LINE = "#23613f", "#a4261d", "#5b4f47", "#e4dccd"


def months(columns: Sequence[tuple[str, int, int]], label: str) -> SafeString:
    """A column a month: given back in time below, late on top. `columns`: (month, in time, late)."""
    most = max((good + bad for _name, good, bad in columns), default=0) or 1
    step = WIDE / max(len(columns), 1)
    room = HIGH - FOOT - HEAD
    bars = []
    for place, (name, good, bad) in enumerate(columns):
        left, wide = place * step + step * 0.18, step * 0.64
        low, high = room * good / most, room * bad / most
        base = HIGH - FOOT
        bars.append(
            (f"{left:.1f}", f"{base - low:.1f}", f"{wide:.1f}", f"{low:.1f}", LEAF,
             f"{left:.1f}", f"{base - low - high:.1f}", f"{wide:.1f}", f"{high:.1f}", LATE,
             f"{left + wide / 2:.1f}", f"{HIGH - 8}", INK, name[:2] if len(columns) > 8 else name,
             f"{left + wide / 2:.1f}", f"{base - low - high - 4:.1f}", INK, good + bad)
        )  # fmt: skip
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/><rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>'
        '<text x="{}" y="{}" fill="{}" text-anchor="middle" font-size="15">{}</text>'
        '<text x="{}" y="{}" fill="{}" text-anchor="middle" font-size="15">{}</text>',
        bars,
    )
    return _frame(drawn, label)


def shares(points: Sequence[tuple[str, float, float, float]], label: str) -> SafeString:
    """A point a quarter with its interval. `points`: (quarter, share, low, high), all of 1."""
    step = WIDE / max(len(points), 1)
    room = HIGH - FOOT - HEAD

    def height(value: float) -> float:
        return HIGH - FOOT - room * value

    marks = []
    for place, (name, share, low, high) in enumerate(points):
        middle = place * step + step / 2
        marks.append(
            (f"{middle:.1f}", f"{height(low):.1f}", f"{height(high):.1f}", INK,
             f"{middle:.1f}", f"{height(share):.1f}", LEAF,
             f"{middle + 12:.1f}", f"{height(share) + 5:.1f}", INK, f"{share * 100:.0f}%",
             f"{middle:.1f}", f"{HIGH - 8}", INK, name)
        )  # fmt: skip
    drawn = format_html_join(
        "",
        '<path d="M{} {}V{}" stroke="{}" stroke-width="3"/><circle cx="{}" cy="{}" r="7" fill="{}"/>'
        '<text x="{}" y="{}" fill="{}" font-size="17" font-weight="600">{}</text>'
        '<text x="{}" y="{}" fill="{}" text-anchor="middle" font-size="15">{}</text>',
        ((middle, low, high, *rest) for middle, low, high, *rest in marks),
    )
    return _frame(drawn, label)


def _frame(drawn: SafeString, label: str) -> SafeString:
    base = HIGH - FOOT
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">'
        '<path d="M0 {}H{}" stroke="{}" stroke-width="2"/>{}</svg>',
        WIDE, HIGH, WIDE, label, base, WIDE, LINE, drawn,
    )  # fmt: skip
