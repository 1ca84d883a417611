"""Matching in PostgreSQL: a generated tsvector with a GIN index.

Lexemes are a–z and 0–9 and quoted: nothing typed is syntax. Scope tokens begin with `@`, which no word of a text can,
so that a text cannot open a door.
"""

from __future__ import annotations

from dinh.ground.search.question import Question

FINDS = "strpos"  # the function that finds one text in another


def matching(question: Question, bound: int) -> tuple[str, list[str | int]]:
    """A query for the newest `bound` records that hold every word: their `id`."""
    only = "commune_id = %s AND " if question.commune else ""
    sql = f"SELECT id FROM search_document WHERE {only}vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"  # noqa: S608
    wanted = f"{_scope(question.doors, question.narrow)} & {_all_words(question)}"
    return sql, [*([question.commune] if question.commune else []), wanted, bound]


def within(doors: tuple[str, ...], narrow: tuple[str, ...], commune: int) -> tuple[str, list[str | int]]:
    """A query that gives one row when there is a record behind these doors of the commune with these tokens."""
    sql = "SELECT 1 FROM search_document WHERE commune_id = %s AND vector @@ %s::tsquery LIMIT 1"
    return sql, [commune, _scope(doors, narrow)]


def _all_words(question: Question) -> str:
    *whole, last = [f"'{word}'" for word in question.words]
    return " & ".join([*whole, f"{last}:*" if question.unfinished else last])


def _scope(doors: tuple[str, ...], narrow: tuple[str, ...]) -> str:
    either = " | ".join(f"'@{token}'" for token in doors)
    return " & ".join([f"({either})", *(f"'@{token}'" for token in narrow)])
