"""Asking the index. What a reader may not open is neither found nor counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext

from dinh.ground.actor import Actor
from dinh.ground.room import SEARCH
from dinh.ground.search import engine_postgres, engine_sqlite
from dinh.ground.search.highlight import Piece, passage, pieces
from dinh.ground.search.models import Document
from dinh.ground.search.question import Question, ask

# Ranking looks at the newest matches only, so a common word costs little more in a large house than in a small one.
# With 2.000 a search in 20.000 papers that nearly all match took 16 ms (p99 24); with 1.000, 11 ms (p99 18).
BOUND = 1_000


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record: `title` and `passage` as (words, found?) pieces for highlighting."""

    kind: str
    label: str
    url: str
    meta: str
    day: date | None
    title: list[Piece]
    passage: list[Piece]


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts what this reader may open, up to `BOUND`; `bounded` says that there are more, older ones."""

    hits: list[Hit]
    total: int
    bounded: bool = False


def search(by: Actor, text: str, limit: int = 20, offset: int = 0, kind: str = "") -> Results:
    """Records that hold every word of `text`, with or without diacritics, the last word perhaps unfinished.

    Order: spelt as typed, words side by side, then bm25; newest first among equals. Empty when nothing was asked.
    """
    question = ask(by, text, kind)
    if question is None:
        return Results([], 0)
    ranked = _ranked(question)
    return Results(_hits(question, by, ranked[offset : offset + limit]), len(ranked), len(ranked) == BOUND)


def _ranked(question: Question) -> list[int]:
    engine: Any = engine_postgres if connection.vendor == "postgresql" else engine_sqlite
    scores = engine.matches(question, BOUND)
    if not scores:
        return []
    oldest = min(scores)
    together = engine.in_one_phrase(question, oldest) if len(question.words) > 1 else set()
    exact = engine.spelt_alike(question, oldest) if question.exact else set()
    return sorted(scores, key=lambda pk: (pk not in exact, pk not in together, -scores[pk], -pk))


def _hits(question: Question, by: Actor, page: list[int]) -> list[Hit]:
    powers = ["", *(by.holding.post.powers if by.holding else [])]
    rows = Document.objects.filter(commune=by.commune, pk__in=page, power__in=powers).defer("folded", "marked")
    found: dict[int, Document] = {row.pk: row for row in rows}
    return [_hit(found[pk], question) for pk in page if pk in found]


def _hit(row: Document, question: Question) -> Hit:
    label = gettext(SEARCH[row.kind].label) if row.kind in SEARCH else row.kind
    title, shown = pieces(row.title, question.words), passage(row.text, question.words)
    return Hit(row.kind, label, row.url, row.meta, row.day, title, shown)
