"""The conclusion of a meeting: an assessment and numbered tasks, then a draft paper of the committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.committee import permissions, queries
from dinh.office.committee.locking import lock
from dinh.office.committee.models import ConclusionLine, Meeting
from dinh.office.papers import actions as papers


@dataclass(frozen=True, slots=True)
class Line:
    """One task of a conclusion: a body, or several named together (`agency`); `due` as it will be printed."""

    text: str
    body: Body | None = None
    agency: str = ""
    due: str = ""


@act
def conclude(*, by: Actor, meeting: Meeting, assessment: str, lines: Sequence[Line]) -> Meeting:
    """Write the conclusion, in place of what was there. Raises ValidationError for a task that nobody is named for."""
    meeting = lock(meeting)
    require(by, permissions.MINUTE, meeting)
    _check(lines)
    meeting.assessment = assessment.strip()
    meeting.save(update_fields=["assessment"])
    meeting.lines.all().delete()
    for order, line in enumerate(lines, start=1):
        row = ConclusionLine(
            commune=by.commune, meeting=meeting, order=order, body=line.body, agency=line.agency.strip(),
            text=line.text.strip(), due=line.due.strip(),
        )  # fmt: skip
        row.save(force_insert=True)
    record(by, "committee.conclude", meeting, after={"lines": [line.text for line in lines]})
    return meeting


@act
def draft_conclusion(*, by: Actor, meeting: Meeting) -> Any:
    """Make the draft of «Thông báo kết luận» in the papers room, or bring the one there up to date; returns the paper.

    Once it is issued there, its numbered tasks are read as clauses and wait to be given. Raises ValidationError without
    a conclusion.
    """
    meeting = lock(meeting)
    require(by, permissions.MINUTE, meeting)
    lines = list(meeting.lines.select_related("body"))
    if not lines and not meeting.assessment:
        raise ValidationError(_("Cuộc họp chưa có kết luận. Hãy ghi kết luận trước khi soạn thông báo."))
    words: dict[str, Any] = {
        "type_name": "Thông báo",
        "subject": _subject(meeting),
        "official": _official(meeting, lines),
    }
    if meeting.paper is not None and meeting.paper.state == "draft":
        paper = papers.update_draft(by=by, paper=meeting.paper, **words)
    else:
        paper = papers.draft_out(by=by, body=meeting.committee.body, **words)
    meeting.paper = paper
    meeting.save(update_fields=["paper"])
    record(by, "committee.draft_conclusion", meeting, after={"paper": paper.ref})
    return paper


def _check(lines: Sequence[Line]) -> None:
    for number, line in enumerate(lines, start=1):
        if not line.text.strip():
            raise ValidationError(_("Mục %(number)d: hãy ghi việc phải làm.") % {"number": number})
        if line.body is None and not line.agency.strip():
            raise ValidationError(
                _("Mục %(number)d: hãy chọn đơn vị, hoặc ghi tên chung của các đơn vị.") % {"number": number}
            )


def _subject(meeting: Meeting) -> str:
    subject = meeting.subject[0].lower() + meeting.subject[1:]
    return f"Kết luận của {meeting.committee.name} tại cuộc họp {subject}"


def _official(meeting: Meeting, lines: Sequence[ConclusionLine]) -> dict[str, Any]:
    assessment = [_para(text) for text in meeting.assessment.splitlines() if text.strip()]
    tasks = [block for number, line in enumerate(lines, start=1) for block in _task(number, line)]
    blocks = [_para(_opening(meeting))]
    if assessment:
        blocks += [_heading(1, "I", "Đánh giá kết quả"), *assessment]
    if tasks:
        blocks += [_heading(1, "II" if assessment else "I", "Nhiệm vụ trong thời gian tới"), *tasks]
    named = dict.fromkeys(line.body.name for line in lines if line.body)
    parent = meeting.committee.body.parent
    return {
        "blocks": blocks,
        "recipients": [*([parent.name] if parent else []), *named, "Các thành viên Ban Chỉ đạo"],
        "archive": "VT, BCĐ",
        "signature": {"authority": [], "title": "Trưởng Ban Chỉ đạo", "name": _chair(meeting)},
    }


def _opening(meeting: Meeting) -> str:
    at = timezone.localtime(meeting.starts_at)
    role = meeting.chair.get_role_display() if meeting.chair else ""
    chair = f"đồng chí {_chair(meeting)}, {role}" if role and _chair(meeting) else role or "lãnh đạo Ban Chỉ đạo"
    came = sum(1 for _seat, noted in queries.roll(meeting) if noted and noted.presence == "present")
    name = meeting.committee.name
    return (
        f"Ngày {at.day}/{at.month}/{at.year}, tại {meeting.place}, {chair} chủ trì họp {name}; dự họp có {came} "
        f"thành viên. Sau khi nghe báo cáo và ý kiến thảo luận, {name} kết luận như sau:"
    )


def _chair(meeting: Meeting) -> str:
    if meeting.chair is None:
        return ""
    return next((seat.person for seat, _noted in queries.roll(meeting) if seat.member.pk == meeting.chair_id), "")


def _task(number: int, line: ConclusionLine) -> list[dict[str, Any]]:
    """The agency as a heading and the work below it: the form in which readers, people and programs, find who does
    what.
    """
    text = line.text.rstrip(".; ")
    due = f" (hoàn thành {line.due})" if line.due else ""
    return [_heading(2, str(number), line.addressed), _para(f"{text}{due}.")]


def _heading(level: int, label: str, text: str) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "label": label, "text": text}


def _para(text: str) -> dict[str, Any]:
    return {"kind": "para", "runs": [{"text": text.strip()}], "centred": False}
