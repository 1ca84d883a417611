"""Django's SQL for PostgreSQL, in which each table of a commune is narrowed to the commune whose scope is open.

Row-level security shows no other rows anyway. Said in the statement itself, a table at a time, it lets an index on the
commune be used, and lets Citus send the whole statement to the one node where the commune lies: it looks for
`commune_id = …` on every table, and a join by `id` alone tells it nothing. Where scopes are disabled, or none is open,
nothing is added.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql.compiler import SQLCompiler as DjangoCompiler
from django.db.backends.postgresql.compiler import SQLInsertCompiler as UnnestingCompiler
from django.db.models.sql import compiler
from django.db.models.sql.datastructures import BaseTable, Join
from django.db.models.sql.where import AND, WhereNode
from django_scopes.state import get_scope

from dinh.ground.tenant import tenant_tables

COLUMN = "commune_id"


def scoped() -> int | None:
    """The key of the one commune whose rows are asked for now."""
    scope = get_scope()
    commune = scope.get("commune") if scope.get("_enabled", True) else None
    return None if commune is None else int(commune.pk)


class _Of:
    """The condition that the rows of one alias are the commune's."""

    contains_aggregate = contains_over_clause = False

    def __init__(self, alias: str, commune: int) -> None:
        self.alias, self.commune = alias, commune

    def as_sql(self, asking: Any, connection: Any) -> tuple[str, list[Any]]:
        number = connection.ops.adapt_integerfield_value(self.commune, "BigIntegerField")
        return f'{asking.quote_name_unless_alias(self.alias)}."{COLUMN}" = %s', [number]


def _narrowed(where: WhereNode | None, aliases: list[str], commune: int) -> WhereNode | None:
    """A new condition: Django's own is the query's, which may be asked again under another commune."""
    ours: list[Any] = [_Of(alias, commune) for alias in aliases if not _says(where, alias, commune)]
    if not ours:
        return where
    return WhereNode([*ours, where] if where else ours, AND)


def _says(where: WhereNode | None, alias: str, commune: int) -> bool:
    """Whether the condition asks for the commune already, as those of `ScopedManager` do."""
    if not where or where.connector != AND or where.negated:
        return False
    children: list[Any] = list(where.children)
    for child in children:
        side = getattr(child, "lhs", None)
        if getattr(side, "alias", None) == alias and getattr(getattr(side, "target", None), "column", "") == COLUMN:
            return bool(child.lookup_name == "exact" and child.rhs == commune)
    return False


class SQLCompiler(DjangoCompiler):
    where: WhereNode | None

    def get_from_clause(self) -> Any:
        """Called between the making of the columns and that of the condition."""
        found = super().get_from_clause()
        commune = scoped()
        if commune is not None:
            counts, tables = self.query.alias_refcount, tenant_tables()
            aliases: list[Any] = list(self.query.alias_map.values())
            bases = [table for table in aliases if isinstance(table, BaseTable)]
            first = [
                str(base.table_alias) for base in bases if base.table_name in tables and counts[str(base.table_alias)]
            ]
            if first:
                self.where = _narrowed(self.where, first, commune)
        return found

    def compile(self, node: Any) -> Any:
        if isinstance(node, Join) and node.table_name in tenant_tables():
            ours, more = self._beside(node)
            if ours:
                sql, params = super().compile(node)  # type: ignore[arg-type]  # ends with `ON (…)`
                return f"{sql[:-1]} AND {ours})", [*params, *more]
        return super().compile(node)

    def _beside(self, node: Join) -> tuple[str, list[Any]]:
        """What more the rows of a join must be: the open commune's; over all communes, on Citus, of the same one as the
        row they are joined to, or it would gather both tables from every node, and refuses."""
        commune, alias = scoped(), str(node.table_alias)
        if commune is not None:
            return _Of(alias, commune).as_sql(self, self.connection)
        parent = self.query.alias_map[node.parent_alias]
        if self.connection.distributed and parent.table_name in tenant_tables():  # type: ignore[attr-defined]  # ours
            name = self.quote_name_unless_alias
            return f'{name(str(node.parent_alias))}."{COLUMN}" = {name(alias)}."{COLUMN}"', []
        return "", []


class SQLInsertCompiler(UnnestingCompiler, SQLCompiler):
    def assemble_as_sql(self, fields: Any, value_rows: Any) -> Any:
        """Citus turns rows out of arrays into COPY, which row-level security forbids; rows of VALUES it sends on."""
        if self.connection.distributed:  # type: ignore[attr-defined]  # of our own backend
            return compiler.SQLInsertCompiler.assemble_as_sql(self, fields, value_rows)
        return super().assemble_as_sql(fields, value_rows)


class SQLDeleteCompiler(compiler.SQLDeleteCompiler, SQLCompiler):
    def _as_sql(self, query: Any) -> Any:
        commune = scoped()
        if commune is not None and query.base_table in tenant_tables():
            query = query.clone()
            query.where = _narrowed(query.where, [query.base_table], commune)
        return super()._as_sql(query)  # type: ignore[misc]  # the stubs leave it out


class SQLUpdateCompiler(compiler.SQLUpdateCompiler, SQLCompiler):
    def pre_sql_setup(self, with_col_aliases: bool = False) -> Any:
        """A row never changes its commune, and Citus refuses to be told so: the column is left out of SET."""
        found = super().pre_sql_setup()
        commune = scoped()
        query: Any = self.query
        if commune is not None and query.base_table in tenant_tables():
            query.where = _narrowed(query.where, [query.base_table], commune)
            query.values = [value for value in query.values if value[0].column != COLUMN] or query.values
        return found


class SQLAggregateCompiler(compiler.SQLAggregateCompiler, SQLCompiler):
    pass
