"""Names and sentences of users, made harmless to print: what a printer or a reader would obey is dropped."""

from __future__ import annotations

import re
import unicodedata

# Controls, lone surrogates, non-characters (all illegal in XML), and invisible marks that reorder or hide text.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """NFC without unprintable characters; line ends become `\\n`, tabs a space."""
    ended = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", ended))


def one_line(text: str) -> str:
    """`clean`, on one line, without doubled spaces."""
    return _SPACES.sub(" ", clean(text)).strip()


def lines(text: str) -> tuple[str, ...]:
    """The lines of a cleaned text, without empty ones."""
    return tuple(line for line in map(one_line, clean(text).split("\n")) if line)
