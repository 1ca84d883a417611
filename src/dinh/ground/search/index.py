"""Keeping the index: rooms call `put` inside their acts; `reindex` rebuilds it from `room.SEARCH`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dinh.ground.fold import words
from dinh.ground.places.models import Commune
from dinh.ground.room import SEARCH
from dinh.ground.search.marks import marked_words
from dinh.ground.search.models import Document, Word
from dinh.ground.search.tokens import index_words
from dinh.ground.search.vocabulary import learn

# Beyond this many characters of one record nothing more is indexed: PostgreSQL bounds a tsvector at 1 MB.
LIMIT = 300_000
SHOWN = 30_000  # characters of its text kept for showing a passage: a page of hits must not fetch whole books
EVERYONE = "pub"  # the token of what any commune of the house shows the public
BATCH = 200


@dataclass(frozen=True, slots=True)
class Item:
    """How a room describes one record to search: `power` empty lets anyone find it; `url` opens it."""

    object_id: str
    title: str
    url: str
    text: str = ""
    meta: str = ""
    day: date | None = None
    power: str = ""


def put(commune: Commune, kind: str, thing: Any) -> None:
    """Index a record of a kind registered in `room.SEARCH` anew, or take it out when its room says None."""
    item = SEARCH[kind].document(thing)
    if item is None:
        drop(commune, kind, str(thing.pk))
    else:
        _put([document(commune, kind, item)])


def put_all(commune: Commune, kind: str, things: Iterable[Any]) -> None:
    """Index many new records of a kind at once; those of which their room says None are passed over."""
    made = (SEARCH[kind].document(thing) for thing in things)
    batch = [document(commune, kind, item) for item in made if item is not None]
    for begin in range(0, len(batch), BATCH):
        _put(batch[begin : begin + BATCH])


def drop_all(commune: Commune, kind: str, object_ids: Sequence[str]) -> None:
    """Take many records out of the index."""
    Document.objects.filter(commune=commune, kind=kind, object_id__in=object_ids).drop()


def drop(commune: Commune, kind: str, object_id: str) -> None:
    """Take one record out of the index."""
    Document.objects.filter(commune=commune, kind=kind, object_id=object_id).drop()


def index_again(row: Document) -> None:
    """Write one record's row anew from what its room says now; a kind or a record that is gone leaves the index."""
    source = SEARCH.get(row.kind)
    thing = source.queryset().filter(pk=row.object_id).first() if source else None
    if thing is None:
        drop(row.commune, row.kind, row.object_id)
    else:
        put(row.commune, row.kind, thing)


def forget_word(word: Word) -> None:
    """Take one word out of those that may be suggested."""
    Word.objects.forget([word.word])


def rebuild(commune: Commune) -> int:
    """Write the whole index of a commune anew; returns how many records are in it. Call inside the commune's scope."""
    Document.objects.filter(commune=commune).drop()
    count, batch = 0, []
    for row in _rows(commune):
        batch.append(row)
        if len(batch) == BATCH:
            _put(batch)
            count, batch = count + len(batch), []
    _put(batch)
    return count + len(batch)


def _put(documents: list[Document]) -> None:
    Document.objects.put(documents)
    learn(documents)


def _rows(commune: Commune) -> Iterator[Document]:
    for kind, source in SEARCH.items():
        for thing in source.queryset().iterator(chunk_size=BATCH):
            item = source.document(thing)
            if item is not None:
                yield document(commune, kind, item)


def document(commune: Commune, kind: str, item: Item) -> Document:
    """The row for an item, folded and with its scope, not saved."""
    title = unicodedata.normalize("NFC", item.title)[:500]
    text = unicodedata.normalize("NFC", item.text).replace("\x00", "")[:LIMIT]
    return Document(
        commune=commune, kind=kind, object_id=item.object_id, title=title, meta=item.meta[:300], day=item.day,
        url=item.url, power=item.power, scope=_scope(commune, kind, item), text=text[:SHOWN],
        folded_title=" ".join(index_words(title)), folded=" ".join(index_words(text)),
        marked=" ".join(sorted(set(marked_words(f"{title} {text}")))),
    )  # fmt: skip


def _scope(commune: Commune, kind: str, item: Item) -> str:
    tokens = [door(commune, item.power), door_of_kind(kind)]
    if item.day:
        tokens.append(door_of_year(item.day.year))
    if not item.power:
        tokens.append(EVERYONE)
    return " ".join(tokens)


def door(commune: Commune, power: str) -> str:
    """The token of those who may find a record: this commune's public, or its posts with this power."""
    return f"c{commune.pk}" + (f"q{''.join(words(power))}" if power else "pub")


def door_of_kind(kind: str) -> str:
    return f"k{''.join(words(kind))}"


def door_of_year(year: int) -> str:
    return f"y{year}"
