"""The index of near-duplicates: what was read from each matter, and under which keys it is found.

It follows the petitions in the acts that change them; it has no life, hence no journal, of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from dinh.ground.prepared import cursor_of
from dinh.ground.tenant import OfCommune, ScopedManager


class NearMatterQuerySet(models.QuerySet["NearMatter"]):
    def put(self, matter: NearMatter, keys: Iterable[int]) -> None:
        """Insert a matter with its keys. It must not be there."""
        matter.save(force_insert=True)
        NearKey.objects.put(matter, keys)

    def take_out(self, matter: NearMatter, keys: Iterable[int]) -> None:
        """Delete a matter with its keys, which are those it was put with."""
        NearKey.objects.drop(matter, keys)
        self.filter(pk=matter.pk).delete()

    def mark(self, *, is_open: bool) -> int:
        return self.update(is_open=is_open)


class NearKeyQuerySet(models.QuerySet["NearKey"]):
    def put(self, matter: NearMatter, keys: Iterable[int]) -> None:
        rows = [part for key in keys for part in (matter.commune_id, key, matter.petition_id)]
        if rows:
            table, places = NearKey._meta.db_table, ", ".join(["(%s, %s, %s)"] * (len(rows) // 3))
            with cursor_of(connection) as cursor:
                cursor.execute(f'INSERT INTO "{table}" (commune_id, key, petition_id) VALUES {places}', rows)  # noqa: S608

    def drop(self, matter: NearMatter, keys: Iterable[int]) -> None:
        self.filter(petition_id=matter.petition_id, key__in=list(keys)).delete()


class NearMatter(OfCommune):
    """`said`: what the matter tells, parted by spaces (`Features.said`); `where`: its place (`index.packed`)."""

    petition_id = models.BigIntegerField()
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    is_open = models.BooleanField(default=True)
    said = models.TextField(blank=True)
    where: models.JSONField[Any] = models.JSONField(default=dict)

    objects = ScopedManager.from_queryset(NearMatterQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "việc để so trùng"
        constraints = [models.UniqueConstraint(fields=["commune", "petition_id"], name="near_matter_once")]

    def __str__(self) -> str:
        return str(self.petition_id)


class NearKey(OfCommune):
    """One key of one matter, as a number of 64 bits (`index.key_of`). The constraint's index answers «the newest
    matters with this key» without touching the rows."""

    commune = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", db_index=False)
    key = models.BigIntegerField()
    petition_id = models.BigIntegerField()

    objects = ScopedManager.from_queryset(NearKeyQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "khóa so trùng"
        constraints = [models.UniqueConstraint(fields=["commune", "key", "petition_id"], name="near_key_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.petition_id}"
