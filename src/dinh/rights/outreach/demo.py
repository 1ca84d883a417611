"""Outreach in the demo year: a plan, six sessions, a quiz with counts, and one session to come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.outreach import actions
from dinh.rights.outreach.actions import Asked
from dinh.rights.outreach.actions.sessions import Words
from dinh.rights.outreach.models import PlanLine, Session

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DEMOCRACY = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"


class Told(NamedTuple):
    """A session of the past year: days before today, groups by place in the list, who came."""

    ago: int
    topic: str
    cited: str
    form: str
    place: str
    groups: tuple[int, ...]
    audiences: tuple[tuple[str, int | None], ...]
    people: int | None
    women: int | None
    result: str


SESSIONS = (
    Told(250, "Những việc dân được biết: 14 nội dung phải công khai", f"{DEMOCRACY}, Điều 11–14", "conference",
         "Hội trường Ủy ban nhân dân phường", (), (("Tổ trưởng tổ dân phố", 10), ("Người dân", 86)), 118, 61,
         "Bà con hỏi nhiều về chỗ xem thu, chi quỹ tổ. Đã hẹn dán bảng quyết toán ở nhà văn hóa từng tổ."),
    Told(190, "Quyền đất đai của hộ gia đình khi mở hẻm", "Luật Đất đai số 31/2024/QH15", "group",
         "Nhà văn hóa tổ dân phố 4", (3, 4), (("Hộ dân ven hẻm 12", 42),), 42, 19,
         "Nhiều hộ chưa rõ trình tự góp đất; cán bộ địa chính giải thích tại chỗ."),
    Told(172, "Phòng, chống bạo lực gia đình: ai gọi, gọi cho ai",
         "Luật Phòng, chống bạo lực gia đình số 13/2022/QH15", "stage",
         "Sân trường Tiểu học Đình Minh", (), (("Phụ nữ", None), ("Học sinh", 130)), 210, None,
         "Hội Phụ nữ diễn hai tiểu phẩm; học sinh nhớ được số điện thoại đường dây nóng."),
    Told(95, "Đọc hiểu bảng thu, chi quỹ tổ dân phố", f"{DEMOCRACY}, Điều 15", "radio",
         "Loa truyền thanh của phường", (), (("Người dân", None),), None, None,
         "Phát ba sáng liền. Không đếm được người nghe."),
    Told(40, "Hòa giải ở cơ sở: nói chuyện với hàng xóm thế nào cho êm",
         "Luật Hòa giải ở cơ sở số 35/2013/QH13", "group", "Nhà văn hóa tổ dân phố 7", (6,),
         (("Hòa giải viên", 5), ("Người cao tuổi", 23)), 37, 20, ""),
)  # fmt: skip
PLAN = (
    (3, "Phổ biến Luật Thực hiện dân chủ ở cơ sở", "Người dân, tổ trưởng tổ dân phố", 0),
    (5, "Pháp luật về đất đai khi chỉnh trang hẻm", "Hộ dân tổ dân phố 4, 5", 1),
    (6, "Phòng, chống bạo lực gia đình", "Phụ nữ, học sinh", 2),
    (8, "Quản lý, sử dụng quỹ tổ dân phố", "Người dân", 3),
    (9, "An toàn cho học sinh khi tham gia giao thông", "Phụ huynh, học sinh", None),
    (10, "Kỹ năng hòa giải ở cơ sở", "Hòa giải viên", 4),
    (12, "Quyền tiếp cận thông tin của công dân", "Người dân", None),
)
QUESTIONS = (
    Asked("Quyết toán quỹ của tổ dân phố, ai được xem?",
          ("Chỉ Tổ trưởng và thủ quỹ", "Mọi người dân trong tổ", "Chỉ hộ đã đóng đủ"), 1, f"Điều 11 {DEMOCRACY}",
          "Nội dung liên quan đến khoản đóng góp của Nhân dân thuộc những việc phải công khai."),
    Asked("Giấy niêm yết phải dán ở đâu?",
          ("Chỉ ở trụ sở phường", "Chỉ trên mạng", "Ở trụ sở và ở nhà văn hóa, điểm sinh hoạt của tổ"), 2,
          f"Điều 13 {DEMOCRACY}", "Phải dán ở nơi bà con thường qua lại, không chỉ ở trụ sở."),
    Asked("Muốn góp ý việc thu, chi của tổ, bà con làm gì?",
          ("Phát biểu ở cuộc họp tổ hoặc gửi ý kiến cho phường", "Phải làm đơn có công chứng",
           "Không được góp ý sau khi đã thu"), 0, f"Điều 25 {DEMOCRACY}",
          "Ý kiến nói ở cuộc họp, gửi giấy hay gửi qua mạng đều được ghi nhận."),
)  # fmt: skip
COUNTS = ((6, 41, 5), (14, 3, 34), (44, 2, 5))  # of 52 paper sheets, choice by choice


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its bodies, groups and posts exist."""
    day = today()
    by = _clerk(commune, day)
    groups = list(groups_on(day))
    lead = by.body or Body.objects.get(symbol="UBND")
    year = (day - timedelta(days=SESSIONS[0].ago)).year
    lines: dict[int, PlanLine] = {}
    with pretend(_moment(day - timedelta(days=SESSIONS[0].ago + 20))):
        for month, topic, audience, told in PLAN:
            line = actions.add_line(by=by, year=year, month=month, topic=topic, audience=audience, lead=lead)
            if told is not None:
                lines[told] = line
    held = [_hold(by, told, day, lead, lines[place], groups) for place, told in enumerate(SESSIONS)]
    _quiz(by, held[0], day - timedelta(days=SESSIONS[0].ago))
    coming = Words(
        topic="Quyền được hỏi và được trả lời: tiếp cận thông tin", cited="Luật Tiếp cận thông tin số 104/2016/QH13",
        form="group", body=lead, day=day + timedelta(days=6), starts=time(19, 30), place="Nhà văn hóa tổ dân phố 3",
        presenter="Lê Văn Tư", groups=tuple(groups[2:3]), audiences=("Người dân", "Người cao tuổi"),
    )  # fmt: skip
    actions.publish_session(by=by, session=actions.draft_session(by=by, words=coming))


def _hold(by: Actor, told: Told, day: date, lead: Body, line: PlanLine, groups: list[ResidentialGroup]) -> Session:
    when = day - timedelta(days=told.ago)
    words = Words(
        topic=told.topic, cited=told.cited, form=told.form, body=lead, day=when, starts=time(19), place=told.place,
        presenter="Lê Văn Tư", line=line, groups=tuple(groups[i] for i in told.groups if i < len(groups)),
        audiences=tuple(kind for kind, _count in told.audiences),
    )  # fmt: skip
    with pretend(_moment(when - timedelta(days=7))):
        session = actions.publish_session(by=by, session=actions.draft_session(by=by, words=words))
    with pretend(_moment(when + timedelta(days=1))):
        return actions.record_result(
            by=by, session=session, held_on=when, people=told.people, women=told.women,
            audiences=told.audiences, result=told.result,
        )  # fmt: skip


def _quiz(by: Actor, session: Session, when: date) -> None:
    with pretend(_moment(when + timedelta(days=2))):
        quiz = actions.open_quiz(by=by, quiz=actions.write_quiz(by=by, session=session, questions=QUESTIONS))
        counts = {
            choice.pk: COUNTS[question.order - 1][choice.order - 1]
            for question in quiz.questions.all()
            for choice in question.choices.all()
        }
        actions.enter_paper_counts(by=by, quiz=quiz, sheets=52, counts=counts)


def _clerk(commune: Commune, day: date) -> Actor:
    holding = holders_of("outreach.write", day)[0]
    return Actor(commune=commune, user=holding.user, holding=holding)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), VN)
