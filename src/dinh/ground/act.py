"""`@act`: the only way to change state. One transaction, and at least one line in the journal, or nothing happened."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

_entries: ContextVar[int | None] = ContextVar("journal_entries", default=None)


class ActLeftNoTrace(RuntimeError):
    """An act ended without a journal entry: a programming error, and the transaction is undone."""


def note_entry() -> None:
    """Called by the journal for each entry; refuses one outside an act, where it could outlive a change undone."""
    count = _entries.get()
    if count is None:
        raise RuntimeError("The journal is written only inside an act.")
    _entries.set(count + 1)


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction, joined to the outer one when an act calls another."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _entries.get()
        token = _entries.set(0)
        try:
            with _turn(), transaction.atomic():
                result = function(*args, **kwargs)
                if not _entries.get():
                    raise ActLeftNoTrace(f"{function.__module__}.{function.__qualname__} left no journal entry.")
            written = _entries.get() or 0
        finally:
            _entries.reset(token)
        if outer is not None:
            _entries.set(outer + written)
        return result

    run.is_act = True  # type: ignore[attr-defined]
    return run


@contextmanager
def _turn() -> Iterator[None]:
    """On SQLite, queue writers fairly before BEGIN: its own waiting lets some starve until they fail."""
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or connection.in_atomic_block or "memory" in str(name):
        yield
        return
    with Path(f"{name}.turn").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
