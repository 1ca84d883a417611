"""Text typed with the old eight-bit fonts, TCVN3 (ABC: .VnTime…) and VNI (VNI-Times…), turned into Unicode.

Such text shows as `Céng hßa x· héi` or `Coäng hoøa xaõ hoäi` anywhere else. Both fonts reuse the Latin letters of
Windows-1252, so only the words tell: a line is converted when that turns its words into Vietnamese syllables.
Sources: TCVN 5712:1993 (VN3); the VNI-Windows table.
"""

from __future__ import annotations

import re
import unicodedata

from dinh.scribe.decode.syllables import marked_share

# TCVN3: one code for each lower-case letter with its tone, in the order plain, `, ?, ~, ´, dot below; capitals only
# plain.
_TCVN3_LETTERS = (
    ("a", " µ¶·¸¹"), ("ă", "¨»¼½¾Æ"), ("â", "©ÇÈÉÊË"), ("đ", "®"), ("e", " ÌÎÏÐÑ"), ("ê", "ªÒÓÔÕÖ"), ("i", " ×ØÜÝÞ"),
    ("o", " ßáâãä"), ("ô", "«åæçèé"), ("ơ", "¬êëìíî"), ("u", " ïñòóô"), ("ư", "\u00adõö÷øù"), ("y", " úûüýþ"),
    ("Ă", "¡"), ("Â", "¢"), ("Ê", "£"), ("Ô", "¤"), ("Ơ", "¥"), ("Ư", "¦"), ("Đ", "§"),
)  # fmt: skip
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TCVN3 = {
    ord(code): unicodedata.normalize("NFC", letter + tone)
    for letter, codes in _TCVN3_LETTERS
    for code, tone in zip(codes, _TONES, strict=False)
    if code != " "
}

# VNI: a letter, then a second character for its tone, or for its hat or breve together with the tone.
_VNI_MARKS = {
    "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "á": "\u0302\u0301",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "é": "\u0306\u0301",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKS |= {k.upper(): v for k, v in _VNI_MARKS.items()}
_VNI_ALONE |= {k.upper(): v.upper() for k, v in _VNI_ALONE.items()}
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])")

_SUSPECT = re.compile("[\u00a1-\u00ac\u00ae-\u00bf\u00d7\u00f7ñÑöÖøØûÛïÏåÅäÄëËæÆßþÞÐîÎüÜ\u00ad]")
_UNICODE_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)

CONVERTED = "Văn bản dùng phông chữ cũ {font}; đã chuyển sang Unicode, hãy soát lại chính tả."


def from_tcvn3(text: str) -> str:
    """`Céng hßa` → `Cộng hòa`. Characters outside the table stay."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """`Coäng hoøa` → `Cộng hòa`. Characters outside the table stay."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        return _VNI_ALONE[alone]
    return unicodedata.normalize("NFC", _VNI_ALONE.get(base, base) + _VNI_MARKS[mark])


FONTS = {"TCVN3 (ABC)": from_tcvn3, "VNI": from_vni}


def to_unicode(text: str) -> tuple[str, str | None]:
    """The text with its legacy lines converted, and the name of the old font table; unchanged and None for Unicode
    text.

    The table is chosen once for the document (on its suspect lines), the lines one by one: a file may mix both
    worlds.
    """
    if len(_SUSPECT.findall(text, 0, 100_000)) < 3:
        return text, None
    lines = text.split("\n")
    suspects = [n for n, line in enumerate(lines) if not line.isascii() and not _UNICODE_VIETNAMESE.search(line)]
    font = guess("\n".join(lines[n] for n in suspects[:300]))
    if font is None:
        return text, None
    convert = FONTS[font]
    for n in suspects:
        after = convert(lines[n])
        if marked_share(after)[0] >= marked_share(lines[n])[0]:
            lines[n] = after
    return "\n".join(lines), font


def guess(sample: str) -> str | None:
    """`TCVN3 (ABC)`, `VNI` or None: which table makes syllables of the sample's marked words, clearly better than
    none does.
    """
    plain, count = marked_share(sample)
    if count < 3:
        return None
    share, font = max((marked_share(convert(sample))[0], name) for name, convert in FONTS.items())
    return font if share >= 0.7 and share >= plain + 0.3 else None
