"""A web page: its visible words, a block a line, a table cell by cell, list numbers as the browser draws them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from dinh.scribe.decode import charset
from dinh.scribe.decode.clean import finish
from dinh.scribe.decode.docx_numbers import in_format
from dinh.scribe.decode.limits import MAX_TEXT
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Decoded, Unreadable

_words = str.split
_UNSEEN = frozenset(
    _words("head script style noscript template svg math object iframe select textarea audio video canvas title")
)
_BLOCKS = frozenset(
    _words(
        "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th caption thead tbody tfoot blockquote "
        "pre hr address article aside "
        "section main header footer nav form fieldset figure figcaption center body html details summary"
    )
)
_SPACED = frozenset(_words("p h1 h2 h3 h4 h5 h6 table ul ol blockquote pre"))
_VOID = frozenset(_words("br hr img input meta link wbr area base col embed source track param"))
_LIST_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Page:
    """Target of lxml's parser: no tree is built, so a large page costs its words only."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._label = ""  # a list item's number, until its first words come
        self._unseen: list[str] = []
        self._pre = 0
        self._lists: list[tuple[str, int]] = []  # format and next number; an empty format for bullets
        self._length = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
            return
        if tag in _UNSEEN or (tag not in _VOID and ("hidden" in given or _HIDDEN.search(given.get("style", "")))):
            self._unseen.append(tag)
            return
        if tag == "br":
            self._break(keep_empty=True)
        elif tag in _BLOCKS:
            self._break()
            self._open(tag, given)

    def _open(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "pre":
            self._pre += 1
        elif tag == "ol":
            start = given.get("start", "1")
            first = int(start) if start.isdecimal() and len(start) < 7 else 1
            self._lists.append((_LIST_FORMATS.get(given.get("type", "1"), "decimal"), first))
        elif tag == "ul":
            self._lists.append(("", 0))
        elif tag == "li":
            self._number(given)

    def _number(self, given: Mapping[str, str]) -> None:
        style, at = self._lists[-1] if self._lists else ("", 0)
        value = given.get("value", "")
        at = int(value) if value.isdecimal() and len(value) < 7 else at
        self._label = f"{in_format(at, style)}. " if style else "- "
        if self._lists:
            self._lists[-1] = (style, at + 1)

    def end(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
            return
        if tag not in _BLOCKS:
            return
        self._break()
        if tag == "li":
            self._label = ""
        elif tag == "pre":
            self._pre = max(self._pre - 1, 0)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _SPACED and self.lines and self.lines[-1] and not self._lists:
            self.lines.append("")

    def data(self, text: str) -> None:
        if self._unseen:
            return
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise refuse("too_long")
        if not self._pre:
            self._line.append(text)
            return
        first, *rest = text.split("\n")
        self._line.append(first)
        for line in rest:
            self._break(keep_empty=True)
            self._line.append(line)

    def _break(self, *, keep_empty: bool = False) -> None:
        line = "".join(self._line)
        line = line.rstrip() if self._pre else _SPACE.sub(" ", line).strip()
        self._line.clear()
        if line:
            line, self._label = self._label + line, ""
        if line or (keep_empty and self.lines and self.lines[-1]):
            self.lines.append(line)

    def close(self) -> list[str]:
        self._break()
        return self.lines


def decode_html(data: bytes) -> Decoded:
    """Raises Unreadable: "encoding", "corrupt", "too_long", "empty"."""
    declared = _CHARSET.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    codec = charset.detect(data, name)
    page = _Page()
    target: Any = page  # the stub asks for bytes too
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        for piece in charset.iterate(data, codec):
            if piece:
                parser.feed(piece.encode("utf-8", "replace"))
        parser.close()
    except Unreadable:
        raise
    except (etree.LxmlError, AssertionError, ValueError) as error:
        raise refuse("corrupt", "HTML không phân tích được") from error
    return finish("\n".join(page.lines).strip("\n") + "\n", "html")
