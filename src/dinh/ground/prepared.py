"""Queries whose SQL is made once: for pages that everyone opens, and for rows that come by the thousand.

Django makes SQL out of a queryset anew each time, which costs more than asking SQLite for twenty rows. A `Prepared`
lets Django do it once for each connection, with stand-ins where the values go, and afterwards only swaps the values in.
It answers what the queryset would: tuples for `values_list`, instances for models, related ones included. `insert`
does the same for a new row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    QuerySet,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql import InsertQuery
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError
from django_scopes.state import get_scope

Row = TypeVar("Row")
_COMMUNE = 2_000_000_011  # stand-ins are values that no query spells out; these fit the smaller integer columns too


class Prepared(Generic[Row]):
    """`Prepared(build)`: `build(*shape, **values)` gives the queryset.

    `shape` are hashable things that change the SQL (how many rows, which filters); each makes SQL of its own. `values`
    are int, str or date and must reach the SQL as they are, compared with a column: TypeError where one does not, for
    then the query would keep the first caller's value. Of one commune: the scope's, unless `everywhere`; ScopeError
    outside a scope, as querysets do.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], everywhere: bool = False) -> None:
        self._build, self._everywhere = build, everywhere

    def __call__(self, *shape: Any, **values: int | str | date) -> list[Row]:
        return list(self.each(*shape, **values))

    def each(self, *shape: Any, **values: int | str | date) -> Iterator[Row]:
        """The same rows, asked for at once and made one by one: for who takes the first few of many."""
        commune = None if self._everywhere else _scoped()
        connection = connections[router.db_for_read(None)]  # type: ignore[arg-type]  # whatever the model
        made = vars(connection).setdefault("prepared", {})  # beside the connection, to end with it
        key = (self, shape, *values)
        if key not in made:
            made[key] = self._make(connection, shape, values)
        return cast("Iterator[Row]", made[key].ask(values, commune))

    def _make(self, connection: BaseDatabaseWrapper, shape: Sequence[Any], values: dict[str, Any]) -> _Statement:
        from dinh.ground.places.models import Commune

        standing = {name: _stand_in(number, value) for number, (name, value) in enumerate(values.items(), 1)}
        if self._everywhere:
            with scopes_disabled():  # else PostgreSQL's compiler would keep the first asker's commune in it
                return _Statement(connection, self._build(*shape, **standing), standing)
        with scope(commune=Commune(pk=_COMMUNE)):
            return _Statement(connection, self._build(*shape, **standing), standing | {"": _COMMUNE})


class _Statement:
    """The SQL of one queryset on one connection, and how its rows become what the queryset yields."""

    def __init__(self, connection: BaseDatabaseWrapper, rows: QuerySet[Any, Any], standing: dict[str, Any]) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        try:
            self._sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            raise TypeError("A prepared query that can find nothing, whatever it is asked.") from None
        names = {str(value): name for name, value in standing.items()}
        self._slots = [(names.get(str(parameter)), parameter) for parameter in parameters]
        lost = set(standing) - {name for name, _fixed in self._slots}
        if lost:
            raise TypeError(f"{', '.join(sorted(lost)) or 'commune'}: not compared as it is in {self._sql}")
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(columns).items())
        self._connection, self._finish = connection, _finisher(rows, compiler, connection)

    def ask(self, values: dict[str, Any], commune: int | None) -> Iterator[Any]:
        given = values if commune is None else values | {"": commune}
        with cursor_of(self._connection) as cursor:
            cursor.execute(self._sql, [like if name is None else _fit(given[name], like) for name, like in self._slots])
            rows = cursor.fetchall()
        return map(self._finish, map(self._converted, rows) if self._converters else rows)

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, self._connection)
        return tuple(values)


def _finisher(rows: QuerySet[Any, Any], compiler: Any, connection: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    """What makes of one row of the database what the queryset yields for it."""
    kind = rows._iterable_class
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is not ModelIterable or rows._known_related_objects or rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError(f"A prepared query gives tuples, values or instances, not {kind.__name__}.")
    info, alias = compiler.klass_info, connection.alias
    fields = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [column[0].target.attname for column in compiler.select[fields]]
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]  # stubs of a later Django
    annotated = list((compiler.annotation_col_map or {}).items())

    def instance(row: Sequence[Any]) -> Any:
        one = info["model"].from_db(alias, names, row[fields])
        for populator in related:
            populator.populate(row, one)
        for name, place in annotated:
            setattr(one, name, row[place])
        return one

    return instance


def _scoped() -> int:
    commune = get_scope().get("commune")
    if commune is None:
        raise ScopeError("A prepared query needs an active scope(commune=…).")
    return int(commune.pk)


def _stand_in(number: int, value: int | str | date) -> int | str | date:
    if isinstance(value, str):
        return f"\ue000{number}\ue000"
    if isinstance(value, date) and not isinstance(value, datetime):
        return date(8000 + number, 1, 1)
    if type(value) is int:
        return _COMMUNE + number
    raise TypeError(f"{value!r}: a value of a prepared query is an int, a str or a date.")


def _fit(value: Any, like: Any) -> Any:
    """A value as the backend wraps its stand-in: days as text on SQLite, sized integers on PostgreSQL."""
    return type(like)(value) if isinstance(like, int | str) and type(like) is not type(value) else value


def cursor_of(connection: BaseDatabaseWrapper) -> Any:
    """A cursor for SQL that comes again and again with other values: PostgreSQL gets these apart from it and keeps its
    plan (`prepare_threshold` in settings). Django's own puts them into the text, to be read anew each time."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        raw: Any = ServerBindingCursor
        return connection._prepare_cursor(raw(connection.connection))  # type: ignore[attr-defined]  # Django's own way


def insert(
    row: Model, using: str, fields: Sequence[Field[Any, Any]], returning: Sequence[Field[Any, Any]]
) -> list[Any]:
    """What `Model._do_insert` does: one INSERT of `fields`; a tuple with the values of `returning`, in a list."""
    return _insert([row], connections[using], fields, returning)


def insert_all(rows: Sequence[Model], *returning: str) -> list[Any]:
    """New rows of one model that have no key yet, or whose key is another's, in one INSERT: a tuple with the columns
    `returning` of each, in whatever order. The rows themselves do not learn their keys."""
    if not rows:
        return []
    meta = rows[0]._meta
    fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field]
    told = [meta.get_field(name) for name in returning]
    return _insert(rows, connections[router.db_for_write(type(rows[0]))], fields, told)


def _insert(
    rows: Sequence[Model], connection: BaseDatabaseWrapper, fields: Sequence[Field[Any, Any]], returning: Sequence[Any]
) -> list[Any]:
    made = vars(connection).setdefault("inserts", {})
    key = (type(rows[0]), len(rows), *fields, *returning)
    if key not in made:
        made[key] = _insert_sql(connection, rows, fields, returning)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows for field in fields]
    with cursor_of(connection) as cursor:
        cursor.execute(made[key], values)
        return list(cursor.fetchall()) if returning else []


def _insert_sql(
    connection: BaseDatabaseWrapper, rows: Sequence[Model], fields: Sequence[Field[Any, Any]], returning: Sequence[Any]
) -> str:
    """Django's INSERT of the first row, and for each further one another bracket of stand-ins."""
    query = InsertQuery(type(rows[0]))
    query.insert_values(fields, [rows[0]])
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = returning
    ((text, _values),) = compiler.as_sql()
    if len(rows) == 1:
        return str(text)
    bracket = f"({', '.join(['%s'] * len(fields))})"
    if text.count(f"VALUES {bracket}") != 1:
        raise TypeError(f"{type(rows[0]).__name__}: not an INSERT of plain values: {text}")
    return str(text.replace(bracket, ", ".join([bracket] * len(rows))))
