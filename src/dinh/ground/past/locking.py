"""What every act of this room begins with: the run as it is now, its row locked to the end of the act."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.past import permissions
from dinh.ground.past.models import Run


def locked(by: Actor, run_id: int, *states: str) -> Run:
    """The run, its row locked to the end of the act. Raises Refused when it is gone, of a room one may not enter, or in
    none of these states."""
    run = locked_alone(run_id)
    require(by, permissions.ONE, run)
    if run.state not in states:
        raise Refused(_("Lần nhập này %(state)s: không làm việc này được nữa.") % {"state": run.get_state_display()})
    return run


def locked_alone(run_id: int) -> Run:
    run: Run | None = Run.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
    if run is None:
        raise Refused(_("Lần nhập này không còn nữa."))
    return run
