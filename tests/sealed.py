"""Tables that only grow, in tests with real transactions."""

from __future__ import annotations

from typing import Literal

from django.db import connection


def seal_ledgers(state: Literal["ENABLE", "DISABLE"]) -> None:
    """Emptying the tables after a test with real transactions is the one thing that sealed tables must allow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only'")
            for table, trigger in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} {state} TRIGGER {trigger}")
