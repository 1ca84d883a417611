"""Báo cáo, tự chấm điểm và các việc lặp lại trong năm. Local days are examples: every commune sets its own regime."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.dated import Rule, Unread
from dinh.law.provenance import SEED, Provenance
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import LEGAL_ACCESS, LEGAL_ACCESS_DAY, QUOTED, S8
from dinh.law.share import Share
from dinh.law.values import Value, Way, YearlyDay, calendar, working

LETTER = Cite("Công văn 109-CV/ĐU của Đảng ủy phường Hồng An")
LOCAL = "Ngày do Đảng ủy đặt; nơi khác có thể khác, hãy chỉnh trong chế độ báo cáo của xã, phường."
party = Writer("28/08/2025", SEED)
UNREAD = Unread("Quyết định 27/2025/QĐ-TTg ngày 04/08/2025 đã thay Quyết định 25/2021/QĐ-TTg mà chưa được đọc đủ.")


def _legal_access(
    key: str, title: str, value: Value, cite: Cite, counted: str = "", provenance: Provenance = S8
) -> Rule:
    old = since(LEGAL_ACCESS_DAY, value, cite, provenance)
    return rule(
        key, title, old, since("04/08/2025", UNREAD, Cite("Quyết định 27/2025/QĐ-TTg"), QUOTED), counted=counted
    )


DEMOCRACY_HALF = party(
    "report.democracy_half",
    "báo cáo 06 tháng thực hiện dân chủ ở cơ sở gửi Ban Thường vụ Đảng ủy qua Ban Xây dựng Đảng",
    YearlyDay(10, 6, before=True),
    LETTER,
    note=LOCAL,
)
DEMOCRACY_YEAR = party(
    "report.democracy_year",
    "báo cáo năm thực hiện dân chủ ở cơ sở gửi Ban Thường vụ Đảng ủy qua Ban Xây dựng Đảng",
    YearlyDay(10, 12, before=True),
    LETTER,
    note=LOCAL,
)
LEGAL_ACCESS_SENT = _legal_access(
    "legal_access.sent",
    "gửi hồ sơ tự chấm điểm chuẩn tiếp cận pháp luật",
    YearlyDay(10, 1, before=True),
    Cite(LEGAL_ACCESS, "3–5"),
)
LEGAL_ACCESS_DECIDED = _legal_access(
    "legal_access.decided",
    "quyết định công nhận đạt chuẩn tiếp cận pháp luật (trước đây: cấp huyện)",
    YearlyDay(10, 2, before=True),
    Cite(LEGAL_ACCESS, "3–5"),
)
LEGAL_ACCESS_POSTED = _legal_access(
    "legal_access.posted",
    "niêm yết dự thảo kết quả tự chấm điểm tại trụ sở và trên trang thông tin điện tử",
    calendar(5, Way.LASTING),
    Cite(LEGAL_ACCESS, "3–5"),
    "kể từ ngày niêm yết",
)
LEGAL_ACCESS_COMPLETED = _legal_access(
    "legal_access.completed", "bổ sung tài liệu còn thiếu", working(3), Cite(LEGAL_ACCESS, "3–5")
)
LEGAL_ACCESS_TOTAL = _legal_access(
    "legal_access.total",
    "tổng điểm đạt chuẩn tiếp cận pháp luật",
    Share.at_least(4, 5, "tổng số điểm tối đa (80/100)"),
    Cite(LEGAL_ACCESS, 4),
    "và không có người đứng đầu bị kỷ luật do công vụ hoặc bị truy cứu trách nhiệm hình sự",
)
LEGAL_ACCESS_EACH = _legal_access(
    "legal_access.each",
    "điểm của từng tiêu chí",
    Share.at_least(1, 2, "số điểm tối đa của tiêu chí"),
    Cite(LEGAL_ACCESS, 4),
)

RULES = (
    *(DEMOCRACY_HALF, DEMOCRACY_YEAR),
    *(LEGAL_ACCESS_SENT, LEGAL_ACCESS_DECIDED, LEGAL_ACCESS_POSTED, LEGAL_ACCESS_COMPLETED),
    *(LEGAL_ACCESS_TOTAL, LEGAL_ACCESS_EACH),
)
