"""Tham gia ý kiến: Điều 25–29 Luật 10/2022/QH15."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import DEMOCRACY, DEMOCRACY_AMENDED, DEMOCRACY_DAY, OTHER_LAW, S1
from dinh.law.share import Share
from dinh.law.values import Frequency, Way, Words, calendar, working

write = Writer(DEMOCRACY_DAY, S1, DEMOCRACY_AMENDED)

OPEN = write(
    "consult.open",
    "lấy ý kiến Nhân dân về dự thảo",
    calendar(20, Way.LASTING),
    Cite(DEMOCRACY, 28),
    "kể từ ngày công khai nội dung lấy ý kiến",
    override="Luật khác quy định thời hạn lấy ý kiến thì theo luật đó (Điều 28 và khoản 1 Điều 91 Luật 10/2022/QH15).",
)
EXPLAIN = write(
    "consult.explain",
    "giải trình khi quyết định khác ý kiến đa số",
    Words("phải giải trình, nêu rõ lý do"),
    Cite(DEMOCRACY, 28),
)
RESULT = write(
    "consult.result",
    "công khai kết quả tổng hợp và giải trình, tiếp thu ý kiến (khoản 11 Điều 11)",
    working(5),
    Cite(DEMOCRACY, 12, 3),
    "kể từ ngày có văn bản tổng hợp, giải trình",
    override=OTHER_LAW,
)
# The Law says «ý kiến đa số» and no figure: more than a half of the voices is our reading.
MAJORITY = Writer(DEMOCRACY_DAY, DERIVED, DEMOCRACY_AMENDED)(
    "consult.majority",
    "ý kiến đa số trong một lần lấy ý kiến",
    Share.more_than(1, 2, "số lượt ý kiến đã nhận"),
    Cite(DEMOCRACY, 28),
    note="Luật không ghi tỷ lệ; «trên một nửa» là cách hiểu của phần mềm.",
)
PLAN = write(
    "consult.plan",
    "kế hoạch lấy ý kiến: nội dung, cách thức, thời hạn, trách nhiệm; gửi Hội đồng nhân dân, Mặt trận Tổ quốc",
    Frequency(1, "năm", "kế hoạch"),
    Cite(DEMOCRACY, 28),
)
COUNCIL = write(
    "consult.council",
    "báo cáo Hội đồng nhân dân và gửi Mặt trận Tổ quốc kết quả lấy ý kiến",
    Frequency(1, "kỳ họp thường lệ", "báo cáo"),
    Cite(DEMOCRACY, 28, 5),
)

RULES = (OPEN, EXPLAIN, MAJORITY, RESULT, PLAN, COUNCIL)
