"""What tests of this room stand on: a committee with three members, and a meeting."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from dinh.ground.actor import Actor
from dinh.office.committee import actions
from dinh.office.committee.models import Committee, Meeting

VN = ZoneInfo("Asia/Ho_Chi_Minh")
BEGAN = date(2025, 9, 1)


def at(day: int, month: int = 11, year: int = 2026, hour: int = 9) -> Any:
    """The clock of a test: `with at(21, 11):`."""
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=VN), tick=False)


def founded(ward: Any, by: Actor, head: Actor, *, units: tuple[str, ...] = ("UBND",)) -> Committee:
    """A committee whose head looks after `units`, and a member from outside who looks after the school."""
    committee = actions.found_committee(
        by=by, body=ward.bodies["BCĐ"], name="Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường", begins=BEGAN,
        ground="Quyết định 12-QĐ/ĐU",
    )  # fmt: skip
    bodies = [ward.bodies[symbol] for symbol in units]
    actions.add_member(by=by, committee=committee, begins=BEGAN, post=head.post, role="head", order=1, units=bodies)
    actions.add_member(
        by=by, committee=committee, begins=BEGAN, name="Ông Đặng Văn Bình, Bí thư Chi bộ tổ dân phố 3", order=9
    )
    return committee


def meeting_of(by: Actor, committee: Committee, starts_at: datetime) -> Meeting:
    return actions.plan_meeting(
        by=by,
        committee=committee,
        subject="Đánh giá kết quả năm 2026",
        starts_at=starts_at,
        place="hội trường UBND phường",
        agenda=[("Báo cáo kết quả năm", "Ban Xây dựng Đảng"), ("Thảo luận", "")],
        chair=committee.members.filter(role="head").first(),
    )
