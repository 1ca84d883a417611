"""Matching in PostgreSQL: a generated tsvector with a GIN index.

Lexemes are a–z and 0–9 and quoted: nothing typed is syntax. Scope tokens begin with `@` and coded spellings with `#`,
which no word of a text can, so that a text cannot open a door.
"""

from __future__ import annotations

from django.db import connection

from dinh.ground.search.question import Question


def matches(question: Question, bound: int) -> dict[int, float]:
    """The newest `bound` records that hold every word, with their rank: more is better."""
    sql = (
        "SELECT id, ts_rank('{0.05, 0.1, 0.2, 1.0}', vector, %s::tsquery, 1) FROM "
        "(SELECT id, vector FROM search_document WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s) AS newest"
    )
    asked = _all_words(question)
    return dict(_rows(sql, [asked, f"{_scope(question)} & {asked}", bound]))


def in_one_phrase(question: Question, oldest: int) -> set[int]:
    """Those from `oldest` on where the words stand side by side in this order."""
    return _ids(f"{_scope(question)} & ({' <-> '.join(_lexemes(question))})", oldest)


def spelt_alike(question: Question, oldest: int) -> set[int]:
    """Those from `oldest` on that hold the words with the very diacritics typed."""
    exact = " & ".join(f"'#{word}'" for word in question.exact)
    return _ids(f"{_scope(question)} & {_all_words(question)} & {exact}", oldest)


def _lexemes(question: Question) -> list[str]:
    *whole, last = [f"'{word}'" for word in question.words]
    return [*whole, f"{last}:*" if question.open_ended else last]


def _all_words(question: Question) -> str:
    return " & ".join(_lexemes(question))


def _scope(question: Question) -> str:
    doors = " | ".join(f"'@{token}'" for token in question.doors)
    return f"({doors})" + (f" & '@{question.kind}'" if question.kind else "")


def _ids(query: str, oldest: int) -> set[int]:
    sql = "SELECT id, 0 FROM search_document WHERE vector @@ %s::tsquery AND id >= %s"
    return {pk for pk, _zero in _rows(sql, [query, oldest])}


def _rows(sql: str, parameters: list[str | int]) -> list[tuple[int, float]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
