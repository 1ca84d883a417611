"""Packing an issued paper for the document bus: what left the house, for whom, stays in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.office.papers import permissions
from dinh.office.papers.models import Paper
from dinh.office.papers.sending import packed
from dinh.scribe.edxml_write import Organ


@act
def pack(*, by: Actor, paper: Paper, sender: Organ, to: Sequence[Organ], due: date | None = None) -> bytes:
    """The `.edxml` of a registered paper out. Raises Refused where it is none, or the envelope cannot be written."""
    require(by, permissions.ISSUE, paper)
    if paper.direction != Paper.Direction.OUT or not paper.in_register:
        raise Refused(_("Chỉ lập gói .edxml cho văn bản đi đã ban hành."))
    try:
        data = packed(paper, sender, to, due, timezone.localtime())
    except ValueError as error:
        raise Refused(str(error)) from error
    after = {"from": sender.code, "to": [organ.code for organ in to], "bytes": len(data)}
    record(by, "papers.pack", paper, after=after)
    return data
