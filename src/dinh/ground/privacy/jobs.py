"""Work done after the answer has gone out: searching every room, making a copy, checking the chain."""

from __future__ import annotations

from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune


@task()
def look(commune: int, request: int) -> int:
    """Find everything about who asks; returns how many rows. May run twice: a search that ended is left alone."""
    from dinh.ground.privacy import actions  # the acts put this job in line
    from dinh.ground.privacy.finding import find
    from dinh.ground.privacy.matching import Matcher
    from dinh.ground.privacy.models import Request
    from dinh.ground.privacy.queries import identity_of

    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        asked = Request.objects.filter(pk=request, state=Request.State.ASKED).first()
        if asked is None:
            return 0
        found = find(Matcher(identity_of(asked)), lambda percent: actions.note_progress(asked, percent))
        actions.note_found(by=Actor(home), request=asked, found=found)
        return sum(len(each.rows) for each in found)


@task()
def make(commune: int, request: int) -> int:
    """Make the copy that was allowed; returns its size in bytes. May run twice."""
    from dinh.ground.privacy import actions
    from dinh.ground.privacy.copying import pack
    from dinh.ground.privacy.models import Request

    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        asked = Request.objects.filter(pk=request, state=Request.State.MAKING).first()
        if asked is None:
            return 0
        data = pack(asked, lambda percent: actions.note_progress(asked, percent))
        actions.copy_made(by=Actor(home), request=asked, data=data)
        return len(data)


@task()
def check(commune: int, request: int) -> int:
    """Recompute the journal's chain after an erasure; returns how many faults there are."""
    from dinh.ground.journal.queries import verify
    from dinh.ground.privacy import actions
    from dinh.ground.privacy.models import Request

    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        count, faults = verify(home)
        actions.note_chain(by=Actor(home), request=Request.objects.get(pk=request), entries=count, faults=len(faults))
        return len(faults)


@task()
def check_run(commune: int, run: int) -> int:
    """Recompute the journal's chain after a round of letting go; returns how many faults there are."""
    from dinh.ground.journal.queries import verify
    from dinh.ground.privacy import actions
    from dinh.ground.privacy.models import Run

    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        count, faults = verify(home)
        actions.note_run_chain(by=Actor(home), run=Run.objects.get(pk=run), entries=count, faults=len(faults))
        return len(faults)
