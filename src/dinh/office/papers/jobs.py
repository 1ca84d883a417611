"""Work done after the answer has gone out."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.places.models import Commune
from dinh.office.papers import spool
from dinh.office.papers.actions.intake import refuse_item, take_in
from dinh.office.papers.models import Batch, BatchItem
from dinh.office.papers.reader import read_file


@task()
def read_batch(commune: int, batch: int) -> int:
    """Read every waiting file of a batch; returns how many it settled. May run twice: settled files are left alone."""
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        opened = Batch.objects.select_related("user", "post__body", "body").get(pk=batch)
        held = holdings_of(opened.user, today()).filter(post=opened.post).first()
        by = Actor(commune=home, user=opened.user, holding=held)
        return read_waiting(by, opened)


def read_waiting(by: Actor, batch: Batch) -> int:
    """Read the files of a batch that wait, one after the other, so that memory holds one file."""
    waiting = BatchItem.objects.filter(batch=batch, state=BatchItem.State.WAITING).values_list("pk", flat=True)
    for pk in list(waiting):
        _read_one(by, BatchItem.objects.get(pk=pk))
    return len(waiting)


def _read_one(by: Actor, item: BatchItem) -> None:
    data = spool.get(item.spooled)
    try:
        if data is None:
            refuse_item(by=by, item=item, reason=_("Tệp tải lên không còn trên máy. Hãy gửi lại tệp này."))
        else:
            take_in(by=by, item=item, found=read_file(data, item.name))
    except Refused as refusal:
        refuse_item(by=by, item=item, reason=str(refusal))
    spool.drop(item.spooled)
