"""What this room knows of a workplace for the blanks of model documents: its people, board, items, last conference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dinh.ground.bodies.models import Body
from dinh.ground.fillins import FillIn, Rows, fill_in
from dinh.rights.workplaces import queries
from dinh.rights.workplaces.models import Board, Conference

ROOM = "Dân chủ ở nơi làm việc"


def _staff(body: Body, day: date) -> str:
    found = queries.profile_on(body, day)
    return str(found.staff) if found else ""


def _items(body: Body, day: date) -> Rows:
    return tuple((str(item.number), item.words.words) for item in queries.items(body, day.year, day) if item.words)


def _board(body: Body, day: date) -> Rows:
    board = Board.objects.filter(body=body, ended_on=None).prefetch_related("members").first()
    if board is None or not board.serves(day):
        return ()
    sitting = [one for one in board.members.all() if one.left_on is None]
    return tuple((str(at), one.name, one.job) for at, one in enumerate(sitting, start=1))


def _held(body: Body, day: date) -> Conference | None:
    """The last conference held by a day."""
    rows = Conference.objects.filter(body=body, cancelled_on=None, held_on__lte=day).prefetch_related("decisions")
    found: Conference | None = rows.order_by("-held_on").first()
    return found


def _of_held(say: Callable[[Conference], str]) -> Callable[[Body, date], str]:
    def value(body: Body, day: date) -> str:
        held = _held(body, day)
        return say(held) if held else ""

    return value


def _resolution(body: Body, day: date) -> Rows:
    held = _held(body, day)
    passed = [each for each in held.decisions.all() if each.passed and not each.annulled_on] if held else []
    return tuple(
        (str(at), each.text, str(each.in_favour), str(each.against)) for at, each in enumerate(passed, start=1)
    )


for item in (
    FillIn("workplace.staff", "Số cán bộ, công chức, viên chức, người lao động", ROOM, _staff, "body"),
    FillIn("workplace.items", "Nội dung công khai nội bộ (số, nội dung)", ROOM, _items, "body", 2),
    FillIn("workplace.board", "Thành viên Ban Thanh tra nhân dân (số, họ tên, công việc)", ROOM, _board, "body", 3),
    FillIn("conference.year", "Năm công tác của hội nghị", ROOM, _of_held(lambda one: str(one.year)), "body"),
    FillIn("conference.day", "Ngày họp hội nghị", ROOM, _of_held(lambda one: f"{one.held_on:%d/%m/%Y}"), "body"),
    FillIn("conference.place", "Nơi họp hội nghị", ROOM, _of_held(lambda one: one.place), "body"),
    FillIn("conference.summoned", "Số người triệu tập", ROOM, _of_held(lambda one: str(one.summoned)), "body"),
    FillIn("conference.attended", "Số người có mặt", ROOM, _of_held(lambda one: str(one.attended)), "body"),
    FillIn("conference.chair", "Chủ trì hội nghị", ROOM, _of_held(lambda one: one.chair), "body"),
    FillIn("conference.secretary", "Thư ký hội nghị", ROOM, _of_held(lambda one: one.secretary), "body"),
    FillIn("conference.resolution", "Việc hội nghị đã thông qua (số, nội dung, tán thành, không tán thành)", ROOM,
           _resolution, "body", 4),
):  # fmt: skip
    fill_in(item)
