"""In the demo year: one who asked for information wants a copy of what is kept, another that it goes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.ground.privacy import actions
from dinh.ground.privacy.finding import find
from dinh.ground.privacy.matching import Identity, Matcher
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.permissions import POWER

VN = ZoneInfo("Asia/Ho_Chi_Minh")
PEOPLE = (("erase", "Tô Thị Hiền", "0900 000 001"), ("export", "Phạm Văn Tích", "0900 000 004"))


def load(commune: Commune) -> None:
    """Two requests on the last working morning, found by the same search as always; both wait for a decision."""
    day = today()
    serving = Holding.objects.on(day).select_related("user", "post__body").filter(post__powers__isnull=False)
    holding = next((each for each in serving if POWER in each.post.powers), None)
    if holding is None:
        return
    by = Actor(commune, holding.user, holding)
    with pretend(datetime(day.year, day.month, day.day, 8, 0, tzinfo=VN)):
        for kind, name, phone in PEOPLE:
            identity = Identity(names=(name,), phones=(phone,))
            asked = actions.take(by=by, kind=kind, identity=identity, identified="thẻ căn cước")
            fresh = Request.objects.get(pk=asked.pk)
            actions.note_found(by=Actor(commune), request=fresh, found=find(Matcher(identity)))
