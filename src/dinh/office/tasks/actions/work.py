"""Doing: a body starts a turn, reports it done with proof, or takes the report back before anyone has judged it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files import actions as files
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.tasks import permissions
from dinh.office.tasks.locking import lock
from dinh.office.tasks.models import Evidence, EvidenceFile, Turn

MOST_FILES = 20


@act
def start(*, by: Actor, turn: Turn) -> Turn:
    """Begin a turn. Someone of the lead body who begins an unowned turn becomes its owner."""
    turn = lock(turn)
    require(by, permissions.START, turn)
    before = {"state": turn.state, "owner": turn.owner}
    turn.state = Turn.State.STARTED
    if turn.owner is None and by.post and by.post.body_id == turn.task.lead_id:
        turn.owner = by.post
    turn.save(update_fields=["state", "owner"])
    record(by, "tasks.start", turn, before=before, after={"state": turn.state, "owner": turn.owner})
    return turn


@act
def report(
    *, by: Actor, turn: Turn, note: str, uploads: Sequence[tuple[bytes, str]] = (), paper: Any = None
) -> Evidence:
    """Report a turn done, with words and a proof: files as (bytes, name), or a paper in the register.

    Raises ValidationError when the words or the proof are missing or a file is refused; Refused for who may not.
    """
    turn = lock(turn)
    require(by, permissions.REPORT, turn)
    _check(note, uploads, paper)
    stored = [files.store(by=by, data=data, name=name) for data, name in uploads]
    evidence = Evidence(
        commune=by.commune, turn=turn, body=by.body, note=note.strip(), paper=paper, by=by.user, post=by.post, at=now()
    )
    evidence.save(force_insert=True)
    for file in stored:
        EvidenceFile(commune=by.commune, evidence=evidence, file=file).save(force_insert=True)
    before = {"state": turn.state}
    turn.state, turn.reported_at, turn.reported_by = Turn.State.REPORTED, evidence.at, by.post
    turn.save(update_fields=["state", "reported_at", "reported_by"])
    after = {"state": turn.state, "note": evidence.note, "files": [file.sha256 for file in stored], "paper": paper}
    record(by, "tasks.report", turn, before=before, after=after)
    return evidence


@act
def undo_report(*, by: Actor, turn: Turn) -> Turn:
    """Take a report back before it is accepted: the turn is in work again, its evidence stays readable as withdrawn."""
    turn = lock(turn)
    require(by, permissions.UNDO_REPORT, turn)
    evidence = turn.evidence.filter(withdrawn=False).last()
    if evidence is not None:
        evidence.withdrawn = True
        evidence.save(update_fields=["withdrawn"])
    before = {"state": turn.state, "reported_at": turn.reported_at}
    turn.state, turn.reported_at, turn.reported_by = Turn.State.STARTED, None, None
    turn.save(update_fields=["state", "reported_at", "reported_by"])
    record(by, "tasks.undo_report", turn, before=before, after={"state": turn.state})
    return turn


def _check(note: str, uploads: Sequence[tuple[bytes, str]], paper: Any) -> None:
    errors = {}
    if not note.strip():
        errors["note"] = _("Kết quả: hãy ghi vài dòng về việc đã làm được.")
    if not uploads and paper is None:
        errors["uploads"] = _("Minh chứng: hãy gửi kèm ít nhất một ảnh, một tệp, hoặc ghi mã văn bản kết quả.")
    if len(uploads) > MOST_FILES:
        errors["uploads"] = _("Minh chứng: mỗi lần gửi tối đa %(most)d tệp; tệp khác gửi ở lần báo cáo sau.") % {
            "most": MOST_FILES
        }
    if errors:
        raise ValidationError(errors)
