"""The province of the demo: its office, eleven communes that keep their records elsewhere, and what they handed in."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django_scopes import scope

from dinh.account.province import actions
from dinh.account.province.demo_map import draw
from dinh.account.province.jobs import roll_communes
from dinh.account.province.rolling import periods
from dinh.account.province.sending import sendable
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, Post
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.ground.room import Value
from dinh.law.periods import Period

HOST = "tinh.localhost"
USERNAME, PASSWORD = "tinh", "dinh-minh-xin-chao"
UNITS = (
    ("98002", "Bến Đá", "xa"), ("98003", "Cẩm Sơn", "xa"), ("98004", "Hòa Khê", "xa"), ("98005", "Lam Kiều", "phuong"),
    ("98006", "Mỹ Lạc", "xa"), ("98007", "Nguyệt Trì", "xa"), ("98008", "Phú Lương", "xa"), ("98009", "Tân An", "xa"),
    ("98010", "Thanh Vân", "phuong"), ("98011", "Trà Giang", "xa"), ("98012", "Hòn Mây", "dac-khu"),
)  # fmt: skip
LATE_UNIT = "98011"  # has not handed in anything of the last periods
# Key: events of a month in a middling commune, and how large the part is (None: a plain count).
FIGURES: dict[str, tuple[int, float | None]] = {
    "petitions.received": (24, None), "petitions.on_time": (22, 0.91), "petitions.confirmed": (18, 0.55),
    "tasks.done_on_time": (16, 0.83), "papers.received": (90, None), "papers.issued": (110, None),
    "publish.published": (7, None), "publish.complete": (7, 0.72), "dialogue.held": (2, None),
    "dialogue.kept_in_time": (5, 0.7), "decide.decided": (1, None), "benefit.services": (260, 0.96),
    "outreach.sessions": (3, None), "mediation.received": (2, None),
}  # fmt: skip
HOUSEHOLDS = "households.count"


def load(commune: Commune) -> None:
    office = _found(commune)
    with scope(commune=office):
        holding = Holding.objects.select_related("post__body", "user").get()
        by = Actor(office, user=holding.user, holding=holding)
        actions.list_units(by=by, units=[actions.Unit(*unit) for unit in UNITS])
        draw(by)
        for number, (code, _name, _kind) in enumerate(UNITS):
            _hand_in(by, Commune.objects.get(code=code), random.Random(number))  # noqa: S311  made-up figures
    _ask_and_send(commune, by)
    roll_communes.enqueue([commune.pk])


@act
def _found(ward: Commune) -> Commune:
    office = Commune(province=ward.province, name=ward.province.name, kind="tinh", code="98", host=HOST, is_demo=True)
    office.save()
    with scope(commune=office):
        _staff(office)
    return office


def _staff(office: Commune) -> None:
    body = Body(
        commune=office, kind="party", system="party", name="Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Giang",
        short_name="Ban Tuyên giáo và Dân vận", symbol="BTGDV", valid_from=date(2025, 7, 1),
    )  # fmt: skip
    body.save()
    hashed = make_password(PASSWORD)
    user = User(username=USERNAME, email="tinh@lamgiang.example", full_name="Hà Thị Tỉnh", password=hashed)
    user.save()
    powers = ["province.read", "province.write", "journal.read"]
    post = Post(commune=office, body=body, title="Chuyên viên", powers=powers)
    post.save()
    holding = Holding(commune=office, post=post, user=user, begins=date(2025, 7, 1))
    holding.save()
    record(Actor(office, user=user, holding=holding), "house.demo", office, after={"bodies": 1})


def _ask_and_send(ward: Commune, by: Actor) -> None:
    """The province asks for the half-year's report; the ward sends the one it has signed."""
    half = Period.parse(f"{today().year}-H1")
    with scope(commune=by.commune):
        asked = actions.ask(
            by=by, title="Báo cáo thực hiện dân chủ ở cơ sở", period=half, due=today() + timedelta(days=8),
            words="Gửi bản đã ký; nêu rõ việc còn vướng ở thôn, tổ dân phố.",
        )  # fmt: skip
    with scope(commune=ward):
        reports = sendable(half)
        holders = holders_of("reports.sign", today())
        if reports and holders:
            sender = Actor(ward, user=holders[0].user, holding=holders[0])
            actions.send_up(by=sender, office=by.commune, asked=asked.pk, ref=reports[0].ref)


def _hand_in(by: Actor, unit: Commune, chance: random.Random) -> None:
    """Months first; longer periods are the sums of their months, as a commune that counts would have them."""
    size, care = chance.uniform(0.5, 1.8), chance.uniform(-0.12, 0.06)
    months: dict[Period, dict[str, Value]] = {}
    over = [period for period in periods(today()) if period.end < today()]
    for month in (period for period in over if period.months == 1):
        if unit.code != LATE_UNIT or month.year < today().year:
            months[month] = _figures(size, care, chance)
    for period in over:
        inside = [told for month, told in months.items() if month.start in period]
        if len(inside) == period.months:
            actions.hand_in(by=by, unit=unit, period=period, figures=_summed(inside, size))


def _figures(size: float, care: float, chance: random.Random) -> dict[str, Value]:
    told = {}
    for key, (middling, share) in FIGURES.items():
        count = max(0, round(chance.gauss(middling * size, (middling * size) ** 0.5)))
        part = round(count * min(1.0, max(0.0, (share or 0) + care + chance.uniform(-0.05, 0.05))))
        told[key] = Value(count) if share is None else Value(part, count)
    return told


def _summed(inside: list[dict[str, Value]], size: float) -> dict[str, Value]:
    told = {
        key: Value(
            sum(each[key].part for each in inside),
            None if share is None else sum(each[key].whole or 0 for each in inside),
        )
        for key, (_middling, share) in FIGURES.items()
    }  # fmt: skip
    return told | {HOUSEHOLDS: Value(round(1_300 * size))}
