"""Where backups lie: a folder, or a bucket of an S3-compatible store. Names in, bytes out; a name is there whole or
not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import obstore
from django.core.exceptions import ImproperlyConfigured
from obstore.exceptions import BaseError
from obstore.store import S3Store

from dinh.house import env

if TYPE_CHECKING:
    from obstore.store import S3Config


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
    if not text.startswith("s3://"):
        return Folder(Path(text).expanduser().absolute())
    parts = urlsplit(text)
    if not parts.netloc:
        raise ImproperlyConfigured(f"{text}: cần tên kho, như s3://ten-kho/dinh. / a bucket is needed.")
    return Bucket(parts.netloc, parts.path.strip("/"))


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


class Bucket:
    def __init__(self, bucket: str, prefix: str) -> None:
        endpoint = env.text("DINH_S3_ENDPOINT")
        config: S3Config = {
            "region": env.text("DINH_S3_REGION", "us-east-1"),
            "access_key_id": env.secret("DINH_S3_KEY_ID") or "",
            "secret_access_key": env.secret("DINH_S3_SECRET") or "",
        }
        if not config["access_key_id"] or not config["secret_access_key"]:
            raise ImproperlyConfigured("Kho S3: đặt DINH_S3_KEY_ID và DINH_S3_SECRET. / set both for the S3 store.")
        if endpoint:
            config["endpoint"] = endpoint
        self._store = S3Store(
            bucket, prefix=prefix or None, config=config, client_options={"allow_http": endpoint.startswith("http://")}
        )

    def put(self, name: str, data: bytes) -> None:
        with _failing_as_disks_do(name):
            obstore.put(self._store, name, data)

    def get(self, name: str) -> bytes:
        with _failing_as_disks_do(name):
            return bytes(obstore.get(self._store, name).bytes())

    def names(self, prefix: str) -> Iterator[str]:
        with _failing_as_disks_do(prefix):
            for some in obstore.list(self._store, prefix):
                yield from (each["path"] for each in some)

    def drop(self, name: str) -> None:
        with _failing_as_disks_do(name):
            obstore.delete(self._store, name)


@contextmanager
def _failing_as_disks_do(about: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:  # of the object, or of the whole bucket
        raise FileNotFoundError(errno.ENOENT, "không có trong kho S3", about) from error
    except BaseError as error:
        raise OSError(f"kho S3: {str(error).splitlines()[0][:300]}") from error


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
