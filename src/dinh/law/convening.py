"""Who convenes and chairs a meeting of the community, by matter (Điều 18 Luật 10/2022/QH15, Điều 3, 6–9 Nghị định
59/2023/NĐ-CP)."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.law.cite import Cite
from dinh.law.rules.decide import MEETING
from dinh.law.rules.elect import ELECTION


@dataclass(frozen=True, slots=True)
class Convenor:
    """`who` in the law's words; `named_by` is who names them where they are not an office of their own."""

    who: str
    cite: Cite
    named_by: str = ""


CHAIR = "Chủ tịch Ủy ban nhân dân cấp xã"
HEAD = Convenor("Trưởng thôn, Tổ trưởng tổ dân phố", MEETING)
ELECTION_TEAM = Convenor("Tổ bầu cử", ELECTION, named_by=CHAIR)
FRONT_HEAD = Convenor("Trưởng ban công tác Mặt trận", MEETING)
COMMITTEE_CHAIR = Convenor(CHAIR, MEETING)
NAMED = Convenor("Người do Chủ tịch Ủy ban nhân dân cấp xã chỉ định", MEETING, named_by=CHAIR)


def convenor(code: str, *, removal: bool = False, vacant: bool = False, head_chairs_front: bool = False) -> Convenor:
    """Who convenes the meeting on a matter BQ1–BQ6.

    `removal` of a head of a group; `vacant` when the group has no head; `head_chairs_front` when the head of the group
    is also head of the Front's working committee there.

    >>> convenor("BQ4", removal=True, head_chairs_front=True).who
    'Chủ tịch Ủy ban nhân dân cấp xã'
    """
    if code == "BQ4" and removal:
        return COMMITTEE_CHAIR if head_chairs_front else FRONT_HEAD
    if code == "BQ4":
        return ELECTION_TEAM
    return NAMED if vacant else HEAD
