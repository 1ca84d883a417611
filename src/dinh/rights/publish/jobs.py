"""Work done after the answer has gone out: reading long documents."""

from __future__ import annotations

from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.clock import today
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.rights.publish.actions.attachments import read_attachment
from dinh.rights.publish.models import Attachment


@task()
def read_later(commune: int, attachment: int, user: int) -> bool:
    """Read one attachment; may run twice, and may find that it was removed in the meantime."""
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        found = Attachment.objects.filter(pk=attachment, reading=Attachment.Reading.WAITING).first()
        if found is None:
            return False
        person = User.objects.get(pk=user)
        read_attachment(by=Actor(home, person, holdings_of(person, today()).first()), attachment=found)
        return True
