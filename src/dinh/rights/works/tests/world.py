"""Households, matters, works and vouchers for the room's tests, on days of choice."""

from __future__ import annotations

import io
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import time_machine
from PIL import Image, ImageDraw

from dinh.ground.actor import Actor
from dinh.ground.households.models import Household
from dinh.ground.households.models import Line as RegisterLine
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.rights.decide.models import Matter
from dinh.rights.works import actions
from dinh.rights.works.actions import Deciding, Founding, Gift, Item, Spending
from dinh.rights.works.models import Due, Fund, Line, Receipt, Voucher

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DECIDED, DAY = date(2026, 4, 6), date(2026, 5, 4)
LEVEL, LIMIT = 1_000_000, 12_000_000
LINES = (("Xi măng, cát, đá", 6_000_000), ("Công thợ", 4_000_000), ("Rãnh thoát nước", 2_000_000))


def on(day: date, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=VN), tick=False)


def group(number: int = 1) -> ResidentialGroup:
    found: ResidentialGroup = ResidentialGroup.objects.get(code=f"to-{number}")
    return found


def households(commune: Commune, count: int, number: int = 1) -> list[Household]:
    """So many in a group since July 2025; their numbers are the group's with three digits."""
    made = []
    for at in range(1, count + 1):
        code = f"{number}{at:03d}"
        one = Household(commune=commune, number=code, order=code, valid_from=date(2025, 7, 1))
        one.save()
        RegisterLine(
            commune=commune, household=one, group=group(number), representative=f"Trần Văn {code}",
            address=f"Số {at}, ngõ 5", from_day=one.valid_from, folded=code,
        ).save()  # fmt: skip
        made.append(one)
    return made


def matter(commune: Commune, *, code: str = "BQ1", state: str = "effect", number: int = 1, ref: str = "BQ-AAAA-AAAA",
           title: str = "Góp tiền làm đường ngõ 5") -> Matter:  # fmt: skip
    made = Matter(
        commune=commune, ref=ref, code=code, group=group(number), title=title, content="Mỗi hộ góp 1.000.000 đồng.",
        proposer="head", proposed_by="Đinh Văn Ba", proposed_on=DECIDED, tabled_on=DECIDED, state=state,
        decided_on=DECIDED, effect_on=DECIDED,
    )  # fmt: skip
    made.save()
    return made


def founding(**changes: object) -> Founding:
    facts: dict[str, object] = {
        "kind": "work", "name": "Đường ngõ 5", "purpose": "Bê tông hóa 180 m ngõ 5.", "group": group(),
        "deciding": Deciding(DECIDED, "BQ-AAAA-AAAA", level=LEVEL, limit=LIMIT), "place": "Ngõ 5",
    }  # fmt: skip
    return Founding(**{**facts, **changes})  # type: ignore[arg-type]


def opened(by: Actor, **changes: object) -> Fund:
    if not Matter.objects.filter(ref="BQ-AAAA-AAAA").exists():
        matter(by.commune)
    with on(DAY):
        fund = actions.found(by=by, founding=founding(**changes))
        actions.estimate(by=by, fund=fund, items=[Item(title, amount) for title, amount in LINES])
        return actions.open_fund(by=by, fund=fund)


def due(fund: Fund, at: int = 1) -> Due:
    found: Due = Due.objects.select_related("fund", "group", "household").filter(fund=fund).order_by("order")[at - 1]
    return found


def line(fund: Fund, order: int = 1) -> Line:
    found: Line = Line.objects.get(fund=fund, order=order)
    return found


def pay(by: Actor, fund: Fund, at: int = 1, amount: int = LEVEL, day: date = DAY, **more: object) -> Receipt:
    with on(max(day, DAY)):
        return actions.receive(by=by, due=due(fund, at), gift=Gift(day, amount, **more), key=uuid4())  # type: ignore[arg-type]


def spending(amount: int = 500_000, day: date = DAY, **changes: object) -> Spending:
    facts: dict[str, object] = {
        "on": day, "payee": "Cửa hàng vật liệu Hạnh", "words": "Mua xi măng", "amount": amount, "channel": "cash",
        "business": True,
    }  # fmt: skip
    return Spending(**{**facts, **changes})  # type: ignore[arg-type]


def paid(writer: Actor, approver: Actor, cashier: Actor, fund: Fund, amount: int = 500_000, order: int = 1) -> Voucher:
    """A voucher through its three hands."""
    with on(DAY):
        made = actions.draft_voucher(by=writer, fund=fund, line=line(fund, order), spending=spending(amount))
        made = actions.approve_voucher(by=approver, voucher=made)
        return actions.pay_voucher(by=cashier, voucher=made, on=DAY)


def photo(words: str, shade: int = 255, quality: int = 90) -> bytes:
    """An invoice as a phone would see it: lines whose lengths come from its words."""
    picture = Image.new("RGB", (360, 480), (shade, shade, shade))
    pen = ImageDraw.Draw(picture)
    for row in range(24):
        seed = sum(ord(letter) * (row + at + 3) ** 2 for at, letter in enumerate(words))
        left = 10 + seed % 160
        pen.rectangle([left, 10 + row * 19, left + 40 + seed // 7 % 150, 20 + row * 19], fill=(30, 30, 60))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
