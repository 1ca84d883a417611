"""What tests of this room stand on: a registered paper with clauses, and tasks in any state, as short as can be
said.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from PIL import Image

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.office.papers.models import Clause, Paper
from dinh.office.tasks import actions
from dinh.office.tasks.actions import Order
from dinh.office.tasks.days import parse
from dinh.office.tasks.models import Task, Turn

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, month: int = 11, year: int = 2026, hour: int = 9) -> Any:
    """The clock of a test: `with at(21, 11):`."""
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=VN), tick=False)


def registered_paper(ward: Any, clauses: list[dict[str, Any]], number: str = "19-CV/ĐU") -> Paper:
    """A paper in the register of the party committee, with clauses as the reader leaves them."""
    paper = Paper(
        commune=ward.commune,
        ref=f"VB-TEST-{Paper.objects.count():04d}",
        direction="in",
        state="registered",
        body=ward.bodies["ĐU"],
        system="party",
        type_name="Công văn",
        number=number,
        issued=date(2026, 8, 28),
        subject="Tổ chức thực hiện dân chủ ở cơ sở",
        text="…",
        register_key="2026",
        register_number=Paper.objects.count() + 1,
        registered_at=now(),
    )
    paper.save()
    for order, clause in enumerate(clauses, start=1):
        fields = {
            "label": str(order),
            "agency": "Các cơ quan, đơn vị",
            "text": "Công khai các khoản đóng góp.",
            **clause,
        }
        Clause(commune=ward.commune, paper=paper, order=order, **fields).save()
    return paper


REPORTS = {
    "agency": "Ủy ban nhân dân phường",
    "text": "Báo cáo kết quả 6 tháng, một năm (báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày "
    "10/12 hằng năm).",
    "due": [
        {"day": 10, "month": 6, "year": None, "yearly": True, "label": "Báo cáo 6 tháng"},
        {"day": 10, "month": 12, "year": None, "yearly": True, "label": "Báo cáo năm"},
    ],
}
MEDIATION = {
    "agency": "Ủy ban nhân dân phường",
    "text": "Kiện toàn các tổ hòa giải. Nâng cao chất lượng hòa giải ở cơ sở.",
    "due": [{"day": 1, "month": 12, "year": 2026, "yearly": False, "label": ""}],
}


def give(
    by: Actor, lead: Any, days: str = "", rhythm: str = "once", title: str = "Kiện toàn các tổ hòa giải", **more: Any
) -> Task:
    """A task given by hand."""
    return actions.assign(by=by, order=Order(title, lead, rhythm=rhythm, days=parse(days, rhythm), **more))


def only_turn(task: Task) -> Turn:
    turn: Turn = Turn.objects.get(task=task)
    return turn


def photo(colour: str = "green") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, format="JPEG")
    return out.getvalue()


def reported(by: Actor, task: Task) -> Turn:
    """The first open turn of a task, reported done with a photo."""
    turn = Turn.objects.filter(task=task).exclude(state="accepted").order_by("due", "pk")[0]
    actions.report(by=by, turn=turn, note="Đã kiện toàn 3 tổ hòa giải.", uploads=[(photo(), "to-hoa-giai.jpg")])
    turn.refresh_from_db()
    return turn
