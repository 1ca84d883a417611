"""Where bytes lie: a folder, or a bucket of an S3-compatible store, by content hash. Writing is atomic and writing the
same bytes twice is harmless."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from django.conf import settings

from dinh.ground.buckets import SCHEME, Access, Bucket

PATIENCE = timedelta(seconds=5)  # somebody waits for the page
LENGTH = 64  # letters of a name
PART = "part-"  # of a file that is being written


def _path(sha256: str) -> Path:
    return Path(settings.DINH_FILES) / _name(sha256)


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def bucket() -> Bucket | None:
    """The bucket of a house whose files lie in one."""
    where = str(settings.DINH_FILES)
    return _bucket(where, settings.DINH_S3) if where.startswith(SCHEME) else None


@cache
def _bucket(where: str, access: Access) -> Bucket:
    return Bucket(where, access, PATIENCE)


def put(data: bytes) -> str:
    """Store bytes; returns their SHA-256. On return they are on disk, not only in memory."""
    sha256 = hashlib.sha256(data).hexdigest()
    if far := bucket():
        far.put(_name(sha256), data)  # anew where it is there: see `drop`
        return sha256
    path = _path(sha256)
    if path.exists():
        os.utime(path)  # see `drop`
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=PART, delete=False) as part:
        try:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:  # no room: nothing half stays
            Path(part.name).unlink(missing_ok=True)
            raise
    Path(part.name).replace(path)
    return sha256


def get(sha256: str) -> bytes:
    """The bytes, checked against their name. Raises OSError when they are missing or were changed on disk."""
    far = bucket()
    data = far.get(_name(sha256)) if far else _path(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OSError(f"file {sha256} was changed on disk")
    return data


def drop(sha256: str, older: float) -> bool:
    """Remove bytes that no row names, unless they were put (again) in the last `older` seconds: someone may be about to
    name them. Returns whether anything was removed."""
    if far := bucket():
        try:
            young = far.put_at(_name(sha256)).timestamp() >= time.time() - older and older > 0
        except FileNotFoundError:
            return False
        if not young:
            far.drop(_name(sha256))
        return not young
    path = _path(sha256)
    if not path.exists() or path.stat().st_mtime >= time.time() - older:
        return False
    path.unlink()
    return True


def drop_parts(older: float) -> int:
    """Remove what a killed process began to write and left, unless it was in the last `older` seconds; returns how
    many. A store shows nothing that is half written."""
    if bucket():
        return 0
    dropped = 0
    for path in Path(settings.DINH_FILES).glob(f"*/*/{PART}*"):
        with suppress(FileNotFoundError):  # somebody finished it just now
            if path.stat().st_mtime < time.time() - older:
                path.unlink()
                dropped += 1
    return dropped


def folders() -> Iterator[list[str]]:
    """The names of all bytes kept, some hundreds at a time."""
    if far := bucket():
        names = (name.rsplit("/", 1)[-1] for name in far.names(""))
        yield from _by(500, (name for name in names if len(name) == LENGTH))
        return
    for folder in sorted(Path(settings.DINH_FILES).glob("[0-9a-f][0-9a-f]")):
        yield sorted(path.name for path in folder.glob("*/*") if len(path.name) == LENGTH)


def _by(many: int, names: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(names, many)):
        yield some
