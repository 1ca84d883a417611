"""What the database itself says of its tables: keys, foreign keys, triggers, what Citus keeps already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

NOTES = "dinh_distribute"  # our own table while the work is under way: what stood before, to be put back or compared


@dataclass(frozen=True, slots=True)
class Constraint:
    """`kind`: p primary, u unique, f foreign. `columns` in the key's own order."""

    table: str
    name: str
    kind: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`citus`: its version, empty without it. `placed`: tables that Citus keeps. `noted`: `trigger` or `rows`, table,
    name or empty, and the definition or the number."""

    citus: str
    constraints: list[Constraint]
    unique_indexes: dict[str, tuple[str, tuple[str, ...]]]
    triggers: dict[tuple[str, str], str]
    guarded: set[str]
    placed: set[str]
    noted: list[tuple[str, str, str, str]]


def read(connection: BaseDatabaseWrapper) -> Catalogue:
    def ask(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    constraints = ask(
        "SELECT relname, conname, contype::text, "
        "ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY k(n, i) "
        "JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY i) "
        "FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE contype IN ('p', 'u', 'f') AND "
        "relnamespace = 'public'::regnamespace ORDER BY 1, 2"
    )
    indexes = ask(
        "SELECT i.relname, t.relname, ARRAY(SELECT attname::text FROM unnest(indkey) WITH ORDINALITY k(n, i) "
        "JOIN pg_attribute ON attrelid = indrelid AND attnum = n ORDER BY i) FROM pg_index "
        "JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid "
        "WHERE indisunique AND t.relnamespace = 'public'::regnamespace AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) ORDER BY 1"
    )
    triggers = ask(
        "SELECT relname, tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class ON tgrelid = pg_class.oid "
        "WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace ORDER BY 1, 2"
    )
    guarded = ask("SELECT relname FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid")
    (version,) = ask("SELECT to_regproc('citus_version') IS NOT NULL")[0]
    (noted,) = ask(f"SELECT to_regclass('public.{NOTES}') IS NOT NULL")[0]
    return Catalogue(
        citus=str(ask("SELECT citus_version()")[0][0]) if version else "",
        constraints=[Constraint(table, name, kind, tuple(columns)) for table, name, kind, columns in constraints],
        unique_indexes={name: (table, tuple(columns)) for name, table, columns in indexes},
        triggers={(table, name): sql for table, name, sql in triggers},
        guarded={name for (name,) in guarded},
        placed={name for (name,) in ask("SELECT logicalrelid::text FROM pg_dist_partition")} if version else set(),
        noted=[tuple(row) for row in ask(f"SELECT kind, of_table, name, said FROM {NOTES}")] if noted else [],  # noqa: S608
    )
