"""The commune asks bodies to put a regulation in force before a day, and lets go of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.library import permissions, shelf
from dinh.office.library.actions.common import lock, needed, past
from dinh.office.library.models import Requirement


@act
def ask(*, by: Actor, key: str, bodies: Sequence[Body], ground: str, begins: date, due: date) -> Requirement:
    """`ground` is the paper that asks; `begins` its day. Raises ValidationError by field."""
    require(by, permissions.ASK, by.commune)
    sample = shelf.newest(key)
    if not sample.adoptable:
        raise ValidationError(_("Mẫu này điền rồi ký, không phải để ban hành, nên không đặt yêu cầu."))
    if not bodies:
        raise ValidationError({"bodies": _("Hãy chọn ít nhất một đơn vị.")})
    if wrong := [body.name for body in bodies if not sample.takes(body) or body.commune_id != by.commune.pk]:
        raise ValidationError({"bodies": _("Mẫu này không dành cho: %s.") % "; ".join(wrong)})
    begins = past("begins", begins)
    if due < begins:
        raise ValidationError({"due": _("Hạn không thể trước ngày yêu cầu.")})
    row = Requirement(
        commune=by.commune, key=key, begins=begins, due=due,
        ground=needed("ground", ground, _("Hãy ghi văn bản yêu cầu: số, ký hiệu, ngày."), 200),
    )  # fmt: skip
    row.full_clean()
    row.save(force_insert=True)
    row.bodies.set(bodies)
    after = {"key": key, "bodies": [body.pk for body in bodies], "begins": begins, "due": due}
    record(by, "library.ask", row, ground=row.ground, after=after)
    return row


@act
def release(*, by: Actor, requirement: Requirement, reason: str) -> Requirement:
    """Nobody is asked any more, from today on."""
    row = lock(requirement)
    require(by, permissions.RELEASE, row)
    row.ended_on, row.why_ended = today(), needed("reason", reason, _("Hãy ghi vì sao thôi yêu cầu."))
    row.save()
    record(by, "library.release", row, ground=row.why_ended, after={"ended_on": row.ended_on})
    return row
