"""What a meeting of the community has beyond other votings: who convenes it, its agenda, clusters' households, votes on
procedure, and signed records that correct a signed one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.decide.models.outcome import Decision
from dinh.rights.decide.models.round import Cluster, Round


class Meeting(OfCommune):
    """A voting held as a meeting (Điều 18). `vacant` and `head_chairs_front` decide who convenes it; `plan_number` and
    `plan_on` are the UBND's paper that lets it meet by clusters, `scattered` its ground where the group is small."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="meeting")
    vacant = models.BooleanField("chưa có trưởng thôn, tổ trưởng", default=False)
    head_chairs_front = models.BooleanField("người đứng đầu kiêm Trưởng ban công tác Mặt trận", default=False)
    agenda = models.TextField("chương trình", blank=True)
    contact = models.CharField("liên hệ", max_length=200, blank=True)
    scattered = models.BooleanField("địa bàn sống rải rác", default=False)
    plan_number = models.CharField("số văn bản của Ủy ban nhân dân", max_length=60, blank=True)
    plan_on = models.DateField("ngày văn bản", null=True, blank=True)

    class Meta:
        verbose_name = "cuộc họp"

    def __str__(self) -> str:
        return str(self.round)


class Placing(OfCommune):
    """A household and the cluster it is to meet with, until the list is frozen."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="placings")
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="placings")
    household = models.ForeignKey("households.Household", models.PROTECT, related_name="+", verbose_name="hộ")

    class Meta:
        verbose_name = "hộ được xếp vào cụm"
        constraints = [
            models.UniqueConstraint(fields=["commune", "round", "household"], name="household_in_one_cluster"),
        ]

    def __str__(self) -> str:
        return f"hộ {self.household_id}, {self.cluster_id}"


class ProceduralVote(OfCommune):
    """A vote on procedure: `yes` of those `present` (khoản 5 Điều 3 of the decree). Never changed: a second vote is
    another row, and the last one of a part stands. `words` says on whom or on what."""

    class Kind(models.TextChoices):
        SECRETARY = "secretary", "bầu thư ký"
        WAY = "way", "chọn cách biểu quyết"
        COUNTERS = "counters", "bầu Ban kiểm phiếu"

    round = models.ForeignKey(Round, models.PROTECT, related_name="procedural_votes")
    part = models.CharField("cụm", max_length=100, blank=True)
    kind = models.CharField("về", max_length=10, choices=Kind)
    words = models.CharField("nội dung", max_length=700)
    yes = models.PositiveIntegerField("số đồng ý")
    present = models.PositiveIntegerField("số có mặt")
    passed = models.BooleanField("được thông qua")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "biểu quyết thủ tục"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(yes__lte=F("present")), name="no_more_yes_than_present"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.yes}/{self.present}"


class Correction(OfCommune):
    """A new signed record that corrects a signed decision and names it by its seal; the old one stays as it was.
    `previous` is the digest of the record it corrects: the decision's, or the last correction's."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="corrections")
    why = models.TextField("lý do đính chính")
    words = models.TextField("quyết định của cộng đồng")
    fields: models.JSONField[Any] = models.JSONField("bảy nội dung bắt buộc")
    signers: models.JSONField[Any] = models.JSONField("người ký")
    previous = models.CharField("dấu của bản được đính chính", max_length=64)
    digest = models.CharField("dấu", max_length=64)
    signed_on = models.DateField("ngày ký")
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "bản đính chính"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "previous"], name="corrected_once"),
            models.CheckConstraint(condition=~Q(why=""), name="correction_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"đính chính {self.signed_on:%d/%m/%Y}"
