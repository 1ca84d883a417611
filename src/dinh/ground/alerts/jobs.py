"""Work done after the answer has gone out: one delivery round of one commune."""

from __future__ import annotations

from django_scopes import scope
from django_tasks import task

from dinh.ground.places.models import Commune


@task()
def deliver(commune: int) -> int:
    """Send what is due; returns how many messages went out. May run twice, and two at once: the ledger keeps count."""
    from dinh.ground.alerts.rounds import run_round  # the round uses the acts, and the acts put this job in line

    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        return run_round(home)
