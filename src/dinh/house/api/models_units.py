"""What a province's office tells everyone of the communes below it: by month, what each commune tells itself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class UnitValue(OfCommune):
    """An indicator's value of a month that is over in a commune below the office `commune`. `hidden` as in
    `MonthValue`: kept to reckon with and told to nobody."""

    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")
    month = models.DateField("tháng", help_text="Ngày đầu tháng.")
    key = models.CharField("chỉ số", max_length=60)
    part = models.BigIntegerField("giá trị")
    whole = models.BigIntegerField("trên tổng số", null=True)
    hidden = models.BooleanField("không nêu", default=False)

    class Meta:
        verbose_name = "chỉ số theo tháng của xã"
        constraints = [
            models.UniqueConstraint(fields=["commune", "unit", "month", "key"], name="api_unit_value_once"),
            models.CheckConstraint(
                condition=Q(whole=None) | Q(whole__gte=F("part")), name="api_unit_part_is_within_the_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.key} {self.month:%m/%Y}"


class UnitReckoning(OfCommune):
    """How far a commune was reckoned for the office: the end of its journal, and the last hand-in."""

    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")
    seq = models.PositiveBigIntegerField("dòng nhật ký")
    hand_in = models.PositiveBigIntegerField("lần gửi")

    class Meta:
        verbose_name = "lần lấy chỉ số của xã"
        constraints = [models.UniqueConstraint(fields=["commune", "unit"], name="api_unit_reckoning_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.seq}, {self.hand_in}"
