"""Dân chủ ở nơi làm việc: Điều 46–82 Luật 10/2022/QH15. A vote here counts those present, unlike in a thôn."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import MEMORY
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import DEMOCRACY, DEMOCRACY_AMENDED, DEMOCRACY_DAY, S1
from dinh.law.share import Share
from dinh.law.values import Count, Frequency, Months, Words, YearlyDay

write = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)
CONFERENCE = Cite(DEMOCRACY, 51)
INSPECTION = Cite(DEMOCRACY, 60)
LABOUR = "Nghị định 145/2020/NĐ-CP"

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
YEARLY = write(
    "agency.yearly", "hội nghị cán bộ, công chức, viên chức, người lao động", Frequency(1, "năm"), CONFERENCE
)
PUBLISHED = write(
    "agency.published",
    "nội dung phải công khai trong nội bộ cơ quan, đơn vị",
    Count(12, 12, "nội dung"),
    Cite(DEMOCRACY, 46),
)
COMMENTED = write(
    "agency.commented", "nội dung cán bộ, công chức, viên chức, người lao động tham gia ý kiến",
    Count(11, 11, "nội dung"), Cite(DEMOCRACY, 53),
)  # fmt: skip
PRIVATE = rule(
    "workplace.private",
    "dân chủ ở doanh nghiệp ngoài khu vực Nhà nước",
    since(
        DEMOCRACY_DAY,
        Words("theo pháp luật về lao động: Chương V Nghị định 145/2020/NĐ-CP"),
        Cite(DEMOCRACY, 82, also=Cite(LABOUR)),
        MEMORY,
        note="Chương V Nghị định 145/2020/NĐ-CP chưa được đọc lại: nhịp đối thoại, thời hạn phải đối chiếu văn bản.",
    ),
)

RULES = (
    YEARLY, HELD_BY, DELEGATES, OPTIONAL, QUORUM, RESOLUTION, INSPECTORS, NO_INSPECTORS, INSPECTION_TERM, PUBLISHED,
    COMMENTED, PRIVATE,
)  # fmt: skip
