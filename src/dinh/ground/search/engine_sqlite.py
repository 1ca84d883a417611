"""Matching in SQLite: FTS5 over the folded columns.

Every token is made of a–z and 0–9 and quoted: nothing typed is syntax. The scope stands first: whatever else is asked
is then looked up in those records only. Where they are few, as in a commune of a country, they are read instead: to
know which of sixty records hold a common word, FTS5 walks past every record of the country that does.
"""

from __future__ import annotations

from django.db import connection

from dinh.ground.search.index import EVERYONE
from dinh.ground.search.question import Question

FINDS = "instr"  # the function that finds one text in another


def matching(question: Question, bound: int) -> tuple[str, list[str | int]]:
    """A query for the newest `bound` records that hold every word: their `id`."""
    few = [] if EVERYONE in question.doors else _behind(question, bound + 1)
    if 0 < len(few) <= bound:
        return _reading(question, few)
    sql = "SELECT rowid AS id FROM search_fts WHERE search_fts MATCH %s ORDER BY rowid DESC LIMIT %s"
    return sql, [
        f"{_scope(question.doors, question.narrow)} AND {{folded_title folded}} : ({_all_words(question)})",
        bound,
    ]


def _behind(question: Question, most: int) -> list[int]:
    """Up to `most` of the records that may be found at all, whatever words they hold."""
    sql = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [_scope(question.doors, question.narrow), most])
        return [number for (number,) in cursor.fetchall()]


def _reading(question: Question, among: list[int]) -> tuple[str, list[str | int]]:
    *whole, last = question.words
    wanted = [*(f" {word} " for word in whole), f" {last}{'' if question.unfinished else ' '}"]
    holds = "".join(" AND instr(' ' || folded_title || ' ' || folded || ' ', %s) > 0" for _word in wanted)
    marks = ", ".join(["%s"] * len(among))
    return f"SELECT id FROM search_document WHERE id IN ({marks}){holds}", [*among, *wanted]  # noqa: S608  # place holders


def within(doors: tuple[str, ...], narrow: tuple[str, ...], commune: int) -> tuple[str, list[str | int]]:
    """A query that gives one row when there is a record behind these doors, which are the commune's, with these
    tokens."""
    return "SELECT 1 FROM search_fts WHERE search_fts MATCH %s LIMIT 1", [_scope(doors, narrow)]


def _all_words(question: Question) -> str:
    *whole, last = [f'"{word}"' for word in question.words]
    return " AND ".join([*whole, f"{last} *" if question.unfinished else last])


def _scope(doors: tuple[str, ...], narrow: tuple[str, ...]) -> str:
    either = " OR ".join(f'"{token}"' for token in doors)
    every = "".join(f' AND "{token}"' for token in narrow)
    return f"scope : (({either}){every})"
