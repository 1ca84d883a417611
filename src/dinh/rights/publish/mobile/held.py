"""A photo kept between two tries of a form: a file field cannot be filled in again, and a photo is hard to take
twice."""

from __future__ import annotations

from django.core import signing

from dinh.ground.actor import Actor
from dinh.ground.files.models import StoredFile

SALT = "publish.held-photo"
KEPT = 12 * 3600  # seconds: as long as a session


def ticket(by: Actor, photo: StoredFile) -> str:
    """What the form carries in place of the photo: only this person can use it."""
    return signing.dumps([photo.pk, by.person.pk], salt=SALT)


def redeem(by: Actor, signed: str) -> StoredFile | None:
    """The photo of a ticket; None for one that is old, another's or made up."""
    try:
        pk, person = signing.loads(signed, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if person != by.person.pk:
        return None
    return StoredFile.objects.filter(pk=pk, kind=StoredFile.Kind.IMAGE).first()
