"""«Ý bà con là…»: another spelling that finds something, when the one typed finds little or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import islice

from dinh.ground.actor import Actor
from dinh.ground.search.highlight import spelt
from dinh.ground.search.matching import matches
from dinh.ground.search.near import Words, corrections
from dinh.ground.search.queries import Filters, asked, shown
from dinh.ground.search.question import MOST_CHARACTERS, Question
from dinh.ground.search.tokens import index_words
from dinh.ground.search.vocabulary import known_words

FEW = 2  # hits, up to which another spelling is looked for
MANY = 10  # times as many, for another spelling to be worth a word when there are few
TRIES = 60  # spellings looked up
TRIES_AMONG_FEW = 12  # when something was found after all
SAMPLE = 50  # records of a spelling that are counted and looked at
SAME = 0.45  # what a spelling may cost above the cheapest with hits, and still be compared by what it finds
_WORD = re.compile(r"[^\W_]+")


def suggestion(by: Actor, text: str, total: int, filters: Filters) -> str:
    """The spelling to propose to a reader whose search found `total`, as the found records write it; empty when there
    is none. It has hits under the same filters, all of which this reader may open."""
    question = asked(by, text, filters)
    if question is None or total > FEW:
        return ""
    best: tuple[bool, int, int] = (False, 0, 0)
    chosen, cheapest = None, 99.0
    spellings = corrections(question.words, _as_typed(text, question.words), known_words())
    for cost, words in islice(spellings, TRIES_AMONG_FEW if total else TRIES):
        if cost > cheapest + SAME:
            break
        other = replace(question, words=words, exact=())
        found = matches(other, SAMPLE)
        if len(found) < max(1, total * MANY):
            continue
        cheapest = min(cheapest, cost)
        if (worth := (found[0].side_by_side, len(found), -len(words))) > best:
            best, chosen = worth, (other, found[0].pk)
    return _as_written(by, *chosen, filters.everywhere) if chosen else ""


def _as_typed(text: str, words: Words) -> Words:
    """The words before folding, one for each of the folded; the folded ones where they cannot be told apart."""
    raw = _WORD.findall(unicodedata.normalize("NFC", text[:MOST_CHARACTERS]))
    aligned = [word for word in raw if len(index_words(word)) == 1][: len(words)]
    return tuple(aligned) if len(aligned) == len(words) else words


def _as_written(by: Actor, question: Question, pk: int, everywhere: bool) -> str:
    row = shown([pk], by, everywhere).get(pk)
    return spelt(f"{row.title}\n{row.text}", question.words).lower() if row else ""
