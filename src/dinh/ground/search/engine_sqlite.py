"""Matching in SQLite: FTS5 over the folded columns.

Every token is made of a–z and 0–9 and quoted: nothing typed is syntax. The scope stands first: whatever else is asked
is then looked up in those records only.
"""

from __future__ import annotations

from dinh.ground.search.question import Question

FINDS = "instr"  # the function that finds one text in another


def matching(question: Question, bound: int) -> tuple[str, list[str | int]]:
    """A query for the newest `bound` records that hold every word: their `id`."""
    sql = "SELECT rowid AS id FROM search_fts WHERE search_fts MATCH %s ORDER BY rowid DESC LIMIT %s"
    return sql, [
        f"{_scope(question.doors, question.narrow)} AND {{folded_title folded}} : ({_all_words(question)})",
        bound,
    ]


def within(doors: tuple[str, ...], narrow: tuple[str, ...]) -> tuple[str, str]:
    """A query that gives one row when there is a record behind these doors with these tokens."""
    return "SELECT 1 FROM search_fts WHERE search_fts MATCH %s LIMIT 1", _scope(doors, narrow)


def _all_words(question: Question) -> str:
    *whole, last = [f'"{word}"' for word in question.words]
    return " AND ".join([*whole, f"{last} *" if question.unfinished else last])


def _scope(doors: tuple[str, ...], narrow: tuple[str, ...]) -> str:
    either = " OR ".join(f'"{token}"' for token in doors)
    every = "".join(f' AND "{token}"' for token in narrow)
    return f"scope : (({either}){every})"
