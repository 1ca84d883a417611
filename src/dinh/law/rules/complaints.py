"""Khiếu nại: Luật Khiếu nại 2011; thụ lý theo Nghị định 155/2026/NĐ-CP từ 01/07/2026.

Clocks run from acceptance (thụ lý), not from receipt; a suspension stops them; a longer term for a complex case needs
its ground recorded in writing first. Where the article is not known the rule cites the law alone.
"""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import COMPLAINT_DETAILS, COMPLAINTS, COMPLAINTS_DAY, REFORM_DAY, REFORMED_2026, S2, S3
from dinh.law.values import Count, Way, Words, calendar, working

law = Writer(COMPLAINTS_DAY, S2, REFORMED_2026)
decree = Writer(REFORM_DAY, S3)
LAW = Cite(COMPLAINTS)
OLD_DECREE = "Nghị định 124/2020/NĐ-CP"
ACCEPTING = Cite(OLD_DECREE, 16, also=Cite(COMPLAINT_DETAILS, 10))
DIALOGUE = Cite(COMPLAINT_DETAILS, 11)
SUSPENDING = Cite(OLD_DECREE, "28b", also=Cite(COMPLAINT_DETAILS, 12))
RECEIVED, ACCEPTED = "kể từ ngày nhận được khiếu nại", "kể từ ngày thụ lý"
COMPLEX = "Phải ghi rõ bằng văn bản một trong các căn cứ phức tạp trước khi dùng thời hạn này."
REMOTE = "Áp dụng ở vùng sâu, vùng xa, đi lại khó khăn."

TIME_BAR = law(
    "complaint.time_bar", "thời hiệu khiếu nại", calendar(90), LAW, "kể từ ngày biết quyết định, hành vi hành chính"
)
ACCEPT_FIRST = rule(
    "complaint.accept",
    "thụ lý khiếu nại lần đầu",
    since(COMPLAINTS_DAY, calendar(10), Cite(COMPLAINTS, 27), S2),
    since(REFORM_DAY, working(7), ACCEPTING, S3),
    counted=RECEIVED,
)
ACCEPT_SECOND = rule(
    "complaint.accept_second",
    "thụ lý khiếu nại lần hai",
    since(COMPLAINTS_DAY, calendar(10), Cite(COMPLAINTS, 36), S2),
    since(REFORM_DAY, working(7), ACCEPTING, S3),
    counted=RECEIVED,
)
FIRST = law("complaint.first", "giải quyết khiếu nại lần đầu", calendar(30), LAW, ACCEPTED)
FIRST_COMPLEX = law(
    "complaint.first_complex", "giải quyết khiếu nại lần đầu, vụ phức tạp", calendar(45), LAW, ACCEPTED, note=COMPLEX
)
FIRST_REMOTE = law(
    "complaint.first_remote",
    "giải quyết khiếu nại lần đầu, vùng sâu, vùng xa",
    calendar(45),
    LAW,
    ACCEPTED,
    note=REMOTE,
)
FIRST_REMOTE_COMPLEX = law(
    "complaint.first_remote_complex",
    "giải quyết khiếu nại lần đầu, vùng sâu, vùng xa, vụ phức tạp",
    calendar(60),
    LAW,
    ACCEPTED,
    note=f"{REMOTE} {COMPLEX}",
)
SEND_FIRST = law(
    "complaint.send_first",
    "gửi quyết định giải quyết khiếu nại lần đầu",
    working(3),
    LAW,
    "kể từ ngày ra quyết định",
)
APPEAL = law(
    "complaint.appeal",
    "khiếu nại lần hai hoặc khởi kiện",
    calendar(30),
    LAW,
    "kể từ ngày hết hạn giải quyết hoặc ngày nhận được quyết định lần đầu",
)
APPEAL_REMOTE = law(
    "complaint.appeal_remote",
    "khiếu nại lần hai hoặc khởi kiện, vùng sâu, vùng xa",
    calendar(45),
    LAW,
    "kể từ ngày hết hạn giải quyết hoặc ngày nhận được quyết định lần đầu",
    note=REMOTE,
)
SECOND = law("complaint.second", "giải quyết khiếu nại lần hai", calendar(45), LAW, ACCEPTED)
SECOND_COMPLEX = law(
    "complaint.second_complex", "giải quyết khiếu nại lần hai, vụ phức tạp", calendar(60), LAW, ACCEPTED, note=COMPLEX
)
SECOND_REMOTE = law(
    "complaint.second_remote",
    "giải quyết khiếu nại lần hai, vùng sâu, vùng xa",
    calendar(60),
    LAW,
    ACCEPTED,
    note=REMOTE,
)
SECOND_REMOTE_COMPLEX = law(
    "complaint.second_remote_complex",
    "giải quyết khiếu nại lần hai, vùng sâu, vùng xa, vụ phức tạp",
    calendar(70),
    LAW,
    ACCEPTED,
    note=f"{REMOTE} {COMPLEX}",
)
SEND_SECOND = law(
    "complaint.send_second", "gửi quyết định giải quyết khiếu nại lần hai", calendar(7), LAW, "kể từ ngày ra quyết định"
)
EFFECT = law(
    "complaint.effect",
    "quyết định giải quyết khiếu nại lần đầu, lần hai có hiệu lực",
    calendar(30, Way.LASTING),
    LAW,
    "kể từ ngày ban hành, khi không bị khiếu nại tiếp",
)
EFFECT_REMOTE = law(
    "complaint.effect_remote",
    "quyết định giải quyết khiếu nại lần đầu, lần hai có hiệu lực, vùng sâu, vùng xa",
    calendar(45, Way.LASTING),
    LAW,
    "kể từ ngày ban hành, khi không bị khiếu nại tiếp",
    note=REMOTE,
)
DIALOGUE_FIRST = law(
    "complaint.dialogue_first",
    "đối thoại khi giải quyết khiếu nại lần đầu",
    Words("bắt buộc khi yêu cầu của người khiếu nại khác kết quả xác minh"),
    Cite(COMPLAINTS, 30),
)
DIALOGUE_SECOND = decree(
    "complaint.dialogue_second", "đối thoại khi giải quyết khiếu nại lần hai", Words("luôn bắt buộc"), DIALOGUE
)
DIALOGUE_NOTICE = decree(
    "complaint.dialogue_notice", "thông báo về buổi đối thoại", calendar(5, Way.AHEAD), DIALOGUE, "trước ngày đối thoại"
)
DIALOGUE_COPIES = decree(
    "complaint.dialogue_copies", "số bản của biên bản đối thoại (Mẫu 14)", Count(3, None, "bản"), DIALOGUE
)
SUSPENSION_SENT = decree(
    "complaint.suspension_sent",
    "gửi quyết định tạm đình chỉ, đình chỉ, tiếp tục giải quyết (Mẫu 14a, 14b)",
    working(3),
    SUSPENDING,
    "kể từ ngày ra quyết định",
    note="Thời hạn giải quyết tính tiếp từ ngày có quyết định tiếp tục.",
)
PROXY = rule(
    "complaint.proxy",
    "công chứng, chứng thực giấy ủy quyền khiếu nại của cá nhân",
    since("10/12/2020", Words("phải công chứng hoặc chứng thực"), Cite(OLD_DECREE, 5, 3), S3),
    since("01/01/2027", Words("không còn bắt buộc"), Cite(COMPLAINT_DETAILS, 21, 2), S3),
)

RULES = (
    *(TIME_BAR, ACCEPT_FIRST, ACCEPT_SECOND, FIRST, FIRST_COMPLEX, FIRST_REMOTE, FIRST_REMOTE_COMPLEX, SEND_FIRST),
    *(APPEAL, APPEAL_REMOTE, SECOND, SECOND_COMPLEX, SECOND_REMOTE, SECOND_REMOTE_COMPLEX, SEND_SECOND),
    *(EFFECT, EFFECT_REMOTE, DIALOGUE_FIRST, DIALOGUE_SECOND, DIALOGUE_NOTICE, DIALOGUE_COPIES),
    *(SUSPENSION_SENT, PROXY),
)
