"""One folded index over what rooms let people find."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from dinh.ground.tenant import OfCommune, ScopedManager


class DocumentQuerySet(models.QuerySet["Document"]):
    """The index follows the records in the acts that change them; it has no life, hence no journal, of its own."""

    def put(self, documents: Iterable[Document]) -> None:
        """Insert, or replace the rows with the same commune, kind and object."""
        fields = ["title", "meta", "text", "folded_title", "folded", "marked", "scope", "day", "url", "power"]
        self.bulk_create(
            documents,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["commune", "kind", "object_id"],
            update_fields=fields,
        )

    def drop(self) -> None:
        self.delete()


class WordManager(models.Manager["Word"]):
    def learn(self, words: Iterable[str]) -> None:
        """Add those that are new."""
        found = set(words)
        new = found.difference(self.filter(word__in=found).values_list("word", flat=True))
        self.bulk_create([Word(word=word) for word in sorted(new)], ignore_conflicts=True, batch_size=500)

    def forget(self, words: Iterable[str]) -> None:
        self.filter(word__in=list(words)).delete()


class Word(models.Model):
    """A folded word of some record that anyone may find, in any commune: what «Ý bà con là…» may propose."""

    word = models.CharField(max_length=16, unique=True)

    objects = WordManager()

    def __str__(self) -> str:
        return self.word


class Document(OfCommune):
    """What search knows of one record.

    `folded_title` and `folded` are title and whole text as words without diacritics (`tokens.index_words`), `text` as
    much of it as a passage is shown from; `marked` the
    distinct words that carry diacritics (`marks.marked_words`), so that exact spelling can rank first. `scope` holds
    the tokens that say who may find it: matching starts from them, so what a reader may not open is neither found nor
    counted. `power` empty: anyone may find it; otherwise only posts that carry this power. The database keeps the word
    index of these columns (see the migrations): an FTS5 table in SQLite, a generated tsvector in PostgreSQL.
    """

    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=60)
    title = models.CharField("tiêu đề", max_length=500)
    meta = models.CharField(max_length=300, blank=True)
    day = models.DateField("ngày", null=True)
    url = models.CharField(max_length=300)
    power = models.CharField(max_length=60, blank=True)
    scope = models.CharField(max_length=200)
    folded_title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    marked = models.TextField(blank=True)

    objects = ScopedManager.from_queryset(DocumentQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["commune", "kind", "object_id"], name="search_document_once")]

    def __str__(self) -> str:
        return self.title
