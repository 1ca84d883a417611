"""Sự cố lộ, mất dữ liệu cá nhân: the hours in which the authority is told, and the steps that lie on the way.

Điều 23 Luật 91/2025/QH15 and its 72 hours are remembered, not read: every page and paper says «chưa xác minh». That the
hours run through nights and holidays is our reading of «giờ». The hours of the other steps are our own («tự đặt»).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dinh.law.cite import Cite
from dinh.law.privacy import Ground
from dinh.law.provenance import MEMORY
from dinh.law.rules.sources import PERSONAL_DATA

IN_FORCE = date(2026, 1, 1)
HOURS = 72
NOTICE = Ground(
    "báo cơ quan chuyên trách bảo vệ dữ liệu cá nhân khi phát hiện vi phạm", Cite(PERSONAL_DATA, 23), MEMORY
)
AUTHORITY = "Cơ quan chuyên trách bảo vệ dữ liệu cá nhân (A05, Bộ Công an)"


@dataclass(frozen=True, slots=True)
class BreachDue:
    """The last moment to tell the authority, and the way to it in words."""

    found_at: datetime
    due_at: datetime
    hours: int
    ground: Ground
    steps: tuple[str, ...]


def notice_due(found_at: datetime) -> BreachDue:
    """Counted from the moment of discovery, hour by hour, day and night.

    Raises ValueError for a moment before the law was in force: then no such clock is known here.

    >>> notice_due(datetime(2026, 11, 20, 16, 30)).due_at
    datetime.datetime(2026, 11, 23, 16, 30)
    """
    if found_at.date() < IN_FORCE:
        raise ValueError(f"{NOTICE.cite.doc} có hiệu lực từ {IN_FORCE:%d/%m/%Y}; trước ngày ấy chưa rõ thời hạn nào.")
    due_at = found_at + timedelta(hours=HOURS)
    return BreachDue(
        found_at, due_at, HOURS, NOTICE,
        (
            f"Phát hiện lúc {found_at:%H:%M} ngày {found_at:%d/%m/%Y}.",
            f"Cộng {HOURS} giờ liền, cả đêm, ngày nghỉ: {due_at:%H:%M} ngày {due_at:%d/%m/%Y} ({NOTICE.cite}).",
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the usual course, `hours` after discovery; our own, but for the notice itself."""

    key: str
    text: str
    hours: int


STAGES: tuple[Stage, ...] = (
    Stage("stop", "Chặn nguồn lộ, giữ nguyên dấu vết: đổi mật khẩu, gỡ tệp, thu lại bản in", 4),
    Stage("lead", "Báo người đứng đầu đơn vị", 8),
    Stage("count", "Xác định dữ liệu gì, của khoảng bao nhiêu người, ai đã đọc", 24),
    Stage("notice", "Gửi thông báo cho cơ quan chuyên trách bảo vệ dữ liệu cá nhân", HOURS),
    Stage("people", "Báo những người có dữ liệu, nói rõ họ nên làm gì", HOURS),
    Stage("lessons", "Họp rút kinh nghiệm, sửa cách làm, đóng hồ sơ", 24 * 15),
)
