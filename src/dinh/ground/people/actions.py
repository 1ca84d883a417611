"""What changes about accounts. Passwords and second factors are allauth's own business."""

from __future__ import annotations

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people import permissions
from dinh.ground.people.models import User


@act
def end_sessions(*, by: Actor, user_id: int) -> User:
    """End every session of one's own account; the caller keeps the present one by updating its hash."""
    user = User.objects.select_for_update().get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    before = user.session_round
    user.session_round = before + 1
    user.save(update_fields=["session_round"])
    record(
        by, "people.end_sessions", user, before={"session_round": before}, after={"session_round": user.session_round}
    )
    return user
