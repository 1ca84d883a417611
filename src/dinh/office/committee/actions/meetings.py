"""Meetings: planned with an agenda, held with attendance and opinions, or cancelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.office.committee import permissions
from dinh.office.committee.locking import lock
from dinh.office.committee.models import AgendaItem, Attendance, Committee, Meeting, Member, Opinion


@act
def plan_meeting(
    *,
    by: Actor,
    committee: Committee,
    subject: str,
    starts_at: datetime,
    place: str,
    agenda: Sequence[tuple[str, str]],
    chair: Member | None = None,
    guests: str = "",
) -> Meeting:
    """Plan a meeting; `agenda` is (text, presenter) in order. Raises ValidationError without subject, place or
    agenda.
    """
    require(by, permissions.MANAGE, committee)
    meeting = Meeting(commune=by.commune, committee=committee, ref=new_ref("HN"), chair=chair)
    _fill(meeting, subject, starts_at, place, agenda, guests)
    meeting.save(force_insert=True)
    _write_agenda(meeting, agenda)
    record(by, "committee.plan_meeting", meeting, after=_as_data(meeting, agenda))
    return meeting


@act
def edit_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    subject: str,
    starts_at: datetime,
    place: str,
    agenda: Sequence[tuple[str, str]],
    chair: Member | None = None,
    guests: str = "",
) -> Meeting:
    meeting = lock(meeting)
    require(by, permissions.MINUTE, meeting)
    before = _as_data(meeting, [(item.text, item.presenter) for item in meeting.agenda.all()])
    _fill(meeting, subject, starts_at, place, agenda, guests)
    meeting.chair = chair
    meeting.save()
    meeting.agenda.all().delete()
    _write_agenda(meeting, agenda)
    record(by, "committee.edit_meeting", meeting, before=before, after=_as_data(meeting, agenda))
    return meeting


@act
def hold_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    attendance: Mapping[Member, tuple[str, str]],
    opinions: Sequence[tuple[str, str]],
) -> Meeting:
    """Note who came and what was said. `attendance` gives (presence, note) for a member; whoever is not in it stays
    unknown.

    Raises ValidationError before the meeting has begun: nobody can be noted present at what has not happened.
    """
    meeting = lock(meeting)
    require(by, permissions.MINUTE, meeting)
    if meeting.starts_at > now():
        raise ValidationError(_("Cuộc họp chưa diễn ra nên chưa điểm danh được."))
    _note(meeting, attendance, opinions)
    noted = {str(member): presence for member, (presence, _note) in attendance.items()}
    record(by, "committee.hold_meeting", meeting, after={"attendance": noted, "opinions": len(opinions)})
    return meeting


@act
def cancel_meeting(*, by: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Cancel a meeting with a reason; the page stays and says so."""
    meeting = lock(meeting)
    require(by, permissions.MINUTE, meeting)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao hủy cuộc họp.")})
    meeting.cancelled = reason.strip()[:300]
    meeting.save(update_fields=["cancelled"])
    record(by, "committee.cancel_meeting", meeting, after={"reason": meeting.cancelled})
    return meeting


def _note(meeting: Meeting, attendance: Mapping[Member, tuple[str, str]], opinions: Sequence[tuple[str, str]]) -> None:
    meeting.attendance.all().delete()
    for member, (presence, note) in attendance.items():
        row = Attendance(
            commune_id=meeting.commune_id, meeting=meeting, member=member, presence=presence, note=note[:200]
        )
        row.save(force_insert=True)
    meeting.opinions.all().delete()
    for order, (speaker, text) in enumerate(opinions, start=1):
        spoken = Opinion(commune_id=meeting.commune_id, meeting=meeting, order=order, speaker=speaker[:200], text=text)
        spoken.save(force_insert=True)


def _fill(
    meeting: Meeting, subject: str, starts_at: datetime, place: str, agenda: Sequence[tuple[str, str]], guests: str
) -> None:
    meeting.subject, meeting.starts_at, meeting.place = " ".join(subject.split()), starts_at, place.strip()
    meeting.guests = guests.strip()
    if not agenda:
        raise ValidationError({"agenda": _("Chương trình họp: hãy ghi ít nhất một nội dung, mỗi dòng một nội dung.")})
    meeting.full_clean()


def _write_agenda(meeting: Meeting, agenda: Sequence[tuple[str, str]]) -> None:
    for order, (text, presenter) in enumerate(agenda, start=1):
        item = AgendaItem(
            commune_id=meeting.commune_id, meeting=meeting, order=order, text=text[:500], presenter=presenter[:200]
        )
        item.save(force_insert=True)


def _as_data(meeting: Meeting, agenda: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "subject": meeting.subject,
        "starts_at": meeting.starts_at,
        "place": meeting.place,
        "chair": str(meeting.chair) if meeting.chair else None,
        "agenda": [text for text, _presenter in agenda],
    }
