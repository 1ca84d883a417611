"""Which commune each statement asks for, read from the statement: what Citus reads to send it to one node.

A table of the communes must be narrowed where it is named: `alias.commune_id = …` in the WHERE of its SELECT, UPDATE or
DELETE, or in the ON of its join, and-ed with whatever else; an INSERT must name the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection
from django_scopes.state import get_scope
from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from dinh.ground.tenant import tenant_tables

COLUMN = "commune_id"
_HOLES = re.compile(r"%(?:\((\w+)\)s|s|%)")
ACROSS, NOWHERE = "*", ""


class Watch:
    """`faults`: of statements within a commune's scope, what is not narrowed to it. `across`: tables of communes read
    while scopes are disabled; `nowhere`: while none is open. `seen`: how many statements touched such a table."""

    def __init__(self) -> None:
        self.faults: dict[str, str] = {}
        self.across: dict[tuple[str, ...], str] = {}
        self.nowhere: dict[tuple[str, ...], str] = {}
        self.unread: dict[str, str] = {}
        self.seen = 0

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        with connection.execute_wrapper(self._look):
            yield self

    def _look(self, execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.note(sql if isinstance(sql, str) else sql.as_string(None), params)
        return execute(sql, params, many, context)

    def note(self, sql: str, params: Any) -> None:
        try:
            tables = asked(sql)
        except (SqlglotError, ValueError, LookupError) as error:
            self.unread[sql] = str(error)
            return
        if not tables:
            return
        self.seen += 1
        scope = get_scope()
        names = tuple(sorted({table for table, _holes in tables}))
        if not scope.get("_enabled", True):
            self.across.setdefault(names, sql)
        elif (commune := scope.get("commune")) is None:
            self.nowhere.setdefault(names, sql)
        else:
            for table, holes in tables:
                if not any(_value(hole, params) == commune.pk for hole in holes):
                    self.faults.setdefault(f"{table}: {sql}", str(holes))


def _mentioned(sql: str) -> set[str]:
    return tenant_tables() & set(re.findall(r"[a-z_0-9]+", sql))


def _value(hole: str, params: Any) -> int | None:
    """`$3` the third parameter, `$name` a named one, anything else is itself."""
    if hole.startswith("$"):
        key = hole[1:]
        found = params[int(key)] if key.isdecimal() else params[key]
        return int(found) if isinstance(found, int) else None
    return int(hole) if hole.isdecimal() else None


@cache
def asked(sql: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each naming of a commune's table in a statement, with what its commune is compared with."""
    if not any(f'"{table}"' in sql or f" {table}" in sql for table in _mentioned(sql)):
        return []
    word = sql.split(None, 1)[0].upper().lstrip("(")
    if word not in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "DECLARE"}:
        return []
    numbers = iter(range(len(sql)))
    numbered = _HOLES.sub(
        lambda hole: "%" if hole[0] == "%%" else f"'${hole[1] or next(numbers)}'", sql
    )  # a literal: the grammar takes one everywhere
    if word == "DECLARE":
        numbered = numbered[numbered.upper().index(" FOR ") + 5 :]
    tree = parse_one(numbered, read="postgres")
    found: list[tuple[str, tuple[str, ...]]] = []
    for node in tree.find_all(exp.Select, exp.Update, exp.Delete, exp.Insert):
        found += _of_insert(node) if isinstance(node, exp.Insert) else _of_node(node)
    return found


def _of_insert(node: exp.Insert) -> list[tuple[str, tuple[str, ...]]]:
    """The value stands in VALUES, or in an array: naming the column is what counts, the policy checks the rest."""
    schema = node.this
    table = schema.this.name if isinstance(schema, exp.Schema) else schema.name
    columns = [each.name for each in schema.expressions] if isinstance(schema, exp.Schema) else []
    if table not in tenant_tables():
        return []
    values = node.expression
    if COLUMN not in columns or not isinstance(values, exp.Values):
        return [(table, ())] if COLUMN not in columns else []
    at = columns.index(COLUMN)
    return [(table, (_hole(row.expressions[at]) or "",)) for row in values.expressions]


def _of_node(node: exp.Expression) -> list[tuple[str, tuple[str, ...]]]:
    joins = node.args.get("joins") or []
    first = node.args.get("from_") or node.args.get("from")
    named = [node.this] if isinstance(node, exp.Update | exp.Delete) else [first.this] if first else []
    named = [each for each in [*named, *(join.this for join in joins)] if isinstance(each, exp.Table)]
    where = node.args.get("where")
    conditions = [where.this] if where else []
    conditions += [join.args["on"] for join in joins if join.args.get("on")]
    equal = [each for condition in conditions for each in _anded(condition) if isinstance(each, exp.EQ)]
    ours = [each for each in named if each.name in tenant_tables()]
    found = []
    for table in ours:
        holes = [hole for each in equal if (hole := _compared(each, table.alias_or_name, alone=len(named) == 1))]
        found.append((table.name, tuple(holes)))
    return found


def _anded(condition: exp.Expression) -> Iterator[exp.Expression]:
    bare = condition.unnest()
    if isinstance(bare, exp.And):
        yield from _anded(bare.left)
        yield from _anded(bare.right)
    else:
        yield bare


def _compared(equal: exp.EQ, alias: str, alone: bool) -> str | None:
    for column, other in ((equal.left, equal.right), (equal.right, equal.left)):
        side = column.unnest()
        if isinstance(side, exp.Column) and side.name == COLUMN and (side.table == alias or (alone and not side.table)):
            return _hole(other)
    return None


def _hole(value: exp.Expression) -> str | None:
    bare = value.unnest()
    if isinstance(bare, exp.Cast):
        bare = bare.this.unnest()
    return str(bare.this) if isinstance(bare, exp.Literal) else None
