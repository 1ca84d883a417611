"""Where uploaded bytes wait until they are read: a folder beside the stored files, or, where these lie in a bucket, the
same bucket, so that a job on another machine finds them. Never served to anyone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

from dinh.ground.files.storage import bucket


def _folder() -> Path:
    folder = (settings.VAR if bucket() else Path(settings.DINH_FILES)) / "spool"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _far(name: str) -> str:
    return f"spool/{Path(name).name}"


def new() -> tuple[str, Path]:
    """A fresh name and its path, to be written and then `received`."""
    name = secrets.token_hex(16)
    return name, _folder() / name


def received(name: str) -> None:
    """All of it is on disk: it goes where a job finds it."""
    if far := bucket():
        path = _folder() / name
        far.put(_far(name), path.read_bytes())
        path.unlink()


def put(data: bytes) -> str:
    """Keep bytes; returns the name. On return they are on disk."""
    name, path = new()
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    received(name)
    return name


def get(name: str) -> bytes | None:
    """The bytes, None when they are gone: a job that runs a second time finds what it has done already."""
    if name and (far := bucket()):
        try:
            return far.get(_far(name))
        except FileNotFoundError:
            return None
    path = _folder() / Path(name).name
    return path.read_bytes() if name and path.is_file() else None


def drop(name: str) -> None:
    if not name:
        return
    (_folder() / Path(name).name).unlink(missing_ok=True)
    if far := bucket():
        far.drop(_far(name))
