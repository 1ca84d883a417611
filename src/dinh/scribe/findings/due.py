"""Due dates that cannot be met: before the paper's own day, or on a day off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dinh.law.days import STATE_OFFICES
from dinh.law.workdays import CalendarTooShort, spoken
from dinh.scribe.facts import Deadline, Finding
from dinh.scribe.findings.page import Page, finding

_BINDING = re.compile(
    r"^\s*(?:xong\s+|hoàn\s+thành\s+)?(?:trước|(?:chậm|muộn)\s+nhất|không\s+(?:quá|muộn\s+hơn)|hoàn\s+thành|hạn)"
)
# «báo cáo chậm nhất ngày», «gửi về …»: an office must be open; a meeting or an election may well be on a Sunday
_OFFICE_WORK = re.compile(
    r"gửi|nộp|báo\s+cáo|trình|hoàn\s+thành|tổng\s+hợp|đăng\s+ký|phê\s+duyệt|ban\s+hành|cung\s+cấp|thanh\s+toán"
)
_DONE = re.compile(
    r"\bđã\b|vừa\s+qua|(?:cấp|sinh|ký|thành\s+lập|xảy\s+ra|phát\s+sinh|tồn\s+tại)\s+trước|hiệu\s+lực"
    r"|trước\s+(?:đây|thời\s+điểm)"
)
_RECORDS = ("báo cáo", "biên bản", "kết luận")
_LATEST_YEARS_BACK = 1  # a day further back is history whatever the words


def past(page: Page) -> Iterator[Finding]:
    """deadline.past: a due day of a paper that gives work, earlier than the paper itself."""
    day, type_ = page.reading.day, page.reading.type
    if day is None or (type_ and type_.value.lower() in _RECORDS):
        return
    for deadline in page.reading.deadlines:
        due = _date(deadline)
        if due is None or due >= day or due.year < day.year - _LATEST_YEARS_BACK:
            continue
        if _binding(page, deadline) and not _DONE.search(page.low, *page.clause(deadline.start)):
            message = f"Hạn {due:%d/%m/%Y} sớm hơn ngày của văn bản này ({day:%d/%m/%Y}): kiểm tra lại ngày hoặc năm."
            yield finding("deadline.past", deadline.start, deadline.end, message, confidence=0.8)


def day_off(page: Page) -> Iterator[Finding]:
    """deadline.weekend: the last day to hand something in, on a day when offices are closed. Years that nobody has
    entered into the calendar, and days not yet decided, are passed over."""
    for deadline in page.reading.deadlines:
        due = _date(deadline)
        if due is None or (page.day and due < page.day):
            continue
        if _binding(page, deadline) and _OFFICE_WORK.search(page.low, *page.sentence(deadline.start)):
            yield from _closed(page, deadline, due)


def _closed(page: Page, deadline: Deadline, due: date) -> Iterator[Finding]:
    try:
        if STATE_OFFICES.is_working(due) or STATE_OFFICES.doubts(due, due):
            return
        last = STATE_OFFICES.nearest(due, timedelta(days=-1))
    except CalendarTooShort:
        return
    why = STATE_OFFICES.why_off(due)
    message = f"{_capital(spoken(due))} là ngày nghỉ ({why}): nên nộp chậm nhất {spoken(last)}."
    yield finding("deadline.weekend", deadline.start, deadline.end, message, f"{last:%d/%m/%Y}", confidence=0.9)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _binding(page: Page, deadline: Deadline) -> bool:
    return bool(_BINDING.search(page.low[deadline.start : deadline.end]))


def _date(deadline: Deadline) -> date | None:
    return date(deadline.year, deadline.month, deadline.day) if deadline.year else None
