"""Somebody who has the whole database, its physical order, the journal, the logs and the key, and tries to say which
household gave which answer: by every equality of values, and by every order there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from dinh.rights.decide import boxes, record

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Opener = Callable[[str, Row, str], Any]


def dump() -> Tables:
    """Every table, rows in the order in which they lie: by rowid, or by ctid with the transaction that wrote them."""
    tables: Tables = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(name)
            if connection.vendor == "postgresql":
                cursor.execute(f"SELECT ctid::text AS _ctid, xmin::text AS _xmin, * FROM {quoted} ORDER BY ctid")
            else:
                cursor.execute(f"SELECT * FROM {quoted}")  # as it lies
            names = [column[0] for column in cursor.description]
            tables[name] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return tables


@dataclass(frozen=True)
class Seen:
    """An answer, or a household, with everything that lies beside it."""

    what: str
    beside: frozenset[str]
    row: Row


def leaves(value: Any) -> Iterator[str]:
    """Every word of a value: of JSON each leaf, of text each word."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        try:
            inner = json.loads(value)
        except ValueError:
            yield from value.replace(",", " ").split()
        else:
            yield from (leaves(inner) if isinstance(inner, dict | list) else [value])
    elif value is not None and not isinstance(value, bytes | memoryview):
        yield str(value)


def answers_in(tables: Tables, keys: set[str], opener: Opener | None) -> dict[str, list[Seen]]:
    """Every place where answers lie in a row: columns, lines of a text, opened boxes; in the order they lie in."""
    places: dict[str, list[Seen]] = {}
    for table, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                for at, part in _parts(table, row, column, value, opener):
                    words = list(leaves(part))
                    if len(found := [word for word in words if word in keys]) == 1:
                        beside = {*words, *(str(one) for one in row.values() if not isinstance(one, bytes))}
                        places.setdefault(f"{table}.{column}{at}", []).append(
                            Seen(found[0], frozenset(beside - keys), row)
                        )
    return places


def _parts(table: str, row: Row, column: str, value: Any, opener: Opener | None) -> Iterator[tuple[str, Any]]:
    if isinstance(value, bytes | memoryview):
        inner = opener(table, row, column) if opener else None
        yield from ((f"[{row.get('id')}]", part) for part in inner or ())
    elif isinstance(value, str) and "\n" in value:
        yield from ((f"[{row.get('id')}]", line) for line in value.splitlines())
    else:
        yield "", value


def households_in(tables: Tables, names: Mapping[str, str]) -> dict[str, list[Seen]]:
    """Every table whose rows speak of one household each; `names` are all words that mean one."""
    places: dict[str, list[Seen]] = {}
    for table, rows in tables.items():
        for row in rows:
            marked = {f"{column}:{value}" for column, value in row.items()} | set(leaves(list(row.values())))
            meant = {names[word] for word in marked if word in names}
            if len(meant) == 1:
                places.setdefault(table, []).append(Seen(meant.pop(), frozenset(leaves(list(row.values()))), row))
    return places


def best_guess(
    tables: Tables, truth: Mapping[str, str], names: Mapping[str, str], salt: str, opener: Opener | None
) -> tuple[float, str]:
    """The share of households whose answer the best way of joining tells, and which way that was. Half of them is what
    guessing gives where answers are half and half."""
    best = (0.0, "nothing")
    spoken = households_in(tables, names)
    for place, answers in answers_in(tables, set(truth.values()), opener).items():
        if len(answers) < len(truth):
            continue
        for table, rows in spoken.items():
            for way, guess in _ways(answers, rows, salt):
                share = sum(truth.get(who) == said for who, said in guess.items()) / len(truth)
                best = max(best, (share, f"{place} × {table} by {way}"))
    return best


def _ways(answers: Sequence[Seen], rows: Sequence[Seen], salt: str) -> Iterator[tuple[str, dict[str, str]]]:
    by_word: dict[str, set[str]] = {}
    for each in answers:
        for word in each.beside:
            if len(word) > 5:
                by_word.setdefault(word, set()).add(each.what)
    equal: dict[str, str] = {}
    for row in rows:
        for word in _derived(row.beside, salt):
            said = by_word.get(word, set())
            if len(said) == 1:
                equal[row.what] = next(iter(said))
    yield "equality", equal
    said = [each.what for each in answers]
    for column in ["", *rows[0].row]:
        ordered = rows if not column else sorted(rows, key=lambda seen: str(seen.row.get(column, "")))
        who = list(dict.fromkeys(seen.what for seen in ordered))
        if len(who) == len(said):
            yield f"order of {column or 'lying'}", dict(zip(who, said, strict=True))
            yield f"reversed order of {column or 'lying'}", dict(zip(reversed(who), said, strict=True))


def _derived(words: Iterable[str], salt: str) -> Iterator[str]:
    for word in words:
        yield word
        if len(word) > 5:
            yield boxes.hashed(salt, word)
            yield record.mark(salt, word)
