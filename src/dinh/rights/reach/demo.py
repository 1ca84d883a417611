"""Reach in the demo year: one survey closed with answers in every group, and one that is being asked now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.rights.reach import actions, lottery
from dinh.rights.reach.actions import Answers, Question
from dinh.rights.reach.models import SILENT, UNKNOWN, Heard, Slot, Survey

VN = ZoneInfo("Asia/Ho_Chi_Minh")
FACTS = (
    Question("Năm nay quỹ vệ sinh của tổ thu mỗi hộ bao nhiêu một tháng?", "Thông báo mức thu quỹ tổ dân phố",
             ("20.000 đồng", "25.000 đồng", "40.000 đồng"), 1),
    Question("Chủ tịch phường tiếp công dân vào những ngày nào?", "Lịch tiếp công dân của Chủ tịch phường",
             ("Chỉ ngày 15 hằng tháng", "Mọi thứ Hai", "Ngày 05 và ngày 20 hằng tháng"), 2),
    Question("Hẻm 12 sửa bằng tiền từ đâu?", "Quyết toán công trình hẻm 12",
             ("Ngân sách phường và dân góp", "Chỉ dân góp", "Một doanh nghiệp cho"), 0),
)  # fmt: skip
WAYS = (Heard.RADIO, Heard.MEETING, Heard.ZALO, Heard.BOARD, Heard.FAMILY, Heard.NOWHERE)
KNOWN = (62, 48, 35)  # of a hundred, what a household knows; a made-up share, told apart by its own number


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its groups and posts exist."""
    day = today()
    holding = holders_of("reach.survey", day)[0]
    by = Actor(commune=commune, user=holding.user, holding=holding)
    past = _survey(by, "Đợt hỏi đầu: tin có đến với bà con không", day - timedelta(days=75), "73104")
    with pretend(_moment(past.begins + timedelta(days=4))):
        _ask(by, past, leave=0)
    with pretend(_moment(past.ends + timedelta(days=1))):
        actions.close_survey(by=by, survey=past)
    _ask(by, _survey(by, "Đợt hỏi thứ hai: quỹ tổ, tiếp dân, hẻm 12", day - timedelta(days=3), "20958"), leave=5)


def _survey(by: Actor, title: str, begins: date, number: str) -> Survey:
    source = f"Năm số cuối giải đặc biệt xổ số miền Bắc ngày {begins - timedelta(days=1):%d/%m/%Y} (mẫu)"
    with pretend(_moment(begins - timedelta(days=6))):
        survey = actions.write_survey(
            by=by, title=title, begins=begins, ends=begins + timedelta(days=13), per_group=8, seed_rule=source,
            seed_day=begins - timedelta(days=1), questions=FACTS,
        )  # fmt: skip
        actions.announce_survey(by=by, survey=survey)
    with pretend(_moment(begins)):
        return actions.draw_sample(by=by, survey=survey, seed=number)


def _ask(by: Actor, survey: Survey, leave: int) -> None:
    """Answers that look like a ward's; the last `leave` of each group are still to be asked."""
    for stratum in survey.strata.order_by("code"):
        slots = list(Slot.objects.filter(stratum=stratum, called=True).order_by("rank"))
        for place, slot in enumerate(slots[: len(slots) - leave]):
            dice = lottery.order(f"mẫu {survey.title}", f"{stratum.code}.{slot.number}", 100)
            if place == 5:
                actions.note_no_answer(by=by, slot=slot, status=Slot.Status.ABSENT)
                continue
            actions.type_answers(by=by, slot=slot, mode="phone" if dice[4] > 80 else "paper", answers=_said(dice))


def _said(dice: list[int]) -> Answers:
    facts = []
    for place, fact in enumerate(FACTS):
        throw = dice[place]
        wrong = str((fact.right + 1) % len(fact.options) + 1)
        right = str(fact.right + 1)
        facts.append(right if throw <= KNOWN[place] else UNKNOWN if throw <= 85 else wrong if throw <= 96 else SILENT)
    return Answers(WAYS[dice[3] % len(WAYS)], facts)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), VN)
