"""In the demo year: one who asked for information wants a copy of what is kept, another that it goes; contacts of
households that left go when their term is over, but one under complaint; a drill in the past, an incident since
yesterday."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding
from dinh.ground.clock import now, pretend, today
from dinh.ground.lapsing import LAPSES
from dinh.ground.places.models import Commune
from dinh.ground.privacy import actions, lapsed, rounds
from dinh.ground.privacy.actions import Story
from dinh.ground.privacy.finding import find
from dinh.ground.privacy.matching import Identity, Matcher
from dinh.ground.privacy.models import Incident, Request
from dinh.ground.privacy.permissions import POWER

VN = ZoneInfo("Asia/Ho_Chi_Minh")
PEOPLE = (("erase", "Tô Thị Hiền", "0900 000 001"), ("export", "Phạm Văn Tích", "0900 000 004"))


def load(commune: Commune) -> None:
    """Two requests on the last working morning, found by the same search as always; both wait for a decision."""
    day = today()
    serving = Holding.objects.on(day).select_related("user", "post__body").filter(post__powers__isnull=False)
    holding = next((each for each in serving if POWER in each.post.powers), None)
    if holding is None:
        return
    by = Actor(commune, holding.user, holding)
    _terms(by, day)
    _drill(by, day)
    _incident(by, day)
    with pretend(datetime(day.year, day.month, day.day, 8, 0, tzinfo=VN)):
        for kind, name, phone in PEOPLE:
            identity = Identity(names=(name,), phones=(phone,))
            asked = actions.take(by=by, kind=kind, identity=identity, identified="thẻ căn cước")
            fresh = Request.objects.get(pk=asked.pk)
            actions.note_found(by=Actor(commune), request=fresh, found=find(Matcher(identity)))


@contextmanager
def _at(day: date, days: int, hour: int, minute: int = 0) -> Iterator[date]:
    """So many days before `day`."""
    then = day - timedelta(days=days)
    with pretend(datetime.combine(then, time(hour, minute), VN)):
        yield then


def _terms(by: Actor, day: date) -> None:
    kind = LAPSES["household-contacts"]
    with _at(day, 80, 9):
        reason = "Hộ đã chuyển đi, chuyển xong hồ sơ thì không còn việc gì phải gọi"
        actions.set_term(by=by, key=kind.key, amount=90, reason=reason)
        for key in ("information-askers", "petition-senders"):
            reason = "Một năm đủ để người dân hỏi lại, khiếu nại về câu trả lời"
            actions.set_term(by=by, key=key, amount=12, reason=reason)
    with _at(day, 35, 10) as then:
        waiting = [each for each in lapsed.records(kind, then) if each.state != "over"]
        if waiting:
            reason = "Hộ này đang khiếu nại về khoản đóng góp đường tổ 7, chưa giải quyết xong"
            until = day + timedelta(days=20)
            actions.hold(by=by, key=kind.key, about_id=waiting[0].about_id, reason=reason, until=until)
    with _at(day, 30, 2):
        rounds.let_go(by.commune, today())


def _done(by: Actor, incident: Incident, notes: dict[str, str]) -> None:
    for step in incident.steps.filter(key__in=notes):
        actions.step_done(by=by, step=step, note=notes[step.key])


def _drill(by: Actor, day: date) -> None:
    with _at(day, 150, 8) as then:
        story = Story(
            title="Giả định: mất máy tính có bảng hộ nghèo", found_at=now(), begins=then, ends=then,
            story="Giả định một máy tính xách tay của bộ phận một cửa bị mất trên đường đi họp, trong máy có bảng danh "
            "sách hộ nghèo đã tải về.", found_how="Ban tổ chức diễn tập báo", rooms=("benefit", "households"),
            data="họ tên, địa chỉ, mức trợ cấp", people=64, harm="Người trong danh sách bị làm phiền, lừa đảo.",
            measures="Khóa tài khoản đăng nhập trên máy ấy.\nĐổi mật khẩu.\nXem sổ lượt đọc: ai đã tải bảng.",
            advice="Không cho ai mã xác nhận; có cuộc gọi lạ xưng cán bộ thì gọi lại số của phường.",
        )  # fmt: skip
        drill = actions.open_incident(by=by, drill=True, story=story)
    with _at(day, 150, 11):
        _done(by, drill, {"stop": "Đã khóa tài khoản, 40 phút", "lead": "Đã báo Chủ tịch"})
    with _at(day, 149, 9):
        _done(by, drill, {"count": "64 hộ; hai người đã tải bảng"})
    with _at(day, 148, 15):
        drill.refresh_from_db()
        drill = actions.notify(
            by=by, incident=drill, at=now(), number="", late_reason="", edition=drill.edition
        )  # fmt: skip
        drill = actions.tell_people(by=by, incident=drill, at=now(), how="Giả định gọi điện", edition=drill.edition)
    with _at(day, 140, 9):
        lessons = (
            "Mất 25 giờ mới biết máy có bảng nào: từ nay không tải bảng về máy riêng. Máy phải khóa bằng mật khẩu."
        )
        actions.close_incident(by=by, incident=drill, lessons=lessons, not_notified="", edition=drill.edition)


def _incident(by: Actor, day: date) -> None:
    with _at(day, 1, 16):
        story = Story(
            title="Gửi nhầm bảng liên lạc của hộ vào nhóm chung", found_at=now(), begins=day - timedelta(days=2),
            ends=day - timedelta(days=1), story="Một tổ trưởng gửi nhầm bảng liên lạc của tổ vào nhóm nhắn tin chung "
            "của phường, khoảng 200 người xem được trong gần một ngày.", found_how="Một người dân gọi điện báo",
            rooms=("households",), data="họ tên đại diện hộ, điện thoại", people=42,
            harm="Người trong bảng có thể bị gọi quảng cáo, lừa đảo.",
            measures="Đã thu hồi tin nhắn lúc 16 giờ 20.\nĐang liên hệ từng người đã tải bảng để đề nghị xóa.",
            advice="Cảnh giác với cuộc gọi lạ nhân danh phường; cần hỏi thì gọi số của bộ phận một cửa.",
        )  # fmt: skip
        incident = actions.open_incident(by=by, drill=False, story=story)
    with _at(day, 1, 17):
        _done(by, incident, {"stop": "Đã thu hồi tin nhắn, khóa nhóm"})
        chair = (
            Holding.objects.on(day).filter(post__leads=True, post__body__symbol="UBND").select_related("post").first()
        )
        if chair:
            step = incident.steps.get(key="lead")
            actions.give_step(by=by, step=step, owner=chair.post, due_at=step.due_at)
