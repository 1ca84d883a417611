"""Votings under way: while one is open nobody may take the house apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from dinh.ground.room import OPEN_NOW
from dinh.rights.decide.models import Round


def _open_now(moment: datetime) -> Iterator[str]:
    for round in Round.objects.filter(state=Round.State.OPEN).select_related("group").order_by("closes_at", "pk"):
        what = {"stands": round.stands, "question": round.question, "group": str(round.group)}
        yield _("%(stands)s «%(question)s», %(group)s: đợi có kết quả") % what


OPEN_NOW.append(_open_now)
