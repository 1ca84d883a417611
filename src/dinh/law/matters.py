"""Bàn, quyết định và tham gia ý kiến: the matters, their lawful forms and what makes them take effect.

Điều 15–22 and 25–26 Luật 10/2022/QH15. Shares are rules (`passes.py`), days too (`due.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY, DETAILS
from dinh.law.spelling import fold, near


class VoteForm(StrEnum):
    MEETING = "meeting"
    HOUSEHOLD_BALLOT = "household_ballot"
    ONLINE = "online"

    @property
    def label(self) -> str:
        return {"meeting": "họp", "household_ballot": "phiếu lấy ý kiến hộ gia đình", "online": "trực tuyến"}[self]


class Condition(StrEnum):
    """What must hold before a form may be used; empty `Condition.NONE` when it is free."""

    NONE = ""
    CHOSEN_OR_MEETING_FAILED = (
        "chỉ khi Chủ tịch Ủy ban nhân dân cấp xã chọn cho việc trong phạm vi toàn xã, "
        "hoặc cuộc họp không đủ đại diện hộ"
    )
    MEETING_FAILED = "chỉ khi đã tổ chức họp mà không đủ đại diện hộ"
    NO_NEED_OF_MEETING = (
        "Trưởng thôn, Tổ trưởng tổ dân phố và Ban công tác Mặt trận thấy không cần họp, không cần phát phiếu, "
        "và trên 1/2 tổng số đại diện hộ đã đồng ý chọn hình thức trực tuyến"
    )


class Effect(StrEnum):
    """When a decision that passed begins to bind. «Thông qua» is not yet «có hiệu lực»."""

    VOTE_DAY = "từ ngày biểu quyết thông qua"
    FIXED_BY_COMMITTEE = "từ ngày do Ủy ban nhân dân cấp xã ấn định sau khi tổng hợp kết quả của các thôn, tổ dân phố"
    RECOGNISED = "từ ngày có quyết định công nhận"


# khoản 3 Điều 17, khoản 2 Điều 26: another law may prescribe another form; show this beside every list of forms
FORM_OVERRIDE = "Trừ trường hợp pháp luật có quy định khác (khoản 3 Điều 17, khoản 2 Điều 26 Luật 10/2022/QH15)."
COMMITTEE, FRONT = "Ủy ban nhân dân cấp xã", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"


@dataclass(frozen=True, slots=True)
class AllowedForm:
    form: VoteForm
    condition: Condition
    cite: Cite


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter the people decide. `forms` are all the lawful ones: what is missing here must not be offered.

    `effect` holds in a thôn or tổ dân phố; `commune_effect` where the law knows the matter commune-wide (else None).
    `recogniser` is the body whose decision brings it into effect, where one is needed.
    """

    code: str
    title: str
    forms: tuple[AllowedForm, ...]
    effect: Effect
    recogniser: str | None = None
    commune_effect: Effect | None = None

    @property
    def cite(self) -> Cite:
        return Cite(DEMOCRACY, 15, int(self.code[2:]))

    @property
    def effect_cite(self) -> Cite:
        return Cite(DEMOCRACY, 21, 2)

    def allows(self, form: VoteForm) -> AllowedForm | None:
        """The form with its condition, or None where the law does not have it for this matter."""
        return next((each for each in self.forms if each.form is form), None)


_FORMS, _BALLOT = Cite(DEMOCRACY, 17), Cite(DEMOCRACY, 19, 1)
_MEETING = AllowedForm(VoteForm.MEETING, Condition.NONE, _FORMS)
_MONEY = (_MEETING, AllowedForm(VoteForm.HOUSEHOLD_BALLOT, Condition.CHOSEN_OR_MEETING_FAILED, _BALLOT))
_MEETING_FIRST = (
    _MEETING,
    AllowedForm(VoteForm.HOUSEHOLD_BALLOT, Condition.MEETING_FAILED, Cite(DEMOCRACY, 19, 1, "b")),
)
_FREE = (
    _MEETING,
    AllowedForm(VoteForm.HOUSEHOLD_BALLOT, Condition.NONE, Cite(DEMOCRACY, 19, 1, "c", Cite(DETAILS, 4, 1, "c"))),
    AllowedForm(VoteForm.ONLINE, Condition.NO_NEED_OF_MEETING, Cite(DEMOCRACY, 17, also=Cite(DETAILS, 5))),
)

DECIDED: tuple[Matter, ...] = (
    Matter(
        "BQ1",
        "Chủ trương, mức đóng góp xây dựng cơ sở hạ tầng, công trình phúc lợi công cộng",
        _MONEY,
        Effect.VOTE_DAY,
        commune_effect=Effect.FIXED_BY_COMMITTEE,
    ),
    Matter(
        "BQ2",
        "Thu, chi, quản lý khoản đóng góp và kinh phí, tài sản cộng đồng được giao hoặc nhận",
        _MONEY,
        Effect.VOTE_DAY,
        commune_effect=Effect.FIXED_BY_COMMITTEE,
    ),
    Matter("BQ3", "Hương ước, quy ước của cộng đồng dân cư", _MEETING_FIRST, Effect.RECOGNISED, COMMITTEE),
    Matter("BQ4", "Bầu, cho thôi Trưởng thôn, Tổ trưởng tổ dân phố", _MEETING_FIRST, Effect.RECOGNISED, COMMITTEE),
    Matter(
        "BQ5",
        "Bầu, cho thôi thành viên Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng",
        _MEETING_FIRST,
        Effect.RECOGNISED,
        FRONT,
    ),
    Matter("BQ6", "Công việc tự quản khác, không trái pháp luật, đạo đức xã hội", _FREE, Effect.VOTE_DAY),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list of the law: its number or letter, our short words, its place."""

    code: str
    title: str
    cite: Cite


def _clauses(prefix: str, article: int, *titles: str) -> tuple[Listed, ...]:
    return tuple(Listed(f"{prefix}{n}", title, Cite(DEMOCRACY, article, n)) for n, title in enumerate(titles, 1))


def _points(article: int, clause: int, **titles: str) -> tuple[Listed, ...]:
    return tuple(Listed(letter, title, Cite(DEMOCRACY, article, clause, letter)) for letter, title in titles.items())


CONSULTED: tuple[Listed, ...] = _clauses(
    "YK",
    25,
    "Dự thảo kế hoạch phát triển kinh tế - xã hội, chuyển đổi cơ cấu, định canh định cư, ngành nghề",
    "Quy hoạch, kế hoạch sử dụng đất và quỹ đất của xã (cấp huyện nêu trong luật không còn từ 01/07/2025)",
    "Chủ trương đầu tư, đất đai, môi trường, giải phóng mặt bằng, tái định cư của các dự án lớn",
    "Đề án lập, nhập, chia, đổi tên đơn vị hành chính và thôn, tổ dân phố",
    "Dự thảo quyết định hành chính của Ủy ban nhân dân cấp xã ảnh hưởng đến cộng đồng",
    "Quy hoạch xây dựng",
    "Quy chế thực hiện dân chủ",
    "Quyết định hành chính đặt nghĩa vụ, chấm dứt hoặc hạn chế quyền của công dân (đối thoại với người bị tác động)",
    "Nội dung khác",
)
CONSULT_FORMS: tuple[Listed, ...] = _points(
    26,
    1,
    a="Hội nghị đối thoại",
    b="Họp cộng đồng dân cư",
    c="Phiếu lấy ý kiến hộ gia đình",
    d="Hòm thư góp ý, đường dây nóng",
    đ="Qua Ban công tác Mặt trận, đoàn thể",
    e="Cổng, trang thông tin điện tử",
    g="Mạng viễn thông, mạng xã hội hợp pháp",
    h="Đối thoại với người phải thi hành quyết định",
)
DECISION_FIELDS: tuple[Listed, ...] = _points(
    20,
    2,
    a="Thời gian",
    b="Tổng số hộ, số đại diện hộ có mặt, số hộ vắng mặt",
    c="Nội dung",
    d="Hình thức bàn và quyết định",
    đ="Kết quả biểu quyết",
    e="Quyết định của cộng đồng",
    g="Chữ ký của Trưởng thôn (Tổ trưởng tổ dân phố), Trưởng ban công tác Mặt trận và 02 đại diện hộ",
)
DECISION_KINDS = ("Nghị quyết", "Biên bản cuộc họp", "Bản ghi nhớ", "Bản thỏa thuận")
ONLINE_OPTIONS = ("đồng ý", "không đồng ý", "ý kiến khác")
ONLINE_MEMBER_FIELDS = ("họ tên", "địa chỉ thường trú")  # asking for more exceeds điểm c khoản 2 Điều 5 of the decree
AGENCY_DECIDED = (
    "Bầu Ban Thanh tra nhân dân",
    "Thu, chi khoản đóng góp",
    "Nghị quyết hội nghị",
    "Công việc tự quản",
)  # Điều 49
INSPECTION_POWERS = (
    "Kiểm tra việc thực hiện quyết định của cộng đồng",
    "Giám sát việc thực hiện chính sách và pháp luật về dân chủ",
    "Yêu cầu cung cấp thông tin",
    "Xác minh vụ việc theo yêu cầu của Nhân dân",
    "Kiến nghị và theo dõi việc giải quyết",
    "Dự họp Hội đồng nhân dân, Ủy ban nhân dân về nội dung liên quan",
    "Tiếp nhận kiến nghị, phản ánh của công dân",
)  # Điều 38


def matter(code: str) -> Matter:
    """The matter of that code; raises LookupError that names the codes.

    >>> matter("bq6").allows(VoteForm.ONLINE) is None, matter("BQ3").allows(VoteForm.ONLINE) is None
    (False, True)
    """
    for each in DECIDED:
        if fold(each.code) == fold(code):
            return each
    hint = ", ".join(near(code.upper(), [each.code for each in DECIDED])) or "BQ1 đến BQ6"
    raise LookupError(f"Không có việc {code!r} trong Điều 15 Luật 10/2022/QH15. Có: {hint}.")
