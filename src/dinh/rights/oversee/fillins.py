"""What this room knows for the blanks of model documents: who sits in the commune's Ban Thanh tra nhân dân."""

from __future__ import annotations

from datetime import date
from typing import Any

from dinh.ground.fillins import FillIn, Rows, fill_in
from dinh.rights.oversee.models import Member
from dinh.rights.oversee.queries import boards

ROOM = "Kiểm tra, giám sát"


def _serving(day: date) -> list[Member]:
    board = boards.current(day)
    return boards.serving(board, day) if board else []


def _members(unit: Any, day: date) -> Rows:
    return tuple(
        (str(at), one.name, str(one.group or ""), one.get_position_display())
        for at, one in enumerate(_serving(day), start=1)
    )


def _head(unit: Any, day: date) -> str:
    return next((one.name for one in _serving(day) if one.position == Member.Position.HEAD), "")


def _count(unit: Any, day: date) -> str:
    return str(len(_serving(day)) or "")


for item in (
    FillIn("ttnd.members", "Thành viên Ban Thanh tra nhân dân (số, họ tên, thôn tổ, nhiệm vụ)", ROOM, _members,
           columns=4),
    FillIn("ttnd.head", "Trưởng Ban Thanh tra nhân dân", ROOM, _head),
    FillIn("ttnd.count", "Số thành viên Ban Thanh tra nhân dân", ROOM, _count),
):  # fmt: skip
    fill_in(item)
