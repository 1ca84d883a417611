"""styles.xml: what a paragraph or run inherits that changes the words one sees: old fonts, capitals, hidden text,
numbering.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dinh.scribe.decode import safexml
from dinh.scribe.decode.docx_names import attributes, is_on, number, short

LOOKS = frozenset(("rFonts", "caps", "vanish"))
"""Elements of `rPr` that `Look.set` takes."""

_DEPTH = 20  # a chain of styles longer than this is a loop or damage


@dataclass(slots=True)
class Look:
    """Properties of a run; None means inherited."""

    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """These properties where they are given, those below elsewhere."""
        return Look(
            self.font if self.font is not None else below.font,
            self.caps if self.caps is not None else below.caps,
            self.hidden if self.hidden is not None else below.hidden,
        )

    def set(self, tag: str, given: dict[str, str]) -> None:
        """Takes one element of `rPr`. The font is the one of letters above ASCII (`hAnsi`): there the old fonts
        differ.
        """
        if tag == "rFonts":
            fonts = attributes(given)
            self.font = fonts.get("hAnsi") or fonts.get("ascii") or self.font
        elif tag == "caps":
            self.caps = is_on(given)
        elif tag == "vanish":
            self.hidden = is_on(given)


@dataclass(slots=True)
class Style:
    based_on: str | None = None
    look: Look = field(default_factory=Look)
    num: str | None = None
    level: int = 0


class Styles:
    """The document's styles by id. Empty when the package has no styles part."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._default = Look()
        self._default_paragraph = ""
        self._looks: dict[tuple[str | None, str | None], Look] = {}

    def look(self, paragraph: str | None, run: str | None) -> Look:
        """What the run inherits: its own style over the paragraph's over the document's defaults."""
        key = (paragraph, run)
        if key not in self._looks:
            inherited = self._chain(paragraph or self._default_paragraph).over(self._default)
            self._looks[key] = self._chain(run).over(inherited) if run else inherited
        return self._looks[key]

    def numbering(self, paragraph: str | None) -> tuple[str, int] | None:
        """The numbering (`numId`, level) a paragraph style brings with it, its own or inherited."""
        for style in self._line(paragraph or self._default_paragraph):
            if style.num is not None:
                return style.num, style.level
        return None

    def _chain(self, name: str | None) -> Look:
        look = Look()
        for style in self._line(name):
            look = look.over(style.look)
        return look

    def _line(self, name: str | None) -> Iterable[Style]:
        for _ in range(_DEPTH):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.based_on

    def read(self, pieces: Iterable[bytes]) -> Styles:
        """Fills from the part's XML; returns itself. Raises Unreadable("corrupt")."""
        style: Style | None = None
        path: list[str] = []

        def start(name: str, given: dict[str, str]) -> None:
            nonlocal style
            tag = short(name)
            path.append(tag)
            if tag == "style":
                values = attributes(given)
                style = self._styles[values.get("styleId", "")] = Style()
                if values.get("type") == "paragraph" and values.get("default") in ("1", "true", "on"):
                    self._default_paragraph = values.get("styleId", "")
            elif "rPrDefault" in path:
                self._default.set(tag, given)
            elif style is not None and "tblStylePr" not in path:
                _take(style, path, tag, given)

        def end(_: str) -> None:
            nonlocal style
            if path.pop() == "style":
                style = None

        safexml.stream(pieces, start, end)
        return self


def _take(style: Style, path: list[str], tag: str, given: dict[str, str]) -> None:
    if tag == "basedOn":
        style.based_on = attributes(given).get("val")
    elif tag == "numId":
        style.num = attributes(given).get("val")
    elif tag == "ilvl":
        style.level = number(attributes(given).get("val"))
    elif path[-2:-1] == ["rPr"]:
        style.look.set(tag, given)
