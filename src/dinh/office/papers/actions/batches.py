"""Sending a batch to be read in the background."""

from __future__ import annotations

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.papers import permissions
from dinh.office.papers.jobs import read_batch
from dinh.office.papers.models import Batch


@act
def send_to_reading(*, by: Actor, batch: Batch) -> Batch:
    """Queue the reading of a batch; sending it twice is harmless, the job leaves settled files alone."""
    require(by, permissions.REGISTER, batch)
    read_batch.enqueue(batch.commune_id, batch.pk)
    record(by, "papers.send_to_reading", batch)
    return batch
