"""Files come in: an official's, a visitor's; and what a visitor sent for nothing goes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files import storage
from dinh.ground.files.checks import check, check_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.files.queries import is_used
from dinh.ground.gate import Refusal, at_home, permission, require, signed_in
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune

KEPT = timedelta(hours=25)  # a visitor's file waits so long to be sent with something: longer than a form lives
NAMES = {
    "image/jpeg": "anh.jpg", "image/png": "anh.png", "image/webp": "anh.webp", "application/pdf": "giay-to.pdf",
    "text/plain": "giay-to.txt", "audio/webm": "ghi-am.webm", "audio/ogg": "ghi-am.ogg", "audio/mp4": "ghi-am.m4a",
    "audio/3gpp": "ghi-am.3gp", "audio/amr": "ghi-am.amr", "audio/wav": "ghi-am.wav", "audio/mpeg": "ghi-am.mp3",
    "audio/aac": "ghi-am.aac",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """A visitor's file that was checked and whose bytes lie on disk, before any row names it."""

    sha256: str
    kind: str
    media_type: str
    size: int


def _anyone(by: Actor, thing: Any) -> Refusal | None:
    return None


def _unused(by: Actor, stored: StoredFile) -> Refusal | None:
    if is_used(stored):
        return Refusal(_("Tệp này đã kèm vào một hồ sơ nên không xóa được."))
    return None if stored.by_id is None else signed_in(by, stored)


STORE = permission("files.store", signed_in)
STORE_SENT = permission("files.store_sent", _anyone)
DROP = permission("files.drop", at_home, _unused)


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


@act
def store_sent(*, by: Actor, data: bytes, name: str) -> StoredFile:
    """Keep a photo, a voice note or a paper that a visitor sends, under a name that tells nothing. The room that calls
    limits how often, and attaches the file to something within a day: otherwise it goes (`drop_unused`).

    Raises ValidationError naming the file by `name`, the cause and the way out.
    """
    return keep_sent(by, take_sent(data, name))


def take_sent(data: bytes, name: str) -> Taken:
    """Check a visitor's file and put its bytes on disk, before the act that will name them: looking at a photo and
    waiting for the disk would hold up everyone else who writes. Then either `keep_sent` or `let_go`.

    Raises ValidationError naming the file by `name`, the cause and the way out.
    """
    checked = check_sent(data, name)
    return Taken(storage.put(checked.data), checked.kind, checked.media_type, len(checked.data))


def keep_sent(actor: Actor, taken: Taken) -> StoredFile:
    """The row of a visitor's file, within the act that attaches it to something."""
    require(actor, STORE_SENT)
    stored = StoredFile(
        commune=actor.commune, sha256=taken.sha256, kind=taken.kind, media_type=taken.media_type,
        name=NAMES.get(taken.media_type, "giay-to.docx"), size=taken.size, by=None,
    )  # fmt: skip
    stored.save(force_insert=True)
    # No hash here: an entry is for ever, and would tell whoever has the photo that it was sent.
    record(actor, "files.store_sent", stored, after={"kind": stored.kind, "size": stored.size})
    return stored


def let_go(taken: Sequence[Taken]) -> None:
    """Remove the bytes of files that were taken and then not kept, unless a row names the same ones."""
    for each in taken:
        _drop_bytes(each.sha256, fresh=True)


@act
def drop(*, by: Actor, stored: StoredFile) -> None:
    """Remove a file that a visitor sent, or that was sealed elsewhere, and that nothing points at any more. Raises
    Refused for a file that is used, and for an official's file to who is not signed in."""
    require(by, DROP, stored)
    record(by, "files.drop", stored, after={"kind": stored.kind, "size": stored.size})
    sha256, fresh = stored.sha256, stored.at > now() - KEPT
    stored.delete()
    _drop_bytes(sha256, fresh=fresh)


def _drop_bytes(sha256: str, *, fresh: bool) -> None:
    with scopes_disabled():  # bytes are shared by all communes of the house
        shared = StoredFile.objects.filter(sha256=sha256).exists()
    if not shared:
        transaction.on_commit(partial(storage.drop, sha256, 0 if fresh else KEPT.total_seconds()))


def drop_unused(commune: Commune, day: date) -> int:
    """Periodic work: remove what visitors began to send more than a day ago and never did; returns how many."""
    old = StoredFile.objects.filter(by=None, at__lt=now() - KEPT)
    unused = [stored for stored in old if not is_used(stored)]
    for stored in unused:
        drop(by=Actor(commune), stored=stored)
    return len(unused)


def drop_nameless(commune: Commune, day: date) -> int:
    """Periodic work: remove bytes that no row has named for a day. A server that is killed between putting a file on
    disk and writing its row leaves some. They are of no commune: the first one does it for all. Returns how many."""
    if Commune.objects.filter(here=True).order_by("code").first() != commune:
        return 0
    dropped = storage.drop_parts(KEPT.total_seconds())
    for names in storage.folders():
        with scopes_disabled():
            known = set(StoredFile.objects.filter(sha256__in=names).values_list("sha256", flat=True))
        dropped += sum(storage.drop(name, KEPT.total_seconds()) for name in names if name not in known)
    return dropped
