"""Parts of an erasure, whoever decided it: rows, texts, what the journal keeps beside its chain, index, files."""

from __future__ import annotations

from typing import Any

from django.db import models
from django_scopes import scopes_disabled

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import drop
from dinh.ground.files.models import StoredFile
from dinh.ground.files.queries import is_used
from dinh.ground.journal.models import Personal
from dinh.ground.personal import BLANK, MASK, ROOM, ROW, Data
from dinh.ground.privacy.finding import model_of
from dinh.ground.privacy.matching import Matcher
from dinh.ground.privacy.planning import Line
from dinh.ground.search.index import forget_word, index_again
from dinh.ground.search.models import Document, Word
from dinh.ground.search.tokens import index_words


def in_order(lines: list[Line]) -> list[Line]:
    """Texts first, then rows; of rows, parts before what they are parts of."""
    return sorted(lines, key=lambda line: (line.data.fate == ROW, not line.data.of))


def note_files(line: Line, files: set[int]) -> None:
    """Note which files the rows that go are the last to name."""
    for name, role in line.data.columns.items():
        if role == "file" and line.data.fate == ROW:
            files |= set(rows_by_key(line.data, line.goes).values_list(f"{name}_id", flat=True))


def carry_out(line: Line, matcher: Matcher) -> None:
    data = line.data
    for at in range(0, len(line.goes), 500):
        rows = rows_by_key(data, line.goes[at : at + 500])
        if data.fate == ROW:
            rows.delete()
        elif data.fate == BLANK:
            rows.update(**{name: _empty(data, name) for name in data.columns}, **_marked(data))
        elif data.fate == MASK:
            for row in rows:
                mask(row, data, matcher)
        elif data.fate == ROOM and data.room:
            for row in rows:
                data.room(row)
            if data.marks:
                rows.update(**_marked(data))


def rows_by_key(data: Data, keys: list[Any]) -> Any:
    return model_of(data)._base_manager.order_by().filter(pk__in=keys)


def _marked(data: Data) -> dict[str, Any]:
    return {data.marks: today()} if data.marks else {}


def _empty(data: Data, name: str) -> Any:
    column = model_of(data)._meta.get_field(name)
    if column.null:
        return None
    if isinstance(column, models.JSONField | models.BinaryField):
        return column.get_default()
    return ""


def mask(row: Any, data: Data, matcher: Matcher) -> None:
    changed = {}
    for name, role in data.columns.items():
        said = getattr(row, name)
        if role == "data":
            clean = matcher.data_without(said)
        elif role == "folded":
            clean = matcher.folded_without(said)
        elif isinstance(said, str):
            clean = matcher.without(said)
        else:
            continue
        if clean != said:
            most = getattr(model_of(data)._meta.get_field(name), "max_length", None)
            changed[name] = clean[:most] if isinstance(clean, str) and most else clean
    if changed or data.marks:
        type(row)._base_manager.filter(pk=row.pk).update(**changed, **_marked(data))


def beside_rows(lines: list[Line]) -> int:
    """What the journal keeps beside the entries about rows that went."""
    gone = 0
    for line in lines:
        # Rows whose text was only cleaned had nothing of this person in their entries but what was found itself.
        if line.data.fate not in (ROW, BLANK, ROOM) or not line.goes:
            continue
        keys = [str(key) for key in line.goes]
        for at in range(0, len(keys), 500):
            about = Personal.objects.filter(
                entry__about_kind=line.data.model.lower(), entry__about_id__in=keys[at : at + 500]
            )
            gone += about.delete()[0]
    return gone


def index_anew(matcher: Matcher) -> int:
    """Write anew what search holds of this person's records; returns how many rows."""
    named = [
        row
        for row in Document.objects.order_by("pk").iterator(chunk_size=500)
        if any(matcher.folded(said) for said in (row.title, row.meta, row.text, row.folded_title, row.folded))
    ]
    for row in named:
        index_again(row)
    return len(named)


def forget_words(matcher: Matcher) -> int:
    """Words of this person's name and addresses that no public record has any more are not suggested any more."""
    identity, gone = matcher.identity, 0
    words = {word for text in (*identity.names, *identity.emails) for word in index_words(text)}
    with scopes_disabled():  # suggestions are one for the house
        for word in sorted(words):
            used = Document.objects.filter(folded__contains=word) | Document.objects.filter(folded_title__contains=word)
            for known in Word.objects.filter(word=word):
                if not any(word in f"{row.folded_title} {row.folded}".split() for row in used.iterator()):
                    forget_word(known)
                    gone += 1
    return gone


def drop_files(actor: Actor, files: set[int]) -> int:
    """Files that nothing names any more go with their bytes."""
    unused = [stored for stored in StoredFile.objects.filter(pk__in=files) if not is_used(stored)]
    for stored in unused:
        drop(by=actor, stored=stored)
    return len(unused)
