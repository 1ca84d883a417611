"""Terms that a commune set for what goes by itself, what is held back from going, and each round in which it went."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.law.retention import RETENTION, Retention


class Term(OfCommune):
    """How long one kind (`key` of `law.retention.RETENTION`) is kept from a day on. Never changed: a new term is a new
    row; of those begun the last counts. `amount` in the kind's unit; None: it does not go by itself."""

    key = models.CharField("loại dữ liệu", max_length=40)
    amount = models.PositiveSmallIntegerField("giữ bao lâu", null=True)
    from_day = models.DateField("áp dụng từ ngày")
    set_on = models.DateField("đặt ngày")
    set_by = models.CharField("người đặt", max_length=300)
    reason = models.CharField("vì sao", max_length=500)

    class Meta:
        verbose_name = "thời hạn giữ dữ liệu cá nhân"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["commune", "key", "from_day"], name="privacy_term_of_kind")]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount}"


class Hold(OfCommune):
    """«Giữ lại vì…»: a record (`about_id` in the kind `key`), or with it empty the whole kind, does not go until after
    `until`, unless lifted before."""

    key = models.CharField("loại dữ liệu", max_length=40)
    about_id = models.CharField("hồ sơ", max_length=60, blank=True)
    about_label = models.CharField("mã hồ sơ", max_length=100, blank=True)
    reason = models.CharField("giữ lại vì", max_length=500)
    begun_on = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    held_by = models.CharField("người quyết định", max_length=300)
    lifted_on = models.DateField("thôi giữ ngày", null=True)
    lifted_by = models.CharField("người cho thôi", max_length=300, blank=True)

    class Meta:
        verbose_name = "dữ liệu được giữ lại"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("begun_on")), name="privacy_hold_in_order"),
            models.UniqueConstraint(
                fields=["commune", "key", "about_id"], condition=Q(lifted_on=None), name="privacy_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.about_label}".strip()

    @property
    def law(self) -> Retention:
        return RETENTION[self.key]


class Run(OfCommune):
    """One round of letting go. `totals` grows with every lot, in the lot's own transaction, so that a round that was
    killed goes on where it stood: `{"went": {key: rows}, "machine": {what: rows}}`. `certificate` is what was done,
    without personal data; `digest` its SHA-256; `chain` how the journal's chain stood afterwards.
    """

    day = models.DateField("ngày")
    begun_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("xong lúc", null=True)
    totals: models.JSONField[Any] = models.JSONField(default=dict)
    certificate: models.JSONField[Any] = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    chain: models.JSONField[Any] = models.JSONField(default=dict)

    class Meta:
        verbose_name = "đợt bỏ dữ liệu hết thời hạn"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune"], condition=Q(ended_at=None), name="privacy_one_run_at_a_time")
        ]

    def __str__(self) -> str:
        return f"Đợt bỏ dữ liệu hết thời hạn {self.day:%d/%m/%Y}"
