"""Hương ước, quy ước: Nghị định 61/2023/NĐ-CP."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import CONVENTIONS, CONVENTIONS_DAY, S1
from dinh.law.share import Share
from dinh.law.values import Way, YearlyDay, calendar, working

write = Writer(CONVENTIONS_DAY, S1)
DECREE = Cite(CONVENTIONS)

DRAFT = write(
    "convention.draft",
    "niêm yết dự thảo hương ước, quy ước lấy ý kiến",
    calendar(30, Way.LASTING),
    DECREE,
    "kể từ ngày niêm yết",
)
ATTENDANCE = write(
    "convention.attendance",
    "đại diện hộ gia đình dự họp thông qua hương ước, quy ước",
    Share.more_than(1, 2, "tổng số hộ gia đình trong thôn, tổ dân phố"),
    DECREE,
)
PASSES = write(
    "convention.passes",
    "thông qua hương ước, quy ước",
    Share.more_than(1, 2, "tổng số đại diện hộ gia đình trong thôn, tổ dân phố"),
    DECREE,
)
RECOGNISE = write(
    "convention.recognise",
    "Ủy ban nhân dân cấp xã công nhận hương ước, quy ước (Mẫu 03)",
    working(5),
    DECREE,
    "kể từ ngày nhận đủ hồ sơ",
)
RETURN = write(
    "convention.return",
    "gửi lại hương ước, quy ước đã công nhận, có dấu giáp lai",
    working(2),
    DECREE,
    "kể từ ngày công nhận",
)
SUSPEND = write("convention.suspend", "quyết định tạm ngừng thực hiện (Mẫu 04)", working(3), DECREE)
ANNUL = write("convention.annul", "quyết định bãi bỏ (Mẫu 05)", working(5), DECREE)
REVIEW = write(
    "convention.review",
    "rà soát việc thực hiện hương ước, quy ước trong Ngày hội đại đoàn kết",
    YearlyDay(18, 11, fixed=True),
    Cite(CONVENTIONS, 15, 4),
    note="Hoặc một ngày khác do cộng đồng thống nhất.",
)
PROVINCE_REPORT = write(
    "convention.province_report",
    "Ủy ban nhân dân cấp tỉnh báo cáo Bộ Văn hóa, Thể thao và Du lịch",
    YearlyDay(30, 11, before=True),
    Cite(CONVENTIONS, 16, 3),
    note="Số liệu của cấp xã phải đến tỉnh trước đó.",
)

RULES = (DRAFT, ATTENDANCE, PASSES, RECOGNISE, RETURN, SUSPEND, ANNUL, REVIEW, PROVINCE_REPORT)
