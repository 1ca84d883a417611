"""Reports that a province asks of its communes, and what they sent up. All of it lies with the office that asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Asked(OfCommune):
    """A report asked of every commune below the office `commune`, for one period, by a day."""

    title = models.CharField("tên báo cáo", max_length=200)
    period = models.CharField("kỳ", max_length=20)
    due = models.DateField("gửi chậm nhất ngày")
    words = models.TextField("yêu cầu", blank=True)
    at = models.DateTimeField("lúc")
    by_label = models.CharField("người yêu cầu", max_length=300)

    class Meta:
        verbose_name = "báo cáo yêu cầu xã gửi"
        ordering = ["-due", "-pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "title", "period"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.title}, kỳ {self.period}"


class SentUp(OfCommune):
    """A commune's signed report as it came to the office. The words stay with the commune (`ref` is its own mark there)
    and are read from its signed paper; `figures` are those it was signed with, so that nobody types them again."""

    class State(models.TextChoices):
        SENT = "sent", "đã gửi, chờ xem"
        TAKEN = "taken", "đã nhận đủ"
        RETURNED = "returned", "trả lại để bổ sung"

    asked = models.ForeignKey(Asked, models.PROTECT, related_name="sent", verbose_name="theo yêu cầu")
    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")
    ref = models.CharField("mã báo cáo", max_length=16)
    number = models.CharField("số, ký hiệu", max_length=100)
    issued = models.DateField("ngày ký")
    body = models.CharField("cơ quan ký", max_length=300)
    figures: models.JSONField[dict[str, list[int | None]]] = models.JSONField("số liệu", default=dict)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.SENT)
    at = models.DateTimeField("gửi lúc")
    by_label = models.CharField("người gửi", max_length=300)
    reason = models.TextField("cần bổ sung", blank=True)
    said_at = models.DateTimeField("trả lời lúc", null=True)
    said_by = models.CharField("người trả lời", max_length=300, blank=True)
    replaced = models.BooleanField("đã có bản sau", default=False)

    class Meta:
        verbose_name = "báo cáo xã gửi lên"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "asked", "unit"], condition=Q(replaced=False), name="sent_up_stands_once"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="sent_up_returned_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.asked}"
