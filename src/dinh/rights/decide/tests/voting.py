"""Households, matters and votings for the room's tests, on days of choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.households.models import Household, Line
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Draft, Plan
from dinh.rights.decide.models import Elected, Matter, Removal, RollEntry, Round

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 4, 6)  # Monday: matters of most tests go on the table on this day


def on(day: date, hour: int = 9, minute: int = 0) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, minute, tzinfo=VN), tick=False)


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VN)


def group(number: int = 1) -> ResidentialGroup:
    found: ResidentialGroup = ResidentialGroup.objects.get(code=f"to-{number}")
    return found


def households(commune: Commune, count: int, where: ResidentialGroup, first: int = 1) -> list[Household]:
    """So many households in a group, numbered from `first`; each number is the group's code with three digits."""
    made = [
        Household(
            commune=commune, number=f"{where.name}{number:04d}", order=f"{where.name}{number:04d}",
            valid_from=date(2025, 7, 1),
        )
        for number in range(first, first + count)
    ]  # fmt: skip
    Household.objects.bulk_create(made)
    Line.objects.bulk_create(
        Line(
            commune=commune, household=each, group=where, representative=f"Đại diện hộ {each.number}",
            address=f"Số {each.number}", from_day=each.valid_from, folded=each.number,
        )
        for each in made
    )  # fmt: skip
    return made


def drafted(by: Actor, code: str = "BQ1", **changes: object) -> Matter:
    """A matter of group 1, agreed with the Front's committee, not yet on the table."""
    facts: dict[str, object] = {
        "code": code, "title": "Góp tiền làm đường ngõ 5", "content": "Mỗi hộ góp 1.200.000 đồng.",
        "proposer": Matter.Proposer.HEAD, "proposed_by": "Đinh Văn Ba", "proposed_on": DAY, "group": group(),
        "deed": "elect" if code in ("BQ4", "BQ5") else "",
    }  # fmt: skip
    matter = actions.draft(by=by, draft=Draft(**{**facts, **changes}))  # type: ignore[arg-type]
    if code == "BQ4" and matter.deed == Matter.Deed.REMOVE and matter.proposer != Matter.Proposer.INITIATIVE:
        _own_wish(matter)
    if matter.proposer != Matter.Proposer.INITIATIVE:
        matter = actions.agree(by=by, matter=matter, on=DAY, agreed_with="Trưởng ban công tác Mặt trận")
    return matter


def _own_wish(matter: Matter) -> None:
    """The head of the group asks to go: without it only half of all households may bring a removal."""
    head = Elected(
        commune=matter.commune, group=matter.group, name="Đinh Văn Ba", decision="1/QĐ-UBND",
        begins=date(2025, 7, 1), last=date(2030, 6, 30),
    )  # fmt: skip
    head.save()
    Removal(commune=matter.commune, matter=matter, person=head, ground=Removal.Ground.WISH).save()


def tabled(by: Actor, code: str = "BQ1", **changes: object) -> Matter:
    return actions.table(by=by, matter=drafted(by, code, **changes))


def plan(form: str = "meeting", day: date = DAY + timedelta(days=40), **changes: object) -> Plan:
    """A voting on `day`: a meeting of two hours, a ballot or an online voting of a week."""
    meeting = form == "meeting"
    facts: dict[str, object] = {
        "form": form, "question": "Có đồng ý không?", "opens_at": at(day, 19 if meeting else 7),
        "closes_at": at(day, 21) if meeting else at(day + timedelta(days=7), 17),
        "place": "Nhà văn hóa tổ 1" if meeting else "",
    }  # fmt: skip
    return Plan(**{**facts, **changes})  # type: ignore[arg-type]


def planned(by: Actor, matter: Matter, plan: Plan, where: ResidentialGroup | None = None) -> Round:
    """A voting with every step the law asks for done in good time."""
    from dinh.rights.decide.queries.votings import standings

    if matter.deed == Matter.Deed.ELECT and not matter.candidates.exists():
        for _key, name in plan.options:
            actions.add_candidate(by=by, matter=matter, name=name)
    made = actions.plan_round(by=by, matter=matter, plan=plan, group=where)
    for each in standings(made):
        if each.waits:
            actions.take_step(by=by, matter=matter, round=made, key=each.step.key, on=DAY)
    return made


def opened(by: Actor, matter: Matter, plan: Plan, where: ResidentialGroup | None = None) -> Round:
    """A voting that is open. Travels to its beginning."""
    with on(DAY):
        made = planned(by, matter, plan, where)
    with time_machine.travel(plan.opens_at, tick=False):
        return actions.open_round(by=by, round=made)


def met(by: Actor, second: Actor, round: Round, present: int, numbers: dict[str, int]) -> Round:
    """A meeting held to its result: so many households present, the numbers counted alike by two people."""
    with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
        actions.take_hall(by=by, round=round, entries=list(RollEntry.objects.filter(round=round)[:present]))
        actions.close_round(by=by, round=round)
        for person in (by, second):
            actions.tally(by=person, round=round, numbers=numbers)
        return actions.count_round(by=by, round=round)


def over(round: Round) -> time_machine.travel:
    """Travel to when the term of a voting has run out."""
    return time_machine.travel(round.closes_at + timedelta(minutes=5), tick=False)


def voted(entries: Iterable[RollEntry], answer: str, by: Actor) -> None:
    for entry in entries:
        actions.vote(by=by, entry=entry, answer=[answer], receipt=f"phieu-{entry.pk}", at=now())
