"""One backup: the database first, then the files that it names. Files never change under their name, so what was
copied last still belongs to that moment."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dinh.ground.clock import now
from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.house.backup import book, engines, keeping
from dinh.house.backup.key import Key
from dinh.house.backup.places import Place
from dinh.house.backup.progress import Progress

AT_ONCE = 8  # objects on their way
KEYS = ("secret-key", "identity-key", "vapid-key")


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup did: `sent` objects of `sent_bytes` were new there; `old` backups and `dropped` objects went."""

    backup: str
    manifest: book.Manifest
    sent: int
    sent_bytes: int
    old: list[str]
    dropped: int


class _Sender:
    """Sends what is not there yet, some at once; raises what went wrong with an earlier one."""

    def __init__(self, place: Place, key: Key, pool: ThreadPoolExecutor) -> None:
        self._place, self._key, self._pool = place, key, pool
        self._known = set(place.names("objects"))
        self._under_way: deque[Future[int]] = deque()
        self.sent = self.sent_bytes = 0

    def has(self, sha256: str) -> bool:
        return book.object_name(self._key, sha256) in self._known

    def send(self, sha256: str, data: bytes) -> None:
        name = book.object_name(self._key, sha256)
        if name in self._known:
            return
        self._known.add(name)
        if len(self._under_way) >= AT_ONCE:
            self._taken()
        self._under_way.append(self._pool.submit(self._put, name, data))

    def _put(self, name: str, data: bytes) -> int:
        box = self._key.seal(data, name)
        self._place.put(name, box)
        return len(box)

    def _taken(self) -> None:
        self.sent_bytes += self._under_way.popleft().result()
        self.sent += 1

    def wait(self) -> None:
        while self._under_way:
            self._taken()


@contextmanager
def _sender(place: Place, key: Key) -> Iterator[_Sender]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        sender = _Sender(place, key, pool)
        yield sender
        sender.wait()


def make(place: Place, key: Key, keep: keeping.Keeping, *, with_identity_key: bool = True) -> Made:
    """Back this house up to an open place that nobody else writes to (`places.alone`), then let old backups go.

    Raises OSError where the place or the disk fails, engines.DatabaseFailed, book.Unfit.
    """
    backup = book.next_id(place, now())
    with _sender(place, key) as sender:
        manifest = _sent(sender, _secrets(with_identity_key))
    book.write(place, key, backup, manifest)
    old, dropped = thin_out(place, key, keep)
    return Made(backup, manifest, sender.sent, sender.sent_bytes, old, dropped)


def _sent(sender: _Sender, kept_secrets: dict[str, str]) -> book.Manifest:
    taking = Progress("Chép cơ sở dữ liệu", unit="byte")
    with engines.copied(taking.step) as copy:
        whole, pieces, size = hashlib.sha256(), [], 0
        for piece in copy.pieces:
            taking.step(len(piece))
            sha256 = hashlib.sha256(piece).hexdigest()
            sender.send(sha256, piece)
            whole.update(piece)
            pieces.append(sha256)
            size += len(piece)
        taking.end()
        files, missing = _files(sender, copy.files)
        return book.Manifest(
            engine=copy.engine, pieces=pieces, size=size, sha256=whole.hexdigest(), tables=copy.tables,
            heads=copy.heads, files=files, missing=missing, secrets=kept_secrets,
        )  # fmt: skip


def _files(sender: _Sender, named: list[str]) -> tuple[list[str], list[str]]:
    """Those of the files that belong to the backup, and of these the ones the house itself has lost. A file that was
    dropped since the database was copied belongs to neither: nobody is to have it any more."""
    files, missing = [], []
    sending = Progress("Chép tệp", len(named), "tệp")
    for sha256 in named:
        sending.step()
        files.append(sha256)
        if sender.has(sha256):
            continue
        try:
            data = storage.get(sha256)
        except OSError:
            if StoredFile._base_manager.filter(sha256=sha256).exists():
                missing.append(sha256)
            else:
                files.pop()
        else:
            sender.send(sha256, data)
    sending.end()
    return files, missing


def _secrets(with_identity_key: bool) -> dict[str, str]:
    """What must come back with the data for it to be read: without the secret key no follower can be reached, without
    the identity key no sealed letter opens."""
    given = {
        "secret-key": settings.SECRET_KEY,
        "identity-key": settings.IDENTITY_KEY,
        "vapid-key": settings.DINH_VAPID_PRIVATE_KEY,
    }
    found = {}
    for name in KEYS:
        path = Path(settings.VAR) / name
        text = given[name] or (path.read_text(encoding="utf-8").strip() if path.exists() else "")
        if text and (with_identity_key or name != "identity-key"):
            found[name] = text
    return found


def thin_out(place: Place, key: Key, keep: keeping.Keeping) -> tuple[list[str], int]:
    """Remove backups that are not to be kept, then objects that no backup names; returns the backups gone and how many
    objects. Where one manifest cannot be read no object goes, for who knows what it named."""
    backups = book.ids(place)
    staying = keeping.kept((book.moment(each) for each in backups), keep)
    old = [each for each in backups[:-1] if book.moment(each) not in staying]
    try:
        manifests = [book.read(place, key, each) for each in backups if each not in old]
    except book.Unfit:
        return [], 0
    for each in old:
        place.drop(f"backups/{each}")
    named = {book.object_name(key, sha256) for manifest in manifests for sha256 in manifest.contents()}
    dropped = 0
    for name in list(place.names("objects")):
        if name not in named:
            place.drop(name)
            dropped += 1
    return old, dropped
