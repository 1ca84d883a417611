"""District-level bodies addressed after 01/7/2025, when local government went down to two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dinh.scribe.facts import Finding
from dinh.scribe.findings.page import Page, finding

TWO_LEVELS_SINCE = date(2025, 7, 1)
_BODY = (
    r"(?:ubnd|hđnd|ủy\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|ubmttq(?:\s+việt\s+nam|\s+vn|vn)?|(?:ủy\s+ban\s+)?mặt\s+trận\s+tổ\s+quốc(?:\s+việt\s+nam)?"
    r"|(?:ủy\s+ban\s+)?mttq(?:\s+việt\s+nam|\s+vn)?|công\s+an|ban\s+chỉ\s+huy\s+quân\s+sự|tòa\s+án\s+nhân\s+dân|viện\s+kiểm\s+sát\s+nhân\s+dân|thanh\s+tra"
    r"|phòng\s+(?:nội\s+vụ|tư\s+pháp|văn\s+hóa(?:\s+và\s+thông\s+tin)?|tài\s+chính(?:\s*-\s*kế\s+hoạch)?|giáo\s+dục(?:\s+và\s+đào\s+tạo)?))"
)
# «UBND » huyện, «Ủy ban nhân dân các » quận, «HĐND » thị xã
_BODY_BEFORE = re.compile(rf"(?<!\w){_BODY}\s+(?:các\s+|cấp\s+)?$")
# The district's name is looked for first, as it is rare. «Thành ủy» is left alone: a central city has its own.
_LEVEL = re.compile(
    r"(?P<party>(?:huyện|quận|thị)\s+ủy(?!\s+(?:quyền|thác|nhiệm)))|(?:huyện|quận|thị\s+xã|(?P<town>thị\s+trấn))"
)
_LITERALS = ("huyện", "quận", "thị xã", "thị trấn", "thị ủy", "thị\nxã", "thị\ntrấn", "thị\nủy")
# «các xã, phường, » thị trấn
_TOWN_BEFORE = re.compile(r"(?<!\w)(?:xã|phường),?\s+(?:phường|xã)\s*(?:,|và)?\s*$")
_PAST = re.compile(
    r"\bcũ\b|\bnguyên\b|trước\s+(?:đây|kia|thời\s+điểm)|trước\s+ngày\s+0?1\s*(?:/|tháng)\s*0?7|sáp\s+nhập|hợp\s+nhất|giải\s+thể"
    r"|kết\s+thúc\s+hoạt\s+động|không\s+còn|chấm\s+dứt|\bđã\s+ban\s+hành|sắp\s+xếp\s+(?:lại|đơn\s+vị|bộ\s+máy|tổ\s+chức|các\s+đơn)"
    r"|thời\s+(?:kỳ|điểm)|bỏ\s+cấp|không\s+tổ\s+chức|tiếp\s+nhận\s+từ|bàn\s+giao|chuyển\s+(?:giao|từ)|thay\s+thế|hết\s+hiệu\s+lực"
    r"|bãi\s+bỏ|lịch\s+sử|năm\s+20(?:0\d|1\d|2[0-4])\b"
)
# «đã được Ủy ban nhân dân huyện phê duyệt»: what was done may have been done when there were districts
_DONE = re.compile(r"\bđã\b")
_OLD_TITLE = re.compile(r"đạt\s+chuẩn|dân\s+chủ\s+ở\s+xã|tiếp\s+cận\s+pháp\s+luật")


def abolished(page: Page) -> Iterator[Finding]:
    """level.abolished: a district, urban district, town or township spoken of as a body of today."""
    if page.day is None or page.day < TWO_LEVELS_SINCE:
        return
    for at in page.places(*_LITERALS):
        level = _LEVEL.match(page.low, at)
        if level is None or page.low[at - 1 : at].isalnum() or page.low[level.end() : level.end() + 1].isalnum():
            continue
        body = _BODY_BEFORE.search(page.low, max(0, at - 70), at)
        if (body or level["party"]) and _of_today(page, at):
            yield _body(page, body.start() if body else at, level.end())
        elif level["town"] and _TOWN_BEFORE.search(page.low, max(0, at - 30), at):
            yield from _town(page, *level.span())


def _town(page: Page, start: int, end: int) -> Iterator[Finding]:
    if _of_today(page, start) and not _OLD_TITLE.search(page.low, *page.sentence(start)):
        message = "Từ 01/7/2025 không còn thị trấn: cấp xã gồm xã, phường, đặc khu."
        yield finding("level.abolished", start, end, message, "đặc khu", confidence=0.8)


def _body(page: Page, start: int, end: int) -> Finding:
    name = page.printed(start, end)
    message = (
        f"«{name}» không còn từ 01/7/2025 (chính quyền địa phương hai cấp): kiểm tra lại cơ quan nhận hoặc cơ quan "
        "thực hiện; nếu kể việc trước đó thì ghi thêm «cũ» hoặc «trước đây»."
    )
    return finding("level.abolished", start, end, message, confidence=0.85)


def _of_today(page: Page, start: int) -> bool:
    """False in history, in quotation marks, and as issuer or subject of an older document cited in the sentence."""
    span = page.sentence(start)
    if _PAST.search(page.low, *span) or _DONE.search(page.low, *page.clause(start)) or _quoted(page, start):
        return False
    older = (cited.citation.date for cited in page.mentions_between(*span) if cited.citation.start < start)
    return not any(day is None or day < TWO_LEVELS_SINCE for day in older)


def _quoted(page: Page, at: int) -> bool:
    before = page.low[page.sentence(at)[0] : at]
    return before.count("“") > before.count("”")
