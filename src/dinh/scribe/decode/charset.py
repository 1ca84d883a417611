"""Which letters do these bytes stand for? Byte-order mark, declared name, UTF-8, UTF-16, then the Vietnamese eight-
bit codes.

Nothing is guessed that the words themselves do not confirm: an encoding is taken when it makes Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from dinh.scribe.decode.legacy import guess
from dinh.scribe.decode.limits import CHUNK
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decode.syllables import marked_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_INSIDE_WORD = re.compile(rb"(?<=[A-Za-z])[\xc0-\xd6\xd8-\xf6\xf8-\xff]|[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[A-Za-z])")
_DECLARABLE = re.compile(
    r"(?:windows-?\d|cp\d|iso-?\d|latin|(?:us-)?ascii|gb|big5|shift|euc|koi8|utf-?8)", re.IGNORECASE
)

_TOLERANT = "dinh-cp1252"
"""Windows-1252 whose five unused bytes stay what they are: a damaged byte must not stop the reading."""
_TOLERANT_TABLE = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))


def detect(data: bytes, declared: str | None = None) -> str:
    """The codec's name for `iterate`. `declared` is what the file says of itself (a `<meta charset>`), believed last.

    Raises Unreadable("encoding") when no reading makes sense.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if found := wide(data):
        return found
    if _is_utf8(data):
        return "utf-8"
    sample = data[:_SAMPLE]
    if found := _eight_bit(sample):
        return found
    if declared and (found := _known(declared)):
        return found
    if _mostly_utf8(sample):
        return "utf-8"
    if _is_western(sample):
        return _TOLERANT
    raise refuse("encoding")


def iterate(data: bytes, codec: str) -> Iterator[str]:
    """The text in pieces, so that a large file is never held twice; what cannot be decoded becomes U+FFFD."""
    if codec == _TOLERANT:
        yield from (_tolerant(data[n : n + CHUNK]) for n in range(0, len(data), CHUNK))
        return
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    for n in range(0, len(data), CHUNK):
        yield decoder.decode(data[n : n + CHUNK])
    yield decoder.decode(b"", final=True)


def _tolerant(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _TOLERANT_TABLE)[0]


def wide(data: bytes) -> str | None:
    """UTF-16 without its mark: the high bytes of Vietnamese letters are 00, 01, 03, 1E or 20, the low ones anything."""
    sample = data[:4000]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    high = frozenset(b"\x00\x01\x03\x1e\x20")
    for codec, highs in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(b in high for b in highs) > 0.95 * len(highs) and highs.count(0) > 0.5 * len(highs):
            return codec
    return None


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for n in range(0, len(data), CHUNK):
            decoder.decode(data[n : n + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """A UTF-8 file with some damaged places: at least ten whole letters for each broken byte."""
    whole = _MULTIBYTE.findall(sample)
    broken = sum(b >= 0x80 for b in sample) - sum(map(len, whole))
    return len(whole) >= 10 * broken if whole else broken * 200 <= len(sample)


def _eight_bit(sample: bytes) -> str | None:
    """Windows-1258 or an old font's bytes, when that makes syllables of the words; UTF-8 with damage makes none."""
    vietnamese = unicodedata.normalize("NFC", sample.decode("cp1258", "replace"))
    share, count = marked_share(vietnamese)
    if guess(_tolerant(sample)):
        return _TOLERANT
    return "cp1258" if count and share >= 0.7 else None


def _is_western(sample: bytes) -> bool:
    """French or German in Windows-1252: few letters beyond ASCII, and those inside words of ASCII letters."""
    high = sum(b >= 0x80 for b in sample)
    return len(_INSIDE_WORD.findall(sample)) >= 0.6 * high and high * 8 < len(sample)


def _known(name: str) -> str | None:
    """A declared name that Python knows and that stands for letters (not `hex`, `punycode`, `unicode_escape`)."""
    if not _DECLARABLE.match(name):
        return None
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
