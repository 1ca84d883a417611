"""numbering.xml: the numbers Word draws in front of paragraphs and does not write into their text (ISO 29500-1,
17.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dinh.scribe.decode import safexml
from dinh.scribe.decode.clean import symbol
from dinh.scribe.decode.docx_names import attributes, is_on, number, short
from dinh.scribe.decode.docx_styles import Styles

LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), 
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_ORDINARY_BULLETS = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` has %1…%9 where the numbers of the levels go."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"


@dataclass(slots=True)
class Scheme:
    """An abstract list. `link` names the list style it borrows its levels from."""

    levels: dict[int, Level] = field(default_factory=dict)
    link: str | None = None
    styles: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Listing:
    """A `w:num`: a scheme with its own changes. `starts` restarts a level's count at the list's first use."""

    scheme: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbers:
    """Counts the document's lists in reading order. Without a numbering part every answer is empty."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._schemes: dict[str, Scheme] = {}
        self._listings: dict[str, Listing] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[str] = set()

    def label(self, num: str | None, level: int | None, style: str | None) -> str:
        """The number or bullet in front of the next paragraph, with the space after it; "" when it has none. Counts
        it.
        """
        if num is None and (inherited := self._styles.numbering(style)):
            num, level = inherited[0], level if level is not None else self._level_of_style(inherited, style)
        listing = self._listings.get(num or "")
        if listing is None or num is None or num == "0":
            return ""
        name, scheme = self._resolve(listing)
        depth = min(max(level or 0, 0), LEVELS - 1)
        counts = self._count(num, listing, name, scheme, depth)
        own = _level(listing, scheme, depth)
        text = _bullet(own.text) if own.format == "bullet" else _render(own, counts, listing, scheme)
        return text + ("" if own.suffix == "nothing" else " ") if text else ""

    def _level_of_style(self, inherited: tuple[str, int], style: str | None) -> int:
        listing = self._listings.get(inherited[0])
        return self._resolve(listing)[1].styles.get(style or "", inherited[1]) if listing else inherited[1]

    def _resolve(self, listing: Listing) -> tuple[str, Scheme]:
        """The scheme that holds the levels; a scheme may point to a list style, which points to the list that has
        them.
        """
        name = listing.scheme
        scheme = self._schemes.get(name, Scheme())
        if scheme.link and (linked := self._styles.numbering(scheme.link)) and linked[0] in self._listings:
            target = self._listings[linked[0]].scheme
            if target in self._schemes:
                return target, self._schemes[target]
        return name, scheme

    def _count(self, num: str, listing: Listing, name: str, scheme: Scheme, depth: int) -> list[int]:
        counts = self._counts.setdefault(name, [None] * LEVELS)
        if num not in self._used:
            self._used.add(num)
            for at, start in listing.starts.items():
                counts[at] = None if at > depth else start - 1
        start = listing.starts.get(depth, _level(listing, scheme, depth).start)
        before = counts[depth]
        counts[depth] = start if before is None else before + 1
        for at in range(depth + 1, LEVELS):
            restart = _level(listing, scheme, at).restart
            if restart is None or (restart and depth < restart):
                counts[at] = None
        return [_level(listing, scheme, at).start if (c := counts[at]) is None else c for at in range(LEVELS)]

    def read(self, pieces: Iterable[bytes]) -> Numbers:
        """Fills from the part's XML; returns itself. Raises Unreadable("corrupt")."""
        reader = _Reader(self._schemes, self._listings)
        safexml.stream(pieces, reader.start, reader.end)
        return self


class _Reader:
    """Collects schemes and listings while the part streams by."""

    def __init__(self, schemes: dict[str, Scheme], listings: dict[str, Listing]) -> None:
        self._schemes, self._listings = schemes, listings
        self._scheme: Scheme | None = None
        self._listing: Listing | None = None
        self._at = 0
        self._level: Level | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        tag, values = short(name), attributes(given)
        value = values.get("val", "")
        if tag == "abstractNum":
            self._scheme = self._schemes[values.get("abstractNumId", "")] = Scheme()
        elif tag == "num":
            self._listing = self._listings[values.get("numId", "")] = Listing()
        elif tag in ("lvl", "lvlOverride"):
            self._at = min(max(number(values.get("ilvl")), 0), LEVELS - 1)
            self._level = Level() if tag == "lvl" else None
        elif self._level is not None:
            self._take(tag, value, given)
        elif tag == "abstractNumId" and self._listing is not None:
            self._listing.scheme = value
        elif tag == "startOverride" and self._listing is not None:
            self._listing.starts[self._at] = number(value, 1)
        elif tag == "numStyleLink" and self._scheme is not None:
            self._scheme.link = value

    def _take(self, tag: str, value: str, given: dict[str, str]) -> None:
        level = self._level or Level()
        if tag == "start":
            level = replace(level, start=number(value, 1))
        elif tag == "numFmt":
            level = replace(level, format=value)
        elif tag == "lvlText":
            level = replace(level, text=value[:200])
        elif tag == "lvlRestart":
            level = replace(level, restart=number(value))
        elif tag == "isLgl":
            level = replace(level, legal=is_on(given))
        elif tag == "suff":
            level = replace(level, suffix=value)
        elif tag == "pStyle" and self._scheme is not None:
            self._scheme.styles[value] = self._at
        self._level = level

    def end(self, name: str) -> None:
        tag = short(name)
        if tag == "lvl" and self._level is not None:
            owner = self._listing or self._scheme
            if owner is not None:
                owner.levels[self._at] = self._level
            self._level = None
        elif tag == "abstractNum":
            self._scheme = None
        elif tag == "num":
            self._listing = None


def _level(listing: Listing, scheme: Scheme, at: int) -> Level:
    return listing.levels.get(at) or scheme.levels.get(at) or Level()


def _render(own: Level, counts: list[int], listing: Listing, scheme: Scheme) -> str:
    def put(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        return in_format(counts[at], "decimal" if own.legal else _level(listing, scheme, at).format)

    return _PLACE.sub(put, own.text)


def _bullet(text: str) -> str:
    """The dash or plus that Vietnamese papers use stays; every ornament becomes a round bullet."""
    shown = symbol(text) or text
    return shown if shown in _ORDINARY_BULLETS else "•" if shown.strip() else ""


def in_format(value: int, style: str) -> str:
    """`value` as `w:numFmt` writes it: decimal, decimalZero, upperRoman, lowerLetter… Unknown formats count in
    digits.
    """
    if style == "none" or value < 0:
        return ""
    if style in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        text = _roman(value)
        return text.upper() if style == "upperRoman" else text
    if style in ("upperLetter", "lowerLetter") and value > 0:  # …y, z, aa, bb, cc
        text = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 20)
        return text.upper() if style == "upperLetter" else text
    return f"{value:02d}" if style == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text
