"""Hòa giải ở cơ sở: the lists Luật 35/2013/QH13 gives for teams and cases. Days and shares are in `rules.mediation`.

Read in the official codification (source S4 of the law file), articles 3, 8, 10, 11, 16, 17, 22–24.
"""

from __future__ import annotations

from dataclasses import dataclass

from dinh.law.cite import Cite
from dinh.law.rules.sources import MEDIATION


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list of the law, in plain words, with its place; `then` is what is done instead, when the line
    closes a way."""

    title: str
    cite: Cite
    then: str = ""


OUTSIDE: dict[str, Item] = {
    "public": Item(
        "Việc xâm phạm lợi ích của Nhà nước, lợi ích công cộng", Cite(MEDIATION, 3, 1, "a"),
        "Báo Ủy ban nhân dân cấp xã.",
    ),
    "family": Item(
        "Việc hôn nhân, gia đình, giao dịch dân sự mà pháp luật tố tụng không cho hòa giải",
        Cite(MEDIATION, 3, 1, "b"), "Hướng dẫn các bên đến Tòa án có thẩm quyền.",
    ),
    "crime": Item(
        "Việc phải xử lý hình sự hoặc xử phạt vi phạm hành chính", Cite(MEDIATION, 3, 1, "c"),
        "Báo Công an cấp xã, cơ quan có thẩm quyền xử lý.",
    ),
    "other": Item(
        "Việc khác mà pháp luật quy định không hòa giải ở cơ sở", Cite(MEDIATION, 3, 1, "d"),
        "Hướng dẫn các bên đến cơ quan có thẩm quyền.",
    ),
    "land": Item(
        "Tranh chấp đất đai phải hòa giải tại Ủy ban nhân dân cấp xã: thủ tục khác, không do tổ hòa giải làm",
        Cite(MEDIATION, 1, 2), "Hướng dẫn các bên nộp đơn tại Ủy ban nhân dân cấp xã.",
    ),
}  # fmt: skip
SCOPE_CITE = Cite(MEDIATION, 3)

TRIGGERS: dict[str, Item] = {
    "asked": Item("Một bên hoặc các bên yêu cầu", Cite(MEDIATION, 16, 1)),
    "witnessed": Item("Hòa giải viên chứng kiến hoặc biết vụ, việc", Cite(MEDIATION, 16, 2)),
    "assigned": Item("Tổ trưởng phân công, hoặc cơ quan, tổ chức, cá nhân đề nghị", Cite(MEDIATION, 16, 3)),
}
METHODS: dict[str, Item] = {
    "open": Item("biểu quyết công khai tại cuộc họp đại diện hộ", Cite(MEDIATION, 8, 2, "a")),
    "secret": Item("bỏ phiếu kín tại cuộc họp đại diện hộ", Cite(MEDIATION, 8, 2, "a")),
    "ballots": Item("phát phiếu lấy ý kiến các hộ", Cite(MEDIATION, 8, 2, "b")),
}
CEASING: dict[str, Item] = {
    "wish": Item("theo nguyện vọng", Cite(MEDIATION, 11, 1, "a")),
    "standard": Item("không còn đủ tiêu chuẩn", Cite(MEDIATION, 11, 1, "b")),
    "breach": Item("vi phạm nguyên tắc, hoặc bị xử lý vi phạm pháp luật", Cite(MEDIATION, 11, 1, "c")),
}
DECLINING: dict[str, Item] = {
    "interest": Item("có quyền lợi, nghĩa vụ liên quan đến vụ, việc", Cite(MEDIATION, 10, 3)),
    "doubt": Item("lý do khác không bảo đảm khách quan, công bằng", Cite(MEDIATION, 10, 3)),
    "replaced": Item("tổ trưởng phân công người khác", Cite(MEDIATION, 18, 3)),
}
ENDING: dict[str, Item] = {
    "party": Item("một bên hoặc các bên yêu cầu chấm dứt", Cite(MEDIATION, 23, 2)),
    "mediator": Item("hòa giải viên quyết định kết thúc vì không thể đạt kết quả", Cite(MEDIATION, 23, 3)),
}
RAISING: dict[str, Item] = {
    "violence": Item(
        "Có thể dẫn đến bạo lực, mất trật tự công cộng", Cite(MEDIATION, 10, 4),
        "Báo Chủ tịch Ủy ban nhân dân cấp xã để có biện pháp phòng ngừa.",
    ),
    "violation": Item(
        "Có dấu hiệu vi phạm hành chính hoặc tội phạm", Cite(MEDIATION, 10, 5),
        "Báo cơ quan có thẩm quyền xử lý.",
    ),
}  # fmt: skip
SECRECY_CITE = Cite(MEDIATION, 4, 3)
HEAD_CITE = Cite(MEDIATION, 14)
BY_ELECTION_CITE = Cite(MEDIATION, 8, 3, "c")
SEATS_CITE = Cite(MEDIATION, 12, 2)
COOPERATION_CITE = Cite(MEDIATION, 22)
PARTIES_CHOOSE_CITE = Cite(MEDIATION, 17, 1)
AGAIN_CITE = Cite(MEDIATION, 27)
FOLLOW_CITE = Cite(MEDIATION, 26)
PAY_CITE = Cite(MEDIATION, 9, 5)
AGREEMENT_CITE = Cite(MEDIATION, 24, 2)
AGREEMENT: dict[str, str] = {
    "a": "Căn cứ tiến hành hòa giải",
    "b": "Thông tin cơ bản về các bên",
    "c": "Nội dung chủ yếu của vụ, việc",
    "d": "Diễn biến của quá trình hòa giải",
    "đ": "Thỏa thuận đạt được và giải pháp thực hiện",
    "e": "Quyền và nghĩa vụ của các bên",
    "g": "Phương thức, thời hạn thực hiện thỏa thuận",
    "h": "Chữ ký hoặc điểm chỉ của các bên và của hòa giải viên",
}
