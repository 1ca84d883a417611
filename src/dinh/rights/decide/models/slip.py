"""Paper slips: one for each household, given, returned, read by two people who must agree.

A slip's one-time code is made from `nonce` and the house's secret key and lies nowhere; `code` is its keyed hash. In a
secret voting the code stands on the stub, never on the part that goes into the box.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.decide.models.round import Helper, RollEntry, Round


class Slip(OfCommune):
    """One slip. `ended` says why it no longer counts: lost, damaged, replaced by another."""

    class Ended(models.TextChoices):
        NO = "", "còn dùng"
        LOST = "lost", "mất"
        DAMAGED = "damaged", "hỏng"

    round = models.ForeignKey(Round, models.PROTECT, related_name="slips")
    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="slips")
    serial = models.PositiveIntegerField("số thứ tự")
    nonce = models.CharField(max_length=32)
    code = models.CharField(max_length=64)
    printed_at = models.DateTimeField("in lúc", null=True)
    given_on = models.DateField("ngày giao", null=True)
    given_to = models.CharField("người nhận", max_length=120, blank=True)
    giver = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+", verbose_name="người giao")
    returned_at = models.DateTimeField("nhận lại lúc", null=True)
    ended = models.CharField("tình trạng", max_length=8, choices=Ended, blank=True, default="")

    class Meta:
        verbose_name = "phiếu giấy"
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="slip_code_once"),
            models.UniqueConstraint(fields=["commune", "round", "serial"], name="slip_serial_once"),
            models.UniqueConstraint(
                fields=["commune", "entry"], condition=Q(ended=""), name="one_living_slip_a_household"
            ),
        ]

    def __str__(self) -> str:
        return f"phiếu số {self.serial}"


class Reading(OfCommune):
    """What one person read on a returned slip of an open voting. Never changed: who reads again writes another.

    `answer` is a list of option keys; empty with `spoiled` True when the slip is not valid (`why`).
    """

    slip = models.ForeignKey(Slip, models.PROTECT, related_name="readings")
    answer: models.JSONField[Any] = models.JSONField("trả lời")
    spoiled = models.BooleanField("không hợp lệ", default=False)
    why = models.CharField("vì sao", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đọc")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lượt đọc phiếu"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.slip}, {self.by_id}"
