"""Kiểm tra, giám sát: Điều 30–45 Luật 10/2022/QH15 và Điều 10–19 Nghị định 59/2023/NĐ-CP."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import DEMOCRACY, DEMOCRACY_AMENDED, DEMOCRACY_DAY, DETAILS, DETAILS_DAY, S1
from dinh.law.values import Count, Frequency, Months, Way, Words, calendar, working

law = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)
decree = Writer(DETAILS_DAY, S1)
INSPECTION = Cite(DEMOCRACY, "36–40", also=Cite(DETAILS, "12–15"))
INVESTMENT = Cite(DEMOCRACY, "41–45", also=Cite(DETAILS, "16–19"))
YEARLY_MEETING = Cite(DEMOCRACY, 33, also=Cite(DETAILS, "10–11"))

DIALOGUE = law(
    "oversee.dialogue",
    "hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân và Nhân dân",
    Frequency(1, "năm", "hội nghị"),
    Cite(DEMOCRACY, 32),
)
MEETING = law(
    "oversee.meeting",
    "hội nghị định kỳ của cộng đồng dân cư, vào cuối năm",
    Frequency(1, "năm", "hội nghị"),
    YEARLY_MEETING,
)
MEETING_NOTICE = law(
    "oversee.meeting_notice",
    "thông báo hội nghị định kỳ đến các hộ gia đình",
    calendar(5, Way.AHEAD),
    YEARLY_MEETING,
    "trước ngày họp",
)
FEEDBACK_SYSTEM = law(
    "oversee.feedback_system",
    "hệ thống đo mức hài lòng và tiếp nhận phản hồi của Nhân dân",
    Words("Ủy ban nhân dân xây dựng, duy trì ổn định, thường xuyên"),
    Cite(DEMOCRACY, 35, 2, "a"),
)
INSPECTORS = law(
    "oversee.inspectors",
    "thành viên Ban Thanh tra nhân dân cấp xã, mỗi thôn, tổ dân phố một người",
    Count(5, None, "người"),
    INSPECTION,
    note="Có dưới 05 thôn, tổ dân phố thì Ủy ban Mặt trận Tổ quốc phân bổ để đủ 05 người.",
)
INSPECTION_DEPUTIES = law(
    "oversee.inspection_deputies", "Phó Trưởng ban Thanh tra nhân dân", Count(None, 2, "người"), INSPECTION
)
INSPECTION_TERM = law(
    "oversee.inspection_term",
    "nhiệm kỳ Ban Thanh tra nhân dân cấp xã",
    Words("theo nhiệm kỳ Trưởng thôn, Tổ trưởng tổ dân phố"),
    INSPECTION,
    note="Nhiệm kỳ 02 năm chỉ dành cho Ban Thanh tra nhân dân ở cơ quan, đơn vị.",
)
INSPECTION_BY_ELECTION = law(
    "oversee.inspection_by_election",
    "bầu bổ sung thành viên Ban Thanh tra nhân dân khi thời gian còn lại của nhiệm kỳ",
    Months(6, Way.LASTING),
    INSPECTION,
)
INSPECTION_PLANS = law(
    "oversee.inspection_plans",
    "Ban Thanh tra nhân dân lập chương trình công tác và báo cáo Mặt trận Tổ quốc theo quý, 06 tháng, năm",
    Frequency(1, "quý"),
    INSPECTION,
)
INSPECTION_PLAN_SENT = law(
    "oversee.inspection_plan_sent",
    "gửi kế hoạch kiểm tra, giám sát đến nơi được kiểm tra",
    working(5, Way.AHEAD),
    INSPECTION,
    "trước ngày tiến hành",
)
INSPECTION_REPLY = law(
    "oversee.inspection_reply",
    "Ủy ban nhân dân xem xét, giải quyết và trả lời kiến nghị của Ban Thanh tra nhân dân",
    calendar(15),
    Cite(DEMOCRACY, 40, 1, "c"),
    "kể từ ngày nhận được kiến nghị",
)
INVESTMENT_MEMBERS = law(
    "oversee.investment_members",
    "thành viên Ban Giám sát đầu tư của cộng đồng, lập theo từng chương trình, dự án",
    Count(5, None, "người"),
    INVESTMENT,
)
INVESTMENT_PEOPLE = decree(
    "oversee.investment_people",
    "đại diện người dân trong Ban Giám sát đầu tư của cộng đồng",
    Count(None, 5, "người"),
    Cite(DETAILS, "16–19"),
)
INVESTMENT_NOTICE = law(
    "oversee.investment_notice",
    "Mặt trận Tổ quốc báo cho chủ đầu tư kế hoạch giám sát và thành phần Ban",
    calendar(45, Way.AHEAD),
    Cite(DEMOCRACY, 45, 1, "b"),
    "trước ngày thực hiện giám sát",
)
INVESTMENT_REPLY = law(
    "oversee.investment_reply",
    "Ủy ban nhân dân xem xét, giải quyết và trả lời kiến nghị của Ban Giám sát đầu tư của cộng đồng",
    calendar(15),
    Cite(DEMOCRACY, 45, 2, "c"),
    "kể từ ngày nhận được kiến nghị",
)

RULES = (
    *(DIALOGUE, MEETING, MEETING_NOTICE, FEEDBACK_SYSTEM),
    *(INSPECTORS, INSPECTION_DEPUTIES, INSPECTION_TERM, INSPECTION_BY_ELECTION),
    *(INSPECTION_PLANS, INSPECTION_PLAN_SENT, INSPECTION_REPLY),
    *(INVESTMENT_MEMBERS, INVESTMENT_PEOPLE, INVESTMENT_NOTICE, INVESTMENT_REPLY),
)
