"""A consultation of the ward at each stage, and people to speak to it. The day is a Monday."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.law.due import due
from dinh.rights.consult import actions, queries
from dinh.rights.consult.actions import Plan, Reply, Ruling, Said
from dinh.rights.consult.models import Consultation
from dinh.rights.consult.splitting import Piece

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 2)  # a Monday
LAST = due("consult.open", DAY).due
AFTER = LAST + timedelta(days=1)
TEXT = """Quy chế thực hiện dân chủ của phường
Điều 1. Phạm vi
1. Quy chế này áp dụng trong phường.
Điều 2. Mức đóng góp
Mỗi hộ đóng góp 200.000 đồng một năm.
Điều 3. Hiệu lực
Có hiệu lực từ ngày ký."""
FEE = "Mức đóng góp hai trăm nghìn một hộ là cao, đề nghị giảm còn một trăm nghìn."
_keys = count()


def on(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> time_machine.travel:
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=VN)
    return time_machine.travel(moment, tick=False)


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


def fresh(one: Consultation) -> Consultation:
    return Consultation.objects.get(pk=one.pk)


def plan_of(**more) -> Plan:
    facts = {
        "kind": "YK7", "title": "Quy chế thực hiện dân chủ ở cơ sở của phường Đình Minh",
        "about": "Phường soạn quy chế mới. Bà con thấy mức đóng góp như vậy đã hợp lý chưa?", "forms": ("b", "e"),
        "method": "Đăng trang thông tin; họp tổ dân phố.", "until": LAST, "answerer": "Văn phòng UBND phường",
        "body": Body.objects.get(symbol="UBND"), **more,
    }  # fmt: skip
    return Plan(**facts)


@pytest.fixture
def planned(ward, tu):
    def make(**more):
        return actions.plan(by=tu, plan=plan_of(**more))

    return make


@pytest.fixture
def drafted(planned, tu):
    """With a draft whose split somebody confirmed."""

    def make(**more):
        one = planned(**more)
        draft = actions.add_draft(by=tu, consultation=one, text=TEXT)
        pieces = [Piece(each.label, each.text) for each in draft.clauses.all()]
        actions.confirm_split(by=tu, draft=draft, pieces=pieces)
        return fresh(one)

    return make


@pytest.fixture
def sent(drafted, tu):
    def make(**more):
        one = drafted(**more)
        return actions.send_plan(
            by=tu, consultation=one, council_on=today(), front_on=today(), edition=one.edition
        )  # fmt: skip

    return make


@pytest.fixture
def opened(sent, tu):
    def make(**more):
        one = sent(**more)
        return actions.publish(by=tu, consultation=one, edition=one.edition)

    return make


@pytest.fixture
def one(opened) -> Consultation:
    """Open for opinions."""
    return opened()


@pytest.fixture
def say(visitor):
    """A visitor speaks; returns the opinion."""

    def make(one, text=FEE, label="Điều 2", **more):
        clause = next((c for c in queries.clauses(one) if c.label == label), None)
        key = f"khoa-{next(_keys)}"
        return actions.opine(by=visitor, consultation=one, key=key, said=Said(text, clause, **more)).opinion

    return make


@pytest.fixture
def summarised(one, say, tu):
    """Two opinions in one group, one aside; the term over; gathered."""

    def make():
        rows = [say(one, FEE), say(one, f"{FEE} Nhà tôi đông con.", stance="change")]
        other = say(one, "Trời hôm nay đẹp quá.", label="", stance="for")
        group = actions.gather(by=tu, consultation=one, opinions=rows, title="Giảm mức đóng góp")
        actions.set_aside(by=tu, opinion=other, reason="Không nói về dự thảo")
        with on(AFTER):
            return actions.summarise(by=tu, consultation=one, edition=fresh(one).edition), group

    return make


@pytest.fixture
def explained(summarised, tu, binh):
    def make(answer="taken_in", text="Giảm còn một trăm nghìn đồng.", changed="Điều 2"):
        one, group = summarised()
        with on(AFTER):
            actions.answer(by=tu, group=group, reply=Reply(answer, text, changed))
            return actions.explain(by=binh, consultation=one, edition=one.edition, number="12/BC-UBND")

    return make


@pytest.fixture
def decided(explained, binh):
    def make(**more):
        one = explained()
        ruling = Ruling("changed", "Ban hành quy chế, mức đóng góp một trăm nghìn đồng.", AFTER, "5/QĐ-UBND", **more)
        with on(AFTER):
            return actions.decide(by=binh, consultation=one, ruling=ruling, edition=one.edition)

    return make
