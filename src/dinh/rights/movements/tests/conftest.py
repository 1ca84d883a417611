"""A council with five seats, one model of the school's, households in groups 1 and 2; the day is a Monday."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests import people

from dinh.ground.clock import today
from dinh.ground.households import actions as households
from dinh.ground.households.actions import Facts
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.movements import actions
from dinh.rights.movements.actions import Recipe, Regulation, Taken

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 16)
DESK = "/ban-lam-viec/phong-trao/"
RULE = Regulation("votes", 2, 3, 1, 2, ground="Quy chế hội đồng", pass_more=True)
RECIPE = Recipe(
    title="Ngõ không rác", field="society", holder_name="Chi hội",
    problem="Rác thải vứt bừa bãi ở đầu ngõ, nước rãnh thoát chậm.", who="Bà con hai bên ngõ",
    conditions="Có người nhắc mỗi tối", steps=("Đặt thùng", "Chia lịch trực", "Cân rác cuối tuần"), cost=1_500_000,
    cost_source="Bà con góp", story="Đầu ngõ sạch.",
    measures=(Taken("Điểm vứt rác", "điểm", 12, 3, date(2026, 9, 1), "đếm tại chỗ"),),
)  # fmt: skip


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


def whats() -> list[str]:
    """The acts of the room in the journal, in order."""
    rows = Entry.objects.order_by("seq").values_list("what", flat=True)
    return [one.removeprefix("movements.") for one in rows if one.startswith("movements.")]


@pytest.fixture
def nga(ward):
    """Headmistress of the primary school."""
    return ward.official("nga", "Đặng Thúy Nga", "THĐM", "Hiệu trưởng", people.MEMBER, leads=True)


@pytest.fixture
def council(ward, tu):
    """Seats of the party, the UBND, the Front, the school and the steering committee: more than half must agree."""
    made = actions.found_council(
        by=tu, name="Hội đồng xét", decision="12/QĐ-UBND", founded_on=date(2026, 1, 5), regulation=RULE
    )
    for symbol, name in (("ĐU", "Hùng"), ("UBND", "Tư"), ("MTTQ-BTT", "Mai"), ("THĐM", "Nga"), ("BCĐ", "Lụa")):
        actions.seat(by=tu, council=made, body=ward.bodies[symbol], name=name)
    return made


@pytest.fixture
def sitting(council, tu):
    def make(minutes="01/BB", absent=(), when=None):
        present = [one for one in council.seats.all() if one.name not in absent]
        return actions.sit(
            by=tu, council=council, held_on=when or today(), place="Phòng họp", present=present, minutes=minutes
        )

    return make


def votes_of(sitting, thing, *, no=(), blank=()):
    """Everyone who may agrees, but for those named."""
    free = [one for one in sitting.present.all() if one.body_id != thing.body_id]
    return {one.pk: None if one.name in blank else one.name not in no for one in free}


@pytest.fixture
def recognised(ward, nga, tu, binh, sitting):
    """A model of the school's, on the public list."""

    def make(minutes="01/BB", **changes):
        recipe = Recipe(**{**{name: getattr(RECIPE, name) for name in RECIPE.__slots__}, **changes})
        model = actions.write_model(by=nga, recipe=recipe, body=ward.bodies["THĐM"])
        model = actions.send_model(by=nga, model=model)
        met = sitting(minutes)
        actions.vote(by=tu, sitting=met, thing=model, votes=votes_of(met, model))
        model.refresh_from_db()
        return actions.recognise_model(by=binh, model=model, decision="45/QĐ-UBND", decided_on=today())

    return make


@pytest.fixture
def register(ward, tu):
    """`count` households in a group; gives their ids."""

    def make(code="to-1", count=8):
        group = ResidentialGroup.objects.get(code=code)
        with on(date(2026, 1, 5)):
            return [
                households.add(
                    by=tu, day=date(2026, 1, 5), facts=Facts(f"{code}-{n:02d}", group.pk, f"Bà Sen {n}", f"Số {n}")
                ).pk
                for n in range(1, count + 1)
            ]  # fmt: skip

    return make
