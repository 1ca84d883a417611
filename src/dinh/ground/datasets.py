"""Open data: a room declares what of its records anyone may take away as a table; `house/api` publishes it.

A data set yields public fields only, exactly what the room's public pages already tell, row after row as they are read
from the database. Its keys, and the keys of its columns, are stable addresses: a program may rely on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dinh.ground.places.models import Commune
    from dinh.ground.room import Right

Kind = Literal["text", "integer", "number", "date", "datetime", "boolean", "path"]
Cell = str | int | float | bool | date | datetime | None
Line = tuple[Cell, ...]
CHUNK = 500  # rows asked of the database at once


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` in files and in the API, `title` and `meaning` in Vietnamese. `choices`: the codes that may stand
    in it, each with its words. `lookup`: the field of the row by which it can be filtered, empty where it cannot.
    `path`: an address within this house, given out with its host. `sample`: a value for examples."""

    key: str
    title: str
    kind: Kind
    meaning: str
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    lookup: str = ""
    sample: Cell = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of these days (both included) of the data set's `day`, with these values (column key → code), and
    after this position."""

    since: date | None = None
    until: date | None = None
    values: dict[str, str] = field(default_factory=dict)
    after: int = 0

    @property
    def narrowed(self) -> bool:
        return bool(self.since or self.until or self.values)


class Source(Protocol):
    """Where the rows come from; `day` is empty where days do not narrow them."""

    @property
    def day(self) -> str: ...

    def each(self, columns: tuple[Column, ...], wanted: Wanted) -> Iterator[tuple[int, Line]]: ...

    def count(self, columns: tuple[Column, ...], wanted: Wanted) -> int: ...


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a queryset, in the order of their keys, a chunk at a time. `line` makes one row's cells; `day` is the
    field by which days narrow."""

    rows: Callable[[], QuerySet[Any]]
    line: Callable[[Any], Line]
    day: str = ""
    at: bool = False  # `day` is a moment, not a day

    def found(self, columns: tuple[Column, ...], wanted: Wanted) -> QuerySet[Any]:
        rows = self.rows().order_by("pk")
        by = f"{self.day}__date" if self.at else self.day
        if wanted.since:
            rows = rows.filter(**{f"{by}__gte": wanted.since})
        if wanted.until:
            rows = rows.filter(**{f"{by}__lte": wanted.until})
        known = {column.key: column.lookup for column in columns}
        for key, value in wanted.values.items():
            rows = rows.filter(**{known[key]: value})
        return rows.filter(pk__gt=wanted.after) if wanted.after else rows

    def each(self, columns: tuple[Column, ...], wanted: Wanted) -> Iterator[tuple[int, Line]]:
        for row in self.found(columns, wanted).iterator(CHUNK):
            yield row.pk, self.line(row)

    def count(self, columns: tuple[Column, ...], wanted: Wanted) -> int:
        return self.found(columns, wanted).order_by().count()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Rows that are reckoned, not read one by one: few enough to reckon all of them. `lines(wanted)` yields (position,
    cells) with rising positions and minds the days; values and what lies before `after` are left out here."""

    lines: Callable[[Wanted], Iterator[tuple[int, Line]]]
    day: str = ""

    def each(self, columns: tuple[Column, ...], wanted: Wanted) -> Iterator[tuple[int, Line]]:
        at = {column.key: place for place, column in enumerate(columns)}
        for position, line in self.lines(wanted):
            if position > wanted.after and all(line[at[key]] == value for key, value in wanted.values.items()):
                yield position, line

    def count(self, columns: tuple[Column, ...], wanted: Wanted) -> int:
        return sum(1 for _each in self.each(columns, wanted))


@dataclass(frozen=True, slots=True)
class DataSet:
    """One table for everyone. `right` puts it with one of the six rights; `rhythm` says when it changes; `basis` the
    article that makes it public, or that it is a custom of ours; `origin` the page of the portal with the same things.
    `title_en`, `about_en`: for catalogues that other countries' harvesters read."""

    key: str
    title: str
    title_en: str
    about: str
    about_en: str
    right: Right
    columns: tuple[Column, ...]
    table: Source
    rhythm: str
    origin: str
    basis: str = ""
    day: str = ""  # the key of the column that days narrow

    def rows(self, wanted: Wanted) -> Iterator[tuple[int, Line]]:
        """(position, cells) of each row of the scoped commune; positions rise, so that one can go on after any."""
        return self.table.each(self.columns, wanted)

    def count(self, wanted: Wanted | None = None) -> int:
        return self.table.count(self.columns, wanted or Wanted())

    @property
    def filters(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.lookup)


DATASETS: dict[str, DataSet] = {}  # of a commune
OF_OFFICES: dict[str, dict[str, DataSet]] = {}  # of a province's office and of the country's, by the kind of office


def offered(commune: Commune) -> dict[str, DataSet]:
    """What a commune, or a province's or the country's office, tells everyone, by key."""
    return OF_OFFICES.get(commune.kind, {}) if commune.gathers else DATASETS


def dataset(declared: DataSet, *, office: str = "") -> DataSet:
    """Declare a data set, of communes or of offices of this kind (`Commune.Kind`). Raises ValueError for a key declared
    twice, there or among its columns."""
    known = OF_OFFICES.setdefault(office, {}) if office else DATASETS
    keys = [column.key for column in declared.columns]
    if declared.key in known or len(set(keys)) != len(keys):
        raise ValueError(f"Data set {declared.key!r}, or one of its columns, is declared twice.")
    if bool(declared.day) != bool(declared.table.day) or (declared.day and declared.day not in keys):
        raise ValueError(f"Data set {declared.key!r} names a day that its table does not narrow by.")
    known[declared.key] = declared
    return declared


def choices_of(enumeration: Any) -> tuple[tuple[str, str], ...]:
    """The codes and words of a TextChoices."""
    return tuple((str(value), str(label)) for value, label in enumeration.choices)


def ref_column(prefix: str) -> Column:
    return Column("ref", "Mã", "text", "Mã tra cứu, không đổi.", lookup="ref", sample=f"{prefix}-7K3M-9QXT")


def path_column(sample: str = "/p/CK-7K3M-9QXT") -> Column:
    return Column("url", "Trang", "path", "Trang công khai của dòng này.", sample=sample)


def group_columns(lookup: str = "group__code") -> tuple[Column, Column]:
    """Code and name of a residential group; both empty for the whole commune."""
    return (
        Column("group", "Mã thôn, tổ", "text", "Mã thôn, tổ dân phố; trống: cả xã, phường.", lookup=lookup,
               sample="to-1"),
        Column("group_name", "Thôn, tổ dân phố", "text", "Tên thôn, tổ dân phố; trống: cả xã, phường.",
               sample="Tổ dân phố 1"),
    )  # fmt: skip


def group_cells(group: Any) -> tuple[str | None, str | None]:
    return (group.code, str(group)) if group else (None, None)


def groups_cell(groups: Any) -> str | None:
    """The codes of several groups, one after another: `to-1; to-2`."""
    return "; ".join(sorted(group.code for group in groups)) or None
