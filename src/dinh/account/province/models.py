"""What the province and the country read of many communes: indicators rolled up by period."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from dinh.ground.tenant import OfCommune, ScopedManager


class CellQuerySet(models.QuerySet["Cell"]):
    """Cells follow the records; they have no life, hence no journal, of their own."""

    def put(self, cells: Iterable[Cell]) -> None:
        self.bulk_create(cells, batch_size=1_000)

    def drop(self) -> None:
        self.delete()


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
        # All that consolidation asks for stands in the index itself.
        indexes = [models.Index(fields=["period", "key", "commune", "part", "whole"], name="cell_by_period")]

    def __str__(self) -> str:
        return f"{self.key} {self.period}: {self.part}" + (f"/{self.whole}" if self.whole is not None else "")


class RolledQuerySet(models.QuerySet["Rolled"]):
    def note(self, commune: int, seq: int, day: object) -> None:
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
