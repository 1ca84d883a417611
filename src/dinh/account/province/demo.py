"""The province of the demo: its office, eleven communes that keep their records elsewhere, and what they handed in.
Above it the country's office, and three provinces more without an office here: their communes hand in to the country's.
"""

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
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import Value
from dinh.law.periods import Period

HOST, COUNTRY_HOST = "tinh.localhost", "nuoc.localhost"
PASSWORD = "dinh-minh-xin-chao"  # noqa: S105  printed on the screen; an office's user is called as its kind
UNITS = (
    ("98002", "Bến Đá", "xa"), ("98003", "Cẩm Sơn", "xa"), ("98004", "Hòa Khê", "xa"), ("98005", "Lam Kiều", "phuong"),
    ("98006", "Mỹ Lạc", "xa"), ("98007", "Nguyệt Trì", "xa"), ("98008", "Phú Lương", "xa"), ("98009", "Tân An", "xa"),
    ("98010", "Thanh Vân", "phuong"), ("98011", "Trà Giang", "xa"), ("98012", "Hòn Mây", "dac-khu"),
)  # fmt: skip
# None of these is a province of Việt Nam.
OTHERS = (
    ("97", "Hà Châu", "tinh", (("97001", "Lũng Vài", "xa"), ("97002", "Đồng Quan", "phuong"))),
    ("96", "Vân Trạch", "tinh", (("96001", "Bãi Sậy", "xa"), ("96002", "Chợ Gềnh", "xa"))),
    ("95", "Đông Lĩnh", "thanh-pho", (("95001", "Cửa Bắc", "phuong"), ("95002", "An Lộc", "phuong"))),
)
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
OFFICIALS = {  # of each kind of office: body, its short name, its symbol, who works there
    "tinh": ("Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Giang", "Ban Tuyên giáo và Dân vận", "BTGDV", "Hà Thị Tỉnh"),
    "nuoc": ("Cơ quan tổng hợp cả nước (mẫu)", "Cơ quan tổng hợp", "TH", "Lê Văn Nước"),
}


def load(commune: Commune) -> None:
    by = _found(commune, "tinh", commune.province.name, HOST)
    with scope(commune=by.commune):
        actions.list_units(by=by, units=[actions.Unit(*unit) for unit in UNITS])
        draw(by)
        for number, (code, _name, _kind) in enumerate(UNITS):
            _hand_in(by, Commune.objects.get(code=code), random.Random(number))  # noqa: S311  made-up figures
    _ask_and_send(commune, by)
    _load_country(commune)
    roll_communes.enqueue([commune.pk])


def _load_country(ward: Commune) -> None:
    by = _found(ward, "nuoc", "Cả nước", COUNTRY_HOST)
    with scope(commune=by.commune):
        actions.list_units(by=by, units=[
            actions.Unit(*unit, province=code) for code, _name, _kind, units in OTHERS for unit in units
        ])  # fmt: skip
        for number, unit in enumerate(Commune.objects.filter(here=False).exclude(province=ward.province)):
            _hand_in(by, unit, random.Random(100 + number), this_year=True)  # noqa: S311  made-up figures


@act
def _found(ward: Commune, kind: str, name: str, host: str) -> Actor:
    """An office above the ward, with one official."""
    code = ward.province.code if kind == "tinh" else "0"
    office = Commune(province=ward.province, name=name, kind=kind, code=code, host=host, is_demo=True)
    office.save()
    for other, title, sort, _units in OTHERS if kind == "nuoc" else ():
        Province.objects.create(code=other, name=title, kind=sort)
    with scope(commune=office):
        return _staff(office, *OFFICIALS[kind])


def _staff(office: Commune, name: str, short: str, symbol: str, full_name: str) -> Actor:
    system = "party" if office.kind == "tinh" else "state"
    kind = "party" if office.kind == "tinh" else "agency"
    body = Body(
        commune=office, kind=kind, system=system, name=name, short_name=short, symbol=symbol,
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    body.save()
    username, hashed = str(office.kind), make_password(PASSWORD)
    user = User(username=username, email=f"{username}@lamgiang.example", full_name=full_name, password=hashed)
    user.save()
    powers = ["province.read", "province.write", "journal.read"]
    post = Post(commune=office, body=body, title="Chuyên viên", powers=powers)
    post.save()
    holding = Holding(commune=office, post=post, user=user, begins=date(2025, 7, 1))
    holding.save()
    by = Actor(office, user=user, holding=holding)
    record(by, "house.demo", office, after={"bodies": 1})
    return by


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


def _hand_in(by: Actor, unit: Commune, chance: random.Random, this_year: bool = False) -> None:
    """Months first; longer periods are the sums of their months, as a commune that counts would have them."""
    size, care = chance.uniform(0.5, 1.8), chance.uniform(-0.12, 0.06)
    months: dict[Period, dict[str, Value]] = {}
    over = [period for period in periods(today()) if period.end < today()]
    over = [period for period in over if period.year == today().year or not this_year]
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
