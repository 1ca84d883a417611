"""The plan: every statement in order, from the models and from what the database says is still to be done.

Three stages. The keys are made to carry the commune in one transaction on the coordinator: it all happens or nothing
does. Then each table is placed in a transaction of its own, for Citus would hold the locks of thousands of shards
otherwise. Then what was taken off is put back, a statement at a time. Called again after it was cut short, the plan
holds only what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from dinh.ground import rowlevel
from dinh.house.distribute.catalogue import NOTES, Catalogue, Constraint
from dinh.house.distribute.tables import COLUMN, Kind, kind_of, links, models, widened

SHARDS = 32
FORGET = f"DROP TABLE {NOTES}"  # the last of all: without what was noted nobody could compare


@dataclass(frozen=True, slots=True)
class Plan:
    """`surgery` runs in one transaction, each of `placing` and `after` in its own."""

    surgery: list[str]
    placing: list[str]
    after: list[str]

    @property
    def statements(self) -> list[str]:
        return [*self.surgery, *self.placing, *self.after]


def make(connection: BaseDatabaseWrapper, found: Catalogue, shards: int = SHARDS) -> Plan:
    ours = {model._meta.db_table: model for model in models()}
    on_citus = {table: model for table, model in ours.items() if kind_of(model) is not Kind.LOCAL}
    placing = list(_placing(on_citus, found, shards))
    surgery = [*(_surgery(on_citus, found) if placing else ()), *_held_anew(on_citus, found)]
    return Plan(surgery, placing, list(_after(connection, on_citus, found, bool(placing))))


def _surgery(tables: dict[str, type[Model]], found: Catalogue) -> Iterator[str]:
    """Foreign keys hang on the keys they lead to, so they go first; Citus wants none of them while it places tables,
    nor a policy, behind which it would copy no row."""
    yield (
        f"CREATE TABLE IF NOT EXISTS {NOTES} (kind text, of_table text, name text, said text, "
        "PRIMARY KEY (kind, of_table, name))"
    )
    rest = {table for table in tables if table not in found.placed}
    for (table, name), sql in found.triggers.items():
        if table in rest:
            yield (
                f"INSERT INTO {NOTES} VALUES ('trigger', {_text(table)}, {_text(name)}, {_text(sql)}) "  # noqa: S608
                "ON CONFLICT DO NOTHING"
            )
            yield f'DROP TRIGGER "{name}" ON "{table}"'
    for table in sorted(rest):
        yield (
            f"INSERT INTO {NOTES} SELECT 'rows', {_text(table)}, '', count(*) FROM \"{table}\" "  # noqa: S608
            "ON CONFLICT DO NOTHING"
        )
    for table in sorted(found.guarded & rest):
        yield f'DROP POLICY {rowlevel.NAME} ON "{table}"'
        yield f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY'
    for each in found.constraints:
        if each.kind == "f" and each.table in rest:
            yield f'ALTER TABLE "{each.table}" DROP CONSTRAINT "{each.name}"'
    for each in found.constraints:
        if each.kind in "pu" and each.table in rest and kind_of(tables[each.table]) is Kind.DISTRIBUTED:
            yield from _rekeyed(each)


def _rekeyed(key: Constraint) -> Iterator[str]:
    if (columns := widened(key.columns)) != key.columns:
        word = "PRIMARY KEY" if key.kind == "p" else "UNIQUE"
        anew = f'ADD CONSTRAINT "{key.name}" {word} {_names(columns)}'
        yield f'ALTER TABLE "{key.table}" DROP CONSTRAINT "{key.name}", {anew}'


def _placing(tables: dict[str, type[Model]], found: Catalogue, shards: int) -> Iterator[str]:
    """Reference tables first; the distributed ones beside the first of them, so that a commune's rows lie together.
    The rows that stood on the coordinator are hidden once they are copied, and then cleared away."""
    first = next((table for table in sorted(tables) if table in found.placed and _spread(tables[table])), None)
    for table in sorted(tables, key=lambda name: (_spread(tables[name]), name)):
        if table in found.placed:
            continue
        if not _spread(tables[table]):
            yield f"SELECT create_reference_table('{table}')"
        elif first is None:
            first = table
            yield f"SELECT create_distributed_table('{table}', '{COLUMN}', shard_count => {shards})"
        else:
            yield f"SELECT create_distributed_table('{table}', '{COLUMN}', colocate_with => '{first}')"
        yield f"SELECT truncate_local_data_after_distributing_table('{table}')"


def _after(
    connection: BaseDatabaseWrapper, tables: dict[str, type[Model]], found: Catalogue, placing: bool
) -> Iterator[str]:
    kept = {(each.table, each.columns) for each in found.constraints if each.kind == "f"}
    for table in sorted(tables):
        if table not in found.placed:
            kept = {(one, columns) for one, columns in kept if one != table}  # the surgery takes them off
        yield from _links_of(connection, tables[table], kept)
    for table, condition in sorted(rowlevel.policies(distributed=True).items()):
        if table in tables and (table not in found.placed or table not in found.guarded):
            yield from rowlevel.statements(table, condition)
    yield from _triggers(tables, found)
    if placing or found.noted:
        yield FORGET


def _triggers(tables: dict[str, type[Model]], found: Catalogue) -> Iterator[str]:
    triggers = {(table, name): sql for kind, table, name, sql in found.noted if kind == "trigger"}
    triggers |= {on: sql for on, sql in found.triggers.items() if on[0] in tables and on[0] not in found.placed}
    each = {(table, name): sql for (table, old), all_ in triggers.items() for name, sql in _apart(old, all_).items()}
    if missing := [sql for on, sql in sorted(each.items()) if on[0] not in found.placed or on not in found.triggers]:
        yield "SET citus.enable_unsafe_triggers TO on"
        yield from missing


def _held_anew(tables: dict[str, type[Model]], found: Catalogue) -> Iterator[str]:
    """Triggers that an earlier version put back whole."""
    for (table, name), sql in sorted(found.triggers.items()):
        if table in tables and table in found.placed and len(each := _apart(name, sql)) > 1:
            yield "SET LOCAL citus.enable_unsafe_triggers TO on"
            yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
            yield from each.values()


_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) (BEFORE|AFTER) ([A-Z ]+) ON (.*)", re.DOTALL)


def _apart(name: str, sql: str) -> dict[str, str]:
    """The triggers that do on Citus what one does here, by name. Citus puts none on the shards that fires on TRUNCATE
    too: the rows there could be changed. That is fired on the coordinator, and needs its own."""
    said = _TRIGGER.match(sql)
    events = said[3].split(" OR ") if said else []
    if said is None or "TRUNCATE" not in events or len(events) == 1:
        return {name: sql}
    rest = " OR ".join(event for event in events if event != "TRUNCATE")
    named = {name: rest, f"{name}_truncate": "TRUNCATE"}
    return {one: f"CREATE TRIGGER {one} {said[2]} {on} ON {said[4]}" for one, on in named.items()}


def _links_of(
    connection: BaseDatabaseWrapper, model: type[Model], kept: set[tuple[str, tuple[str, ...]]]
) -> Iterator[str]:
    """A foreign key between tables of a commune carries the commune, so that its both ends are on one node."""
    table = model._meta.db_table
    editor: Any = connection.SchemaEditorClass(connection, collect_sql=True, atomic=False)
    for field in links(model):
        other, column, target = field.related_model._meta.db_table, str(field.column), str(field.target_field.column)
        together = _spread(model) and _spread(field.related_model)
        columns, targets = ((COLUMN, column), (COLUMN, target)) if together else ((column,), (target,))
        if (table, columns) in kept:
            continue
        name = editor._fk_constraint_name(model, field, f"_fk_{other}_{target}")
        yield (
            f'ALTER TABLE "{table}" ADD CONSTRAINT {name} FOREIGN KEY {_names(columns)} '
            f'REFERENCES "{other}" {_names(targets)} DEFERRABLE INITIALLY DEFERRED'
        )


def unsound(found: Catalogue) -> list[str]:
    """Unique indexes of the database that could not hold on one node alone. (The models' keys: `tables.faults`.)"""
    spread = {model._meta.db_table for model in models() if _spread(model)}
    return [
        f"{table}: unique index {name} ({', '.join(columns)}) lacks {COLUMN}"
        for name, (table, columns) in found.unique_indexes.items()
        if table in spread and COLUMN not in columns
    ]


def _spread(model: type[Model]) -> bool:
    return kind_of(model) is Kind.DISTRIBUTED


def _names(columns: tuple[str, ...]) -> str:
    return "(" + ", ".join(f'"{column}"' for column in columns) + ")"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
