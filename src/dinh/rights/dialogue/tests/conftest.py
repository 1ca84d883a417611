"""Dialogues, reception days and promises for the room's tests, on a day of choice."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from dinh.ground.clock import today
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.dialogue import actions
from dinh.rights.dialogue.actions import Asked, Comer, Handled, Hours, Line, Words

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 9, 15)  # Tuesday: the dialogue of most tests
LAMPS = "Ngõ 5 bao giờ có đèn?"
LAMPS_SAID = "Cuối tháng 10 lắp xong 6 bóng đèn ngõ 5."
PROOF = ((b"Bi\xc3\xaan b\xe1\xba\xa3n nghi\xe1\xbb\x87m thu 6 b\xc3\xb3ng \xc4\x91\xc3\xa8n.\n", "nghiem-thu.txt"),)


def on(day: date, hour: int = 9, minute: int = 0) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, minute, tzinfo=VN), tick=False)


def acts(what: str) -> int:
    return Entry.objects.filter(what=f"dialogue.{what}").count()


def group(number: int) -> ResidentialGroup:
    return ResidentialGroup.objects.get(code=f"to-{number}")


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def words(binh):
    def make(**change):
        plain = {
            "leader": binh.post, "topic": "Đèn ngõ, rác thải", "invited": "Người dân các tổ", "day": DAY,
            "starts": time(19, 30), "place": "Nhà văn hóa tổ dân phố 1",
        }  # fmt: skip
        return Words(**{**plain, **change})

    return make


@pytest.fixture
def dialogue(words, tu):
    """A published dialogue on 15/9/2026, published two weeks before."""

    def make(**change):
        with on(date(2026, 9, 1)):
            drafted = actions.draft_dialogue(by=tu, words=words(**change))
            return actions.publish_dialogue(by=tu, dialogue=drafted)

    return make


@pytest.fixture
def question(dialogue, visitor):
    """A question sent to a dialogue, held."""

    def make(to=None, words=LAMPS, key="khoa", **more):
        with on(date(2026, 9, 8)):
            return actions.ask(by=visitor, dialogue=to or dialogue(), key=key, asked=Asked(words, **more))

    return make


@pytest.fixture
def closed(dialogue, tu, ward):
    """A dialogue whose minutes are closed: one line with an owner, one answered in the room."""

    def make(question=None, due=date(2026, 10, 30), **change):
        told = question.dialogue if question else dialogue(**change)
        with on(DAY, 20):
            line = Line(LAMPS, LAMPS_SAID, ward.bodies["UBND"], None, due, question, None if question else group(1))
            actions.write_line(by=tu, dialogue=told, line=line)
            actions.write_line(by=tu, dialogue=told, line=Line("Rác thu mấy giờ?", "Thu lúc 18 giờ hằng ngày."))
            return actions.close_minutes(by=tu, dialogue=told, people=42, women=20, secretary="")

    return make


@pytest.fixture
def made(closed):
    """The promise of that dialogue: UBND, by 30/10/2026."""

    def make(**more):
        return closed(**more).lines.get(order=1).promise

    return make


@pytest.fixture
def kept(made, tu):
    """That promise, kept with proof and answer on 28/10/2026."""

    def make(day=date(2026, 10, 28), **more):
        return keep(tu, made(**more), day)

    return make


def keep(by, promise, day=None, **change):
    plain = {"words": "Đã lắp 6 bóng.", "uploads": PROOF, "answer": "Đã báo bà con ngõ 5 ra xem.", "way": "group"}
    with on(day or today()):
        return actions.complete(by=by, promise=promise, edition=promise.edition, **{**plain, **change})


@pytest.fixture
def hours(binh):
    def make(**change):
        plain = {
            "kind": "chair", "receiver": binh.post, "starts": time(8), "ends": time(11, 30), "place": "Trụ sở UBND",
        }  # fmt: skip
        return Hours(**{**plain, **change})

    return make


@pytest.fixture
def reception(tu, hours):
    """A reception day, posted in time."""

    def make(day=DAY, posted=date(2026, 9, 1), **change):
        with on(posted):
            added = actions.add_days(by=tu, days=[day], hours=hours(**change))
            return actions.post_days(by=tu, receptions=added)[0]

    return make


COMER = Comer(
    "proposal", "Vũ Thị Lan", "Số 5 ngõ 3, tổ dân phố 2", "001180000123", "0912345678", "Cống đầu ngõ 3 tắc từ tháng 8."
)


@pytest.fixture
def registered(reception, visitor):
    def make(to=None, comer=COMER, key="dang-ky"):
        with on(date(2026, 9, 10)):
            return actions.register(by=visitor, reception=to or reception(), key=key, comer=comer)

    return make


@pytest.fixture
def received(reception, tu, binh):
    """Someone was received on the day, and the day recorded."""

    def make(day=DAY, posted=date(2026, 9, 1), comer=COMER, handled=None, **change):
        held = reception(day=day, posted=posted, **change)
        with on(day, 10):
            actions.hold_day(by=tu, reception=held, received_by=binh.post)
            visit = actions.enter_visit(by=tu, reception=held, key=f"luot-{held.ref}", comer=comer)
            return actions.receive(by=tu, visit=visit, comer=comer, handled=handled or Handled(competent=True))

    return make
