"""The demo year's models: the committee words one anew, asks its offices and units; some have put theirs in force."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.office.library import actions, shelf
from dinh.office.library.actions import Adopted
from dinh.office.library.models import OwnVersion

VN = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE, UNIT, WARD, HOUSE_RULES = (
    "quy-che-dan-chu-co-quan", "quy-che-dan-chu-don-vi", "quy-che-dan-chu-xa-phuong", "noi-quy-tiep-cong-dan",
)  # fmt: skip
GROUND = "Công văn 41/UBND-VP (mẫu)"


@contextmanager
def on(month: int, day: int, year: int) -> Iterator[None]:
    with pretend(datetime.combine(date(year, month, day), time(9), VN)):
        yield


def load(commune: Commune) -> None:
    """Play what has happened by today, through the same acts; nothing where the demo's officials are not there."""
    now = today()
    year = now.year if (now.month, now.day) >= (11, 16) else now.year - 1
    held = Holding.objects.select_related("post__body", "user", "commune")
    who = {each.user.username: Actor(commune, each.user, each) for each in held}
    bodies = {body.symbol: body for body in Body.objects.all()}
    if not {"tu", "hoa", "nga"} <= who.keys() or not {"UBND", "VP", "VHXH", "KTHT", "THĐM", "TYT"} <= bodies.keys():
        return
    tu, own = who["tu"], _worded(who["tu"], year)
    offices, units = [bodies[name] for name in ("VP", "VHXH", "KTHT")], [bodies[name] for name in ("THĐM", "TYT")]
    with on(3, 16, year):
        begins, due = date(year, 3, 12), date(year, 4, 30)
        actions.ask(by=tu, key=OFFICE, bodies=offices, ground=GROUND, begins=begins, due=due)
        actions.ask(by=tu, key=UNIT, bodies=units, ground=GROUND, begins=begins, due=due)
    with on(4, 2, year):
        made = Adopted("m1", date(year, 4, 1), "12/QĐ-THĐM", differs="Thêm một khoản về Ban đại diện cha mẹ học sinh")
        actions.adopt(by=who["nga"], body=bodies["THĐM"], key=UNIT, made=made)
    with on(4, 20, year):
        made = Adopted(f"r{own.number}", date(year, 4, 17), "05/QĐ-VHXH")
        actions.adopt(by=who["hoa"], body=bodies["VHXH"], key=OFFICE, made=made)
        actions.adopt(by=tu, body=bodies["KTHT"], key=OFFICE, made=Adopted("m1", date(year, 4, 16), "03/QĐ-KTHT"))
    with on(9, 28, year):
        actions.adopt(by=tu, body=bodies["UBND"], key=WARD, made=Adopted("m1", date(year, 9, 25), "186/QĐ-UBND"))
        actions.keep(
            by=tu, body=bodies["UBND"], key="ho-so-xa-phuong", line="Kế hoạch thực hiện dân chủ trong năm", year=year,
            day=date(year, 1, 20), where="Kế hoạch 07/KH-UBND (mẫu), cặp số 2, văn thư",
        )  # fmt: skip


def _worded(tu: Actor, year: int) -> OwnVersion:
    """The ward's own wording of the offices' regulation, made from what the house had on that day."""
    with on(3, 10, year):
        body = shelf.newest(OFFICE).body.replace(
            "Nội dung được niêm yết tại", "Nội dung được đọc ở buổi chào cờ đầu tuần, niêm yết tại"
        )
        changed = "Thêm việc đọc nội dung công khai ở buổi chào cờ đầu tuần, theo nếp của phường."
        return actions.adapt(by=tu, key=OFFICE, body=body, changed=changed)
