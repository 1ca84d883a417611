"""What the province and the country read of many communes: indicators rolled up by period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django_scopes import scopes_disabled

from dinh.account.province.models_asked import Asked, SentUp
from dinh.ground.tenant import OfCommune, ScopedManager

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune


__all__ = ["Asked", "Cell", "HandIn", "Merger", "Rolled", "SentUp"]


class CellQuerySet(models.QuerySet["Cell"]):
    """Cells follow the records; they have no life, hence no journal, of their own. An office writes those of the
    communes below it, which are not its scope's."""

    def put(self, cells: Iterable[Cell]) -> None:
        with scopes_disabled():
            self.bulk_create(cells, batch_size=1_000)

    def drop(self) -> None:
        with scopes_disabled():
            self.delete()

    def of_unit(self, unit: Commune, period: str) -> CellQuerySet:
        """Cells of a commune that is not the scope's own: what it handed in lies in its own rows."""
        with scopes_disabled():
            return Cell.objects.filter(commune=unit, period=period)


class Cell(OfCommune):
    """An indicator's value in one commune and period, as `Indicator.value` gave it when the commune was last rolled.

    `key` is the indicator's, `period` as `Period` writes it («2026-H1»). What counts nothing has no cell.
    """

    key = models.CharField(max_length=40)
    period = models.CharField(max_length=8)
    part = models.BigIntegerField()
    whole = models.BigIntegerField(null=True)

    objects = ScopedManager.from_queryset(CellQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "số liệu cộng dồn"
        constraints = [models.UniqueConstraint(fields=["commune", "period", "key"], name="cell_once")]
        # All that is asked for stands in the indexes themselves: consolidation of the country reads a period, a
        # province's office some communes of it.
        indexes = [
            models.Index(fields=["period", "key", "commune", "part", "whole"], name="cell_by_period"),
            models.Index(fields=["commune", "period", "key", "part", "whole"], name="cell_by_commune"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.period}: {self.part}" + (f"/{self.whole}" if self.whole is not None else "")


class RolledQuerySet(models.QuerySet["Rolled"]):
    def note(self, commune: int, seq: int, day: date) -> None:
        self.update_or_create(commune_id=commune, defaults={"seq": seq, "day": day})


class Rolled(OfCommune):
    """How far a commune is rolled: the last journal entry its cells know of, and the day they were counted on."""

    seq = models.PositiveBigIntegerField("dòng nhật ký")
    day = models.DateField("ngày tính")
    at = models.DateTimeField("lúc", auto_now=True)

    objects = ScopedManager.from_queryset(RolledQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "mốc cộng dồn"
        constraints = [models.UniqueConstraint(fields=["commune"], name="rolled_once")]

    def __str__(self) -> str:
        return f"đến dòng {self.seq}"


class HandIn(OfCommune):
    """Figures of one period from a commune that keeps its records elsewhere, as it handed them in to `commune`, the
    province's office. Handing in again leaves the earlier ones readable (`replaced`)."""

    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")
    period = models.CharField("kỳ", max_length=8)
    figures: models.JSONField[dict[str, list[int | None]]] = models.JSONField("số liệu")  # [part, whole] by key
    at = models.DateTimeField("nhận lúc")
    by_label = models.CharField("người nhập", max_length=300)
    replaced = models.BooleanField("đã có bản sau", default=False)

    class Meta:
        verbose_name = "số liệu xã gửi về"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "unit", "period"], condition=Q(replaced=False), name="hand_in_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}, kỳ {self.period}"


class Merger(OfCommune):
    """A commune that ended on a day and went into another, as the list of administrative units says."""

    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường cũ")
    into = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="nhập vào")
    on = models.DateField("từ ngày")

    class Meta:
        verbose_name = "sáp nhập xã, phường"
        constraints = [
            models.UniqueConstraint(fields=["commune", "unit"], name="merged_once"),
            models.CheckConstraint(condition=~Q(unit=models.F("into")), name="merged_into_another"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} → {self.into}"


from dinh.account.province.models_ground import Ground  # noqa: E402, F401  # found by Django with the others
