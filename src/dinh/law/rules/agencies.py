"""Dân chủ trong cơ quan, đơn vị: Điều 46–63 Luật 10/2022/QH15. A vote here counts those present, unlike in a thôn."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import DEMOCRACY, DEMOCRACY_AMENDED, DEMOCRACY_DAY, S1
from dinh.law.share import Share
from dinh.law.values import Count, Months, YearlyDay

write = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)
CONFERENCE = Cite(DEMOCRACY, 51)
INSPECTION = Cite(DEMOCRACY, 60)

HELD_BY = write(
    "agency.conference",
    "hội nghị cán bộ, công chức, viên chức, người lao động của năm công tác trước",
    YearlyDay(31, 3),
    CONFERENCE,
    note="Không chậm hơn 03 tháng của năm công tác tiếp theo.",
)
DELEGATES = write("agency.delegates", "được tổ chức hội nghị đại biểu", Count(100, None, "người"), CONFERENCE)
OPTIONAL = write("agency.optional", "không bắt buộc tổ chức hội nghị", Count(None, 7, "người"), CONFERENCE)
QUORUM = write(
    "agency.quorum",
    "hội nghị hợp lệ",
    Share.at_least(2, 3, "tổng số người được triệu tập"),
    CONFERENCE,
)
RESOLUTION = write(
    "agency.resolution",
    "thông qua nghị quyết hội nghị",
    Share.more_than(1, 2, "số người dự hội nghị"),
    CONFERENCE,
)
INSPECTORS = write(
    "agency.inspectors",
    "thành viên Ban Thanh tra nhân dân của cơ quan, đơn vị",
    Count(3, 9, "người"),
    INSPECTION,
    note="Không gồm người đứng đầu, cấp phó.",
)
NO_INSPECTORS = write("agency.no_inspectors", "không lập Ban Thanh tra nhân dân", Count(None, 7, "người"), INSPECTION)
INSPECTION_TERM = write(
    "agency.inspection_term", "nhiệm kỳ Ban Thanh tra nhân dân của cơ quan, đơn vị", Months(24), INSPECTION
)

RULES = (HELD_BY, DELEGATES, OPTIONAL, QUORUM, RESOLUTION, INSPECTORS, NO_INSPECTORS, INSPECTION_TERM)
