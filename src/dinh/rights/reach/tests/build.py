"""What tests of this room stand on: a survey of three facts in a ward of three groups, and one already drawn."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from dinh.ground.actor import Actor
from dinh.rights.reach import actions
from dinh.rights.reach.actions import Answers, Question
from dinh.rights.reach.models import Slot, Survey

VN = ZoneInfo("Asia/Ho_Chi_Minh")
QUESTIONS = [
    Question("Quỹ tổ thu bao nhiêu?", "CK-7K3M-9QXT", ("20.000 đồng", "25.000 đồng", "40.000 đồng"), 1),
    Question("Tiếp dân ngày nào?", "Lịch tiếp công dân", ("Ngày 5 và 20", "Thứ Hai", "Ngày 15"), 0),
    Question("Hẻm 12 sửa bằng tiền gì?", "Quyết toán hẻm 12", ("Dân góp", "Doanh nghiệp", "Cả hai", "Ngân sách"), 3),
]
KNOWS = ("2", "1", "4")
SAID: dict[str, Any] = {
    "title": "Đợt hỏi quý IV", "begins": date(2026, 11, 3), "ends": date(2026, 11, 16), "per_group": 6,
    "seed_rule": "Giải đặc biệt xổ số ngày 02/11/2026", "seed_day": date(2026, 11, 2), "questions": QUESTIONS,
}  # fmt: skip


def at(day: int, month: int = 11, year: int = 2026, hour: int = 9) -> Any:
    """The clock of a test: `with at(13):`."""
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=VN), tick=False)


def written(by: Actor, **changes: Any) -> Survey:
    with at(28, 10):
        return actions.write_survey(by=by, **{**SAID, **changes})


def announced(by: Actor, **changes: Any) -> Survey:
    survey = written(by, **changes)
    with at(28, 10):
        return actions.announce_survey(by=by, survey=survey)


def drawn(by: Actor, seed: str = "48213", **changes: Any) -> Survey:
    survey = announced(by, **changes)
    with at(2, hour=20):
        return actions.draw_sample(by=by, survey=survey, seed=seed)


def called(survey: Survey, code: str = "to-1") -> list[Slot]:
    rows = Slot.objects.filter(stratum__survey=survey, stratum__code=code, called=True)
    return list(rows.select_related("stratum__survey").order_by("rank"))


def say(by: Actor, slot: Slot, *facts: str, heard: str = "radio", mode: str = "paper") -> None:
    with at(5):
        actions.type_answers(by=by, slot=slot, mode=mode, answers=Answers(heard, facts or KNOWS))


def closed(by: Actor, **changes: Any) -> Survey:
    """Six households of each group answered: all know the first fact, half the second, nobody the third."""
    survey = drawn(by, **changes)
    for code in ("to-1", "to-2", "to-3"):
        for place, slot in enumerate(called(survey, code)):
            say(by, slot, "2", "1" if place % 2 else "3", "unknown" if place else "1",
                heard="radio" if place < 3 else "zalo")  # fmt: skip
    with at(17):
        return actions.close_survey(by=by, survey=survey)
