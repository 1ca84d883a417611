"""The last step of every kind of file: one text, NFC, `\\n` line ends, no invisible characters.

Everything else stays as found: places in this text are what facts and findings point at.
"""

from __future__ import annotations

import re
import unicodedata

from dinh.scribe.decode.legacy import CONVERTED, to_unicode
from dinh.scribe.decode.limits import MAX_TEXT
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decode.syllables import language_warning
from dinh.scribe.decoded import Decoded

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SYMBOL_FONT = {  # bullets and signs that Word draws with Symbol and Wingdings, in the private area
    "\uf02d": "-", "\uf02b": "+", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf076": "•", "\uf0a8": "•",
    "\uf0fc": "✓",     "\uf0fe": "☑", "\uf06f": "☐",
    "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×", "\uf0ae": "→", "\uf0b0": "°",
    "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_SYMBOLS = re.compile(f"[{''.join(_SYMBOL_FONT)}]")
_DAMAGED = "Có {count} chỗ trong tệp bị hỏng, hiện thành dấu “\ufffd”; hãy đối chiếu với bản gốc."


def symbol(code: str) -> str:
    """What a character of a symbol font shows, or an empty string when it is only ornament."""
    return _SYMBOL_FONT.get(code, "")


def clean(text: str) -> str:
    """NFC text with `\\n` ends and ordinary spaces, without control, zero-width and soft-hyphen characters."""
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _SYMBOLS.sub(lambda m: _SYMBOL_FONT[m.group()], text)
    return unicodedata.normalize("NFC", text)


def finish(text: str, kind: str, warnings: tuple[str, ...] = ()) -> Decoded:
    """Cleaned, with the warnings the words themselves give rise to. Raises Unreadable: "too_long", "empty"."""
    if len(text) > MAX_TEXT:
        raise refuse("too_long")
    text, font = to_unicode(_BREAKS.sub("\n", text))  # before the soft hyphens go: TCVN3 writes "ư" with one
    text = clean(text)
    if not any(map(str.isalnum, text)):
        raise refuse("empty")
    notes = list(warnings)
    if font:
        notes.append(CONVERTED.format(font=font))
    if count := text.count("\ufffd"):
        notes.append(_DAMAGED.format(count=count))
    if sentence := language_warning(text):
        notes.append(sentence)
    return Decoded(text=text, kind=kind, warnings=tuple(notes))
