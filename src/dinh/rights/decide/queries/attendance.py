"""The list that the secretary ticks: who stands on it, who came, how to find a household without diacritics; and the
signed code on a household's invitation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing

from dinh.ground.clock import today
from dinh.ground.fold import words
from dinh.ground.households import queries as register
from dinh.ground.households.queries import Listed
from dinh.rights.decide.models import Cluster, RollEntry, Round
from dinh.rights.decide.queries import meeting

SALT = "decide.invitation"


@dataclass(frozen=True, slots=True)
class Line:
    """A household of the list. `find` is what search looks in; `who` came in the representative's place; `voted` when
    nothing changes any more."""

    entry: RollEntry
    find: str
    present: bool
    who: str
    voted: bool


def lines(round: Round, *, cluster: Cluster | None = None, find: str = "") -> list[Line]:
    """The list in its own order, of one cluster when given, with every word of `find` in number, name or address."""
    rows = RollEntry.objects.filter(round=round).select_related("attendance", "cluster", "cast").order_by("pk")
    if cluster is not None:
        rows = rows.filter(cluster=cluster)
    wanted, found = words(find), []
    for entry in rows:
        text = " ".join(words(f"{entry.number} {entry.representative} {entry.address}"))
        if all(word in text for word in wanted):
            attendance = getattr(entry, "attendance", None)
            who = attendance.name if attendance else ""
            found.append(Line(entry, text, attendance is not None, who, hasattr(entry, "cast")))
    return found


def live(round: Round) -> dict[str, Any]:
    """What phones ask again and again: how many there are, how many are needed, which lines are ticked."""
    need = meeting.needed(round)
    rows = RollEntry.objects.filter(round=round, attendance__isnull=False).values_list("pk", "attendance__name")
    return {
        "present": len(rows), "total": round.total or 0, "needed": need.needed if need else 0,
        "ticked": {str(pk): name for pk, name in rows}, "open": round.state == Round.State.OPEN,
    }  # fmt: skip


def token(round: Round, household: int) -> str:
    """The code of a household's invitation to this meeting: `12.345:<signature>`."""
    return signing.Signer(salt=SALT).sign(f"{round.pk}.{household}")


def entry_of(round: Round, code: str) -> RollEntry | None:
    """The line of the list behind an invitation's code; None for a code that is not ours, or of another meeting."""
    try:
        meant, _dot, household = signing.Signer(salt=SALT).unsign(code).partition(".")
    except signing.BadSignature:
        return None
    if meant != str(round.pk) or not household.isdecimal():
        return None
    found: RollEntry | None = RollEntry.objects.filter(round=round, household=int(household)).first()
    return found


def invited(round: Round, cluster: Cluster | None = None) -> list[Listed]:
    """Households to invite: of the frozen list, before that of the register; of one cluster when given."""
    if round.total:
        rows = RollEntry.objects.filter(round=round).order_by("pk")
        rows = rows.filter(cluster=cluster) if cluster else rows
        return [
            Listed(
                each.household_id, each.number, round.group_id, each.representative, each.address, each.absent,
                has_contact=False,
            )
            for each in rows
        ]  # fmt: skip
    listed = register.on(round.commune, today(), groups=[round.group_id])
    if cluster is None:
        return listed
    mine = set(cluster.placings.values_list("household_id", flat=True))
    return [each for each in listed if each.id in mine]
