"""Row-level security: PostgreSQL itself shows a commune's rows to nobody else; a forgotten filter shows nothing.

Every table that carries a commune has one policy. The policies are made from the models after each `migrate`, and hold
for the tables' owner too. They guard against our own mistakes, not against who may already run any SQL as the
application. PostgreSQL's manual: «Row Security Policies».
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from dinh.ground.tenant import tenant_tables

NAME = "of_commune"
# Finds by its own tokens (search/tokens.py), behind a GIN index that PostgreSQL does not use under a policy, for it
# does not hold `@@` to be leakproof; what is found is asked for again by commune and power.
OPEN = frozenset({"search_document"})


def policies(distributed: bool = False) -> dict[str, str]:
    """The condition on the rows of each table, by table: who sees one, and who may write it.

    PostgreSQL works a subquery out once a statement, the bare call once a row; Citus takes no subquery in a policy.
    """
    told = "current_setting('dinh.commune', true)"
    number = f"nullif(nullif({told}, '*'), '')::bigint"
    if not distributed:
        told, number = f"(SELECT {told})", f"(SELECT {number})"
    # Not «… OR …»: of that PostgreSQL expects one row in two hundred, and reads a whole country by sorting it.
    condition = f"CASE WHEN {told} = '*' THEN true ELSE commune_id = {number} END"
    return dict.fromkeys(sorted(tenant_tables() - OPEN), condition)


def enforce(connection: BaseDatabaseWrapper) -> int:
    """Give every table its policy where it has none or another; returns how many were given one."""
    if connection.vendor != "postgresql":
        return 0
    tables = set(connection.introspection.table_names())
    given = 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, obj_description(policy.oid, 'pg_policy') FROM pg_policy AS policy "
            "JOIN pg_class ON pg_class.oid = polrelid WHERE polname = %s AND relforcerowsecurity", [NAME]
        )  # fmt: skip
        kept = dict(cursor.fetchall())
        for table, condition in policies(connection.distributed).items():  # type: ignore[attr-defined]  # of ours
            if table in tables and kept.get(table) != condition:
                for statement in statements(table, condition):
                    cursor.execute(statement)
                given += 1
    return given


def statements(table: str, condition: str) -> list[str]:
    text = condition.replace("'", "''")
    return [
        f'DROP POLICY IF EXISTS {NAME} ON "{table}"',
        f'CREATE POLICY {NAME} ON "{table}" USING ({condition})',
        f"COMMENT ON POLICY {NAME} ON \"{table}\" IS '{text}'",  # PostgreSQL keeps conditions in words of its own
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
    ]


@register(Tags.database)
def the_role_is_held_to_it(databases: Any = None, **_more: Any) -> list[CheckMessage]:
    """A superuser, or a role that bypasses the policies, sees everything."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        if connections[alias].vendor != "postgresql":
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            (above,) = cursor.fetchone()
        if above:
            found.append(
                Warning(
                    "Vai trò PostgreSQL đang dùng đứng trên chính sách hàng: một bộ lọc bị quên sẽ lộ dữ liệu xã khác.",
                    hint="Dùng vai trò riêng, không phải superuser, không có BYPASSRLS, là chủ của cơ sở dữ liệu.",
                    id="dinh.rowlevel",
                )
            )
    return found
