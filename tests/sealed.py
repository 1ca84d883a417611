"""Tables that only grow, in tests with real transactions."""

from __future__ import annotations

from typing import Literal

from django.db import connection

_DROPPED: list[str] = []


def seal_ledgers(state: Literal["ENABLE", "DISABLE"]) -> None:
    """Emptying the tables after a test with real transactions is the one thing that sealed tables must allow."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only'")
            for table, trigger in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} {state} TRIGGER {trigger}")
        elif state == "DISABLE":  # SQLite knows only to drop a trigger
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%only%'")
            for name, made in cursor.fetchall():
                _DROPPED.append(made)
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            while _DROPPED:
                cursor.execute(_DROPPED.pop())
