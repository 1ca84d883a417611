"""Which stored files anyone may download: documents of readable versions; never a covered original, never a proof."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from dinh.ground.actor import Actor
from dinh.rights.publish.models import Attachment, Version
from dinh.rights.publish.public.readable import open_versions


def public_file_readable(actor: Actor, file: int) -> bool:
    """Whether a file stands on a public page, whoever asks.

    A document covered in any version of its publication is closed as it came, in the older versions too.
    """
    covered = Attachment.objects.filter(
        version__publication=OuterRef("version__publication"), file=OuterRef("file"), masked=True
    )
    plain = Q(file=file, masked=False) & (Q(version__state=Version.State.CURRENT) | ~Exists(covered))
    held = Attachment.objects.filter(plain | Q(public_file=file), version__in=open_versions())
    return held.filter(commune=actor.commune).exists()
