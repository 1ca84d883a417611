"""Where backups lie: a folder, or a bucket of an S3-compatible store. Names in, bytes out; a name is there whole or
not at all."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dinh.ground.buckets import SCHEME, Bucket
from dinh.house import env


class Busy(RuntimeError):
    """Another backup is being made or thinned out."""


class Place(Protocol):
    """Every call may raise OSError when the place does not answer."""

    def put(self, name: str, data: bytes) -> None: ...

    def get(self, name: str) -> bytes:
        """Raises FileNotFoundError."""
        ...

    def names(self, prefix: str) -> Iterator[str]:
        """Full names below `prefix/`."""
        ...

    def drop(self, name: str) -> None: ...


def place_at(text: str) -> Place:
    """A folder's path, or `s3://bucket/prefix` (DINH_S3_*). Raises ImproperlyConfigured."""
    if not text.startswith(SCHEME):
        return Folder(Path(text).expanduser().absolute())
    return Bucket(text, env.s3())


class Folder:
    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, name: str, data: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def get(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def names(self, prefix: str) -> Iterator[str]:
        for path in sorted((self.root / prefix).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield str(path.relative_to(self.root))

    def drop(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)


@contextmanager
def alone(place: Place, var: Path) -> Iterator[None]:
    """Nobody else backs up this house, or into this folder, meanwhile; the lock goes with the process, however that
    ends. Raises Busy at once."""
    paths = [var / "backup.lock"]
    if isinstance(place, Folder):
        place.root.mkdir(parents=True, exist_ok=True)
        paths.append(place.root / ".lock")
    held = []
    try:
        for path in paths:
            held.append(path.open("a"))
            try:
                fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy("Đang có một lần sao lưu khác chạy. Hãy đợi nó xong rồi gọi lại.") from None
        yield
    finally:
        for lock in held:
            lock.close()
