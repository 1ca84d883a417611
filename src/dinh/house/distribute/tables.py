"""What each table is on Citus: spread over the nodes by commune, copied to every node, or kept on the coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, UniqueConstraint

from dinh.ground.tenant import carries

COLUMN = "commune_id"
# Read and written by this house's own processes, never joined with others: they stay where the web asks.
LOCAL = frozenset({"alerts_zalotoken", "django_session", "django_tasks_database_dbtaskresult", "search_word"})


class Kind(StrEnum):
    DISTRIBUTED = "distributed"
    REFERENCE = "reference"
    LOCAL = "local"


def models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def kind_of(model: type[Model]) -> Kind:
    """Of one commune each row: distributed. Of nobody (communes and provinces, accounts, permissions): reference."""
    if carries(model):
        return Kind.DISTRIBUTED
    return Kind.LOCAL if model._meta.db_table in LOCAL else Kind.REFERENCE


def keys(model: type[Model]) -> Iterator[tuple[str, ...]]:
    """The columns of every unique key as the models have it, the primary one first."""
    meta: Any = model._meta
    yield (meta.pk.column,)
    yield from ((field.column,) for field in meta.local_concrete_fields if field.unique and not field.primary_key)
    named = [*meta.unique_together, *(each.fields for each in meta.constraints if isinstance(each, UniqueConstraint))]
    yield from (tuple(_column(model, name) for name in names) for names in named)


def widened(columns: tuple[str, ...]) -> tuple[str, ...]:
    """A key as Citus can keep it: on one node it knows only the rows of that node's communes."""
    return columns if COLUMN in columns else (COLUMN, *columns)


def links(model: type[Model]) -> list[ForeignKey[Model, Model]]:
    """The fields that are foreign keys in the database."""
    fields: Any = model._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and field.db_constraint]  # type: ignore[attr-defined]  # of the stubs


def faults() -> list[str]:
    """What of the models could not be kept on Citus, a sentence each."""
    return [fault for model in models() for fault in (*_faults_of_keys(model), *_faults_of_links(model))]


def _faults_of_keys(model: type[Model]) -> Iterator[str]:
    """A key without the commune holds within one commune only, once distributed. That is enough where it is one of
    numbers that the database gives out (`id`), or of such a number of another row of the same commune."""
    if kind_of(model) is not Kind.DISTRIBUTED:
        return
    table = model._meta.db_table
    for columns in keys(model):
        if COLUMN not in columns and not (len(columns) == 1 and _given_out(_field(model, columns[0]))):
            yield f"{table}: key ({', '.join(columns)}) lacks {COLUMN}"
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.expressions:
            yield f"{table}: {constraint.name} is unique by an expression"


def _faults_of_links(model: type[Model]) -> Iterator[str]:
    kind, table = kind_of(model), model._meta.db_table
    allowed = {
        Kind.DISTRIBUTED: {Kind.DISTRIBUTED, Kind.REFERENCE},
        Kind.REFERENCE: {Kind.REFERENCE},
        Kind.LOCAL: set(),
    }[kind]
    for field in links(model):
        other = kind_of(field.related_model)
        if other not in allowed:
            yield f"{table}.{field.column}: from a {kind} to a {other} table"


def _given_out(field: Field[object, object]) -> bool:
    if isinstance(field, ForeignKey):
        return kind_of(field.related_model) is Kind.DISTRIBUTED and field.target_field.primary_key
    return field.primary_key and field.get_internal_type() == "BigAutoField"


def _field(model: type[Model], column: str) -> Field[object, object]:
    return next(field for field in model._meta.local_concrete_fields if field.column == column)


def _column(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)
