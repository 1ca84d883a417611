"""Công khai: Điều 11–14 Luật 10/2022/QH15."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import (
    DEMOCRACY,
    DEMOCRACY_AMENDED,
    DEMOCRACY_DAY,
    OTHER_LAW,
    PERSONAL_DATA,
    PERSONAL_DATA_DAY,
    S1,
)
from dinh.law.values import Frequency, Way, Words, calendar, working

write = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)

START = write(
    "publish.start",
    "bắt đầu công khai khi luật chuyên ngành không quy định thời hạn",
    working(5),
    Cite(DEMOCRACY, 12, 3),
    "kể từ ngày có quyết định, văn bản về nội dung cần công khai",
    override="Luật chuyên ngành đặt thời hạn khác thì theo luật đó (khoản 3 Điều 12, khoản 1 Điều 91 Luật này).",
)
POSTING = write(
    "publish.posting",
    "niêm yết tại trụ sở và nhà văn hóa, điểm sinh hoạt cộng đồng (khoản 1, 2, 3, 5–12 Điều 11)",
    calendar(30, Way.LASTING),
    Cite(DEMOCRACY, 13, 2),
    "liên tục kể từ ngày niêm yết",
    override=OTHER_LAW,
)
POSTING_PERMANENT = write(
    "publish.posting_permanent",
    "niêm yết nội dung tại khoản 4, 13 Điều 11",
    Words("niêm yết thường xuyên tại trụ sở, cập nhật khi có thay đổi"),
    Cite(DEMOCRACY, 13, 2),
)
LIST = write(
    "publish.list",
    "lập, cập nhật và niêm yết danh sách các nội dung đã công khai",
    Frequency(1, "quý"),
    Cite(DEMOCRACY, 13, 2),
    "kèm hình thức và thời điểm công khai từng nội dung",
)
WEB = write(
    "publish.web",
    "đăng trên cổng hoặc trang thông tin điện tử cấp xã",
    Words("bắt buộc với mọi nội dung tại Điều 11 nơi cấp xã có cổng, trang thông tin"),
    Cite(DEMOCRACY, 13, 1),
)
LOUDSPEAKER = write(
    "publish.loudspeaker",
    "phát trên hệ thống truyền thanh cấp xã (khoản 7–12 Điều 11)",
    calendar(3, Way.LASTING),
    Cite(DEMOCRACY, 13, 3),
    "liên tục, nơi cấp xã có hệ thống truyền thanh",
)
HEADS = write(
    "publish.heads",
    "gửi Trưởng thôn, Tổ trưởng tổ dân phố để thông báo đến Nhân dân (khoản 7–12 Điều 11)",
    Words("bắt buộc với nội dung tại khoản 7–12 Điều 11"),
    Cite(DEMOCRACY, 13, 4),
)
BUDGET = write(
    "publish.budget",
    "công khai tình hình thực hiện ngân sách theo quý, 06 tháng, năm",
    Frequency(1, "quý"),
    Cite(DEMOCRACY, 11, 2),
)
PLAN = write(
    "publish.plan",
    "ban hành kế hoạch công khai: nội dung, hình thức, thời gian, thời hạn, bộ phận chịu trách nhiệm",
    Frequency(1, "năm", "kế hoạch"),
    Cite(DEMOCRACY, 14),
)
COUNCIL = write(
    "publish.council",
    "Ủy ban nhân dân báo cáo việc công khai với Hội đồng nhân dân và gửi Mặt trận Tổ quốc",
    Frequency(1, "kỳ họp thường lệ", "báo cáo"),
    Cite(DEMOCRACY, 14),
    "tại kỳ họp thường lệ gần nhất",
)
PERSONAL_MINIMUM = rule(
    "publish.personal_minimum",
    "dữ liệu cá nhân trong danh sách công khai",
    since(
        PERSONAL_DATA_DAY,
        Words(
            "chỉ nêu họ tên, thôn hoặc tổ dân phố, kết quả hoặc mức hưởng; không nêu số căn cước, số điện thoại, "
            "ngày sinh đầy đủ, số tài khoản, số thẻ bảo hiểm y tế, lý do sức khỏe"
        ),
        Cite(PERSONAL_DATA),
        DERIVED,
        "Khoản 7–10 Điều 11 Luật 10/2022/QH15 buộc công khai danh sách; nêu mức tối thiểu này là suy ra, chưa "
        "đối chiếu điều cụ thể của luật.",
    ),
)

RULES = (START, POSTING, POSTING_PERMANENT, LIST, WEB, LOUDSPEAKER, HEADS, BUDGET, PLAN, COUNCIL, PERSONAL_MINIMUM)
