"""The groups of opinion as a picture drawn here, and the same in words: groups only, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dinh.rights.consult.mapping import SEED, SMALLEST, Drawn, Opinion

WIDE, HIGH, EDGE = 640, 360, 96
LETTERS = "ABCDE"
LEAST, WIDEST = 54.0, 84.0  # radius of a circle
COLOURS = ("#1d4f7c", "#8f1d1d", "#23613f", "#8a5300", "#5b4f47")  # white letters read on each


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with what a group, or all, said of it."""

    number: int
    text: str
    cells: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Group:
    letter: str
    size: int
    typical: tuple[tuple[str, str], ...]  # (statement, what this group says of it)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a page says of a map. `svg` is the picture; `common` and `rejected` statements of all groups."""

    svg: SafeString
    participants: int
    groups: tuple[Group, ...]
    common: tuple[Line, ...]
    rejected: tuple[Line, ...]
    table: tuple[Line, ...]
    left_out: int
    smallest: int
    seed: str
    silhouette: str


def told_of(drawn: Drawn, texts: dict[int, str]) -> Told:
    """`texts`: the statements still asked, by number; one that was put away since is left out."""
    lines = {
        one.number: Line(one.number, texts[one.number], tuple(group[at] for group in drawn.told))
        for at, one in enumerate(drawn.told[0] if drawn.told else ())
        if one.number in texts
    }
    groups = tuple(
        Group(LETTERS[at], size, tuple((lines[n].text, _says(lines[n].cells[at])) for n in typical if n in lines))
        for at, (size, typical) in enumerate(zip(drawn.sizes, drawn.typical, strict=True))
    )
    return Told(
        svg=_svg(drawn), participants=drawn.participants, groups=groups,
        common=tuple(lines[n] for n in drawn.common if n in lines),
        rejected=tuple(lines[n] for n in drawn.rejected if n in lines), table=tuple(lines.values()),
        left_out=drawn.left_out, smallest=SMALLEST, seed=str(SEED),
        silhouette=f"{drawn.silhouette:.2f}".replace(".", ","),
    )  # fmt: skip


def _says(one: Opinion) -> str:
    most = max(("agree", one.agree), ("disagree", one.disagree), ("skipped", one.skipped), key=lambda pair: pair[1])
    words = {"agree": _("đồng ý"), "disagree": _("không đồng ý"), "skipped": _("bỏ qua")}[most[0]]
    return f"{words} {most[1]}/{one.answered}"


def _svg(drawn: Drawn) -> SafeString:
    """A circle a group, as large as it is, where its people stand on the two main axes."""
    biggest = max(drawn.sizes, default=1)
    circles = []
    for at, (size, (x, y)) in enumerate(zip(drawn.sizes, drawn.middles, strict=True)):
        across = WIDE / 2 + x * (WIDE / 2 - EDGE)
        down = HIGH / 2 - y * (HIGH / 2 - EDGE)
        radius = max(LEAST, WIDEST * sqrt(size / biggest))
        words = _("%(count)d người") % {"count": size}
        circles.append(
            (f"{across:.0f}", f"{down:.0f}", f"{radius:.0f}", COLOURS[at], f"{across:.0f}", f"{down - 2:.0f}",
             LETTERS[at], f"{across:.0f}", f"{down + 26:.0f}", words)
        )  # fmt: skip
    said = ", ".join(f"{LETTERS[at]}: {size}" for at, size in enumerate(drawn.sizes))
    label = _("Các nhóm quan điểm và số người mỗi nhóm: %(groups)s.") % {"groups": said}
    drawn_circles = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="{}" fill="{}"/><text x="{}" y="{}" text-anchor="middle" font-size="32" '
        'font-weight="600" fill="#fff">{}</text><text x="{}" y="{}" text-anchor="middle" font-size="22" '
        'fill="#fff">{}</text>',
        circles,
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}"><rect width="{}" height="{}" '
        'rx="10" fill="#fff" stroke="#e4dccd"/><path d="M{} 20V{}M20 {}H{}" stroke="#e4dccd"/>{}</svg>',
        WIDE, HIGH, WIDE, HIGH, label, WIDE, HIGH, WIDE // 2, HIGH - 20, HIGH // 2, WIDE - 20, drawn_circles,
    )  # fmt: skip
