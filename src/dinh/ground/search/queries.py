"""Asking the index. What a reader may not open is neither found nor counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.ground.room import SEARCH
from dinh.ground.search.highlight import Piece, passage, pieces
from dinh.ground.search.index import door_of_kind
from dinh.ground.search.matching import Match, Record, matches, present, records
from dinh.ground.search.question import Question, ask, doors_of, read_as_keys

# Ranking looks at the newest matches only, so that a common word costs as much in a large house as in a small one.
BOUND = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record: `title` and `passage` as (words, found?) pieces for highlighting. `commune` is set where it is
    another than the reader's; then `url` is a path on that commune's own host."""

    kind: str
    label: str
    url: str
    meta: str
    day: date | None
    title: list[Piece]
    passage: list[Piece]
    commune: Commune | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts what this reader may open, up to `BOUND`; `bounded` says that there are more, older ones.
    `read_as` is how the text was understood when it was typed as keys (`quyeets toans`)."""

    hits: list[Hit]
    total: int
    bounded: bool = False
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search, and how it is ordered: `kind` as in `room.SEARCH`; `year` of the record's day; `newest`
    first rather than the best first; `everywhere` asks what every commune of the house shows the public."""

    kind: str = ""
    year: int | None = None
    newest: bool = False
    everywhere: bool = False


def search(
    by: Actor, text: str, limit: int = 20, offset: int = 0, kind: str = "", filters: Filters | None = None
) -> Results:
    """Records that hold every word of `text`, with or without diacritics. When there are none, the last word may be
    unfinished, then the text may be the keys of Telex or VNI.

    The order is that of `matching`. Empty when nothing was asked. `kind` is short for `Filters(kind=…)`.
    """
    filters = filters or Filters(kind=kind)
    question = asked(by, text, filters)
    if question is None:
        return Results([], 0)
    question, found = _whole_or_unfinished(question)
    keys = "" if found else read_as_keys(text)
    meant = asked(by, keys, filters) if keys else None
    if meant:
        question, found = _whole_or_unfinished(meant)
    if filters.newest:
        found = sorted(found, key=lambda match: (match.day or date.min, match.pk), reverse=True)
    hits = _hits(question, by, [match.pk for match in found[offset : offset + limit]], filters.everywhere)
    return Results(hits, len(found), len(found) == BOUND, keys if found else "")


def asked(by: Actor, text: str, filters: Filters) -> Question | None:
    return ask(by, text, filters.kind, filters.year, filters.everywhere)


def _whole_or_unfinished(question: Question) -> tuple[Question, list[Match]]:
    found = matches(question, BOUND)
    unfinished = None if found else question.left_unfinished()
    return (unfinished, matches(unfinished, BOUND)) if unfinished else (question, found)


def _hits(question: Question, by: Actor, page: list[int], everywhere: bool) -> list[Hit]:
    found = shown(page, by, everywhere)
    others = {row.commune for row in found.values()} - {by.commune.pk}
    communes = Commune.objects.in_bulk(others) if others else {}
    return [_hit(found[pk], question, communes) for pk in page if pk in found]


def shown(page: list[int], by: Actor, everywhere: bool) -> dict[int, Record]:
    """The records of these keys that this reader may open; with `everywhere`, that anyone may."""
    powers = [] if everywhere or not by.holding else by.holding.post.powers
    return records(page, None if everywhere else by.commune.pk, ["", *powers])


def _hit(row: Record, question: Question, communes: dict[int, Commune]) -> Hit:
    label = gettext(SEARCH[row.kind].label) if row.kind in SEARCH else row.kind
    title, shown = pieces(row.title, question.words), passage(row.text, question.words)
    return Hit(row.kind, label, row.url, row.meta, row.day, title, shown, communes.get(row.commune))


def kinds_found(by: Actor) -> list[str]:
    """The kinds of which this reader may find at least one record in the commune, by their label."""
    kinds = sorted(SEARCH, key=lambda kind: str(SEARCH[kind].label))
    tokens = present(doors_of(by), [door_of_kind(kind) for kind in kinds], by.commune.pk)
    return [kind for kind in kinds if door_of_kind(kind) in tokens]
