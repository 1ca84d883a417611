"""Queries whose SQL is made once: for pages that everyone opens.

Django makes SQL out of a queryset anew each time, which costs more than asking SQLite for twenty rows. A `Prepared`
lets Django do it once for each connection, with stand-ins where the values go, and afterwards only swaps the values in.
It answers what the queryset would: tuples for `values_list`, instances for models, related ones included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    QuerySet,
    ValuesListIterable,
    get_related_populators,
)
from django_scopes import scope
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
        commune = None if self._everywhere else _scoped()
        connection = connections[router.db_for_read(None)]  # type: ignore[arg-type]  # one database for every model
        made = vars(connection).setdefault("prepared", {})  # beside the connection, to end with it
        key = (self, shape, *values)
        if key not in made:
            made[key] = self._make(connection, shape, values)
        return cast("list[Row]", made[key].ask(values, commune))

    def _make(self, connection: BaseDatabaseWrapper, shape: Sequence[Any], values: dict[str, Any]) -> _Statement:
        from dinh.ground.places.models import Commune

        standing = {name: _stand_in(number, value) for number, (name, value) in enumerate(values.items(), 1)}
        if self._everywhere:
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

    def ask(self, values: dict[str, Any], commune: int | None) -> list[Any]:
        given = values if commune is None else values | {"": commune}
        with self._connection.cursor() as cursor:
            cursor.execute(self._sql, [like if name is None else _fit(given[name], like) for name, like in self._slots])
            rows = cursor.fetchall()
        return self._finish([self._converted(row) for row in rows] if self._converters else rows)

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, self._connection)
        return tuple(values)


def _finisher(rows: QuerySet[Any, Any], compiler: Any, connection: BaseDatabaseWrapper) -> Callable[[Any], list[Any]]:
    kind = rows._iterable_class
    if kind is FlatValuesListIterable:
        return lambda found: list(chain.from_iterable(found))
    if kind is ValuesListIterable:
        return list
    if kind is not ModelIterable or rows._known_related_objects or rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError(f"A prepared query gives tuples, values or instances, not {kind.__name__}.")
    info, alias = compiler.klass_info, connection.alias
    fields = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [column[0].target.attname for column in compiler.select[fields]]
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]  # stubs of a later Django
    annotated = list((compiler.annotation_col_map or {}).items())

    def instances(found: Iterable[Sequence[Any]]) -> list[Any]:
        made = []
        for row in found:
            one = info["model"].from_db(alias, names, row[fields])
            for populator in related:
                populator.populate(row, one)
            for name, place in annotated:
                setattr(one, name, row[place])
            made.append(one)
        return made

    return instances


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
