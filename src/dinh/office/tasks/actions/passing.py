"""Work passes between posts, never between people: when a holding ends, the work stays where it is."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.tasks import permissions
from dinh.office.tasks.locking import lock
from dinh.office.tasks.models import HandOver, Turn


@act
def set_owner(*, by: Actor, turn: Turn, post: Post | None) -> Turn:
    """Say which post of the lead body does a turn; None leaves it to the body. Raises ValidationError for another
    body's.
    """
    turn = lock(turn)
    require(by, permissions.OWN, turn)
    if post is not None and post.body_id != turn.task.lead_id:
        raise ValidationError(
            {"owner": _("Người làm: chức danh này không thuộc %(lead)s.") % {"lead": turn.task.lead.name}}
        )
    before = {"owner": turn.owner}
    turn.owner = post
    turn.save(update_fields=["owner"])
    record(by, "tasks.own", turn, before=before, after={"owner": turn.owner})
    return turn


@act
def hand_over(*, by: Actor, from_post: Post, to_post: Post, reason: str) -> HandOver:
    """Move every open turn of one post to another post of the same body, and keep the record of what was passed.

    Raises ValidationError when there is nothing to pass, the bodies differ, or the reason is missing.
    """
    require(by, permissions.HAND_OVER, from_post)
    _check(from_post, to_post, reason)
    turns = _held(from_post)
    passed = HandOver(
        commune=by.commune, from_post=from_post, to_post=to_post, reason=reason.strip(), by=by.post, at=now(),
        items=[_item(turn) for turn in turns],
    )  # fmt: skip
    passed.save(force_insert=True)
    Turn.objects.filter(pk__in=[turn.pk for turn in turns]).update(owner=to_post)
    record(
        by, "tasks.hand_over", passed, before={"owner": from_post, "turns": [turn.pk for turn in turns]},
        after={"owner": to_post, "reason": passed.reason},
    )  # fmt: skip
    return passed


def _held(post: Post) -> list[Turn]:
    """The open turns of a post, their rows locked. Raises ValidationError when there are none."""
    turns = (
        Turn.objects.select_for_update(of=("self",))
        .filter(owner=post, task__ended=None)
        .exclude(state=Turn.State.ACCEPTED)
        .select_related("task__paper")
        .order_by("due", "pk")
    )
    held = list(turns)
    if not held:
        raise ValidationError(
            {"from_post": _("Bên giao: chức danh này không giữ việc nào đang làm, nên không cần bàn giao.")}
        )
    return held


def _check(from_post: Post, to_post: Post, reason: str) -> None:
    errors = {}
    if from_post.pk == to_post.pk:
        errors["to_post"] = _("Bên nhận: phải là chức danh khác bên giao.")
    elif from_post.body_id != to_post.body_id:
        errors["to_post"] = _("Bên nhận: phải thuộc %(body)s, vì việc đã giao cho đơn vị này.") % {
            "body": from_post.body.name
        }
    if not reason.strip():
        errors["reason"] = _("Lý do: hãy ghi vì sao bàn giao (nghỉ hưu, chuyển công tác, phân công lại…).")
    if errors:
        raise ValidationError(errors)


def _item(turn: Turn) -> dict[str, Any]:
    return {
        "ref": turn.task.ref, "title": turn.task.title, "label": turn.label, "state": turn.get_state_display(),
        "due": turn.due.isoformat() if turn.due else "", "paper": turn.task.paper.number if turn.task.paper else "",
    }  # fmt: skip
