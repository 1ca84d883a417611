"""Carrying the plan out: a statement at a time, told as it goes, and the rows counted before and after."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from dinh.house.distribute import catalogue
from dinh.house.distribute.plan import FORGET, Plan

QUEUE = 1_838_006  # the number of our advisory lock: two do not distribute at once


class Changed(RuntimeError):
    """After the work a table holds another number of rows than before."""


class Taken(RuntimeError):
    """Somebody else distributes this database."""


def carry_out(connection: BaseDatabaseWrapper, plan: Plan, step: Callable[[str], None]) -> dict[str, int]:
    """Returns the rows of each table. What fails leaves what was done: called again, it goes on from there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [QUEUE])
        if not cursor.fetchone()[0]:
            raise Taken
        try:
            with transaction.atomic(using=connection.alias):
                for sql in plan.surgery:
                    cursor.execute(sql)
                    step(sql)
            # Citus would place a table of a transaction's changed neighbours one shard after the other.
            for sql in (*plan.placing, *(sql for sql in plan.after if sql != FORGET)):
                cursor.execute(sql)
                step(sql)
        finally:
            with suppress(Error):  # it goes with the connection
                cursor.execute("SELECT pg_advisory_unlock(%s)", [QUEUE])
    connection.close()  # a new one learns that the tables are distributed
    counted = compare(connection)
    with connection.cursor() as cursor:
        if FORGET in plan.after:
            cursor.execute(FORGET)
            step(FORGET)
    return counted


def compare(connection: BaseDatabaseWrapper) -> dict[str, int]:
    """The rows of each table, which must be as many as were noted."""
    noted = {table: int(said) for kind, table, _, said in catalogue.read(connection).noted if kind == "rows"}
    counted: dict[str, int] = {}
    with connection.cursor() as cursor:
        for table in noted:
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  # our own tables
            counted[table] = int(cursor.fetchone()[0])
    wrong = [f"{table}: {counted[table]} ≠ {noted[table]}" for table in noted if counted[table] != noted[table]]
    if wrong:
        raise Changed("; ".join(wrong))
    return counted
