"""May this matter go on the table? Who supports it, and what the law still wants (Điều 16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.ground.households import queries as households
from dinh.law.due import Due, due
from dinh.law.passes import Answer, passes
from dinh.law.rules import get
from dinh.rights.decide.models import Matter, Removal


@dataclass(frozen=True, slots=True)
class Support:
    """`valid` households agree today out of `total`; `expired` agreed too long ago. `answer` is the law's on the tenth
    (None when it is not a citizens' proposal or the register is empty); `refusal` says why it may not go on the table;
    `lasts` is the last day on which as many as now still count."""

    valid: int
    expired: int
    total: int
    answer: Answer | None
    refusal: str
    lasts: Due | None = None


def support(matter: Matter, day: date) -> Support:
    """How a matter's support stands on a day."""
    removes = matter.code == "BQ4" and matter.deed == Matter.Deed.REMOVE
    if removes and matter.proposer != Matter.Proposer.INITIATIVE and not _own_wish(matter):
        return Support(0, 0, 0, None, _("Cho thôi khi không còn tín nhiệm phải do các hộ đề nghị: %(rule)s.") % {
            "rule": f"{get('elect.removal_proposed').on(day)} ({get('elect.removal_proposed').entry(day).cite})",
        })  # fmt: skip
    if matter.proposer != Matter.Proposer.INITIATIVE:
        return Support(0, 0, 0, None, "" if matter.agreed_on else _not_agreed(matter))
    signatures = matter.signatures.filter(signed_on__lte=day).exclude(withdrawn_on__lte=day)
    terms = [due("decide.initiative_valid", signed) for signed in signatures.values_list("signed_on", flat=True)]
    valid = [term for term in terms if term.due >= day]
    total = households.count_on(matter.commune, day, matter.group_id) if matter.group_id else 0
    if not total:
        refusal = _("Sổ hộ của %(group)s chưa có hộ nào: lập sổ hộ trước.") % {"group": matter.group}
        return Support(len(valid), len(terms) - len(valid), 0, None, refusal)
    answer = passes("removal_proposed" if removes else "initiative", min(len(valid), total), total, day)
    refusal = ""
    if removes and not answer.passes:
        refusal = answer.reason
    elif not answer.passes and not matter.agreed_on:
        words = _(
            "Mới có %(valid)d/%(total)d hộ đồng ý còn giá trị, cần ít nhất %(needed)d (%(article)s), hoặc Ban công tác "
            "Mặt trận đồng tình."
        )
        refusal = words % {
            "valid": len(valid), "total": total, "needed": answer.needed, "article": answer.article,
        }  # fmt: skip
    return Support(
        len(valid), len(terms) - len(valid), total, answer, refusal, min(valid, key=lambda term: term.due, default=None)
    )


def _own_wish(matter: Matter) -> bool:
    return Removal.objects.filter(matter=matter, ground=Removal.Ground.WISH).exists()


def _not_agreed(matter: Matter) -> str:
    if matter.scope == Matter.Scope.COMMUNE:
        return _("Chủ tịch UBND phải thống nhất với Chủ tịch Ủy ban MTTQ trước khi đưa ra bàn (Điều 16).")
    return _("Phải thống nhất với Trưởng ban công tác Mặt trận trước khi đưa ra bàn (Điều 16).")
