"""A paper that no room records lies in a unit's file; it was written down by mistake."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.library import dossiers, permissions, shelf
from dinh.office.library.actions.common import lock, needed, past
from dinh.office.library.models import Kept


@act
def keep(*, by: Actor, body: Body, key: str, line: str, year: int, day: date, where: str) -> Kept:
    """`line` is a line of the dossier `key`; `where` its number and place. Raises ValidationError by field."""
    require(by, permissions.WRITE, body)
    sample = shelf.newest(key)
    if not sample.takes(body) or line not in {one.title for one in dossiers.wanted(sample)}:
        raise ValidationError(_("Hồ sơ của đơn vị không có dòng này."))
    row = Kept(
        commune=by.commune, body=body, key=key, line=line, year=year, day=past("day", day),
        where=needed("where", where, _("Hãy ghi số hiệu giấy, để ở đâu."), 200),
    )  # fmt: skip
    row.full_clean()
    row.save(force_insert=True)
    record(by, "library.keep", row, after={"body": body.pk, "key": key, "line": line, "year": year, "day": day})
    return row


@act
def unkeep(*, by: Actor, kept: Kept, reason: str) -> Kept:
    row = lock(kept)
    require(by, permissions.UNKEEP, row)
    row.undone_on, row.why_undone = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ dòng này."))
    row.save()
    record(by, "library.unkeep", row, ground=row.why_undone, after={"undone_on": row.undone_on})
    return row
