"""What this room offers to the floors above: a line in the desk's menu, and forgetting what was kept long enough."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.past import actions, permissions
from dinh.ground.past.models import KEPT, Run
from dinh.ground.places.models import Commune
from dinh.ground.room import DESK_LINKS, RING, DeskLink

DESK_LINKS.append(DeskLink("house", 940, _("Nhập dữ liệu cũ"), "past:home", permissions.BRING))


def forget(commune: Commune, day: date) -> int:
    """Files nobody took in for seven days, and the rows left over of those that were; returns how many runs."""
    late = now() - KEPT
    waiting = Q(state__in=("mapping", "reading", "tried", "handed"), brought_at__lt=late)
    left_over = Q(taken_at__lt=late, lines__became=None, lines__isnull=False)
    found = list(Run.objects.filter(waiting | left_over).distinct().values_list("pk", flat=True))
    for pk in found:
        actions.forget(by=Actor(commune), run_id=pk)
    return len(found)


RING.append(forget)
