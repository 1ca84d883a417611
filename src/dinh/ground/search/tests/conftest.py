"""A room that exists only in these tests, and the words it teaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from dinh.ground.room import SEARCH, SearchSource
from dinh.ground.search import index, vocabulary
from dinh.ground.search.models import Document


@dataclass
class Note:
    """A record of that room."""

    pk: int
    title: str
    text: str = ""
    power: str = ""
    day: date = date(2026, 3, 1)


def document(note: Note) -> index.Item | None:
    if not note.title:
        return None
    return index.Item(str(note.pk), note.title, f"/ghi-chu/{note.pk}", note.text, "UBND phường", note.day, note.power)


@pytest.fixture
def note() -> type[Note]:
    return Note


@pytest.fixture(autouse=True)
def _room(monkeypatch: pytest.MonkeyPatch) -> None:
    source = SearchSource("notes", "Ghi chú", lambda: Document.objects.none(), document)
    monkeypatch.setitem(SEARCH, "notes", source)
    monkeypatch.setattr(vocabulary, "_known", {})


@pytest.fixture
def put(ward, django_capture_on_commit_callbacks) -> Callable[..., None]:
    """Index notes of the ward, as if each act had been committed."""

    def put(*notes: Note, commune=None) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for one in notes:
                index.put(commune or ward.commune, "notes", one)

    return put
