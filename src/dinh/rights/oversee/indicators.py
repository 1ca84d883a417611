"""The numbers of boards and of oversight for reports, each with the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Unpack

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.clock import today
from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, ageing, counted, events, standing, within
from dinh.law.periods import Period
from dinh.rights.oversee import clocks
from dinh.rights.oversee.models import Board, By, Finding, Meeting, Member, Recommendation, Verification, Visit

BOARD_COLUMNS = ("Ban", "Loại", "Công nhận", "Kết thúc")
MEMBER_COLUMNS = ("Họ và tên", "Ban", "Thôn, tổ dân phố", "Giữ việc")
MEETING_COLUMNS = ("Cuộc họp", "Ban", "Ngày", "Dự")
VISIT_COLUMNS = ("Nội dung", "Ai", "Nơi", "Ngày")
FINDING_COLUMNS = ("Phát hiện", "Loại", "Căn cứ", "Ngày")
RECOMMENDATION_COLUMNS = ("Kiến nghị", "Ai kiến nghị", "Gửi", "Ngày nhận", "Ngày trả lời")
ASKED_COLUMNS = ("Mã", "Ban", "Ngày nhận", "Tình trạng")


def _last(period: Period) -> date:
    return min(period.end, today())


def _boards(kind: str) -> Counted:
    return standing(lambda period, body: Board.objects.at_work(_last(period)).filter(kind=kind).order_by("pk"))


def _members(kind: str) -> Counted:
    def found(period: Period, body: int | None) -> list[Member]:
        day = _last(period)
        rows = Member.objects.filter(board__in=Board.objects.at_work(day).filter(kind=kind)).select_related(
            "board", "group"
        )
        return [one for one in rows.order_by("board_id", "pk") if one.serving(day)]

    return standing(found)


def _meetings(period: Period, body: int | None) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(on__range=(period.start, period.end)).select_related("board")
    return rows.order_by("on", "pk")


def _visits(*who: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Visit]:
        rows = Visit.objects.filter(held_on__range=(period.start, period.end), by__in=who)
        rows = rows.filter(target=body) if body else rows
        return rows.select_related("board", "body").order_by("held_on", "pk")

    return events(found, "held_on")


def _findings(*kinds: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Finding]:
        rows = Finding.objects.filter(found_on__range=(period.start, period.end), by__in=(By.TTND, By.GSDT))
        rows = rows.filter(kind__in=kinds) if kinds else rows
        rows = rows.filter(target=body) if body else rows
        return rows.select_related("visit").order_by("found_on", "pk")

    return events(found, "found_on")


def _with(day: str) -> Callable[[Period, int | None], QuerySet[Recommendation]]:
    """Recommendations with that day in the period."""

    def found(period: Period, body: int | None) -> QuerySet[Recommendation]:
        rows = Recommendation.objects.filter(**{f"{day}__range": (period.start, period.end)})
        rows = rows.filter(addressed_to=body) if body else rows
        return rows.select_related("board", "body", "addressed_to").order_by(day, "pk")

    return found


_replied = _with("replied_on")


def _in_time(period: Period, body: int | None) -> list[Recommendation]:
    return [one for one in _replied(period, body) if clocks.in_time(one)]


def _late(period: Period, body: int | None) -> list[Recommendation]:
    """Answered late in the period, or unanswered at its end with the day past."""
    day = _last(period)
    rows = Recommendation.objects.filter(received_on__lte=day, replied_on=None, closed_on=None)
    rows = rows.filter(addressed_to=body) if body else rows
    waiting = [one for one in rows.select_related("board", "body", "addressed_to").order_by("received_on", "pk")
               if (term := clocks.reply_term(one, day)) and term.late]  # fmt: skip
    return [*(one for one in _replied(period, body) if not clocks.in_time(one)), *waiting]


def _asked(day: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Verification]:
        rows = Verification.objects.filter(**{f"{day}__range": (period.start, period.end)})
        return rows.select_related("board").order_by(day, "pk")

    return events(found, day)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _row(one: Any) -> Row:
    match one:
        case Board():
            cells = (one.name, one.get_kind_display(), _day(one.recognised_on), _day(one.ended_on))
            return Row(one.name, reverse("oversee_desk:board", args=[one.ref]), one.recognised_on, cells)
        case Member():
            cells = (one.name, one.board.name, str(one.group or ""), one.get_position_display())
            return Row(one.name, reverse("oversee_desk:board", args=[one.board.ref]), one.recognised_on, cells)
        case Meeting():
            cells = (one.get_what_display(), one.board.name, _day(one.on), f"{one.present}/{one.members}")
            return Row(str(one), reverse("oversee_desk:board", args=[one.board.ref]), one.on, cells)
        case Visit():
            cells = (one.theme, one.watcher, one.target_name, _day(one.held_on))
            return Row(one.theme, reverse("oversee_desk:visit", args=[one.ref]), one.held_on, cells)
        case Finding():
            url = reverse("oversee_desk:visit", args=[one.visit.ref]) if one.visit else reverse("oversee_desk:index")
            cells = (one.words[:200], one.get_kind_display(), one.ground, _day(one.found_on))
            return Row(one.words[:200], url, one.found_on, cells)
        case Verification():
            cells = (one.ref, one.board.name, _day(one.received_on), one.get_state_display())
            return Row(one.ref, reverse("oversee_desk:asked", args=[one.ref]), one.received_on, cells)
        case _:
            days = (_day(one.received_on), _day(one.replied_on))
            named = (one.shown[:200], one.watcher, str(one.addressed_to), *days)
            return Row(one.shown[:200], reverse("oversee_desk:recommendation", args=[one.ref]), one.sent_on, named)


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], part: Counted,
    whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"oversee.{key}", label, unit, definition, columns, _row, part, whole, **about)


_AT_WORK = "Đang hoạt động vào ngày cuối kỳ (hoặc hôm nay, nếu kỳ chưa hết)."
_BOARDS: About = {
    "source": "Điều 36–45 Luật 10/2022/QH15.",
    "formula": "Đếm ban đang hoạt động vào ngày cuối kỳ.",
    "entered": "Ủy ban MTTQ ghi quyết định công nhận, kết quả bầu, cho thôi.",
    "adds": False,
}
_MEMBERS: About = {**_BOARDS, "formula": "Đếm thành viên đang giữ việc của các ban đang hoạt động."}
_VISITS: About = {
    **_BOARDS, "formula": "Đếm cuộc có ngày tiến hành trong kỳ.", "entered": "Ban ghi cuộc đã làm.", "adds": True,
}  # fmt: skip
for _kind in Board.Kind:
    _declare(f"boards_{_kind}", _kind.label, "ban", _AT_WORK, BOARD_COLUMNS, _boards(_kind), **_BOARDS)
    _declare(
        f"members_{_kind}", f"Thành viên {_kind.label}", "người", _AT_WORK, MEMBER_COLUMNS, _members(_kind), **_MEMBERS
    )
    _declare(
        f"visits_{_kind}", f"Cuộc kiểm tra, giám sát của {_kind.label}", "cuộc", "Đã tiến hành trong kỳ.",
        VISIT_COLUMNS, _visits(_kind), **_VISITS,
    )  # fmt: skip
_declare(
    "meetings",
    "Cuộc họp của các ban",
    "cuộc",
    "Họp trong kỳ.",
    MEETING_COLUMNS,
    events(_meetings, "on"),
    source="Đình tự đặt.",
    formula="Đếm cuộc họp có ngày trong kỳ.",
    entered="Ban ghi biên bản họp.",
    adds=True,
)
_declare(
    "findings",
    "Phát hiện của các ban",
    "phát hiện",
    "Ghi trong kỳ.",
    FINDING_COLUMNS,
    _findings(),
    source="Điều 36–45 Luật 10/2022/QH15.",
    formula="Đếm phát hiện của các ban có ngày ghi trong kỳ.",
    entered="Ban ghi phát hiện kèm căn cứ.",
    adds=True,
)
_declare(
    "violations", "Phát hiện có dấu hiệu vi phạm", "phát hiện", "Trong số phát hiện của các ban trong kỳ.",
    FINDING_COLUMNS, _findings(Finding.Kind.VIOLATION), _findings(),
    source="Điều 36–45 Luật 10/2022/QH15.",
    formula="Số phát hiện có dấu hiệu vi phạm ÷ số phát hiện ghi trong kỳ.",
    entered="Ban phân loại khi ghi phát hiện.",
    adds=True,
)  # fmt: skip
_declare(
    "recommendations",
    "Kiến nghị sau kiểm tra, giám sát đã gửi",
    "kiến nghị",
    "Gửi trong kỳ.",
    RECOMMENDATION_COLUMNS,
    events(_with("sent_on"), "sent_on"),
    source="Điều 36–45 Luật 10/2022/QH15.",
    formula="Đếm kiến nghị có ngày gửi trong kỳ.",
    entered="Ban ghi kiến nghị đã gửi.",
    adds=True,
)
_declare(
    "answered_in_time", "Kiến nghị được trả lời đúng hạn", "kiến nghị",
    "Trong số kiến nghị được trả lời trong kỳ: trả lời không quá thời hạn luật định.", RECOMMENDATION_COLUMNS,
    events(_in_time, "replied_on"), events(_replied, "replied_on"),
    source="Điều 40 và Điều 45 Luật 10/2022/QH15.",
    formula="Số kiến nghị trả lời đúng hạn ÷ số kiến nghị được trả lời trong kỳ.",
    entered="Nơi nhận kiến nghị trả lời; máy tính hạn.",
    adds=True,
)  # fmt: skip
_declare(
    "answered_late", "Kiến nghị trả lời trễ hoặc quá hạn", "kiến nghị",
    "Trả lời trễ trong kỳ, và chưa trả lời mà đã quá hạn vào cuối kỳ.", RECOMMENDATION_COLUMNS, within(_late),
    source="Điều 40 và Điều 45 Luật 10/2022/QH15.",
    formula="Đếm kiến nghị trả lời trễ trong kỳ, cộng kiến nghị quá hạn chưa trả lời vào cuối kỳ.",
    entered="Máy tính từ ngày nhận và ngày trả lời.",
    adds=False,
)  # fmt: skip
_declare(
    "done",
    "Kiến nghị đã thực hiện xong",
    "kiến nghị",
    "Xong trong kỳ.",
    RECOMMENDATION_COLUMNS,
    events(_with("done_on"), "done_on"),
    source="Đình tự đặt.",
    formula="Đếm kiến nghị có ngày làm xong trong kỳ.",
    entered="Nơi nhận kiến nghị báo làm xong; ban xác nhận.",
    adds=True,
)
_declare(
    "asked",
    "Đề nghị xác minh của Nhân dân",
    "đề nghị",
    "Nhận trong kỳ.",
    ASKED_COLUMNS,
    _asked("received_on"),
    source="Điều 38 Luật 10/2022/QH15.",
    formula="Đếm đề nghị có ngày nhận trong kỳ.",
    entered="Người dân gửi; ban vào sổ.",
    adds=True,
)
_declare(
    "verified",
    "Đề nghị đã xác minh xong",
    "đề nghị",
    "Có kết quả trong kỳ.",
    ASKED_COLUMNS,
    _asked("result_on"),
    source="Điều 38 Luật 10/2022/QH15.",
    formula="Đếm đề nghị có ngày kết quả trong kỳ.",
    entered="Ban ghi kết quả xác minh.",
    adds=True,
)

ageing("oversee.answered_late", *(f"oversee.{what}_{kind}" for what in ("boards", "members") for kind in Board.Kind))
