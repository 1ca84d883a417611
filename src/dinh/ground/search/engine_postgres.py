"""Matching in PostgreSQL: a generated tsvector with a GIN index.

Lexemes are a–z and 0–9 and quoted: nothing typed is syntax. Scope tokens begin with `@`, which no word of a text can,
so that a text cannot open a door.
"""

from __future__ import annotations

from dinh.ground.search.question import Question

FINDS = "strpos"  # the function that finds one text in another


def matching(question: Question, bound: int) -> tuple[str, list[str | int]]:
    """A query for the newest `bound` records that hold every word: their `id`."""
    sql = "SELECT id FROM search_document WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"
    return sql, [f"{_scope(question.doors, question.narrow)} & {_all_words(question)}", bound]


def within(doors: tuple[str, ...], narrow: tuple[str, ...]) -> tuple[str, str]:
    """A query that gives one row when there is a record behind these doors with these tokens."""
    return "SELECT 1 FROM search_document WHERE vector @@ %s::tsquery LIMIT 1", _scope(doors, narrow)


def _all_words(question: Question) -> str:
    *whole, last = [f"'{word}'" for word in question.words]
    return " & ".join([*whole, f"{last}:*" if question.unfinished else last])


def _scope(doors: tuple[str, ...], narrow: tuple[str, ...]) -> str:
    either = " | ".join(f"'@{token}'" for token in doors)
    return " & ".join([f"({either})", *(f"'@{token}'" for token in narrow)])
