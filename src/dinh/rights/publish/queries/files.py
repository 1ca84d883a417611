"""Who may open which file of this room; what the public may open stands in `public/files.py`."""

from __future__ import annotations

from django.db.models import Q

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.rights.publish import permissions
from dinh.rights.publish.models import Attachment, Posting


def proof_readable(by: Actor, file: int) -> bool:
    """Photos of postings, for those who read the book; originals of attachments, for those who write."""
    if may(by, permissions.READ) and Posting.objects.filter(Q(photo=file) | Q(end_photo=file)).exists():
        return True
    return may(by, permissions.WRITE) and Attachment.objects.filter(Q(file=file) | Q(public_file=file)).exists()
