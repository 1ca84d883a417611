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


class Printing(OfCommune):
    """An order to print the slips that no order holds yet. The work is done behind the page, sheaf by sheaf."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="printings")
    label = models.CharField("người in", max_length=300)
    at = models.DateTimeField("lúc")
    slips = models.PositiveIntegerField("số phiếu")
    sheaves = models.PositiveSmallIntegerField("số tập")

    class Meta:
        verbose_name = "lượt in phiếu"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"in {self.slips} phiếu"


class Sheaf(OfCommune):
    """Some hundreds of slips as one PDF, sealed: it spells the codes out. Emptied when the voting is over; `taken_at`
    is when somebody first took it to the printer."""

    printing = models.ForeignKey(Printing, models.PROTECT, related_name="made")
    number = models.PositiveSmallIntegerField("tập")
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    pdf = models.BinaryField()
    taken_at = models.DateTimeField("lấy in lúc", null=True)

    class Meta:
        verbose_name = "tập phiếu in"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "printing", "number"], name="sheaf_number_once")]

    def __str__(self) -> str:
        return f"tập {self.number}, phiếu {self.first}–{self.last}"


class Slip(OfCommune):
    """One slip. `ended` says why it no longer counts: lost or damaged, another was given for it. `giver` is who is to
    bring it, `given_on` when they did. `aside` says why a slip that came back is not counted."""

    class Ended(models.TextChoices):
        NO = "", "còn dùng"
        LOST = "lost", "mất"
        DAMAGED = "damaged", "hỏng"

    class Aside(models.TextChoices):
        NO = "", "—"
        LATE = "late", "nộp sau hạn"
        WEB = "web", "hộ đã biểu quyết trên mạng"

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
    receiver = models.CharField("người nhận lại", max_length=300, blank=True, default="")
    aside = models.CharField("để riêng, không đếm vì", max_length=4, choices=Aside, blank=True, default="")
    aside_at = models.DateTimeField("để riêng lúc", null=True)
    printing = models.ForeignKey(Printing, models.PROTECT, null=True, related_name="of", verbose_name="lượt in")
    ended = models.CharField("tình trạng", max_length=8, choices=Ended, blank=True, default="")

    class Meta:
        verbose_name = "phiếu giấy"
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="slip_code_once"),
            models.UniqueConstraint(fields=["commune", "round", "serial"], name="slip_serial_once"),
            models.UniqueConstraint(
                fields=["commune", "entry"], condition=Q(ended=""), name="one_living_slip_a_household"
            ),
            models.CheckConstraint(condition=Q(aside="") | Q(returned_at=None), name="slip_aside_is_not_counted"),
        ]

    def __str__(self) -> str:
        return f"phiếu số {self.serial}"


class Reading(OfCommune):
    """What one person read on a returned slip of an open voting. Never changed: who reads again writes another.

    `answer` is a list of option keys; empty with `spoiled` True when the slip is not valid (`why`). `words` is what the
    household wrote as its other opinion: it is read, not compared.
    """

    slip = models.ForeignKey(Slip, models.PROTECT, related_name="readings")
    answer: models.JSONField[Any] = models.JSONField("trả lời")
    spoiled = models.BooleanField("không hợp lệ", default=False)
    why = models.CharField("vì sao", max_length=200, blank=True)
    words = models.CharField("ý kiến khác", max_length=500, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đọc")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lượt đọc phiếu"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.slip}, {self.by_id}"


class Bundle(OfCommune):
    """Slips of a secret voting taken out of the box and tied together, to be counted by two people (`Tally.part`)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="bundles")
    name = models.CharField("bó", max_length=100)
    papers = models.PositiveIntegerField("số phiếu trong bó")

    class Meta:
        verbose_name = "bó phiếu"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "round", "name"], name="bundle_name_once")]

    def __str__(self) -> str:
        return self.name
