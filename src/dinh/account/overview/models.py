"""What the public overview says, as it was last counted: its page is read by many and changes with the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from dinh.ground.tenant import OfCommune, ScopedManager


class KeptQuerySet(models.QuerySet["Kept"]):
    """What is kept follows the records; it has no life, hence no journal, of its own."""

    def note(self, commune: int, seq: int, day: date, told: dict[str, Any]) -> None:
        self.update_or_create(commune_id=commune, defaults={"seq": seq, "day": day, "told": told})


class Kept(OfCommune):
    """The public overview of a commune up to journal entry `seq`, counted on `day`. `told` as `ward.Ward.packed`."""

    seq = models.PositiveBigIntegerField("dòng nhật ký")
    day = models.DateField("ngày tính")
    at = models.DateTimeField("lúc", auto_now=True)
    told: models.JSONField[dict[str, Any]] = models.JSONField("nội dung")

    objects = ScopedManager.from_queryset(KeptQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "toàn cảnh đã tính"
        constraints = [models.UniqueConstraint(fields=["commune"], name="overview_kept_once")]

    def __str__(self) -> str:
        return f"đến dòng {self.seq}"
