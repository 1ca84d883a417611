"""Đơn, tiếp công dân, hòa giải: the lists of outcomes, grounds and fields that the law gives for cases."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.law.cite import Cite
from dinh.law.rules.sources import MEDIATION, RECEPTION, RECEPTION_DETAILS


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to refuse to receive: `letter` of khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP, or a place in the Law."""

    letter: str
    title: str
    law: Cite | None = None

    @property
    def cite(self) -> Cite:
        return self.law or Cite(RECEPTION_DETAILS, 4, 1, self.letter)


PETITION_KINDS = {
    "complaint": "Khiếu nại",
    "denunciation": "Tố cáo",
    "reflection": "Phản ánh",
    "proposal": "Kiến nghị",
}  # decided by the content of the letter, never by its title
RECEPTION_OUTCOMES = {
    "accepted": "Thụ lý",
    "under_way": "Đang được xem xét, giải quyết: báo tiến độ",
    "refused": "Từ chối thụ lý, nêu rõ lý do",
    "forwarded": "Đã chuyển đến cơ quan có thẩm quyền",
}
RECEPTION_OUTCOMES_CITE = Cite(RECEPTION, 28)
REFUSAL_GROUNDS: tuple[Ground, ...] = (
    Ground("a", "Mang vũ khí, vật liệu nổ mà không gửi lại"),
    Ground("b", "Không chấp hành kiểm tra an ninh"),
    Ground("c", "Ghi âm, ghi hình, phát trực tiếp khi đã được đề nghị không làm"),
    Ground("d", "Kích động, gây mất trật tự"),
    Ground("đ", "Không có năng lực hành vi đầy đủ mà không có người đại diện"),
    Ground("e", "Người được ủy quyền không có giấy tờ hợp lệ"),
    Ground("g", "Nội dung ngoài phạm vi khiếu nại, tố cáo, kiến nghị, phản ánh"),
    Ground("h", "Kiến nghị, phản ánh đã được trả lời, không có tình tiết mới"),
    Ground("i", "Đã có bản án, quyết định của Tòa án có hiệu lực"),
    Ground("k", "Vụ việc đang được cơ quan khác giải quyết"),
)
FINALLY_SETTLED = Ground("9.3", "Vụ việc đã được giải quyết xong theo quy định của pháp luật", Cite(RECEPTION, 9, 3))
NOTICE_GROUNDS = ("9.3", "h")  # a written notice (Mẫu 01/TCD) is due; other reasons are explained on the spot
# People with the same matter, from and to, and the rule that says how many of them speak.
REPRESENTATIVES: tuple[tuple[int, int | None, str], ...] = (
    (5, 10, "reception.representatives_small"),
    (11, None, "reception.representatives"),
)  # Điều 29 Luật 42/2013/QH13
RECEPTION_BOOK = (
    "STT",
    "Ngày tiếp",
    "Họ tên, địa chỉ",
    "CCCD",
    "Tóm tắt nội dung",
    "Phân loại",
    "Số người cùng nội dung",
    "Cơ quan đã giải quyết",
    "Thuộc thẩm quyền",
    "Hướng dẫn",
    "Chuyển đơn",
    "Theo dõi kết quả",
)  # Mẫu 03/TCD
RECEPTION_FORMS = Cite(RECEPTION_DETAILS, 27)
MEDIATION_OUTCOMES = {
    "settled": ("Hòa giải thành", Cite(MEDIATION, 24)),
    "not_settled": ("Hòa giải không thành", Cite(MEDIATION, 27)),
    "ended": ("Kết thúc theo yêu cầu của một bên hoặc do hòa giải viên", Cite(MEDIATION, 23)),
}
MEDIATION_TRIGGERS = (
    "Một bên hoặc các bên yêu cầu",
    "Hòa giải viên chứng kiến hoặc biết vụ, việc",
    "Được phân công, đề nghị",
)  # Điều 16 Luật 35/2013/QH13
