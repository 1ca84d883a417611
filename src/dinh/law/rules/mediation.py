"""Hòa giải ở cơ sở: Luật 35/2013/QH13."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import MEDIATION, MEDIATION_DAY, S4
from dinh.law.share import Share
from dinh.law.values import Count, Frequency, Words, calendar

write = Writer(MEDIATION_DAY, S4)
TEAM_ARTICLE = Cite(MEDIATION, 12)

TEAM = write("mediation.team", "hòa giải viên của một tổ hòa giải", Count(3, None, "người"), TEAM_ARTICLE)
WOMEN = write("mediation.women", "hòa giải viên nữ của một tổ hòa giải", Count(1, None, "người"), TEAM_ARTICLE)
MINORITY = write(
    "mediation.minority",
    "hòa giải viên là người dân tộc thiểu số, ở vùng đồng bào dân tộc thiểu số",
    Count(1, None, "người"),
    TEAM_ARTICLE,
)
REVIEW = write(
    "mediation.review",
    "Trưởng ban công tác Mặt trận rà soát, đánh giá tổ hòa giải",
    Frequency(1, "năm"),
    Cite(MEDIATION, 12, 3),
)
ELECTED = write(
    "mediation.elected",
    "bầu hòa giải viên",
    Share.more_than(1, 2, "tổng số đại diện hộ gia đình trong thôn, tổ dân phố"),
    Cite(MEDIATION, "7–8"),
    note="Nhiều người đạt hơn số cần bầu thì lấy từ người được nhiều phiếu nhất.",
)
START = write(
    "mediation.start",
    "bắt đầu hòa giải",
    calendar(3),
    Cite(MEDIATION, 20),
    "kể từ ngày được phân công",
    note="Trừ trường hợp phải hòa giải ngay hoặc các bên thỏa thuận khác.",
)
BOOK = write(
    "mediation.book",
    "ghi Sổ theo dõi hoạt động hòa giải ở cơ sở",
    Words("mọi vụ, việc"),
    Cite(MEDIATION, 21, 4),
)
REPORT = write(
    "mediation.report",
    "Tổ trưởng tổ hòa giải báo cáo Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc cấp xã",
    Frequency(1, "năm", "báo cáo"),
    Cite(MEDIATION, 15, 5),
    "và khi có yêu cầu",
)
COMMITTEE_REPORT = write(
    "mediation.committee_report",
    "Ủy ban nhân dân cấp xã báo cáo Hội đồng nhân dân về hòa giải ở cơ sở",
    Words("báo cáo Hội đồng nhân dân và cấp trên"),
    Cite(MEDIATION, 29, 2, "c"),
)

RULES = (TEAM, WOMEN, MINORITY, REVIEW, ELECTED, START, BOOK, REPORT, COMMITTEE_REPORT)
