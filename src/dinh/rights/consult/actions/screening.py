"""Before anyone else reads an opinion, someone of the office has looked: it is released, or kept back with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.consult import permissions
from dinh.rights.consult.actions.common import lock, names_someone, needed, one_line
from dinh.rights.consult.models import Consultation, Opinion

Screened = Opinion.Screened


@act
def release(*, by: Actor, consultation: Consultation, opinions: Iterable[Opinion], named: bool = False) -> int:
    """Let everyone read these; telephone and identity numbers stay covered. One that names a person is released only
    when someone has said that they read it (`named`). Returns how many.

    Raises ValidationError when one of them names a person and nobody has looked.
    """
    consultation = lock(consultation)
    require(by, permissions.SCREEN, consultation)
    rows = list(consultation.opinions.filter(pk__in=[one.pk for one in opinions], withdrawn_on=None))
    if not rows:
        raise ValidationError(_("Hãy chọn ít nhất một ý kiến."))
    if not named and any(names_someone(one.shown) for one in rows):
        refs = ", ".join(one.ref for one in rows if names_someone(one.shown))
        words = _("Có ý kiến nhắc tên người: %(refs)s. Hãy mở từng ý kiến đó để xem trước khi cho hiện.")
        raise ValidationError(words % {"refs": refs})
    for one in rows:
        one.screened, one.kept_reason = Screened.RELEASED, ""
    Opinion.objects.bulk_update(rows, ["screened", "kept_reason"])
    record(by, "consult.release", consultation, after={"opinions": [one.ref for one in rows]})
    return len(rows)


@act
def keep_back(*, by: Actor, opinion: Opinion, reason: str) -> Opinion:
    """Nobody but the office reads it; it is counted, grouped and answered like any other. The sender reads why."""
    opinion = Opinion.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=opinion.pk)
    require(by, permissions.SCREEN, opinion)
    opinion.kept_reason = needed("reason", one_line(reason), _("Hãy ghi vì sao giữ lại; người góp ý đọc được."), 300)
    opinion.screened = Screened.KEPT
    opinion.save(update_fields=["screened", "kept_reason"])
    record(by, "consult.keep_back", opinion, after={"reason": opinion.kept_reason})
    return opinion
