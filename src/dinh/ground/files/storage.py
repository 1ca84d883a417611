"""Where bytes lie: a folder, by content hash. Writing is atomic and writing the same bytes twice is harmless."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

PART = "part-"  # of a file that is being written


def _path(sha256: str) -> Path:
    return Path(settings.DINH_FILES) / sha256[:2] / sha256[2:4] / sha256


def put(data: bytes) -> str:
    """Store bytes; returns their SHA-256. On return they are on disk, not only in memory."""
    sha256 = hashlib.sha256(data).hexdigest()
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
    data = _path(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OSError(f"file {sha256} was changed on disk")
    return data


def drop(sha256: str, older: float) -> bool:
    """Remove bytes that no row names, unless they were put (again) in the last `older` seconds: someone may be about to
    name them. Returns whether anything was removed."""
    path = _path(sha256)
    if not path.exists() or path.stat().st_mtime >= time.time() - older:
        return False
    path.unlink()
    return True


def drop_parts(older: float) -> int:
    """Remove what a killed process began to write and left, unless it was in the last `older` seconds; returns how
    many."""
    dropped = 0
    for path in Path(settings.DINH_FILES).glob(f"*/*/{PART}*"):
        with suppress(FileNotFoundError):  # somebody finished it just now
            if path.stat().st_mtime < time.time() - older:
                path.unlink()
                dropped += 1
    return dropped


def folders() -> Iterator[list[str]]:
    """The names of all bytes kept, some hundreds at a time."""
    for folder in sorted(Path(settings.DINH_FILES).glob("[0-9a-f][0-9a-f]")):
        yield sorted(path.name for path in folder.glob("*/*") if len(path.name) == len(hashlib.sha256().hexdigest()))
