"""Tổ hòa giải tổ dân phố 1 (of which ba heads the group) and tổ dân phố 2 (tam), and cases for the room's tests."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.mediation import actions
from dinh.rights.mediation.actions import Candidate, Side

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 16)  # a Monday
SECRETS = ("Tạ Văn Hợi", "Đàm Thị Nụ", "cành xoài", "0900111222")
CONTENT = "Chuyện cành xoài nhà bên rụng lá sang mái, to tiếng nhiều lần."
SIDES = (Side("Tạ Văn Hợi", "62 tuổi, số 5 ngõ 3", "0900111222"), Side("Đàm Thị Nụ", "số 7 ngõ 3"))


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, 0, tzinfo=VN), tick=False)


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with on(DAY):
        yield


def client_of(actor) -> Client:
    client = Client()
    if actor.user:
        client.force_login(actor.user)
    return client


@pytest.fixture
def found(ward, tu):
    """Found a team in a group; no mediators yet."""

    def make(code="to-1", seats=3, **more):
        group = ResidentialGroup.objects.get(code=code)
        facts = {"name": f"Tổ hòa giải {code}", "decision": "45/QĐ-UBND", "founded_on": date(2026, 1, 5), **more}
        return actions.found_team(by=tu, group=group, seats=seats, **facts)

    return make


@pytest.fixture
def staffed(found, tu, binh):
    """A team with three mediators, one of them a woman who heads it."""

    def make(code="to-1", names=("Bùi Thị Sen", "Lê Quang Vinh", "Vũ Đình Lâm"), **more):
        team = found(code, seats=len(names), **more)
        people = [Candidate(name, 80 - place, woman=place == 0) for place, name in enumerate(names)]
        actions.elect(
            by=tu, team=team, held_on=date(2026, 1, 6), method="open", households=101, seats=len(names),
            candidates=people,
        )  # fmt: skip
        members = actions.recognise(
            by=binh, members=team.members.all(), decision="46/QĐ-UBND", on=date(2026, 1, 7)
        )  # fmt: skip
        actions.name_head(by=binh, member=members[0], decision="47/QĐ-UBND", on=date(2026, 1, 8))
        return team

    return make


@pytest.fixture
def team(staffed):
    return staffed()


@pytest.fixture
def entered(team, ba):
    """A case in the book of team 1."""

    def make(**more):
        facts = {
            "trigger": "asked", "field": "neighbours", "received_on": today(), "content": CONTENT, "sides": SIDES,
            **more,
        }  # fmt: skip
        return actions.enter(by=ba, team=team, **facts)

    return make


@pytest.fixture
def assigned(entered, ba, team):
    def make(**more):
        case = entered(**more)
        members = [m for m in team.members.all() if m.serving][:1]
        return actions.assign(by=ba, case=case, members=members, on=today(), edition=case.edition)

    return make


@pytest.fixture
def under_way(assigned, ba):
    def make(**more):
        case = assigned(**more)
        words = "Ông Tạ Văn Hợi nói chuyện cành xoài."
        return actions.hold_session(by=ba, case=case, held_on=today(), words=words, edition=case.edition)

    return make


@pytest.fixture
def settled(under_way, ba):
    def make(**more):
        case = under_way()
        facts = {"agreed": "Tạ Văn Hợi tỉa cành xoài mỗi năm.", **more}
        return actions.settle(by=ba, case=case, on=today(), edition=case.edition, **facts)

    return make
