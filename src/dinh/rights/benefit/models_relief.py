"""Drives of relief: what was gathered and what was handed out, line by line, kind by kind, never below nothing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Drive(OfCommune):
    """A drive opened on a ground, closed with a report. `ground`: the paper or the disaster that opens it."""

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("tên đợt", max_length=200)
    ground = models.CharField("căn cứ", max_length=300)
    purpose = models.TextField("để làm gì, cho ai", max_length=2000)
    keeper = models.CharField("nơi nhận, người giữ", max_length=200)
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)
    remainder = models.CharField("phần còn lại xử lý thế nào", max_length=500, blank=True)

    class Meta:
        verbose_name = "đợt cứu trợ"
        ordering = ["-opened_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "ref"], name="relief_ref_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"


class Good(OfCommune):
    """One kind of good of a drive, money among them. `left` is what the lines add up to, kept by the act that writes
    them; the constraint is the last word that nothing is given which is not there."""

    drive = models.ForeignKey(Drive, models.CASCADE, related_name="goods")
    name = models.CharField("tên", max_length=80)
    unit = models.CharField("đơn vị", max_length=20)
    left = models.BigIntegerField("còn lại", default=0)

    class Meta:
        verbose_name = "loại tiền, hàng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "drive", "name", "unit"], name="relief_good_once"),
            models.CheckConstraint(condition=Q(left__gte=0), name="relief_never_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"


class Entry(OfCommune):
    """One line: gathered or handed out, or the reversal of a line. Never changed, never deleted.

    `who` is the giver who wished to be named, or empty; for a handing-out the name of who received. `number` is the
    receipt's, without gaps within a drive.
    """

    class Way(models.TextChoices):
        IN = "in", "nhận ủng hộ"
        OUT = "out", "trao"

    drive = models.ForeignKey(Drive, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField("số phiếu")
    good = models.ForeignKey(Good, models.PROTECT, related_name="entries")
    way = models.CharField("chiều", max_length=3, choices=Way)
    quantity = models.BigIntegerField("số lượng")
    day = models.DateField("ngày")
    who = models.CharField("ai", max_length=160, blank=True)
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField("nơi trao", max_length=160, blank=True)
    evidence = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    reason = models.CharField("lý do hủy", max_length=300, blank=True)

    class Meta:
        verbose_name = "dòng cứu trợ"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "drive", "number"], name="relief_number_once"),
            models.CheckConstraint(
                condition=Q(reverses=None, quantity__gt=0)
                | (Q(reverses__isnull=False, quantity__lt=0) & ~Q(reason="")),
                name="relief_line_or_its_reversal",
            ),
            models.CheckConstraint(
                condition=Q(way="in") | (Q(group__isnull=False) & ~Q(who="")), name="relief_handed_to_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu {self.number}"
