"""A year left over from last year's paper: the text speaks of its own period and names the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Finding
from dinh.scribe.findings.letters import words
from dinh.scribe.findings.page import Page, finding
from dinh.scribe.layout.sheet import lower

# «năm » 2023
_YEAR_BEFORE = re.compile(r"\bnăm\s+$")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|thời kỳ|khóa)[^.;:]{0,30}?(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?")
_WORD = re.compile(r"[^\W\d_]+")
# Words of every report's subject: they do not tell its matter.
_COMMON = words(
    """kết quả thực hiện báo cáo công tác năm tháng đầu cuối nhiệm vụ phương hướng giải pháp tình hình về việc và của
    các trên địa bàn xã phường trọng tâm một số tổng sơ đánh giá triển khai ở cho trong quý tại hội nghị kế hoạch ban
    hành"""
)
# What may stand between the matter and its year: «… ở cơ sở năm 2023», «… trên địa bàn phường năm 2023»
_LOOK_BACK = 90
_ACTION = re.compile(r"(?:thực\s+hiện|triển\s+khai|kết\s+quả|báo\s+cáo|đánh\s+giá|tổ\s+chức)\b")
# Sentences in which last year is rightly named.
_RIGHTLY = re.compile(
    r"so\s+với|cùng\s+kỳ|\btừ\s+(?:đầu\s+)?năm|\bđến\s+(?:hết\s+|cuối\s+)?năm|giai\s+đoạn|nhiệm\s+kỳ|chuyển\s+sang|tồn\s+(?:đọng|tại)|còn\s+lại\s+của"
    r"|trước\s+đây|năm\s+trước|liền\s+kề|kế\s+thừa|phát\s+huy|tiếp\s+nối|khắc\s+phục|rút\s+kinh\s+nghiệm|đã\s+được\s+(?:công\s+nhận|phê\s+duyệt|ban\s+hành)"
    r"|tổng\s+kết\s+năm|\btăng\b|\bgiảm\b|\bhơn\b|bằng\s+\d|kế\s+hoạch\s+năm\s+sau|\bkỷ\s+niệm|thành\s+lập|\bcuối\s+năm|\bđầu\s+năm|quyết\s+toán"
    r"|hiến\s+pháp|\bluật\b|pháp\s+lệnh|nghị\s+định|thông\s+tư|khen\s+thưởng|danh\s+hiệu|kết\s+luận\s+(?:thanh|kiểm)\s+tra|kỳ\s+trước"
)
# «Trên đây là Báo cáo … năm 2024»: the closing sentence names the paper itself
_CLOSING = re.compile(
    r"\btrên\s+đây\s+là\s+(?:toàn\s+bộ\s+)?(?:báo\s+cáo|kế\s+hoạch|chương\s+trình|phương\s+án|đề\s+cương)\b"
)
_RECORDS = ("Báo cáo", "Kết luận", "Thông báo", "Biên bản")


def carried_over(page: Page) -> Iterator[Finding]:
    """year.carried_over: only the year before the paper's own, and only where the words before it are the paper's own
    matter (`_own_matter`) or the sentence closes the paper."""
    subject = page.reading.subject
    own = _own_years(page)
    if not subject or len(own) == 0:
        return
    last = min(own) - 1
    matter = set(_WORD.findall(lower(subject.value))) - _COMMON
    for at in page.places(str(last)):
        word = _YEAR_BEFORE.search(page.low, max(0, at - 8), at)
        if word is None or at < subject.end or page.in_citation(at) or page.low[at + 4 : at + 5].isdigit():
            continue
        if _CLOSING.search(page.low, *page.sentence(at)) or _own_matter(page, word.start(), last, matter):
            yield _left_over(word.start(), at + 4, min(own))


def _own_years(page: Page) -> set[int]:
    """The years in the subject, terms and periods left out, as far as they fit the day of the paper."""
    subject, day = page.reading.subject, page.day
    if subject is None:
        return set()
    words = _TERM.sub(" ", lower(" ".join(subject.value.split())).replace("–", "-"))
    years = {int(year) for year in _ANY_YEAR.findall(words)}
    return {year for year in years if day is None or day.year - 1 <= year <= day.year + 1} if len(years) <= 2 else set()


def _own_matter(page: Page, at: int, year: int, matter: set[str]) -> bool:
    """«thực hiện quy chế dân chủ ở cơ sở » năm 2023, in a report on carrying out those regulations in 2024."""
    if page.reading.type and page.reading.type.value.capitalize() not in _RECORDS:
        return False
    start, end = page.clause(at)
    clause = page.low[start:end]
    if _RIGHTLY.search(clause) or any(True for _ in page.mentions_between(start, end)):
        return False
    if any(int(m[1]) != year for m in _ANY_YEAR.finditer(clause)):
        return False
    before = re.split(r"[,.()“”\"]", page.low[max(start, at - _LOOK_BACK) : at])[-1]
    said = set(_WORD.findall(before))
    return bool(_ACTION.search(before)) and len(said & matter) >= min(3, len(matter)) and len(matter) >= 2


def _left_over(start: int, end: int, own: int) -> Finding:
    message = (
        f"Văn bản nói về năm {own} nhưng chỗ này ghi năm {own - 1} cho chính việc đó: có thể còn sót từ văn bản năm "
        "trước."
    )
    return finding("year.carried_over", start, end, message, f"năm {own}", confidence=0.8)
