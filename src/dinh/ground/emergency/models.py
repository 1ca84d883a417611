"""Opening the management of accounts in an emergency: asked for by one post, confirmed by another, for hours only."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune, ScopedManager

WAITS = timedelta(hours=1)  # for the second person; then it lapses
LASTS = timedelta(hours=4)  # from the second person's word


class EmergencyQuerySet(models.QuerySet["Emergency"]):
    def waiting(self, moment: datetime) -> EmergencyQuerySet:
        return self.filter(confirmed_at=None, ended_at=None, asked_at__gt=moment - WAITS)

    def open(self, moment: datetime) -> EmergencyQuerySet:
        """In force at a moment: it ends by itself, nothing has to run."""
        return self.filter(ended_at=None, confirmed_at__lte=moment, until__gt=moment)


class Emergency(OfCommune):
    """`asked_by` may manage accounts until `until`, from the post they asked from, once somebody else in another post
    has confirmed it. What is lent is said in `permissions`."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xin mở"
    )
    asked_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh xin mở")
    asked_at = models.DateTimeField("xin mở lúc")
    reason = models.CharField("lý do", max_length=500)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xác nhận"
    )
    confirmed_post = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh xác nhận"
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirm_reason = models.CharField("lý do xác nhận", max_length=500, blank=True)
    until = models.DateTimeField("đến lúc", null=True, blank=True)
    ended_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đóng"
    )

    objects = ScopedManager.from_queryset(EmergencyQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "lần mở khẩn cấp"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")), name="emergency_takes_two_people"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_post=None) | ~Q(confirmed_post=F("asked_post")), name="emergency_takes_two_posts"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, until=None) | Q(until__gt=F("confirmed_at")), name="emergency_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"Mở khẩn cấp {self.asked_at:%d/%m/%Y}"

    def is_waiting(self, moment: datetime) -> bool:
        return self.confirmed_at is None and self.ended_at is None and self.asked_at > moment - WAITS

    def is_open(self, moment: datetime) -> bool:
        return self.ended_at is None and self.until is not None and self.until > moment
