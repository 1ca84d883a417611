"""A Ban TTND at work in the ward, with Thành at its head, and a board for a road."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.oversee.actions import boards, members
from dinh.rights.oversee.actions.boards import Party, Project
from dinh.rights.oversee.actions.members import Chosen
from dinh.rights.oversee.actions.visits import Arrangement
from dinh.rights.oversee.models import Board, Member

BEGAN = date(2026, 7, 6)  # a Monday; the decree on terms is in force
LAST = date(2031, 7, 5)
MEMBERS = ("Ngô Văn Thành", "Lý Thị Hoa", "Phan Văn Bảy", "Đặng Thị Chín", "Cao Văn Mười")
TODAY = date(2026, 10, 5)  # a Monday


def chosen(name: str, group: ResidentialGroup | None, on: date = BEGAN, **more) -> Chosen:
    facts = {"name": name, "chosen_on": on, "stated_on": on, "group": group, "paper": "Biên bản bầu số 01", **more}
    return Chosen(**facts)


def form_ttnd(mai: Actor, thanh: Actor | None, names=MEMBERS) -> Board:
    board = boards.form(by=mai, kind="ttnd", name="Ban Thanh tra nhân dân phường Đình Minh")
    groups = list(ResidentialGroup.objects.order_by("code"))
    for at, name in enumerate(names):
        user = thanh.user if thanh and name == "Ngô Văn Thành" else None
        members.add(by=mai, board=board, chosen=chosen(name, groups[at % len(groups)], user=user))
    return board


@pytest.fixture
def ttnd(ward, mai, thanh, time_machine) -> Board:
    """Recognised on BEGAN, Thành its head; the clock then stands at TODAY, in the morning."""
    time_machine.move_to(f"{BEGAN}T09:00+07:00", tick=False)
    board = form_ttnd(mai, thanh)
    board = boards.recognise(by=mai, board=board, decision="12/QĐ-MTTQ", on=BEGAN)
    head = Member.objects.get(name="Ngô Văn Thành")
    boards.meet(by=mai, board=board, what="first", on=BEGAN, present=5, words="Bầu Trưởng ban.", head=head)
    time_machine.move_to(f"{TODAY}T09:00+07:00", tick=False)
    board.refresh_from_db()
    return board


@pytest.fixture
def ubnd(ward) -> Body:
    return ward.bodies["UBND"]


def road(**more) -> Project:
    parties = (
        Party("investor", "Ủy ban nhân dân phường", "Hoàng Thanh Bình"),
        Party("contractor", "Công ty TNHH Xây dựng Hồng Phát", "Ông Trần Văn Lực, Giám đốc"),
        Party("consultant", "Công ty Tư vấn Lam Giang"),
        Party("decider", "Chủ tịch Ủy ban nhân dân phường", "Hoàng Thanh Bình"),
    )
    return Project(**{"name": "Đường tổ 1 nối tổ 2", "parties": parties, **more})


def arrangement(board: Board, ubnd: Body, day: date, **more) -> Arrangement:
    return Arrangement(
        **{
            "by": board.kind, "board": board, "way": "check", "theme": "Thu, chi quỹ tổ dân phố 1", "target": ubnd,
            "planned_on": day, **more,
        }
    )  # fmt: skip
