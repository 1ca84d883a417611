"""Tố cáo: Luật Tố cáo 2018. Never show who denounced: name, address and handwriting stay secret (khoản 3 Điều 8)."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import DENUNCIATIONS, DENUNCIATIONS_DAY, REFORMED_2026, S2
from dinh.law.values import Count, calendar, working

write = Writer(DENUNCIATIONS_DAY, S2, REFORMED_2026)
RECEIVING, RESOLVING = Cite(DENUNCIATIONS, 24), Cite(DENUNCIATIONS, 30)
ACCEPTED = "kể từ ngày thụ lý"
CONCLUDED = "kể từ ngày có kết luận nội dung tố cáo"

PRECHECK = write(
    "denunciation.precheck",
    "xử lý ban đầu, kiểm tra người tố cáo và điều kiện thụ lý",
    working(7),
    RECEIVING,
    "kể từ ngày nhận được tố cáo",
)
PRECHECK_MANY = write(
    "denunciation.precheck_many",
    "xử lý ban đầu khi phải kiểm tra ở nhiều nơi, tổng cộng",
    working(10),
    RECEIVING,
    "kể từ ngày nhận được tố cáo",
)
FORWARD = write(
    "denunciation.forward",
    "chuyển tố cáo không thuộc thẩm quyền (chỉ một lần)",
    working(5),
    RECEIVING,
    "kể từ ngày nhận được tố cáo",
)
NOTIFY = write(
    "denunciation.notify",
    "thông báo thụ lý hoặc không thụ lý tố cáo",
    working(5),
    Cite(DENUNCIATIONS, 29),
    "kể từ ngày ra quyết định",
)
RESOLVE = write("denunciation.resolve", "giải quyết tố cáo", calendar(30), RESOLVING, ACCEPTED)
RESOLVE_COMPLEX = write(
    "denunciation.resolve_complex",
    "giải quyết tố cáo, vụ phức tạp, đã gia hạn một lần",
    calendar(60),
    RESOLVING,
    ACCEPTED,
    note="30 ngày và một lần gia hạn không quá 30 ngày; phải có quyết định gia hạn.",
)
RESOLVE_VERY_COMPLEX = write(
    "denunciation.resolve_very_complex",
    "giải quyết tố cáo, vụ đặc biệt phức tạp, đã gia hạn hai lần",
    calendar(90),
    RESOLVING,
    ACCEPTED,
    note="30 ngày và hai lần gia hạn, mỗi lần không quá 30 ngày; phải có quyết định gia hạn.",
)
EXTENSION = write("denunciation.extension", "mỗi lần gia hạn giải quyết tố cáo", calendar(30), RESOLVING)
EXTENSIONS_COMPLEX = write(
    "denunciation.extensions_complex", "số lần gia hạn, vụ phức tạp", Count(None, 1, "lần"), RESOLVING
)
EXTENSIONS_VERY_COMPLEX = write(
    "denunciation.extensions_very_complex", "số lần gia hạn, vụ đặc biệt phức tạp", Count(None, 2, "lần"), RESOLVING
)
SUSPENSION_SENT = write(
    "denunciation.suspension_sent",
    "gửi quyết định tạm đình chỉ, đình chỉ giải quyết tố cáo",
    working(5),
    Cite(DENUNCIATIONS, 34),
    "kể từ ngày ra quyết định",
    note="Thời gian tạm đình chỉ không tính vào thời hạn giải quyết.",
)
CONCLUSION_SENT = write(
    "denunciation.conclusion_sent", "gửi kết luận nội dung tố cáo", working(5), Cite(DENUNCIATIONS, 35, 3), CONCLUDED
)
ACT = write("denunciation.act", "xử lý theo kết luận nội dung tố cáo", working(7), Cite(DENUNCIATIONS, 36), CONCLUDED)
CONTINUED = write(
    "denunciation.continued",
    "xem xét việc tố cáo tiếp",
    calendar(20),
    Cite(DENUNCIATIONS, 37),
    "kể từ ngày nhận được tố cáo tiếp",
)
OVERDUE_ASK = write(
    "denunciation.overdue_ask",
    "cấp trên yêu cầu giải quyết tố cáo quá hạn",
    working(5),
    Cite(DENUNCIATIONS, 38),
    note="Chặng thứ nhất trong hai chặng, mỗi chặng 05 ngày làm việc.",
)
OVERDUE_REPORT = write(
    "denunciation.overdue_report",
    "báo cáo cấp trên về tố cáo quá hạn",
    working(5),
    Cite(DENUNCIATIONS, 38),
    note="Chặng thứ hai trong hai chặng, mỗi chặng 05 ngày làm việc.",
)
PUBLISH = write(
    "denunciation.publish",
    "công khai kết luận nội dung tố cáo, không lộ thông tin người tố cáo",
    working(7),
    Cite(DENUNCIATIONS, 40),
    CONCLUDED,
)

RULES = (
    *(PRECHECK, PRECHECK_MANY, FORWARD, NOTIFY),
    *(RESOLVE, RESOLVE_COMPLEX, RESOLVE_VERY_COMPLEX, EXTENSION, EXTENSIONS_COMPLEX, EXTENSIONS_VERY_COMPLEX),
    *(SUSPENSION_SENT, CONCLUSION_SENT, ACT, CONTINUED, OVERDUE_ASK, OVERDUE_REPORT, PUBLISH),
)
