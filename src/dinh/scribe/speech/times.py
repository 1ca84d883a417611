"""Days and hours in words: «ngày 05/8/2026» → «ngày mùng năm tháng tám năm hai nghìn không trăm hai mươi sáu»."""

from __future__ import annotations

import re

from dinh.scribe.speech.numbers import number

_YEAR = r"(?:1[89]|20|21)\d\d"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_FULL = re.compile(
    rf"(?P<word>(?<!\w)(?:ngày|hôm|mùng|mồng)\s+)?(?<![\d/.,-])(?:(?P<from>{_DAY})(?:/(?P<from_month>{_MONTH}))?\s*[-–—]\s*)?"
    rf"(?P<day>{_DAY})\s?(?P<sep>[/.-])\s?(?P<month>{_MONTH})\s?(?P=sep)\s?(?P<year>{_YEAR})(?!\d|[/-]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"(?P<word>(?<!\w)ngày\s+)?(?<![\d/.,-])(?P<year>{_YEAR})-(?P<month>{_MONTH})-(?P<day>{_DAY})(?!\d|-\d)"
)
_BEFORE = (
    r"ngày|đến|hết|từ|trước|sau|sáng|trưa|chiều|tối|dịp|lễ|mùng|mồng|hôm|kể từ|thứ \w+|thứ bảy|chủ nhật|vào|quá|nghỉ"
)
_SHORT = re.compile(
    rf"(?<!\w)(?P<before>(?:{_BEFORE}),?\s*\(?)(?:(?P<from>{_DAY})(?:/(?P<from_month>{_MONTH}))?\s*[-–—]\s*)?"
    rf"(?P<day>{_DAY})/(?P<month>{_MONTH})(?![\d/%]|,\d|"
    r"\s*(?:hộ|người|phiếu|thành viên|đại biểu|tổ|ý kiến|tiêu chí)(?!\w))",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?P<before>(?:tháng \w+(?: \w+)?),?\s+(?:và|đến)\s+(?:ngày\s+)?)(?P<day>{_DAY})/(?P<month>{_MONTH})(?![\d/])"
)
_MONTH_YEAR = re.compile(
    rf"(?P<word>(?<!\w)tháng\s+)?(?<![\d/.,-])(?P<month>{_MONTH})/(?P<year>{_YEAR})(?![\d/-]|[,.]\d)", re.IGNORECASE
)
_NAMED_MONTH = re.compile(rf"(?<!\w)(?P<word>tháng\s+)(?P<month>{_MONTH})(?![\d/.,%]\d|\d|\w)", re.IGNORECASE)
_NAMED_DAY = re.compile(
    r"(?<!\w)(?P<word>(?:ngày|mùng|mồng)\s+)(?P<day>0?[1-9]|10)(?![\d/.%]|,\d|\w|\s*[-–]\s*\d)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\d.,/:])(?P<hour>[01]?\d|2[0-4])\s?(?:h|g|:)\s?(?P<minute>[0-5]\d)(?:['’p]|ph)?(?![\d:]|[.,]\d|\w)"
)
_HOUR = re.compile(r"(?<![\d.,/:])(?P<hour>[01]?\d|2[0-4])\s?h(?!\w)")
_UNTIL = re.compile(r"(?:(?<=giờ)|(?<=phút))\s*[-–—]\s*(?=không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)")


def day_words(day: int) -> str:
    """«mùng năm», «mười lăm»."""
    return f"mùng {number(day)}" if day <= 10 else number(day)


def month_words(month: int) -> str:
    """«tháng tư»: the fourth has a name of its own."""
    return f"tháng {'tư' if month == 4 else number(month)}"


def days(line: str) -> str:
    """Every day and month that is written as one."""
    line = _ISO.sub(lambda match: _date(match, "ngày "), line)
    line = _FULL.sub(lambda match: _date(match, match["word"] or "ngày "), line)
    line = _SHORT.sub(_short, line)
    line = _NEXT.sub(_short, line)
    line = _MONTH_YEAR.sub(_month_year, line)
    line = _NAMED_DAY.sub(lambda match: _named_day(match["word"], int(match["day"])), line)
    return _NAMED_MONTH.sub(lambda match: match["word"][:-6].rstrip() + month_words(int(match["month"])), line)


def _named_day(word: str, day: int) -> str:
    return word + (day_words(day) if word.lower().startswith("ngày") else number(day))


def _date(match: re.Match[str], word: str) -> str:
    named = match.groupdict()
    year = f" năm {number(int(named['year']))}" if named.get("year") else ""
    day = day_words(int(named["day"]))
    if word.strip().lower() in ("mùng", "mồng"):
        day = number(int(named["day"]))
    until = f"{day} {month_words(int(named['month']))}{year}"
    if not named.get("from"):
        return word + until
    since = day_words(int(named["from"]))
    if named.get("from_month"):
        since += f" {month_words(int(named['from_month']))}"
    return f"{word}{since} đến ngày {until}"


def _short(match: re.Match[str]) -> str:
    before = match["before"]
    last = before.strip(" ,(").split()[-1].lower()
    word = before if last in ("ngày", "mùng", "mồng", "hôm") else f"{before}ngày "
    return word + _date(match, "mùng " if last in ("mùng", "mồng") else "").removeprefix(
        "mùng " if last in ("mùng", "mồng") else "\0"
    )


def _month_year(match: re.Match[str]) -> str:
    return f"{month_words(int(match['month']))} năm {number(int(match['year']))}"


def hours(line: str) -> str:
    """«7h30» → «bảy giờ ba mươi phút», «8h–11h30» → «tám giờ đến mười một giờ ba mươi phút»."""
    line = _CLOCK.sub(_clock, line)
    line = _HOUR.sub(lambda match: f"{number(int(match['hour']))} giờ", line)
    return _UNTIL.sub(" đến ", line)


def _clock(match: re.Match[str]) -> str:
    minute = int(match["minute"])
    return f"{number(int(match['hour']))} giờ" + (f" {number(minute)} phút" if minute else "")
