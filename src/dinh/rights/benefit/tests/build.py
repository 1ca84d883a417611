"""What tests of this room stand on: a programme made public, a list taken as far as needed, tables in bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from openpyxl import Workbook

from dinh.ground.actor import Actor
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.benefit import actions
from dinh.rights.benefit.actions import Given, Held, Named, Words
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Programme

VN = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = Words(
    title="Hỗ trợ sửa nhà cho hộ khó khăn", kind="house", item="CK07", ground="Kế hoạch 45/KH-UBND ngày 05/01/2026",
    level="20.000.000 đồng một hộ", criteria="Nhà dột nát\nĐang ở ổn định trên đất không tranh chấp",
    steps="Tổ họp bình xét, trên một nửa số hộ dự họp đồng ý\nNiêm yết lấy ý kiến\nChủ tịch phường duyệt",
    decider="Chủ tịch Ủy ban nhân dân phường",
)  # fmt: skip


def at(day: int, month: int = 10, year: int = 2026, hour: int = 9) -> Any:
    """The clock of a test: `with at(13):`."""
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=VN), tick=False)


def group(number: int) -> ResidentialGroup:
    found: ResidentialGroup = ResidentialGroup.objects.get(code=f"to-{number}")
    return found


def programme(by: Actor, **changes: Any) -> Programme:
    """Made public on 1 October."""
    with at(1):
        found = actions.write_programme(by=by, words=Words(**{**_dict(WORDS), **changes}))
        return actions.publish_programme(by=by, programme=found)


def _dict(words: Words) -> dict[str, Any]:
    return {name: getattr(words, name) for name in Words.__dataclass_fields__}


def opened(by: Actor, *names: tuple[int, str, int], goods: str = "") -> BeneficiaryList:
    """A list opened on 2 October with people as (group, name, đồng)."""
    made = programme(by)
    with at(2):
        found = actions.open_list(by=by, programme=made, title="Đợt 1 năm 2026")
        for number, name, amount in names or ((1, "Nguyễn Thị Na", 20_000_000), (2, "Trần Văn Mận", 20_000_000)):
            actions.nominate(by=by, found=found, named=Named(group(number), name, amount, goods, "N1"))
    return found


def held(found: BeneficiaryList, number: int, present: int = 60, yes: int = 50, **more: Any) -> Held:
    votes = {person.pk: yes for person in found.people.filter(group=group(number))}
    return Held(date(2026, 10, 5), f"Nhà văn hóa tổ {number}", present, "Tổ trưởng", votes, **more)


def posted(by: Actor, *names: tuple[int, str, int], **more: Any) -> BeneficiaryList:
    found = opened(by, *names, **more)
    with at(6):
        for code in sorted(set(found.people.values_list("group__code", flat=True))):
            number = int(code[3:])
            actions.record_review(by=by, found=found, group=group(number), held=held(found, number))
    with at(7):
        return actions.post_list(by=by, found=found, comments_until=date(2026, 10, 14))


def approved(writer: Actor, chair: Actor, *names: tuple[int, str, int], **more: Any) -> BeneficiaryList:
    found = posted(writer, *names, **more)
    with at(15):
        return actions.approve_list(by=chair, found=found, decision="118/QĐ-UBND")


def paid(writer: Actor, chair: Actor) -> BeneficiaryList:
    found = approved(writer, chair)
    with at(16):
        actions.pay(by=writer, people=list(found.people.all()), given=Given("cash", date(2026, 10, 16)))
    return found


def first(found: BeneficiaryList) -> Beneficiary:
    person: Beneficiary = found.people.order_by("pk")[0]
    return person


def xlsx(rows: Iterable[Iterable[Any]]) -> io.BytesIO:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out
