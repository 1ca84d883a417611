"""What a request asks of a data set: days, values, how many, after which row. What cannot be read is refused by name,
with what would have been right."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from dinh.ground.datasets import DataSet, Wanted
from dinh.house.api.problems import Fault, Problem

USUAL, MOST = 100, 1_000  # rows of one answer
LONGEST = 200  # characters of a value
FARTHEST = 2**62  # of a position
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SINCE, UNTIL, LIMIT, CURSOR = "from", "to", "limit", "cursor"
LANGUAGE = "lang"  # of the words, which every address of the house takes


@dataclass(frozen=True, slots=True)
class Page:
    wanted: Wanted
    limit: int


def wanted(declared: DataSet, query: QueryDict, *, paging: bool = False) -> Wanted:
    """Which rows are asked for. Raises Problem 400 that names every parameter that is wrong or not known."""
    return page(declared, query, paging=paging).wanted


def page(declared: DataSet, query: QueryDict, *, paging: bool = True) -> Page:
    wrong: list[Fault] = []
    filters = {column.key: column for column in declared.filters}
    known = {*filters, *((SINCE, UNTIL) if declared.day else ()), *((LIMIT, CURSOR) if paging else ())}
    values = {}
    for name in query:
        value = query.get(name, "")
        if name == LANGUAGE:
            continue
        if name not in known:
            names = ", ".join(sorted(known)) or "—"
            wrong.append(Fault(name[:60], _("Không có tham số này ở đây. Có: %(names)s.") % {"names": names}))
        elif name in filters:
            column = filters[name]
            if len(value) > LONGEST or (column.choices and value not in dict(column.choices)):
                choices = ", ".join(code for code, _words in column.choices)
                said = _("Không có giá trị này. Có: %(choices)s.") % {"choices": choices} if choices else _("Quá dài.")
                wrong.append(Fault(name, said))
            else:
                values[name] = value
    since, until = (_day(query, name, wrong) if name in known else None for name in (SINCE, UNTIL))
    if since and until and since > until:
        wrong.append(Fault(SINCE, _("Ngày đầu phải trước ngày cuối.")))
    limit = _limit(query, wrong) if paging else USUAL
    after = _position(query.get(CURSOR, ""), wrong) if paging else 0
    if wrong:
        raise Problem(400, "wrong-parameter", _("Có tham số chưa đúng."), faults=wrong)
    return Page(Wanted(since, until, values, after), limit)


def _day(query: QueryDict, name: str, wrong: list[Fault]) -> date | None:
    if name not in query:
        return None
    text = query.get(name, "")
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    wrong.append(Fault(name, _("Chưa đọc được ngày này. Ghi dạng 2026-11-22.")))
    return None


def _limit(query: QueryDict, wrong: list[Fault]) -> int:
    text = query.get(LIMIT, str(USUAL))
    if text.isascii() and text.isdecimal() and len(text) < 7 and 1 <= int(text) <= MOST:
        return int(text)
    wrong.append(Fault(LIMIT, _("Là số từ 1 đến %(most)d.") % {"most": MOST}))
    return USUAL


def cursor(position: int) -> str:
    """A position as it stands in an address: nothing to be read out of, or made up."""
    return base64.urlsafe_b64encode(f"r{position}".encode()).decode().rstrip("=")


def _position(text: str, wrong: list[Fault]) -> int:
    if not text:
        return 0
    try:
        raw = base64.b64decode(text[:40] + "=" * (-len(text[:40]) % 4), altchars=b"-_", validate=True)
        found = re.fullmatch(rb"r(\d{1,19})", raw)
        if found and int(found[1]) < FARTHEST:
            return int(found[1])
    except (ValueError, binascii.Error):
        pass
    wrong.append(Fault(CURSOR, _("Không phải dấu trang do trang này cấp. Bỏ đi để đọc từ đầu.")))
    return 0
