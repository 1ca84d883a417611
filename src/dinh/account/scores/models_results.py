"""What was posted and published, kept as it was; what people said of the draft; what the scored bodies appealed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Result(OfCommune):
    """The whole outcome of a campaign on one day, as a file that `recompute` checks. Number 0 is the posted draft,
    1 the
    decided one, later ones follow an appeal that was upheld. Never changed: what differs later is a new number."""

    campaign = models.ForeignKey("scores.Campaign", models.CASCADE, related_name="results", verbose_name="đợt chấm")
    number = models.PositiveSmallIntegerField("lần")
    file: models.JSONField[Any] = models.JSONField("kết quả")
    head = models.CharField("dấu", max_length=64)
    made_on = models.DateField("ngày")
    note = models.CharField("vì sao có lần này", max_length=1000, blank=True)

    class Meta:
        verbose_name = "kết quả chấm điểm"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "campaign", "number"], name="scores_result_once"),
            models.CheckConstraint(condition=Q(number__lt=2) | ~Q(note=""), name="scores_changed_result_says_why"),
        ]

    def __str__(self) -> str:
        return f"Kết quả lần {self.number}"


class Comment(OfCommune):
    """What someone says of the posted draft. No name is asked: reference and PIN open the answer. `shown` is the text
    with telephone and identity numbers covered, for everyone once `released`."""

    campaign = models.ForeignKey("scores.Campaign", models.CASCADE, related_name="comments", verbose_name="đợt chấm")
    sheet = models.ForeignKey("scores.Sheet", models.CASCADE, null=True, related_name="+", verbose_name="về đơn vị")
    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=200)
    pin_hash = models.CharField(max_length=120)
    text = models.TextField("ý kiến", max_length=5000)
    shown = models.TextField(max_length=6000)
    received_on = models.DateField("nhận ngày")
    answer = models.TextField("trả lời", max_length=5000, blank=True)
    released = models.BooleanField("cho mọi người đọc", default=False)
    answered_on = models.DateField("trả lời ngày", null=True)
    answered_by = models.CharField("người trả lời", max_length=300, blank=True)

    class Meta:
        verbose_name = "ý kiến về dự thảo kết quả"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="scores_comment_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="scores_comment_key_once"),
            models.CheckConstraint(condition=Q(answered_on=None) | ~Q(answer=""), name="scores_answered_in_words"),
        ]

    def __str__(self) -> str:
        return self.ref


class Appeal(OfCommune):
    """A scored body's appeal against the published result, on one criterion or on the whole."""

    class State(models.TextChoices):
        WAITING = "waiting", "chờ trả lời"
        UPHELD = "upheld", "chấp nhận, đã sửa kết quả"
        REFUSED = "refused", "không chấp nhận"

    sheet = models.ForeignKey("scores.Sheet", models.CASCADE, related_name="appeals", verbose_name="phiếu")
    key = models.CharField("về tiêu chí", max_length=40, blank=True)
    text = models.TextField("nội dung khiếu nại", max_length=5000)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+", verbose_name="tài liệu")
    made_on = models.DateField("ngày gửi")
    made_by = models.CharField("người gửi", max_length=300)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.WAITING)
    answer = models.TextField("trả lời", max_length=5000, blank=True)
    answered_on = models.DateField("trả lời ngày", null=True)
    answered_by = models.CharField("người trả lời", max_length=300, blank=True)
    result = models.ForeignKey(Result, models.PROTECT, null=True, related_name="appeals", verbose_name="kết quả đã sửa")

    class Meta:
        verbose_name = "khiếu nại kết quả chấm điểm"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="scores_appeal_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="upheld") | Q(result__isnull=False), name="scores_upheld_appeal_changes_the_result"
            ),
        ]

    def __str__(self) -> str:
        return f"Khiếu nại của {self.sheet.name}"
