"""Bầu, cho thôi Trưởng thôn, Tổ trưởng tổ dân phố (Nghị định 59/2023/NĐ-CP); nhiệm kỳ (Nghị định 185/2026/NĐ-CP)."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import DETAILS, DETAILS_DAY, GROUPS, GROUPS_DAY, S1, S11
from dinh.law.share import Share
from dinh.law.values import Count, Frequency, Months, Way, calendar, working

decree = Writer(DETAILS_DAY, S1)
groups = Writer(GROUPS_DAY, S11)
ELECTION = Cite(DETAILS, "6–9")
TERM_OF_HEAD = Cite(GROUPS)
BEFORE = "trước ngày bầu cử"

PLAN = decree("elect.plan", "quyết định và kế hoạch bầu cử", calendar(20, Way.AHEAD), ELECTION, BEFORE)
TEAM = decree(
    "elect.team",
    "thành lập Tổ bầu cử",
    calendar(10, Way.AHEAD),
    ELECTION,
    BEFORE,
    note="Thành viên Tổ bầu cử không phải là người ứng cử.",
)
NOTICE = decree("elect.notice", "thông báo công khai ngày bầu cử", calendar(7, Way.AHEAD), ELECTION, BEFORE)
CANDIDATES_SENT = decree(
    "elect.candidates_sent",
    "gửi danh sách người ứng cử (Mẫu 05) đến Ủy ban nhân dân cấp xã",
    calendar(15, Way.AHEAD),
    ELECTION,
    BEFORE,
)
CANDIDATES = decree("elect.candidates", "số người ứng cử", Count(1, None, "người"), ELECTION)
PASSES = decree(
    "elect.passes",
    "trúng cử Trưởng thôn, Tổ trưởng tổ dân phố",
    Share.more_than(1, 2, "tổng số hộ gia đình trong thôn, tổ dân phố"),
    ELECTION,
)
RECOGNISE = decree(
    "elect.recognise",
    "Ủy ban nhân dân cấp xã công nhận kết quả bầu cử",
    working(5),
    ELECTION,
    "kể từ ngày nhận được kết quả",
)
REMOVAL_PROPOSED = decree(
    "elect.removal_proposed",
    "đề nghị cho thôi Trưởng thôn, Tổ trưởng tổ dân phố khi không còn tín nhiệm",
    Share.at_least(1, 2, "tổng số hộ gia đình trong thôn, tổ dân phố"),
    ELECTION,
)
BY_ELECTION = decree(
    "elect.by_election",
    "Ủy ban nhân dân cấp xã tổ chức bầu người thay thế",
    calendar(60),
    ELECTION,
    "kể từ ngày khuyết; trong lúc đó có người phụ trách tạm thời",
)
TERM = groups("elect.term", "nhiệm kỳ Trưởng thôn, Tổ trưởng tổ dân phố", Months(60), TERM_OF_HEAD)
ELECTED_EVERY = groups(
    "elect.every",
    "bầu Trưởng thôn, Tổ trưởng tổ dân phố, cùng lúc bầu Ban Thanh tra nhân dân",
    Frequency(1, "05 năm"),
    TERM_OF_HEAD,
)
TERM_SHIFT = groups(
    "elect.term_shift",
    "rút ngắn hoặc kéo dài nhiệm kỳ theo quyết định của Ủy ban nhân dân cấp xã",
    Months(6),
    TERM_OF_HEAD,
)
ACTING = groups("elect.acting", "thời gian phụ trách tạm thời thôn, tổ dân phố", Months(6), TERM_OF_HEAD)

RULES = (
    *(PLAN, TEAM, NOTICE, CANDIDATES_SENT, CANDIDATES, PASSES, RECOGNISE, REMOVAL_PROPOSED, BY_ELECTION),
    *(TERM, ELECTED_EVERY, TERM_SHIFT, ACTING),
)
