"""Is a team as the law wants it? Each finding names its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.mediating import BY_ELECTION_CITE, HEAD_CITE, SEATS_CITE
from dinh.law.values import Count
from dinh.rights.mediation.models import Member, Team


@dataclass(frozen=True, slots=True)
class Finding:
    """What is missing, and where the law says so. `composition` findings make the team incomplete; others are work
    still to do."""

    words: str
    cite: Cite
    composition: bool = True

    def __str__(self) -> str:
        return f"{self.words} ({self.cite})"


def findings(team: Team, members: Sequence[Member], day: date) -> list[Finding]:
    """`members` may hold those not yet recognised and those who ceased: only the serving count."""
    now = [member for member in members if member.serving]
    found = [
        _short("mediation.team", len(now), day, _("Có %(have)d hòa giải viên, cần ít nhất %(need)d")),
        _short("mediation.women", sum(m.woman for m in now), day, _("Chưa có hòa giải viên nữ")),
        _short("mediation.minority", sum(m.minority for m in now), day, _("Chưa có hòa giải viên dân tộc thiểu số"))
        if team.minority_area
        else None,
        None if any(m.is_head for m in now) else Finding(_("Chưa có tổ trưởng được công nhận"), HEAD_CITE),
        _seats(team, len(now)),
        _waiting(members),
    ]
    return [each for each in found if each]


def complete(team: Team, members: Sequence[Member], day: date) -> bool:
    return not any(finding.composition for finding in findings(team, members, day))


def _short(key: str, have: int, day: date, words: str) -> Finding | None:
    rule = rules.get(key)
    value = rule.on(day)
    if not isinstance(value, Count) or value.holds(have):
        return None
    return Finding(words % {"have": have, "need": value.low}, rule.entry(day).cite)


def _seats(team: Team, have: int) -> Finding | None:
    if have == team.seats:
        return None
    facts = {"have": have, "seats": team.seats}
    if have < team.seats:
        return Finding(_("Còn thiếu so với số được quyết định: %(have)d/%(seats)d") % facts, BY_ELECTION_CITE, False)
    return Finding(_("Nhiều hơn số được quyết định: %(have)d/%(seats)d") % facts, SEATS_CITE, False)


def _waiting(members: Sequence[Member]) -> Finding | None:
    count = sum(1 for m in members if m.recognised_on is None and m.ceased_on is None)
    if not count:
        return None
    return Finding(_("%(count)d người đã bầu, chờ công nhận") % {"count": count}, Cite(HEAD_CITE.doc, 8, 4), False)
