"""Which records hold the words, in the order a reader wants them.

No bm25: to weigh a word, FTS5 counts it over the whole index, whatever is asked (13–36 ms at 200 000 notices, even
for a commune of sixty), and ts_rank unpacks every match. Where the words stand says as much of a notice: spelt as
typed, side by side in the title, side by side in the text, in the title at all; the newest first among equals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, connections

from dinh.ground import replicas
from dinh.ground.search import engine_postgres, engine_sqlite
from dinh.ground.search.question import Question


@dataclass(frozen=True, slots=True)
class Match:
    """A record that holds every word. `worth` orders, more is better."""

    pk: int
    day: date | None
    worth: tuple[int, ...]

    @property
    def side_by_side(self) -> bool:
        return bool(self.worth[1])


def matches(question: Question, bound: int) -> list[Match]:
    """The newest `bound` records that hold every word, the best first."""
    engine = _engine()
    inner, asked = engine.matching(question, bound)
    side_by_side = f"{engine.FINDS}(' ' || folded || ' ', %s) > 0" if len(question.words) > 1 else "%s = ''"
    spelt = " + ".join(f"CAST({engine.FINDS}(' ' || marked || ' ', %s) > 0 AS integer)" for _word in question.exact)
    sql = (
        f"SELECT found.id, day, folded_title, {side_by_side}, {spelt or '0'} "  # noqa: S608  # fragments of our own
        f"FROM ({inner}) AS found JOIN search_document ON search_document.id = found.id"
        + (" AND search_document.commune_id = %s" if question.commune else "")
    )
    only = [question.commune] if question.commune else []
    with connections[replicas.alias()].cursor() as cursor:
        cursor.execute(sql, [question.phrase, *(f" {word} " for word in question.exact), *asked, *only])
        rows = [
            Match(pk, _day(day), _worth(question, title, in_text, exact, pk))
            for pk, day, title, in_text, exact in cursor.fetchall()
        ]
    return sorted(rows, key=lambda match: match.worth, reverse=True)


class Record(NamedTuple):
    """What is shown of a found record; `commune` is a key."""

    pk: int
    commune: int
    kind: str
    title: str
    meta: str
    day: date | None
    url: str
    text: str


def records(page: list[int], commune: int | None, powers: list[str]) -> dict[int, Record]:
    """The records of a page, by key. Asked again with the reader's commune (None for all) and powers: what the index
    let through by mistake is not shown. By hand, for Django's objects would cost as much as the search."""
    if not page:
        return {}
    marks, doors = ", ".join(["%s"] * len(page)), ", ".join(["%s"] * len(powers))
    sql = (
        "SELECT id, commune_id, kind, title, meta, day, url, text FROM search_document "  # noqa: S608  # place holders
        f"WHERE id IN ({marks}) AND power IN ({doors})" + (" AND commune_id = %s" if commune else "")
    )
    with connections[replicas.alias()].cursor() as cursor:
        cursor.execute(sql, [*page, *powers, *([commune] if commune else [])])
        rows = [Record(*row) for row in cursor.fetchall()]
    return {row.pk: row._replace(day=_day(row.day)) for row in rows}


def present(doors: tuple[str, ...], tokens: list[str], commune: int) -> set[str]:
    """Which of the tokens stand on some record behind these doors of the commune, in one query."""
    if not tokens:
        return set()
    asked = [_engine().within(doors, (token,), commune) for token in tokens]
    sql = " UNION ALL ".join(f"SELECT %s WHERE EXISTS ({inner})" for inner, _parameter in asked)
    parameters = [part for token, (_, scope) in zip(tokens, asked, strict=True) for part in (token, *scope)]
    with connections[replicas.alias()].cursor() as cursor:
        cursor.execute(sql, parameters)
        return {token for (token,) in cursor.fetchall()}


def _engine() -> Any:
    return engine_postgres if connection.vendor == "postgresql" else engine_sqlite


def _worth(question: Question, title: str, in_text: int, exact: int, pk: int) -> tuple[int, ...]:
    words = set(title.split())
    in_title = question.phrase in f" {title} "
    held = sum(word in words for word in question.words)
    return (int(exact), int(in_title or in_text), int(in_title), held, pk)


def _day(value: Any) -> date | None:
    """SQLite gives a column's bare text where no model stands between."""
    return date.fromisoformat(value) if isinstance(value, str) else value
