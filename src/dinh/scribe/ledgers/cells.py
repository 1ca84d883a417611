"""What is in a cell of an old book, made clean: words, persons' names, telephone numbers, amounts, numbers of
papers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None
MOST = 20_000  # characters of a cell that are kept

_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})  # what some old keyboards wrote for đ
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# What stays in capitals when a name in capitals is written as names are.
_KEPT = {
    "UBND", "HĐND", "UBMTTQ", "MTTQ", "BCĐ", "BCH", "BTV", "CLB", "HTX", "TDP", "TP", "TX", "TT", "CCB", "LHPN", "HND",
    "THCS", "THPT", "TH", "MN", "TNHH", "CP", "TM", "DV", "MTV", "TNCS", "QH", "II", "III", "IV", "VI", "VII", "VIII",
    "IX", "XI", "XII",
}  # fmt: skip


def words(value: Cell) -> str:
    """A cell as words: days dd/mm/yyyy, whole numbers without «.0», one space between words, NFC.

    >>> words(12.0), words("  Lê\\u00a0Thị  Bảy "), words(None)
    ('12', 'Lê Thị Bảy', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.6f}".rstrip("0").rstrip(".")
    text = unicodedata.normalize("NFC", str(value)).translate(_ETH).replace("\x00", "")
    return _SPACES.sub(" ", text).strip().removeprefix("'")[:MOST]


def proper(text: str) -> str:
    """A name all in capitals as names are written; anything else as it is. Tones, đ and abbreviations stay.

    >>> proper("NGUYỄN THỊ ÁNH"), proper("A-MA H'NGUYÊN"), proper("Lê Thị Bảy"), proper("UBND PHƯỜNG")
    ('Nguyễn Thị Ánh', "A-Ma H'Nguyên", 'Lê Thị Bảy', 'UBND Phường')
    """
    if text != text.upper() or text == text.lower():
        return text
    return _LETTERS.sub(lambda at: at[0] if at[0] in _KEPT else at[0][0] + at[0][1:].lower(), text)


_PHONE = re.compile(r"(?:\+|00)?[\d .\-()]+")


def phone(value: Cell) -> tuple[str, bool]:
    """(digits, whether it is surely a telephone number). A leading 0 that the spreadsheet took is put back, +84 is 0.

    >>> phone(912345678), phone("+84 912 345 678"), phone("0912.345.678"), phone("không có")
    (('0912345678', True), ('0912345678', True), ('0912345678', True), ('không có', False))
    """
    text = words(value)
    if not text:
        return "", True
    first = re.split(r"[;/,]|\s-\s", text)[0].strip()
    if not _PHONE.fullmatch(first):
        return text, False
    digits = re.sub(r"\D", "", first)
    if first.startswith(("+84", "0084")) or (digits.startswith("84") and len(digits) in (11, 12)):
        digits = "0" + digits.removeprefix("00").removeprefix("84").removeprefix("0")
    elif not digits.startswith("0") and len(digits) in (9, 10) and digits[0] in "235789":
        digits = f"0{digits}"
    return digits, digits.startswith("0") and len(digits) in (10, 11)


def whole(value: Cell) -> int | None:
    """A whole number, thousands apart by dots, commas or spaces; «đ», «đồng», «người» behind it fall away.

    >>> whole("1.250.000 đ"), whole(12.0), whole("3 người"), whole("1,5"), whole("")
    (1250000, 12, 3, None, None)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    text = re.sub(r"\s*(?:đồng|đ|vnđ|vnd|người|hộ|lượt)\.?$", "", words(value).lower())
    if re.fullmatch(r"\d{1,3}(?:[.,  ]\d{3})+", text):
        return int(re.sub(r"\D", "", text))
    return int(text) if re.fullmatch(r"\d{1,15}", text) else None


_NUMBER = re.compile(r"(?:số\s*:?\s*)?0*(\d{1,7})\s*([a-zđ]?)(?![a-zđ])\s*(?:[-/.](.*))?", re.IGNORECASE)


def numbered(text: str) -> tuple[int, str, str] | None:
    """The number, its inserted letter and the symbol behind it; None where there is no number in front.

    >>> numbered("05/BC-UBND"), numbered("Số: 12a/QĐ-UBND"), numbered("7"), numbered("BC-UBND")
    ((5, '', 'BC-UBND'), (12, 'a', 'QĐ-UBND'), (7, '', ''), None)
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found or int(found[1]) == 0:
        return None
    return int(found[1]), found[2].lower(), (found[3] or "").strip(" -/")
