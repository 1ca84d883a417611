"""Reading returned slips of an open voting, and tying those of a secret one into bundles to be counted."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.register import checked_answer
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Bundle, Cast, Reading, Round, Slip, Tally


@act
def read_slip(
    *, by: Actor, slip: Slip, answer: Sequence[str] = (), spoiled: bool = False, why: str = "", words: str = ""
) -> Reading:
    """Write down what one person read on a slip. Never changed: reading again writes another, and the last one of each
    person counts. The journal says which slip, not what is on it."""
    found = locked(slip.round)
    require(by, permissions.COUNT, found)
    if found.secret:
        raise ValidationError(_("Phiếu kín không đọc theo số: chia thành bó rồi hai người đếm."))
    known: Slip = Slip.objects.get(pk=slip.pk)
    if known.returned_at is None or known.ended:
        raise ValidationError(_("Phiếu số %(serial)d không ở trong số phiếu được đếm.") % {"serial": known.serial})
    if spoiled and answer:
        raise ValidationError({"spoiled": _("Phiếu không hợp lệ thì không ghi phương án.")})
    if spoiled and not why.strip():
        raise ValidationError({"why": _("Ghi vì sao phiếu không hợp lệ.")})
    chosen = [] if spoiled else checked_answer(found, answer)
    made = Reading(
        commune=by.commune, slip=known, answer=chosen, spoiled=spoiled, why=why.strip()[:200] if spoiled else "",
        words=words.strip()[:500], by=by.person, at=now(),
    )  # fmt: skip
    made.save(force_insert=True)
    record(by, "decide.read_slip", found, after={"serial": known.serial})
    return made


@act
def tie_bundles(*, by: Actor, round: Round, bundles: Sequence[tuple[str, int]]) -> list[Bundle]:
    """The box of a secret voting was opened: (name, papers) of each bundle. All papers together must be as many as
    households that returned one. Tied anew only while nobody has counted a bundle."""
    found = locked(round)
    require(by, permissions.COUNT, found)
    bundles = [(name.strip(), papers) for name, papers in bundles if name.strip()]
    if not found.secret or found.form != Round.Form.BALLOT:
        raise ValidationError(_("Chỉ phiếu giấy kín mới chia bó."))
    if Tally.objects.filter(round=found).exists():
        raise ValidationError(_("Đã có người đếm: không chia bó lại được."))
    if not bundles or len({name for name, _papers in bundles}) != len(bundles):
        raise ValidationError(_("Mỗi bó cần một tên riêng."))
    back = found.casts.filter(channel=Cast.Channel.SLIP).count()
    papers = sum(each for _name, each in bundles)
    if papers != back:
        words = _(
            "Các bó cộng lại %(papers)d phiếu, danh sách ghi %(back)d hộ đã nộp. Hãy đếm lại. Nếu trong hòm thiếu "
            "phiếu, tính số thiếu vào một bó và kiểm là không hợp lệ, ghi rõ trong biên bản."
        )
        raise ValidationError(words % {"papers": papers, "back": back})
    Bundle.objects.filter(round=found).delete()
    made = [Bundle(commune=by.commune, round=found, name=name[:100], papers=count) for name, count in bundles]
    Bundle.objects.bulk_create(made)
    record(by, "decide.tie_bundles", found, after={"bundles": len(made), "papers": papers})
    return made
