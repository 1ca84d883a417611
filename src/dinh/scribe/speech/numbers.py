"""Numbers in Vietnamese words."""

from __future__ import annotations

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LONGEST = 18  # digits; longer ones are codes and are read one by one
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_IS_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def number(value: int) -> str:
    """A whole number in words.

    >>> number(1234567)
    'một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy'
    >>> number(105), number(1005), number(21), number(15)
    ('một trăm linh năm', 'một nghìn không trăm linh năm', 'hai mươi mốt', 'mười lăm')
    """
    if value < 0:
        return f"âm {number(-value)}"
    return DIGITS[0] if value == 0 else " ".join(_whole(value, full=False))


def _whole(value: int, *, full: bool) -> list[str]:
    """`full`: something larger was said before, so that hundreds are named though there are none."""
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        if value >= size:
            rest = _whole(value % size, full=True) if value % size else []
            return [*_whole(value // size, full=full), name, *rest]
    return _hundreds(value, full=full)


def _hundreds(value: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(value, 100)
    said = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return [*said, *(["linh"] if said else []), DIGITS[ones]] if ones else said
    said += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones == 0:
        return said
    if ones == 1 and tens > 1:
        return [*said, "mốt"]
    return [*said, "lăm" if ones == 5 else DIGITS[ones]]


def figure(text: str) -> str:
    """A number as Vietnamese print it: «1.234,5», «05», «0,25»; a code when it is too long or begins with noughts.

    >>> figure("1.250.000"), figure("26,3"), figure("1,25")
    ('một triệu hai trăm năm mươi nghìn', 'hai mươi sáu phẩy ba', 'một phẩy hai mươi lăm')
    >>> figure("0,05"), figure("05"), figure("0123")
    ('không phẩy không năm', 'năm', 'không một hai ba')
    """
    whole, _comma, part = text.partition(",")
    tight = whole.replace(".", "")
    is_code = len(tight) > LONGEST or (tight.startswith("0") and len(tight) > 2)
    said = one_by_one(tight) if is_code else number(int(tight))
    if not part:
        return said
    one = part.startswith("0") or len(part) > 2
    return f"{said} phẩy {' '.join(DIGITS[int(each)] for each in part) if one else number(int(part))}"


def one_by_one(digits: str) -> str:
    """Digits one by one, in groups as written, or in threes.

    >>> one_by_one("482913"), one_by_one("0912 345 678")
    ('bốn tám hai, chín một ba', 'không chín một hai, ba bốn năm, sáu bảy tám')
    """
    groups = re.findall(r"[0-9]+", digits)
    if len(groups) == 1:
        tight = groups[0]
        first = len(tight) % 3 if len(tight) > 4 else len(tight)
        first = first + 3 if first == 1 and len(tight) > 4 else first
        groups = [tight[:first], *(tight[at : at + 3] for at in range(first, len(tight), 3))]
    return ", ".join(" ".join(DIGITS[int(digit)] for digit in group) for group in groups if group)


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals; None for other words.

    >>> roman("III"), roman("IV"), roman("XIV"), roman("IIII")
    (3, 4, 14, None)
    """
    if not text or not _IS_ROMAN.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
