"""Tiếp công dân: Luật Tiếp công dân 2013, đổi chế độ từ 01/07/2026 (Luật 136/2025/QH15, Nghị định 154/2026/NĐ-CP)."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import (
    QUOTED,
    RECEPTION,
    RECEPTION_DAY,
    RECEPTION_DETAILS,
    REFORM_2025,
    REFORM_DAY,
    REFORMED_2026,
    S2,
    S3,
)
from dinh.law.values import Count, Frequency, Way, Words, calendar, working

law = Writer(RECEPTION_DAY, S2, REFORMED_2026)
decree = Writer(REFORM_DAY, S3)
ONLINE = Cite(RECEPTION_DETAILS, "16–24")

CHAIR_DAYS = rule(
    "reception.chair_days",
    "Chủ tịch Ủy ban nhân dân cấp xã tiếp công dân",
    since(RECEPTION_DAY, Frequency(1, "tuần", "ngày"), Cite(RECEPTION, 15, 2, "d"), S2),
    since(REFORM_DAY, Frequency(2, "tháng", "ngày"), Cite(REFORM_2025), QUOTED),
)
DELEGATION = rule(
    "reception.delegation",
    "ủy quyền việc tiếp công dân định kỳ của Chủ tịch Ủy ban nhân dân cấp xã",
    since(REFORM_DAY, Words("không được ủy quyền cho cấp phó tiếp công dân định kỳ"), Cite(REFORM_2025), QUOTED),
)
SCHEDULE = law(
    "reception.schedule",
    "niêm yết và đăng lịch tiếp công dân",
    working(5, Way.AHEAD),
    Cite(RECEPTION, 24),
    "trước ngày tiếp",
)
REPRESENTATIVES_SMALL = law(
    "reception.representatives_small",
    "người đại diện khi có từ 05 đến 10 người cùng nội dung",
    Count(1, 2, "người"),
    Cite(RECEPTION, 29),
)
REPRESENTATIVES = law(
    "reception.representatives",
    "người đại diện khi có trên 10 người cùng nội dung",
    Count(None, 5, "người"),
    Cite(RECEPTION, 29),
)
REFUSAL = decree(
    "reception.refusal",
    "gửi Thông báo từ chối tiếp công dân (Mẫu 01/TCD)",
    working(3),
    Cite(RECEPTION_DETAILS, 4, 3),
    "kể từ ngày từ chối",
    note="Chỉ với vụ việc đã giải quyết xong và nội dung đã trả lời mà không có tình tiết mới; các trường hợp khác "
    "giải thích ngay tại chỗ. Danh mục điểm ở khoản 2 trong bản chép chưa thống nhất, cần đối chiếu Công báo.",
)
ANSWER = law(
    "reception.answer",
    "trả lời kết quả xử lý: thụ lý, đang giải quyết, từ chối kèm lý do, hoặc đã chuyển cơ quan có thẩm quyền",
    working(10),
    Cite(RECEPTION, 28),
    "kể từ ngày tiếp nhận",
)
PROMISE = law(
    "reception.promise",
    "thông báo kết quả việc người đứng đầu đã trả lời, kết luận khi tiếp công dân",
    working(7),
    Cite(RECEPTION, 27, 2),
    "kể từ ngày tiếp công dân",
)
ONLINE_NOTICE = decree(
    "reception.online_notice",
    "thông báo buổi tiếp công dân trực tuyến",
    working(5, Way.AHEAD),
    ONLINE,
    "trước ngày tiếp",
)
ONLINE_CHECK = decree(
    "reception.online_check", "kiểm tra kỹ thuật của buổi trực tuyến", working(1, Way.AHEAD), ONLINE, "trước ngày tiếp"
)
ONLINE_LINK = decree("reception.online_link", "đường kết nối sẵn sàng trước giờ tiếp", Count(1, None, "giờ"), ONLINE)
ONLINE_RECORDED = decree(
    "reception.online_recorded",
    "ghi âm, ghi hình buổi tiếp trực tuyến",
    Words(
        "ghi và lưu trên máy chủ của cơ quan nhà nước; chỉ nhận tố cáo trực tuyến khi người tố cáo không yêu cầu "
        "giữ bí mật"
    ),
    ONLINE,
)
IDENTITY = decree(
    "reception.identity",
    "thông tin về người đến trình bày",
    Words("họ tên, địa chỉ, số căn cước hoặc số định danh; người tố cáo được giữ bí mật họ tên, địa chỉ, bút tích"),
    Cite(RECEPTION_DETAILS, 12),
)
UNPROCESSED = decree(
    "petition.unprocessed",
    "đơn không được xử lý mà không có lý do: người đứng đầu bị cách chức, bãi nhiệm",
    calendar(45),
    Cite(RECEPTION_DETAILS, 41, 3, "b"),
    "kể từ ngày nhận đơn",
)
_alarm = Writer(REFORM_DAY, DERIVED)
ALARM_FIRST = _alarm(
    "petition.alarm_first",
    "cảnh báo lần một về đơn chưa xử lý",
    calendar(30),
    Cite(RECEPTION_DETAILS, 41, 3, "b"),
    "kể từ ngày nhận đơn",
    note="Mốc cảnh báo do phần mềm đặt, không phải hạn của pháp luật.",
)
ALARM_LAST = _alarm(
    "petition.alarm_last",
    "cảnh báo lần cuối về đơn chưa xử lý",
    calendar(40),
    Cite(RECEPTION_DETAILS, 41, 3, "b"),
    "kể từ ngày nhận đơn",
    note="Mốc cảnh báo do phần mềm đặt, không phải hạn của pháp luật.",
)

RULES = (
    *(CHAIR_DAYS, DELEGATION, SCHEDULE, REPRESENTATIVES_SMALL, REPRESENTATIVES, REFUSAL, ANSWER, PROMISE),
    *(ONLINE_NOTICE, ONLINE_CHECK, ONLINE_LINK, ONLINE_RECORDED, IDENTITY),
    *(UNPROCESSED, ALARM_FIRST, ALARM_LAST),
)
