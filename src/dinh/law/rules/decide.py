"""Bàn và quyết định: Điều 15–24 Luật 10/2022/QH15, Điều 3–5 Nghị định 59/2023/NĐ-CP.

Every share of Điều 21 is taken of ALL household representatives of the thôn or tổ dân phố (or of all thôn), never of
those present; only procedural votes at a meeting count those present.
"""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import (
    DEMOCRACY,
    DEMOCRACY_AMENDED,
    DEMOCRACY_DAY,
    DETAILS,
    DETAILS_DAY,
    S1,
)
from dinh.law.share import Share
from dinh.law.values import Count, Frequency, Months, Way, calendar, working

law = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)
decree = Writer(DETAILS_DAY, S1)

HOUSEHOLDS = "tổng số đại diện hộ gia đình trong thôn, tổ dân phố"
GROUPS = "tổng số thôn, tổ dân phố trong xã, phường"
PRESENT = "số đại diện hộ gia đình dự họp"
MEETING = Cite(DEMOCRACY, 18, also=Cite(DETAILS, 3))
BALLOT = Cite(DEMOCRACY, 19, also=Cite(DETAILS, 4))
ONLINE = Cite(DETAILS, 5)

INITIATIVE = law(
    "decide.initiative",
    "công dân đề xuất nội dung: số hộ đồng ý",
    Share.at_least(1, 10, "tổng số hộ gia đình trong thôn, tổ dân phố"),
    Cite(DEMOCRACY, 16),
    note="Dưới 10% vẫn được đưa ra nếu Ban công tác Mặt trận đồng tình.",
)
INITIATIVE_VALID = law(
    "decide.initiative_valid",
    "giá trị của ý kiến đồng ý với đề xuất của công dân",
    Months(3, Way.WITHIN),
    Cite(DEMOCRACY, 16),
    "kể từ ngày có ý kiến đồng ý",
)
PASS_CONTRIBUTION = law(
    "decide.pass_contribution",
    "thông qua chủ trương, mức đóng góp; thu, chi, quản lý khoản đóng góp (BQ1, BQ2) tại thôn, tổ dân phố",
    Share.at_least(2, 3, HOUSEHOLDS),
    Cite(DEMOCRACY, 21, 1),
)
PASS_CONTRIBUTION_COMMUNE = law(
    "decide.pass_contribution_commune",
    "thông qua chủ trương, mức đóng góp; thu, chi, quản lý khoản đóng góp (BQ1, BQ2) trong phạm vi cấp xã",
    Share.at_least(2, 3, GROUPS),
    Cite(DEMOCRACY, 21, 1),
    note="Đếm thôn, tổ dân phố tán thành, không cộng gộp các hộ. Luật không nói khi nào một thôn là tán thành: "
    "cách hiểu tự nhiên là từ 2/3 số đại diện hộ của chính thôn đó.",
)
PASS_SELF_RULE = law(
    "decide.pass_self_rule",
    "thông qua hương ước, quy ước; bầu, cho thôi; việc tự quản khác (BQ3–BQ6)",
    Share.more_than(1, 2, HOUSEHOLDS),
    Cite(DEMOCRACY, 21, 1),
)
PASS_PROCEDURAL = decree(
    "decide.pass_procedural",
    "biểu quyết thủ tục tại cuộc họp: thư ký, phương án biểu quyết, Ban kiểm phiếu",
    Share.more_than(1, 2, PRESENT),
    Cite(DETAILS, 3, 5),
)
ONLINE_CONSENT = decree(
    "decide.online_consent",
    "đồng ý chọn hình thức biểu quyết trực tuyến (chỉ với BQ6), lấy ý kiến trước",
    Share.more_than(1, 2, HOUSEHOLDS),
    Cite(DETAILS, 5, 2, "c"),
)
SEND = law(
    "decide.send",
    "gửi quyết định của cộng đồng đến Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc cấp xã",
    working(5),
    Cite(DEMOCRACY, 20, 3),
    "kể từ ngày biểu quyết, kết thúc lấy phiếu hoặc kết thúc biểu quyết trực tuyến",
)
RECOGNISE = law(
    "decide.recognise",
    "công nhận hoặc trả lời không công nhận bằng văn bản, nêu rõ lý do (BQ3–BQ5)",
    working(5),
    Cite(DEMOCRACY, 21, 2),
    "kể từ ngày nhận được quyết định của cộng đồng",
)
SIGNING_HOUSEHOLDS = law(
    "decide.signing_households",
    "đại diện hộ gia đình ký quyết định của cộng đồng",
    Count(2, 2, "đại diện hộ"),
    Cite(DEMOCRACY, 20),
    note="Cùng Trưởng thôn, Tổ trưởng tổ dân phố và Trưởng ban công tác Mặt trận.",
)
MEETING_NOTICE = law(
    "decide.meeting_notice",
    "thông báo cuộc họp của cộng đồng dân cư",
    calendar(2, Way.AHEAD),
    MEETING,
    "trước ngày họp",
)
MEETING_DOCUMENTS = law(
    "decide.meeting_documents",
    "gửi tài liệu đến từng hộ gia đình (BQ1–BQ3)",
    calendar(2, Way.AHEAD),
    MEETING,
    "trước ngày họp",
)
CLUSTERS = law(
    "decide.clusters",
    "thôn, tổ dân phố được họp theo cụm",
    Count(200, None, "hộ gia đình"),
    MEETING,
    note="Hoặc địa bàn sống rải rác; phương án do Ủy ban nhân dân cấp xã quyết định, kết quả cộng chung.",
)
COUNTERS = law("decide.counters", "thành viên Ban kiểm phiếu", Count(3, 5, "người"), MEETING)
WITNESSES = law("decide.witnesses", "đại diện hộ chứng kiến kiểm phiếu", Count(2, 2, "hộ"), MEETING)
COUNT_COPIES = law("decide.count_copies", "số bản của biên bản kiểm phiếu", Count(3, 3, "bản"), MEETING)
ONE_VOTE = law("decide.one_vote", "số phiếu của mỗi hộ gia đình", Count(1, 1, "phiếu"), BALLOT)
BALLOT_PLAN = law(
    "decide.ballot_plan",
    "gửi kế hoạch lấy phiếu đến Chủ tịch Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc cấp xã",
    calendar(2),
    BALLOT,
    "kể từ ngày ban hành kế hoạch",
)
BALLOT_TEAM = law(
    "decide.ballot_team",
    "thành viên Tổ phát phiếu",
    Count(3, 5, "người"),
    BALLOT,
    note="Tổ trưởng là đại diện Ban công tác Mặt trận.",
)
BALLOT_NOTICE = law(
    "decide.ballot_notice",
    "thông báo công khai việc lấy phiếu",
    calendar(2, Way.AHEAD),
    BALLOT,
    "trước ngày phát phiếu",
)
BALLOT_WITNESSES = law("decide.ballot_witnesses", "đại diện hộ chứng kiến kiểm phiếu", Count(2, 2, "hộ"), BALLOT)
ONLINE_TEAM = decree(
    "decide.online_team",
    "thành viên Tổ tổ chức biểu quyết trực tuyến",
    Count(3, 5, "người"),
    ONLINE,
    note="Tổ trưởng là đại diện Ban công tác Mặt trận; có người thạo công nghệ thông tin.",
)
ONLINE_SEND = decree(
    "decide.online_send",
    "gửi kết quả biểu quyết trực tuyến",
    working(5),
    ONLINE,
    "kể từ ngày kết thúc biểu quyết",
)
PLAN = law(
    "decide.plan",
    "Ủy ban nhân dân ban hành kế hoạch để Nhân dân bàn và quyết định",
    Frequency(1, "năm", "kế hoạch"),
    Cite(DEMOCRACY, 23),
)
COUNCIL = law(
    "decide.council",
    "báo cáo Hội đồng nhân dân và gửi Mặt trận Tổ quốc kết quả bàn và quyết định",
    Frequency(1, "kỳ họp thường lệ", "báo cáo"),
    Cite(DEMOCRACY, 23),
)

RULES = (
    *(INITIATIVE, INITIATIVE_VALID),
    *(PASS_CONTRIBUTION, PASS_CONTRIBUTION_COMMUNE, PASS_SELF_RULE, PASS_PROCEDURAL, ONLINE_CONSENT),
    *(SEND, RECOGNISE, SIGNING_HOUSEHOLDS),
    *(MEETING_NOTICE, MEETING_DOCUMENTS, CLUSTERS, COUNTERS, WITNESSES, COUNT_COPIES),
    *(ONE_VOTE, BALLOT_PLAN, BALLOT_TEAM, BALLOT_NOTICE, BALLOT_WITNESSES),
    *(ONLINE_TEAM, ONLINE_SEND, PLAN, COUNCIL),
)
