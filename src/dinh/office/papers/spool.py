"""Where uploaded bytes wait until they are read: a folder beside the stored files, never served to anyone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings


def _folder() -> Path:
    folder = Path(settings.DINH_FILES) / "spool"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new() -> tuple[str, Path]:
    """A fresh name and its path."""
    name = secrets.token_hex(16)
    return name, _folder() / name


def put(data: bytes) -> str:
    """Keep bytes; returns the name. On return they are on disk."""
    name, path = new()
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return name


def get(name: str) -> bytes | None:
    """The bytes, None when they are gone: a job that runs a second time finds what it has done already."""
    path = _folder() / Path(name).name
    return path.read_bytes() if name and path.is_file() else None


def drop(name: str) -> None:
    if name:
        (_folder() / Path(name).name).unlink(missing_ok=True)
