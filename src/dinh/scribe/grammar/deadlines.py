"""Due dates and ends of periods. A day is found first; the words around it then tell whether something is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from dinh.scribe.facts import Deadline
from dinh.scribe.grammar.dates import Day, days
from dinh.scribe.grammar.letters import loose

_TIME = r"(?:(?:\d{1,2}|24)\s*(?:giờ|h|g|:)\s*(?:\d{2})?\s*(?:phút|['’])?\s*,?\s*(?:sáng|chiều)?\s*)?"
_DAY_WORD = r"(?:\(?(?:thứ\s+\w+|chủ nhật)\)?,?\s*)?(?:ngày\s+)?"
# «trước ngày 10/6», «chậm nhất là ngày 08 tháng 02», «trước 17 giờ 00 ngày 05/3», «xong trước», «không quá ngày»
_BEFORE = loose(
    rf"(?:trước|(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào|đến|trong|trước|hết)){{0,2}}|không\s+(?:quá|muộn "
    rf"hơn|chậm hơn|sau))\s*:?\s+{_TIME}{_DAY_WORD}$"
)
# «hoàn thành ngày 20/12/2025», «thời hạn hoàn thành: 20/12», «hạn cuối: ngày»
_TERM = loose(
    r"(?:hoàn thành|hoàn tất|thời hạn|thời gian hoàn thành|thời gian kết thúc|hạn (?:chót|cuối|nộp|"
    r"gửi|báo cáo|hoàn thành|cuối cùng))"
    rf"[^.;:\d]{{0,25}}:?\s*(?:vào|là|trong|đến|hết)?\s*{_TIME}{_DAY_WORD}$"
)
# «đến hết ngày 31/12/2026», «hết ngày», «phấn đấu đến ngày»
_UNTIL = loose(
    r"(?:đến\s+hết|tới\s+hết|hết|từ nay đến|từ nay tới|phấn đấu đến|kéo dài đến|gia hạn "
    rf"đến)\s+{_TIME}{_DAY_WORD}$"
)
_D = r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?"
# «từ ngày 10 đến ngày 15 tháng 12», «Từ ngày 05/02/2026 - 08/02/2026», «trong ngày 02/02 đến ngày 03/02»,
# «từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026»
_PERIOD = loose(
    rf"(?:(?:từ|trong|bắt đầu|kể từ|vào|thời gian[^.;:\d]{{0,30}}:)\s+{_TIME}{_DAY_WORD}|"
    rf"ngày\s+){_D}\s*,?\s*(?:\([^()]{{0,30}}\)\s*)?(?:đến|tới|-|cho "
    rf"đến)\s*(?:hết\s+)?{_TIME}{_DAY_WORD}$"
)
# «nhận hồ sơ đến 17 giờ 00 ngày 01/02/2026»: an hour makes it the end
_UNTIL_HOUR = loose(rf"(?:đến|tới)\s+(?:trước\s+)?\d{{1,2}}\s*(?:giờ|h)[^.;:]{{0,12}}{_DAY_WORD}$")
# «kể từ ngày ký đến ngày 30/6/2026», «thời gian: đến ngày 30/6»
_SINCE = loose(
    rf"(?:(?:từ|kể từ)\s+(?:ngày|nay|khi)\s+[^.;:\d]{{0,60}}|thời gian[^.;:\d]{{0,30}}:?\s*)(?:đến|"
    rf"tới)\s+(?:hết\s+)?{_TIME}{_DAY_WORD}$"
)
# «trước ngày 10/6 và 10/12», «ngày 15/6, ngày 15/12»: the second day shares the words before the first
_ALSO = loose(rf"\s*(?:\([^()]{{0,40}}\)\s*)?(?:,|;|và|hoặc|-)\s*(?:(?:trước|chậm nhất)\s+)?{_DAY_WORD}$")
# «(ngày 10/6 hằng năm)» in a clause on reporting
_YEARLY_AFTER = loose(r"\s*,?\s*(?:hằng|hàng|mỗi)\s+năm")
_REPORTING = loose(r"báo cáo|gửi|nộp|hoàn thành|tổng hợp")
_RANGE_OF_HOURS = loose(
    r"từ\s+\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?\s*(?:phút)?\s*(?:đến|-)\s*\d{1,2}\s*(?:giờ|h|g|:)[^.;]{0,20}$"
)
# Days that bind nobody: entry into force, terms, cut-off days of figures, birth, what was done.
_NOT_DUE = loose(
    r"hiệu lực|tính\s+đến|tính\s+từ|sinh\s+(?:từ|trước|sau)|số liệu|phát sinh|được\s+(?:tiếp nhận|ban "
    r"hành|tuyển dụng|bổ nhiệm|ký|giao kết|cấp)"
    r"|có mặt|thành lập\s+trước|ban hành\s+trước|ký\s+trước|kỷ niệm|mốc thời"
)
_PAST = loose(r"\bđã\b|vừa qua|trong thời gian qua|\bqua\b\s+\w+\s+ngày|kết quả đạt")
_LABEL_START = loose(r"[.;:(,\n]\s")
_CLAUSE_START = loose(r"[.;:!?\n](?=\s)|\n\s*\n")
_LOOK_BACK = 150
_NEAR = 45
MOST = 5000  # days looked at in one text


def deadlines(
    clean: str,
    low: str,
    blocks: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int]],
    issued: date | None,
    recording: bool,
) -> list[Deadline]:
    """Every due day of the paragraphs `blocks`. `taken` are spans of citations, in order; `recording` is true for
    reports of what was done, where only «trước ngày», «chậm nhất» and the like count; `issued` the day of the document.
    """
    found: list[Deadline] = []
    seen = 0
    spans = iter([*taken, (len(low) + 1, len(low) + 1)])
    span = next(spans)
    for start, end in blocks:
        previous: tuple[Day, bool] | None = None
        for day in islice(days(low, start, end), MOST - seen):
            seen += 1
            while span[1] <= day.start:
                span = next(spans)
            if span[0] <= day.start:
                previous = None
                continue
            at = _due(low, start, day, previous, recording, issued)
            if at is not None:
                found.append(_deadline(clean, low, start, day, at))
            previous = (day, at is not None)
    return found


def _due(
    low: str, floor: int, day: Day, previous: tuple[Day, bool] | None, recording: bool, issued: date | None
) -> int | None:
    """Where the words begin that make this day a due day; None where it is none."""
    floor = max(floor, day.start - _LOOK_BACK)
    before = low[floor : day.start]
    clause = _clause(before)
    if (
        previous
        and previous[1]
        and day.start - previous[0].end < 60
        and _ALSO.fullmatch(low[previous[0].end : day.start])
    ):
        return day.start
    if _RANGE_OF_HOURS.search(clause):
        return None
    past = bool(_PAST.search(clause) or _NOT_DUE.search(clause))
    gone = bool(issued and day.year and day.date and day.date < issued)
    for production in (_BEFORE, _TERM, _PERIOD, _UNTIL, _UNTIL_HOUR, _SINCE):
        match = production.search(before)
        if not match:
            continue
        if production is _BEFORE:
            # «báo cáo, số liệu gửi trước ngày …» is due: only the words close by tell otherwise
            near = clause[-_NEAR:]
            return None if _PAST.search(near) or _NOT_DUE.search(near) else floor + match.start()
        return None if past or gone or recording else floor + match.start()
    if day.year is None and _YEARLY_AFTER.match(low, day.end) and _REPORTING.search(clause) and not past:
        return day.start
    return None


def _clause(before: str) -> str:
    start = 0
    for match in _CLAUSE_START.finditer(before):
        if match.group(0)[0] in ".;!?" or "\n" in match.group(0)[1:]:
            start = match.end()
    return before[start:]


def _deadline(clean: str, low: str, floor: int, day: Day, start: int) -> Deadline:
    end = day.end
    if match := _YEARLY_AFTER.match(low, day.end):
        end = match.end()
    floor = max(floor, start - _LOOK_BACK)
    before = clean[floor:start]
    cut = max((match.end() for match in _LABEL_START.finditer(before)), default=0)
    label = " ".join(before[cut:].split()).strip(" (*-+,")
    return Deadline(
        text=" ".join(clean[start:end].split()),
        day=day.day,
        month=day.month,
        year=day.year,
        yearly=day.year is None,
        start=start,
        end=end,
        label=label,
    )
