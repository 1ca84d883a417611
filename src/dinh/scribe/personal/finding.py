"""Personal data in running text: numbers by their build and by the word before them.

A number is taken for what it is only when its build or its label says so: amounts, document numbers, dates of papers
and budget figures have neither.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from dinh.scribe.personal.kinds import FUND, HEALTH, KINDS, OFFICE

LABEL_REACH = 60  # characters before a value in which its label is looked for
OFFICE_REACH = 90
_PROVINCES = range(1, 97)  # 001–096, as given out before the provinces merged; old numbers stay
_LAST_BORN = 40  # no one born after 2040 has a number yet


@dataclass(frozen=True, slots=True)
class Datum:
    """`text` is what stands in `[start, end)`; `why` one sentence in Vietnamese; `sure` False: a person decides."""

    kind: str
    start: int
    end: int
    text: str
    sure: bool
    why: str


_GAP = r"[ .\-\u00a0]?"
_LONG = re.compile(rf"(?<![\d.,/\-])\d(?:{_GAP}\d){{5,18}}(?![\d/]|[.,]\d|-\d)")
_PLUS = re.compile(rf"(?<![\w+])\+84{_GAP}\(?0?\)?(?:{_GAP}\d){{8,10}}(?!\d)")
_PHONE = re.compile(
    r"(?<![\d.,/\-])(?:\(0\d{2,3}\)|0\d)(?:[ .\-]?\d){7,9}(?![\d/]|[.,]\d|-\d)(?!\s*(?:đồng|triệu|tỷ|tỉ|vnđ|đ\b|%))",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_OLD_MOBILE = re.compile(r"01[2689]\d{8}")
_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ .\-]?[1-5](?:[ .\-]?\d){12}(?!\w)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?<![.-])")
_PRIVATE_MAIL = re.compile(
    r"@(?:gmail|yahoo|ymail|hotmail|outlook|icloud|live|proton(?:mail)?|zoho|msn)\.", re.IGNORECASE
)
_OFFICE_MAIL = re.compile(r"\.(?:gov|edu|org)\.vn$|(?:^|[.@])example(?:\.|$)", re.IGNORECASE)
DAY = re.compile(
    r"(?<![\d/.\-])(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?![\d/])"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"\s*(?:đồng|triệu|nghìn|tỷ|tỉ|vnđ|vnd|đ(?!\w)|₫|%|m2|m²|ha(?!\w)|người|hộ(?!\w)|kg)", re.IGNORECASE
)
_LEADS_AWAY = re.compile(r"[.;]\s|\d{4,}.*[,;]")  # the label's own value has come, or its sentence has ended


def find(text: str) -> tuple[Datum, ...]:
    """Every datum, in order, none overlapping another. Positions are of `text` as given."""
    taken: list[Datum] = []
    for reader in (_emails, _cards, _births, _numbers, _phones, _grounds, _in_columns_of_lines):
        for datum in reader(text):
            at = bisect(taken, datum.start, key=_start)
            free = (at == 0 or taken[at - 1].end <= datum.start) and (at == len(taken) or datum.end <= taken[at].start)
            if free:
                taken.insert(at, datum)
    return tuple(taken)


def _start(datum: Datum) -> int:
    return datum.start


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_cccd(number: str) -> bool:
    """12 digits built as the Ministry builds them: province, century and sex, year of birth.

    >>> is_cccd("025190001234"), is_cccd("999190001234"), is_cccd("025299001234")
    (True, False, False)
    """
    if len(number) != 12 or not number.isdigit() or int(number[:3]) not in _PROVINCES:
        return False
    century, year = int(number[3]) // 2, int(number[4:6])
    return (century == 0 and year >= 5) or (century == 1 and year <= _LAST_BORN)


def is_phone(number: str) -> str | None:
    """ "mobile", "landline", or None; `number` is digits, with 0 or 84 in front."""
    local = f"0{number[2:].removeprefix('0')}" if number.startswith("84") and len(number) >= 11 else number
    if _MOBILE.fullmatch(local) or _OLD_MOBILE.fullmatch(local):
        return "mobile"
    return "landline" if _LANDLINE.fullmatch(local) else None


def _before(text: str, at: int, reach: int = LABEL_REACH) -> str:
    """What stands before a place, on its own line."""
    return text[max(at - reach, text.rfind("\n", 0, at) + 1) : at]


def _label(text: str, at: int) -> str | None:
    """The kind whose label stands nearest before a place with nothing but small words between."""
    before = _before(text, at)
    best: tuple[int, str] | None = None
    for key, kind in KINDS.items():
        for found in kind.label.finditer(before):
            between = before[found.end() :]
            near = len(between) <= (LABEL_REACH if key == "account" else 22)
            if near and not _LEADS_AWAY.search(between) and (best is None or found.end() > best[0]):
                best = (found.end(), key)
    return best[1] if best else None


def _datum(kind: str, match: re.Match[str], *, sure: bool, why: str) -> Datum:
    return Datum(kind, match.start(), match.end(), match.group(), sure, why)


def _emails(text: str) -> Iterator[Datum]:
    for match in _EMAIL.finditer(text):
        if _PRIVATE_MAIL.search(match.group()):
            yield _datum("email", match, sure=True, why="Địa chỉ thư điện tử của cá nhân.")
        elif not _OFFICE_MAIL.search(match.group()):
            yield _datum("email", match, sure=False, why="Địa chỉ thư điện tử, có thể của cá nhân.")


def _cards(text: str) -> Iterator[Datum]:
    for match in _CARD.finditer(text):
        yield _datum("bhyt", match, sure=True, why="Có dạng số thẻ bảo hiểm y tế (2 chữ và 13 số).")


def _births(text: str) -> Iterator[Datum]:
    for match in DAY.finditer(text):
        before = _before(text, match.start(), 30)
        label = max((found.end() for found in KINDS["birth"].label.finditer(before)), default=None)
        if label is None or re.search(r"\d|[;()]|cấp|ngày\s+cấp", before[label:]):
            continue
        yield _datum("birth", match, sure=True, why="Ngày sinh đầy đủ của một người.")


def _numbers(text: str) -> Iterator[Datum]:
    """Numbers of papers, accounts and insurance: by label, or by the build of a 12-digit number."""
    for match in _LONG.finditer(text):
        number = digits(match.group())
        label = _label(text, match.start())
        if _MONEY_AFTER.match(text, match.end()) and label not in ("cccd", "cmnd"):
            continue
        if label in ("cccd", "cmnd") and len(number) in (9, 12):
            kind = "cccd" if len(number) == 12 else "cmnd"
            yield _datum(kind, match, sure=True, why=f"Ghi rõ là {KINDS[kind].name}.")
        elif label == "account":
            fund = FUND.search(_before(text, match.start(), 120))
            why = "Số tài khoản; có thể là tài khoản của cơ quan hoặc quỹ." if fund else "Ghi rõ là số tài khoản."
            yield _datum("account", match, sure=not fund, why=why)
        elif label == "bhyt" and len(number) in (10, 13):
            yield _datum("bhyt", match, sure=True, why="Ghi rõ là mã số bảo hiểm.")
        elif is_cccd(number) and label is None and _is_compact(match.group()):
            yield _datum("cccd", match, sure=True, why="12 chữ số đúng cách đánh số căn cước công dân.")


def _is_compact(number: str) -> bool:
    """Written in one piece, or in even groups: not figures of neighbouring cells run together."""
    groups = re.split(r"[ .\-\u00a0]", number)
    return len(groups) == 1 or {len(group) for group in groups} in ({3}, {4})


def _phones(text: str) -> Iterator[Datum]:
    for pattern in (_PLUS, _PHONE):
        for match in pattern.finditer(text):
            kind = is_phone(digits(match.group()))
            label = _label(text, match.start())
            if kind is None or label in ("account", "cccd", "cmnd", "bhyt") or not _phone_like(match.group(), label):
                continue
            office = OFFICE.search(_before(text, match.start(), OFFICE_REACH))
            if office:
                why = f"Số điện thoại gần chữ «{office.group()}»: có thể là số của cơ quan."
            elif kind == "landline":
                why = "Số máy bàn: có thể là số của cơ quan."
            else:
                why = "Số điện thoại di động."
            yield _datum("phone", match, sure=kind == "mobile" and not office, why=why)


def _phone_like(written: str, label: str | None) -> bool:
    """A phone number is written in groups of two to five digits; «02 2345 67 8901» of a table is not one."""
    groups = [group for group in re.split(r"[ .\-()]+", written) if group]
    if label == "phone" or len(groups) == 1 or (len(groups[0]) in (3, 4) and groups[0].startswith("02")):
        return True
    return len(groups) <= 5 and all(2 <= len(group) <= 8 for group in groups)


def _grounds(text: str) -> Iterator[Datum]:
    for match in re.finditer(r"(?<!\w)l[ýí]\s+do\s*:?\s*(?:bị\s+|mắc\s+)?", text, re.IGNORECASE):
        found = HEALTH.match(text, match.end())
        if found:
            yield _datum("health", found, sure=False, why="Lý do sức khỏe của một người.")


def _in_columns_of_lines(text: str) -> Iterator[Datum]:
    """A table read cell by cell: below a line that is only «Ngày sinh» or «Số tài khoản», lines that are only a day or
    only a number. Which column each belongs to is lost, hence never sure."""
    kinds: set[str] = set()
    at = 0
    for line in text.split("\n"):
        cell = line.strip()
        start = at + line.index(cell) if cell else at
        at += len(line) + 1
        if 2 <= len(cell) <= 40 and not any(map(str.isdigit, cell)):
            kinds |= _headed(cell)
        elif kind := _of_line(cell, kinds):
            why = f"Bảng có cột là {KINDS[kind].name}; ô này có thể thuộc cột đó."
            yield Datum(kind, start, start + len(cell), cell, False, why)


def _headed(cell: str) -> set[str]:
    heading = cell.removeprefix("Số ").strip(" :.")
    return {key for key in ("birth", "account", "cmnd") if KINDS[key].header.fullmatch(heading)}


def _of_line(cell: str, kinds: set[str]) -> str | None:
    number = len(cell) if cell.isdigit() else 0
    if "birth" in kinds and DAY.fullmatch(cell):
        return "birth"
    if "account" in kinds and 8 <= number <= 16:
        return "account"
    return "cmnd" if "cmnd" in kinds and number == 9 else None
