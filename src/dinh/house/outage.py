"""When the database or the disk fails under a request: told apart from mistakes of ours, for it passes by itself."""

from __future__ import annotations

import errno
from typing import Literal

import psycopg
from django.db.utils import Error, InterfaceError, OperationalError

Outage = Literal["away", "full", "closed"]
_SQLITE: dict[str, Outage] = {
    "database or disk is full": "full",
    "readonly database": "closed",
    "disk i/o error": "closed",
    "unable to open database file": "away",
    "database is locked": "away",
}
_DISK: dict[int, Outage] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "closed",
    errno.EIO: "closed",
}


def outage(error: BaseException | None) -> Outage | None:
    """`away`: the database does not answer, or broke off; `full`: no room to write; `closed`: only reading is possible.
    None for everything else."""
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0)
    if not isinstance(error, Error):
        return None
    cause = error.__cause__
    if isinstance(cause, psycopg.Error):
        return _of_postgresql(error, cause)
    said = str(error).lower()
    found = next((what for words, what in _SQLITE.items() if words in said), None)
    return found or ("away" if isinstance(error, InterfaceError) else None)


def _of_postgresql(error: Error, cause: psycopg.Error) -> Outage | None:
    match cause:
        case psycopg.errors.DiskFull():
            return "full"
        case psycopg.errors.ReadOnlySqlTransaction() | psycopg.errors.IoError():
            return "closed"
        case _:
            return "away" if isinstance(error, OperationalError | InterfaceError) else None
