"""The assigner's side: accept or send back what was reported, take an acceptance back, put a due day off."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.tasks import permissions
from dinh.office.tasks.locking import lock
from dinh.office.tasks.models import Postponement, Turn


@act
def accept(*, by: Actor, turn: Turn, word: str = "") -> Turn:
    """Accept a reported turn, with a word if wanted. Raises Refused for the reporter and their body."""
    turn = lock(turn)
    require(by, permissions.JUDGE, turn)
    before = {"state": turn.state}
    turn.state, turn.accepted_at, turn.accepted_by, turn.last_word = Turn.State.ACCEPTED, now(), by.post, word.strip()
    turn.save(update_fields=["state", "accepted_at", "accepted_by", "last_word"])
    record(by, "tasks.accept", turn, before=before, after={"state": turn.state, "word": turn.last_word})
    return turn


@act
def send_back(*, by: Actor, turn: Turn, reason: str) -> Turn:
    """Return a reported turn: it is work again, and being late is counted from its due day as if never reported."""
    turn = lock(turn)
    require(by, permissions.JUDGE, turn)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi cần làm thêm gì, để đơn vị biết mà làm.")})
    before = {"state": turn.state, "reported_at": turn.reported_at, "reported_by": turn.reported_by}
    turn.state, turn.reported_at, turn.reported_by, turn.last_word = Turn.State.RETURNED, None, None, reason.strip()
    turn.save(update_fields=["state", "reported_at", "reported_by", "last_word"])
    record(by, "tasks.return", turn, before=before, after={"state": turn.state, "reason": turn.last_word})
    return turn


@act
def undo_accept(*, by: Actor, turn: Turn, reason: str) -> Turn:
    """Take an acceptance back, by the post that gave it: the turn waits to be judged again."""
    turn = lock(turn)
    require(by, permissions.UNDO_ACCEPT, turn)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao rút lại việc nghiệm thu.")})
    before = {"state": turn.state, "accepted_at": turn.accepted_at}
    turn.state, turn.accepted_at, turn.accepted_by = Turn.State.REPORTED, None, None
    turn.save(update_fields=["state", "accepted_at", "accepted_by"])
    record(by, "tasks.undo_accept", turn, before=before, after={"state": turn.state, "reason": reason.strip()})
    return turn


@act
def postpone(*, by: Actor, turn: Turn, to_day: date, reason: str) -> Postponement:
    """Move a due day later, with the reason; the printed day and every earlier due day stay readable."""
    turn = lock(turn)
    require(by, permissions.POSTPONE, turn)
    due = turn.due or today()
    errors = {}
    if to_day <= due:
        errors["to_day"] = _("Hạn mới: phải sau hạn hiện nay (%(due)s).") % {"due": f"{due:%d/%m/%Y}"}
    elif to_day < today():
        errors["to_day"] = _("Hạn mới: ngày này đã qua. Hãy chọn từ hôm nay trở đi.")
    if not reason.strip():
        errors["reason"] = _("Lý do: hãy ghi vì sao gia hạn.")
    if errors:
        raise ValidationError(errors)
    moved = Postponement(
        commune=by.commune, turn=turn, from_day=due, to_day=to_day, reason=reason.strip(), by=by.post, at=now()
    )  # fmt: skip
    moved.save(force_insert=True)
    turn.due = to_day
    turn.save(update_fields=["due"])
    record(by, "tasks.postpone", turn, before={"due": due}, after={"due": to_day, "reason": moved.reason})
    return moved
