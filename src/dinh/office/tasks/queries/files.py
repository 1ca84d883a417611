from __future__ import annotations

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.office.tasks import permissions
from dinh.office.tasks.models import EvidenceFile


def may_read_file(by: Actor, file_id: int) -> bool:
    """Whether the file is evidence of a task here and the actor may read tasks."""
    return may(by, permissions.READ) and EvidenceFile.objects.filter(commune=by.commune, file=file_id).exists()
