"""Matching in SQLite: FTS5 over the folded columns.

Every token is made of a–z and 0–9 and quoted: nothing typed is syntax.
"""

from __future__ import annotations

from django.db import connection

from dinh.ground.search.question import Question

COLUMNS = "{folded_title folded}"


def matches(question: Question, bound: int) -> dict[int, float]:
    """The newest `bound` records that hold every word, with their bm25 made positive: more is better."""
    sql = (
        "SELECT rowid, -bm25(search_fts, 0.0, 6.0, 1.0, 0.0) FROM search_fts WHERE search_fts MATCH %s "
        "ORDER BY rowid DESC LIMIT %s"
    )
    return dict(_rows(sql, [_scoped(question, f"{COLUMNS} : ({_all_words(question)})"), bound]))


def in_one_phrase(question: Question, oldest: int) -> set[int]:
    """Those from `oldest` on where the words stand side by side in this order."""
    phrase = f'"{" ".join(question.words)}"' + (" *" if question.open_ended else "")
    return _ids(f"{COLUMNS} : {phrase}", oldest)


def spelt_alike(question: Question, oldest: int) -> set[int]:
    """Those from `oldest` on that hold the words with the very diacritics typed."""
    exact = " AND ".join(f'"{word}"' for word in question.exact)
    return _ids(f"marked : ({exact})", oldest)


def _all_words(question: Question) -> str:
    *whole, last = [f'"{word}"' for word in question.words]
    return " AND ".join([*whole, f"{last} *" if question.open_ended else last])


def _scoped(question: Question, asked: str) -> str:
    doors = " OR ".join(f'"{token}"' for token in question.doors)
    kind = f' AND scope : "{question.kind}"' if question.kind else ""
    return f"scope : ({doors}){kind} AND {asked}"


def _ids(match: str, oldest: int) -> set[int]:
    sql = "SELECT rowid, 0 FROM search_fts WHERE search_fts MATCH %s AND rowid >= %s"
    return {pk for pk, _zero in _rows(sql, [match, oldest])}


def _rows(sql: str, parameters: list[str | int]) -> list[tuple[int, float]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
