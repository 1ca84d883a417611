"""A meeting held step by step, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from dinh.ground.actor import Actor
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Chair, Person, Signers, Tick
from dinh.rights.decide.models import Decision, RollEntry, Round

AGENDA = "Nêu lý do\nThảo luận\nBiểu quyết"


def chaired(by: Actor, round: Round) -> Round:
    actions.prepare_meeting(
        by=by, round=round, chair=Chair("Đinh Văn Ba", "Tổ trưởng tổ dân phố 1"), agenda=AGENDA, contact="0900 000 000"
    )
    return round


def ticked(by: Actor, round: Round, count: int) -> list[RollEntry]:
    entries = list(RollEntry.objects.filter(round=round).order_by("pk")[:count])
    actions.attend(by=by, round=round, ticks=[Tick(entry.pk, uuid4()) for entry in entries])
    return entries


def prepared(by: Actor, round: Round, present: int, *, secret: bool = False, part: str = "") -> list[RollEntry]:
    """Up to the vote: chaired, so many ticked, secretary and way chosen; counters and witnesses where it is secret."""
    chaired(by, round)
    entries = ticked(by, round, present)
    votes = {"by": by, "round": round, "yes": present, "present": present, "part": part}
    actions.elect_secretary(person=Person("Phan Thị Thư", "Tổ 1"), **votes)  # type: ignore[arg-type]
    actions.choose_way(secret=secret, **votes)  # type: ignore[arg-type]
    if secret:
        people = [Person("Lý Văn Một"), Person("Lý Văn Hai"), Person("Lý Văn Tư")]
        actions.elect_counters(people=people, **votes)  # type: ignore[arg-type]
        actions.seat_witnesses(by=by, round=round, entries=entries[:2], part=part)
    return entries


def counted(people: Sequence[Actor], round: Round, numbers: dict[str, int], part: str = "") -> None:
    for person in people:
        actions.tally(by=person, round=round, numbers=numbers, part=part)


def signed(by: Actor, round: Round, entries: Sequence[RollEntry], **changes: object) -> Decision:
    from dinh.ground.clock import today

    facts: dict[str, object] = {
        "kind": "resolution", "words": "Mỗi hộ góp 1.200.000 đồng.", "signed_on": today(),
        "signers": Signers("Đinh Văn Ba", "Vũ Thị Mặt", entries[:2]),
    }  # fmt: skip
    return actions.sign_decision(by=by, round=round, **{**facts, **changes})  # type: ignore[arg-type]
