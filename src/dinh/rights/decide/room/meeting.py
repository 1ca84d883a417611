"""What meetings and signed decisions tell the floors above: today's work, who may open the scans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.room import FILE_READERS, TODAY, TodayItem, Tone
from dinh.rights.decide import permissions
from dinh.rights.decide.models import Correction, Decision, MatterFile, Round
from dinh.rights.decide.queries import votings

MOST = 10
State = Round.State


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For whoever runs a group's votings: the meeting of the day, the decision to sign, the scan to keep. (Invitations
    and counts are said with the steps and votings of all forms, in `matters`.)"""
    if may(by, permissions.PREPARE, by.commune):
        yield from _today(by, day)
        yield from _papers(by, day)


def _mine(by: Actor, **wanted: Any) -> QuerySet[Round]:
    """Votings of the commune, or of the one group a head looks after."""
    rows: QuerySet[Round] = Round.objects.filter(**wanted).select_related("matter", "group")
    own = by.post.group_id if by.post else None
    return rows.filter(group=own) if own else rows


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    for round in _mine(by, form=Round.Form.MEETING, state__in=[State.PLANNED, State.OPEN])[:MOST]:
        days = [timezone.localdate(at) for at in round.clusters.values_list("meets_at", flat=True)]
        if day in (days or [timezone.localdate(round.opens_at)]):
            when = _("Họp hôm nay, %(hour)s") % {"hour": f"{timezone.localtime(round.opens_at):%H:%M}"}
            yield _item(_("Cuộc họp"), round, "meeting", "soon", when, day)


def _papers(by: Actor, day: date) -> Iterator[TodayItem]:
    counted = _mine(by, state=State.COUNTED, purpose=Round.Purpose.DECIDE)
    for round in counted.filter(decision=None)[:MOST]:
        if not votings.fell_short(round):
            yield _item(_("Lập, ký quyết định"), round, "decision", "soon", _("Chưa ký"), votings.day_of(round))
    for round in counted.filter(decision__isnull=False, decision__scan=None)[:MOST]:
        yield _item(_("Gửi bản đã ký"), round, "decision", "info", _("Chưa có bản chụp"), day)


def _item(what: str, round: Round, page: str, tone: Tone, when: str, day: date) -> TodayItem:
    url = reverse(f"decide_desk:{page}", args=[round.pk])
    return TodayItem(f"{what}: {round.matter.title}", url, tone, when, str(round.group), day, _("Mở"))


def scan_readable(by: Actor, file: int) -> bool:
    """Scans of signed papers, for those who read matters; the public reads the record, not the handwriting."""
    if not may(by, permissions.READ):
        return False
    scans = (Decision.objects.filter(scan=file), Correction.objects.filter(scan=file))
    proofs = MatterFile.objects.filter(file=file, role=MatterFile.Role.PROOF)
    return any(rows.exists() for rows in (*scans, proofs))


TODAY.append(today_items)
FILE_READERS.append(scan_readable)
