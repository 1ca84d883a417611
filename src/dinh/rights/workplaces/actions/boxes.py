"""The workers' box: opened by the union, letters sealed and nameless, opened by the union, told of in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.ground.sealing import seal, unseal
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import lock, needed, save_new
from dinh.rights.workplaces.models import Box, Letter, Summary

SHORTEST, LONGEST = 5, 4000  # letters


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as the union reads it."""

    day: date
    words: str


@act
def open_box(*, by: Actor, body: Body) -> Box:
    require(by, permissions.OPEN_BOX, body)
    if Box.objects.filter(body=body, closed_on=None).exists():
        raise ValidationError(_("Doanh nghiệp này đã có hòm thư đang mở."))
    row = save_new(Box(commune=by.commune, body=body, code=new_ref("NL"), opened_on=today()))
    record(by, "workplaces.open_box", row, after={"body": body.pk})
    return row


@act
def close_box(*, by: Actor, box: Box) -> Box:
    """It takes nothing more; what came in stays. Another can be opened, with another code."""
    row = lock(box)
    require(by, permissions.CLOSE_BOX, row)
    row.closed_on = today()
    row.save()
    record(by, "workplaces.close_box", row, after={"closed_on": row.closed_on})
    return row


@act
def send_letter(*, by: Actor, box: Box, words: str, key: str) -> Letter:
    """Take a letter in and seal it. `key` is the form's own: sent twice, the letter is kept once. The journal learns
    the box and nothing else."""
    box = lock(box)
    require(by, permissions.SEND, box)
    words = words.strip()
    if not SHORTEST <= len(words) <= LONGEST:
        said = _("Hãy viết từ %(least)d đến %(most)d chữ cái.") % {"least": SHORTEST, "most": LONGEST}
        raise ValidationError({"words": said})
    once = salted_hmac("dinh.workplaces.letter", key, algorithm="sha256").hexdigest()
    row = Letter.objects.filter(box=box, key=once).first()
    if row is None:
        sealed = seal(words.encode(), _about(box, once))
        row = save_new(Letter(commune=by.commune, box=box, day=today(), sealed=sealed, key=once))
    record(by, "workplaces.send_letter", box)
    return row


@act
def open_letters(*, by: Actor, box: Box) -> list[Opened]:
    """Every letter of a box, read by the union; each opening is in the journal. Raises Locked with another key."""
    require(by, permissions.READ_BOX, box)
    rows = list(Letter.objects.filter(box=box))
    opened = [Opened(row.day, unseal(row.sealed, _about(box, row.key)).decode()) for row in rows]
    fresh = Letter.objects.filter(box=box, opened_on=None).update(opened_on=today())
    record(by, "workplaces.open_letters", box, after={"letters": len(rows), "fresh": fresh})
    return opened


@act
def share_summary(*, by: Actor, box: Box, words: str) -> Summary:
    """What employer and committee may read: the union's own words, and how many letters there were."""
    require(by, permissions.READ_BOX, box)
    count = Letter.objects.filter(box=box).count()
    if not count:
        raise ValidationError(_("Hòm thư chưa có thư nào để tổng hợp."))
    said = needed("words", words, _("Hãy viết tổng hợp, không để lộ ai đã viết."), 4000)
    row = save_new(Summary(commune=by.commune, box=box, day=today(), letters=count, words=said))
    record(by, "workplaces.share_summary", row, after={"box": box.pk, "letters": count})
    return row


@act
def withdraw_summary(*, by: Actor, summary: Summary, reason: str) -> Summary:
    row = lock(summary)
    require(by, permissions.UNDO_SUMMARY, row)
    row.undone_on, row.why_undone = today(), needed("reason", reason, _("Hãy ghi vì sao thu lại."))
    row.save()
    record(by, "workplaces.withdraw_summary", row, ground=row.why_undone, after={"undone_on": row.undone_on})
    return row


def _about(box: Box, key: str) -> str:
    return f"workplaces:{box.commune_id}:{box.code}:{key}"
