"""What tests of this room stand on: a session for group 1 in a week, and a quiz of three questions."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from dinh.ground.actor import Actor
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.outreach import actions
from dinh.rights.outreach.actions import Asked
from dinh.rights.outreach.actions.sessions import Words
from dinh.rights.outreach.models import Quiz, Session

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 20)
LAW = "Điều 11 Luật Thực hiện dân chủ ở cơ sở"
QUESTIONS = [
    Asked("Ai được xem quyết toán quỹ tổ?", ("Thủ quỹ", "Mọi người dân trong tổ"), 1, LAW, "Việc phải công khai."),
    Asked("Niêm yết ở đâu?", ("Trụ sở", "Trên mạng", "Trụ sở và nhà văn hóa"), 2, LAW),
    Asked("Góp ý thế nào?", ("Nói ở cuộc họp hoặc gửi ý kiến", "Phải công chứng"), 0, LAW),
]  # fmt: skip


def at(day: int, month: int = 11, year: int = 2026, hour: int = 9) -> Any:
    """The clock of a test: `with at(13):`."""
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=VN), tick=False)


def group(code: str = "to-1") -> ResidentialGroup:
    found: ResidentialGroup = ResidentialGroup.objects.get(code=code)
    return found


def words(ward: Any, **changes: Any) -> Words:
    said: dict[str, Any] = {
        "topic": "Những việc dân được biết", "form": "group", "body": ward.bodies["UBND"], "day": DAY,
        "starts": time(19, 30), "place": "Nhà văn hóa tổ 1", "cited": "Luật số 10/2022/QH15",
        "presenter": "Lê Văn Tư", "groups": (group(),), "audiences": ("Người cao tuổi", "Thanh niên"),
    }  # fmt: skip
    return Words(**{**said, **changes})


def drafted(ward: Any, by: Actor, **changes: Any) -> Session:
    with at(13):
        return actions.draft_session(by=by, words=words(ward, **changes))


def published(ward: Any, by: Actor, **changes: Any) -> Session:
    session = drafted(ward, by, **changes)
    with at(13):
        return actions.publish_session(by=by, session=session)


def opened_quiz(by: Actor, session: Session) -> Quiz:
    with at(14):
        quiz = actions.write_quiz(by=by, session=session, questions=QUESTIONS)
        return actions.open_quiz(by=by, quiz=quiz)


def result(by: Actor, session: Session, **changes: Any) -> Session:
    said: dict[str, Any] = {
        "held_on": DAY, "people": 40, "women": 22, "audiences": [("Người cao tuổi", 15), ("Thanh niên", None)],
        "result": "Bà con hỏi về quỹ tổ.",
    }  # fmt: skip
    with at(21):
        return actions.record_result(by=by, session=session, **{**said, **changes})
