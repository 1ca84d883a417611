"""What open data keeps of its own: when a data set last changed, and the monthly values of the indicators.
Programs that write: `models_clients`."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.house.api.models_clients import Call, Client, Token
from dinh.house.api.models_units import UnitReckoning, UnitValue

__all__ = ["Call", "Client", "Edition", "MonthValue", "Reckoning", "Token", "UnitReckoning", "UnitValue"]


class Edition(OfCommune):
    """A data set was found changed: `digest` is of its rows as anyone may read them, so that nothing but a public
    change can show here. `seq` is how far the journal had come."""

    dataset = models.CharField("bộ dữ liệu", max_length=60)
    seq = models.PositiveBigIntegerField("dòng nhật ký")
    at = models.DateTimeField("lúc")
    rows = models.PositiveIntegerField("số dòng")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "bản của bộ dữ liệu"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "dataset", "seq"], name="api_edition_once")]
        indexes = [models.Index(fields=["commune", "seq"], name="api_edition_by_seq")]

    def __str__(self) -> str:
        return f"{self.dataset} {self.seq}"


class MonthValue(OfCommune):
    """An indicator's value of a month that is over. `hidden`: a small number, or one that would give a small one away;
    it is kept here to reckon with and told to nobody."""

    month = models.DateField("tháng", help_text="Ngày đầu tháng.")
    key = models.CharField("chỉ số", max_length=60)
    part = models.BigIntegerField("giá trị")
    whole = models.BigIntegerField("trên tổng số", null=True)
    hidden = models.BooleanField("không nêu", default=False)

    class Meta:
        verbose_name = "chỉ số theo tháng"
        constraints = [
            models.UniqueConstraint(fields=["commune", "month", "key"], name="api_month_value_once"),
            models.CheckConstraint(
                condition=Q(whole=None) | Q(whole__gte=F("part")), name="api_part_is_within_the_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.month:%m/%Y}"


class Reckoning(OfCommune):
    """A month whose indicators were reckoned when the journal had come to `seq`: later acts may have changed it."""

    month = models.DateField("tháng")
    seq = models.PositiveBigIntegerField("dòng nhật ký")

    class Meta:
        verbose_name = "lần tính chỉ số"
        constraints = [models.UniqueConstraint(fields=["commune", "month"], name="api_reckoning_once")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}: {self.seq}"
