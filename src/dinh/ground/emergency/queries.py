from __future__ import annotations

from datetime import datetime, timedelta

from dinh.ground.bodies.models import Holding
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.emergency.models import Emergency
from dinh.ground.emergency.permissions import OPEN
from dinh.ground.people.models import OpenSession, User

REACHABLE = timedelta(minutes=30)  # since a manager's session was last used


def recent() -> list[Emergency]:
    """The latest of this commune, the newest first."""
    rows = Emergency.objects.select_related("asked_by", "asked_post__body", "confirmed_by", "confirmed_post__body")
    return list(rows.select_related("ended_by")[:30])


def at_work(moment: datetime) -> Holding | None:
    """Somebody who manages accounts here and used the house a moment ago: then there is no emergency."""
    managers = holders_of("house.manage", today())
    seen = OpenSession.objects.filter(seen__gt=moment - REACHABLE, expire_date__gt=moment).values_list(
        "user", flat=True
    )
    here = set(seen.filter(user__in=[holding.user_id for holding in managers]))
    return next((holding for holding in managers if holding.user_id in here), None)


def to_tell() -> list[User]:
    """Everyone who manages accounts here, and everyone who may open an emergency."""
    held = [*holders_of("house.manage", today()), *holders_of(OPEN, today())]
    return list(User.objects.filter(pk__in={holding.user_id for holding in held}, is_active=True))
