"""Phản ánh, kiến nghị: về quy định hành chính theo Nghị định 20/2008/NĐ-CP, và phản ánh hiện trường."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED
from dinh.law.rules._write import Writer
from dinh.law.rules.sources import FEEDBACK, FEEDBACK_DAY, RECEPTION, RECEPTION_DAY, S6
from dinh.law.values import calendar, working

FORWARD = Writer(FEEDBACK_DAY, S6)(
    "feedback.forward",
    "chuyển phản ánh, kiến nghị về quy định hành chính không thuộc thẩm quyền",
    working(5),
    Cite(FEEDBACK, 9, 1, "d"),
    "kể từ ngày tiếp nhận",
    note="Sửa đổi năm 2017 về đầu mối tiếp nhận chưa được đọc.",
)
ANSWER = Writer(RECEPTION_DAY, DERIVED)(
    "feedback.answer",
    "trả lời phản ánh hiện trường",
    working(10),
    Cite(RECEPTION, 28),
    "kể từ ngày tiếp nhận",
    note="Pháp luật không đặt hạn riêng cho phản ánh hiện trường; lấy hạn của Luật Tiếp công dân cho chắc chắn.",
)

SILENCE = Writer(RECEPTION_DAY, DERIVED)(
    "petition.silence",
    "chờ người gửi xác nhận kết quả",
    calendar(15),
    Cite(RECEPTION, 28),
    "kể từ ngày trả lời",
    note="Mốc do phần mềm đặt, không phải hạn của pháp luật: hết hạn mà người gửi không nói gì thì ghi là chưa xác "
    "nhận.",
)

RULES = (FORWARD, ANSWER, SILENCE)
