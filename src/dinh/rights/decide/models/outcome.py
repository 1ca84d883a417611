"""What the community decided: the document with its seven fields, who recognised it, and what has been done since."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.decide.models.matter import Matter
from dinh.rights.decide.models.round import Round


class Decision(OfCommune):
    """The decision document of one voting (Điều 20). `fields` holds the seven mandatory fields as they were signed and
    is never changed; `digest` is SHA-256 of them. `signers` is a list of {"role", "name"}."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", "Nghị quyết"
        MINUTES = "minutes", "Biên bản cuộc họp"
        MEMO = "memo", "Bản ghi nhớ"
        AGREEMENT = "agreement", "Bản thỏa thuận"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions", verbose_name="việc")
    round = models.OneToOneField(Round, models.PROTECT, related_name="decision", verbose_name="lần biểu quyết")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    words = models.TextField("quyết định của cộng đồng")
    fields: models.JSONField[Any] = models.JSONField("bảy nội dung bắt buộc")
    signers: models.JSONField[Any] = models.JSONField("người ký")
    digest = models.CharField("dấu", max_length=64)
    signed_on = models.DateField("ngày ký")
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "quyết định của cộng đồng"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.signed_on:%d/%m/%Y}"


class Sending(OfCommune):
    """That a decision was sent to the UBND or the Front, and when they received it (khoản 3 Điều 20)."""

    class To(models.TextChoices):
        COMMITTEE = "committee", "Ủy ban nhân dân"
        FRONT = "front", "Ủy ban Mặt trận Tổ quốc"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="sendings")
    to = models.CharField("gửi đến", max_length=9, choices=To)
    sent_on = models.DateField("ngày gửi")
    received_on = models.DateField("ngày nhận", null=True)

    class Meta:
        verbose_name = "việc gửi quyết định"
        constraints = [models.UniqueConstraint(fields=["commune", "decision", "to"], name="decision_sent_once")]

    def __str__(self) -> str:
        return f"{self.get_to_display()}, {self.sent_on:%d/%m/%Y}"


class Verdict(OfCommune):
    """What the body the law names said: recognised, refused with reasons, effect fixed, annulled. Never changed."""

    class Kind(models.TextChoices):
        RECOGNISED = "recognised", "công nhận"
        REFUSED = "refused", "không công nhận"
        EFFECT_FIXED = "fixed", "ấn định ngày có hiệu lực"
        AMEND_ASKED = "amend", "yêu cầu cộng đồng sửa đổi, bổ sung"
        ANNULLED = "annulled", "hủy bỏ"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="verdicts")
    kind = models.CharField("nội dung", max_length=10, choices=Kind)
    body = models.CharField("cơ quan", max_length=200)
    number = models.CharField("số văn bản", max_length=60, blank=True)
    on = models.DateField("ngày")
    reason = models.TextField("lý do", blank=True)
    effect_on = models.DateField("hiệu lực từ", null=True)
    article = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "văn bản công nhận, hủy bỏ"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["refused", "annulled", "amend"]) | ~Q(reason=""), name="a_no_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class Progress(OfCommune):
    """How carrying out the decision goes: the head publishes it (Điều 23)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="progress")
    on = models.DateField("ngày")
    words = models.TextField("tiến độ, kết quả")
    percent = models.PositiveSmallIntegerField("ước đạt (%)", null=True, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    done = models.BooleanField("đã xong", default=False)

    class Meta:
        verbose_name = "tiến độ thực hiện"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="at_most_all_of_it"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
