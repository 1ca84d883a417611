"""What a client asks for, read from its query: dates, lists, pages. What cannot be read is refused by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from dinh.ground.clock import now
from dinh.ground.http import Request
from dinh.ground.places.queries import host_name
from dinh.rights.petitions.open311.speech import Wrong, clean

SPAN = timedelta(days=90)  # the standard's own: the default and the most
MOST = 1000  # matters of one answer, the standard's own
ASKED = 200  # references asked for at once
_SPACED = re.compile(r" (\d\d:?\d\d)$")  # `+07:00` that came through an address without being escaped


@dataclass(frozen=True, slots=True)
class Span:
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Paging:
    page: int
    size: int

    @property
    def first(self) -> int:
        return (self.page - 1) * self.size


def text(data: QueryDict, name: str, most: int = 200) -> str:
    """One value on one line. Absent and empty are the same (the standard's rule for optional arguments)."""
    value = " ".join(clean(data.get(name, "")).split())
    if len(value) > most:
        raise Wrong(400, _("%(name)s: dài quá %(most)d ký tự.") % {"name": name, "most": most})
    return value


def listed(data: QueryDict, name: str, most: int = ASKED) -> list[str]:
    """Values with commas between them, or the parameter several times."""
    found = [part.strip() for value in data.getlist(name) for part in clean(value).split(",") if part.strip()]
    if len(found) > most:
        raise Wrong(400, _("%(name)s: nhiều nhất %(most)d giá trị một lần.") % {"name": name, "most": most})
    return found


def jurisdiction(request: Request, data: QueryDict) -> None:
    """The host name chooses the commune; when a client names one too, it must be the same."""
    asked = text(data, "jurisdiction_id")
    if asked and asked.casefold() not in (request.commune.code.casefold(), host_name(request.get_host())):
        words = _("jurisdiction_id: không có “%(asked)s” ở đây; mã của %(commune)s là %(code)s.")
        values = {"asked": asked, "commune": request.commune.title, "code": request.commune.code}
        raise Wrong(404, words % values)


def moment(data: QueryDict, name: str) -> datetime | None:
    """A W3C date-time with its offset; a bare day is that day in Vietnam."""
    value = _SPACED.sub(r"+\1", text(data, name, 40))
    if not value:
        return None
    try:
        day = parse_date(value)
        found = datetime.combine(day, time.min) if day else parse_datetime(value)
        if found is not None and (day or found.tzinfo is not None):
            aware = timezone.make_aware(found) if found.tzinfo is None else found
            aware + SPAN, aware - SPAN  # an OverflowError here is a day nobody means
            return aware
    except (ValueError, OverflowError):
        pass
    words = _("%(name)s: chưa đọc được “%(value)s”. Ví dụ đúng: 2026-11-01T00:00:00+07:00 hoặc 2026-10-31T17:00:00Z.")
    raise Wrong(400, words % {"name": name, "value": value})


def span(data: QueryDict) -> Span:
    """From `start_date` to `end_date`: the last ninety days; ninety days from, or until, the one that is given."""
    start, end = moment(data, "start_date"), moment(data, "end_date")
    if start and end:
        if start > end:
            raise Wrong(400, _("start_date: phải trước end_date."))
        if end - start > SPAN:
            raise Wrong(400, _("end_date: một lần hỏi nhiều nhất %(days)d ngày.") % {"days": SPAN.days})
    end = end or (min(start + SPAN, now()) if start else now())
    return Span(start or end - SPAN, max(end, start or end))


def paging(data: QueryDict) -> Paging:
    """`page` from 1 and `page_size`: ours, the standard has no pages. Without them everything up to the most."""
    numbers = []
    for name, usual, most in (("page", 1, 100_000), ("page_size", MOST, MOST)):
        value = text(data, name, 10) or str(usual)
        if not value.isascii() or not value.isdecimal() or not 1 <= int(value) <= most:
            raise Wrong(400, _("%(name)s: là số từ 1 đến %(most)d.") % {"name": name, "most": most})
        numbers.append(int(value))
    return Paging(*numbers)


def links(request: Request, paging: Paging, *, more: bool) -> str:
    """The `Link` header: the page before and the one after."""
    found = []
    for rel, page in (("prev", paging.page - 1), ("next", paging.page + 1)):
        if (rel == "prev" and page >= 1) or (rel == "next" and more):
            asked: dict[str, Any] = {**request.GET.dict(), "page": page, "page_size": paging.size}
            asked.pop("api_key", None)
            found.append(f'<{request.build_absolute_uri(request.path)}?{urlencode(asked)}>; rel="{rel}"')
    return ", ".join(found)
