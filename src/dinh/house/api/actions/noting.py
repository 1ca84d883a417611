"""Noting which data sets changed: what anyone may read is compared, not what was done inside. So the feed of changes
tells of public changes only, and of every one of them, withdrawals too."""

from __future__ import annotations

import hashlib

from django_scopes import scope

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.datasets import DataSet, Wanted, offered
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.house.api import queries
from dinh.house.api.files import lines
from dinh.house.api.models import Edition

Found = dict[str, tuple[int, str]]


@act
def note_changes(*, by: Actor, found: Found) -> list[Edition]:
    """Note the data sets that `changed` found: one journal entry each. There must be one at least."""
    made, ended = [], queries.head(by.commune)
    for key, (rows, digest) in found.items():
        edition = Edition(commune=by.commune, dataset=key, seq=ended.seq, at=now(), rows=rows, digest=digest)
        edition.save(force_insert=True)
        record(by, "api.note_change", edition, after={"dataset": key, "rows": rows})
        made.append(edition)
    return made


def changed(commune: Commune) -> Found:
    """The data sets whose rows are not as noted last: number of rows and digest of each. Reads all rows: for the daily
    round, not for a page."""
    with scope(commune=commune):
        last = queries.last_digests()
    found = {key: digest_of(commune, declared) for key, declared in offered(commune).items()}
    return {key: told for key, told in found.items() if last.get(key) != told[1]}


def digest_of(commune: Commune, declared: DataSet) -> tuple[int, str]:
    """How many rows there are, and SHA-256 of them. What changes with the day alone (late or not) is among them."""
    made, rows = hashlib.sha256(), 0
    for line in lines(commune, declared, Wanted()):
        made.update(repr(line).encode("utf-8", "surrogatepass"))
        rows += 1
    return rows, made.hexdigest()
