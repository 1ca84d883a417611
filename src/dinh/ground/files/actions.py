from __future__ import annotations

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.files import storage
from dinh.ground.files.checks import check
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import permission, require, signed_in
from dinh.ground.journal.actions import record

STORE = permission("files.store", signed_in)


@act
def store(*, by: Actor, data: bytes, name: str, read_as: str = "") -> StoredFile:
    """Check and keep one file; `read_as` as in `checks.check`.

    Raises ValidationError naming the file, the cause and the way out; Refused for a visitor.
    """
    require(by, STORE)
    name = " ".join(name.replace("\\", "/").rsplit("/", 1)[-1].split())[-200:] or "tep"
    checked = check(data, name, read_as)
    stored = StoredFile(
        commune=by.commune, sha256=storage.put(checked.data), kind=checked.kind, media_type=checked.media_type,
        name=name, size=len(checked.data), by=by.user,
    )  # fmt: skip
    stored.save(force_insert=True)
    record(by, "files.store", stored, after={"sha256": stored.sha256, "kind": stored.kind, "size": stored.size})
    return stored
