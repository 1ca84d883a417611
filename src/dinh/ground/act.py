"""`@act`: the only way to change state. One transaction, and at least one line in the journal, or nothing happened."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from django.db import connection, transaction

from dinh.ground.replicas import about_to_write

P = ParamSpec("P")
R = TypeVar("R")


class Chain(Protocol):
    """The end of a commune's chain as the acts of this transaction have moved it, with the entries that are not written
    yet. Never changed, only replaced."""

    def settled(self) -> Chain:
        """Write those entries; returns the same end, which has none waiting."""
        ...

    def write(self) -> None:
        """Write the entries and the end."""
        ...


@dataclass
class _Running:
    """An act under way: how many entries it wrote, and the ends of the chains it holds, by commune."""

    entries: int = 0
    chains: dict[int, Chain] = field(default_factory=dict)


_running: ContextVar[_Running | None] = ContextVar("act", default=None)


class ActLeftNoTrace(RuntimeError):
    """An act ended without a journal entry: a programming error, and the transaction is undone."""


def note_entry(entries: int = 1) -> dict[int, Chain]:
    """Called by the journal for each entry; refuses one outside an act, where it could outlive a change undone.

    Returns the ends of the chains that this transaction holds locked: the journal takes them from here and puts them
    back, and each is written once, before the commit.
    """
    running = _running.get()
    if running is None:
        raise RuntimeError("The journal is written only inside an act.")
    running.entries += entries
    return running.chains


def settle() -> None:
    """Called before the journal is read: what the acts under way have entered so far is written. Within an act entries
    wait for its end otherwise, to be written together."""
    running = _running.get()
    if running is not None:
        for commune, chain in running.chains.items():
            running.chains[commune] = chain.settled()


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction, joined to the outer one when an act calls another."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        about_to_write()
        outer = _running.get()
        # A copy: when an inner act is undone and the outer goes on, the outer's chains are where they were.
        mine = _Running(chains=dict(outer.chains) if outer else {})
        token = _running.set(mine)
        try:
            with _turn(), transaction.atomic():
                result = function(*args, **kwargs)
                if not mine.entries:
                    raise ActLeftNoTrace(f"{function.__module__}.{function.__qualname__} left no journal entry.")
                if outer is None:
                    for chain in mine.chains.values():
                        chain.write()
        finally:
            _running.reset(token)
        if outer is not None:
            outer.entries += mine.entries
            outer.chains = mine.chains
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
