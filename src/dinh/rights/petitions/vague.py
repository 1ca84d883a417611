"""What makes an answer say nothing: pure reading of the words, offered to the writer before the answer is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from dinh.ground.fold import fold

_DAY = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\b|\bthang\s+\d{1,2}\b|\bqui\s+(?:[1-4]|i{1,3}|iv)\b|\btuan\s+(?:nai|sau|toi)\b"
    r"|\b(?:hom nai|hom qua|sang nai|chieu nai|ngai mai)\b|\bngai\s+\d{1,2}\b|\btrong\s+\d+\s+(?:ngai|gio|tuan|thang)\b"
)
_WHO = re.compile(
    r"\b(?:uban|ubnd|ui ban|cong an|phong|to|doi|ban|cong ti|tram|hoi|doan|truong|can bo|cong chuc|dia chinh|"
    r"don vi|nha may|dien luc|cap nuoc|xi nghiep)\b"
)
_EMPTY = (
    ("sẽ xem xét", r"\b(?:se|dang)\s+(?:xem xet|nghien cuu|can nhac)\b"),
    ("ghi nhận, tiếp thu", r"\b(?:ghi nhan|tiep thu)\b"),
    ("kiến nghị cấp trên", r"\b(?:kien nghi|de nghi|bao cao|de xuat)\s+(?:len\s+)?cap tren\b"),
    ("trong thời gian tới", r"\b(?:trong thoi gian toi|thoi gian som nhat|khi co dieu kien|khi bo tri duoc)\b"),
    ("theo quy định", r"\b(?:xu li|giai quiet|thuc hien)\s+theo\s+(?:dung\s+)?qui dinh\b"),
)
_DONE = re.compile(r"\b(?:da|vua|xong|hoan thanh)\b")
_FEW = 40  # letters


def vague(text: str, result: str = "", bodies: Sequence[str] = ()) -> list[str]:
    """Why a reader of `text` would still not know what was done, by whom, when: words for the writer, none when clear.

    `result` is «resolved» when the answer claims the matter is done; `bodies` are names of the commune's bodies.
    """
    flat = fold(text)
    found = []
    if len(flat) < _FEW:
        found.append(_("Câu trả lời rất ngắn."))
    if not _DAY.search(flat):
        found.append(_("Chưa có ngày nào: làm xong hôm nào, hoặc sẽ làm vào ngày nào?"))
    if not _WHO.search(flat) and not any(fold(name) in flat for name in bodies if name):
        found.append(_("Chưa nói ai làm: đơn vị nào, chức danh nào chịu trách nhiệm?"))
    said = [words for words, pattern in _EMPTY if re.search(pattern, flat)]
    if said:
        quoted = ", ".join(f"“{words}”" for words in said)
        found.append(_("Có lời chung chung (%(words)s): hãy nói rõ việc, người, ngày.") % {"words": quoted})
    if result == "resolved" and not _DONE.search(flat):
        found.append(_("Chọn “đã giải quyết” nhưng chưa nói đã làm gì."))
    return found
