"""The commune words a model anew, and takes a wording of its own back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.library import permissions, shelf, text
from dinh.office.library.actions.common import lock, needed
from dinh.office.library.models import OwnVersion

MOST_FAULTS = 12  # told at once


@act
def adapt(
    *, by: Actor, key: str, body: str, changed: str, seen: int | None = None, based_on: int | None = None
) -> OwnVersion:
    """A new wording of the commune's.

    `based_on` is the version of the house's that it was held against, by default the newest: while it is an older one,
    the commune is told of the newer. `seen` is the number of the commune's own wording the writer began from (0: none),
    None asks no check. Raises ValidationError by field: every fault of the text with its line, a text that is the
    house's own, another's wording made meanwhile.
    """
    require(by, permissions.ADAPT, by.commune)
    base = next((one for one in shelf.versions(key) if one.number == based_on), shelf.newest(key))
    if base.form == "dossier":
        raise ValidationError(_("Danh mục hồ sơ không sửa được ở đây."))
    body = "\n".join(line.rstrip() for line in body.replace("\x00", "").replace("\r\n", "\n").strip().split("\n"))
    changed = needed("changed", changed, _("Hãy ghi đã đổi gì so với bản mẫu, vì sao."), 500)
    if found := text.faults(body):
        raise ValidationError({"body": [f"Dòng {one.line}: {one.words}." for one in found[:MOST_FAULTS]]})
    if same := [one.number for one in shelf.versions(key) if one.body == body]:
        raise ValidationError({"body": _("Nội dung vẫn y như bản mẫu %d, chưa có gì để lưu.") % same[0]})
    rows = OwnVersion.objects.select_for_update().filter(key=key)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    if seen is not None and seen != last:
        words = _("Trong lúc anh/chị đang sửa, người khác vừa lưu bản địa phương %d. Chữ vừa gõ vẫn còn ở dưới.")
        raise ValidationError(words % last)
    row = OwnVersion(
        commune=by.commune, key=key, number=last + 1, based_on=base.number, body=body, changed=changed, made_on=today()
    )
    row.full_clean()
    row.save(force_insert=True)
    record(by, "library.adapt", row, after={"key": key, "number": row.number, "based_on": base.number}, ground=changed)
    return row


@act
def withdraw(*, by: Actor, wording: OwnVersion, reason: str) -> OwnVersion:
    """The wording is no longer offered; units that put it in force keep what they have."""
    row = lock(wording)
    require(by, permissions.WITHDRAW, row)
    row.withdrawn_on, row.why_withdrawn = today(), needed("reason", reason, _("Hãy ghi vì sao thôi dùng bản này."))
    row.save()
    record(by, "library.withdraw", row, ground=row.why_withdrawn, after={"key": row.key, "number": row.number})
    return row
