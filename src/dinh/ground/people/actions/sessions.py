"""How sessions end before their time, and when each was last used."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people import permissions
from dinh.ground.people.models import OpenSession, User

SEEN_EVERY = timedelta(minutes=10)


@act
def end_sessions(*, by: Actor, user_id: int) -> User:
    """End every session of one's own account; the caller keeps the present one by updating its hash."""
    user = User.objects.select_for_update().get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    end_all(user)
    record(by, "people.end_sessions", by.commune, after={"session_round": user.session_round})
    return user


@act
def end_one_session(*, by: Actor, user_id: int, handle: str) -> None:
    """End one session of one's own account, told by its `handle`. Raises ValidationError when it is over already."""
    user = User.objects.get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    found = next((row for row in OpenSession.objects.filter(user=user) if row.handle == handle), None)
    if found is None:
        raise ValidationError(_("Phiên ấy đã kết thúc từ trước."))
    found.delete()
    record(by, "people.end_session", by.commune, after={"user_id": user.pk})


@act
def factor_added(*, by: Actor, user_id: int, kind: str) -> None:
    """Somebody set up a second factor or new recovery codes (`kind`: allauth's type); allauth has written it."""
    user = User.objects.get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    record(by, "people.factor_added", by.commune, after={"user_id": user.pk, "kind": kind})


@act
def factor_lost(*, by: Actor, user_id: int, kind: str) -> User:
    """A second factor was taken off this account (`kind`: allauth's type): whoever came in by it elsewhere is out."""
    user = User.objects.select_for_update().get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    end_all(user)
    record(by, "people.factor_lost", by.commune, after={"user_id": user.pk, "kind": kind})
    return user


def end_all(user: User) -> None:
    """Within an act: no session begun before opens anything from the very next request on."""
    user.session_round += 1
    user.save(update_fields=["session_round"])
    OpenSession.objects.filter(user=user).delete()


def forget_expired() -> int:
    """What a session began with goes when it has ended: twelve hours at most, and until the next round of the day."""
    return int(OpenSession.objects.filter(expire_date__lt=now()).delete()[0])


def mark_seen(key: str) -> None:
    """Note that a session is in use, once in ten minutes at most; its end does not move. No row of the register, so no
    act. While the database takes nothing, reading goes on."""
    moment = now()
    stale = Q(seen=None) | Q(seen__lt=moment - SEEN_EVERY)
    try:
        with transaction.atomic():
            OpenSession.objects.filter(stale, session_key=key).update(seen=moment)
    except DatabaseError:
        return
