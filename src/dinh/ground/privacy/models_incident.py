"""Personal data got out, was lost or was changed by somebody who may not: what happened, the clock, the steps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from dinh.ground.tenant import OfCommune
from dinh.law.breach import BreachDue, notice_due


class Incident(OfCommune):
    """One incident, or with `drill` a rehearsal of one, marked as such wherever it is shown.

    `rooms` are the app labels of the inventory whose data is concerned («petitions»); `begins` and `ends` the days in
    which it lay open, as far as known. `people` is about how many persons, counted by the office. `notified_at` is when
    the authority was told, `not_notified` why it was not; `told_at` when the persons were.
    """

    class State(models.TextChoices):
        OPEN = "open", "đang xử lý"
        CLOSED = "closed", "đã đóng"

    ref = models.CharField("mã", max_length=16)
    drill = models.BooleanField("diễn tập", default=False)
    state = models.CharField("tình trạng", max_length=6, choices=State, default=State.OPEN)
    title = models.CharField("việc gì", max_length=200)
    story = models.TextField("chuyện xảy ra thế nào", max_length=4000)
    found_at = models.DateTimeField("phát hiện lúc")
    found_how = models.CharField("ai phát hiện, bằng cách nào", max_length=300, blank=True)
    rooms: models.JSONField[Any] = models.JSONField("mảng việc", default=list)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến ngày")
    data = models.CharField("dữ liệu gì", max_length=1000, blank=True)
    people = models.PositiveIntegerField("khoảng bao nhiêu người", null=True)
    harm = models.TextField("hậu quả có thể có", max_length=2000, blank=True)
    measures = models.TextField("đã làm gì, sẽ làm gì", max_length=4000, blank=True)
    advice = models.TextField("người có dữ liệu nên làm gì", max_length=2000, blank=True)
    notified_at = models.DateTimeField("báo cơ quan chuyên trách lúc", null=True)
    notice_number = models.CharField("số, ký hiệu thông báo", max_length=60, blank=True)
    late_reason = models.CharField("vì sao chậm", max_length=500, blank=True)
    not_notified = models.CharField("vì sao không phải báo", max_length=500, blank=True)
    told_at = models.DateTimeField("báo người có dữ liệu lúc", null=True)
    told_how = models.CharField("báo bằng cách nào", max_length=300, blank=True)
    lessons = models.TextField("bài học", max_length=4000, blank=True)
    closed_at = models.DateTimeField("đóng lúc", null=True)
    opened_by = models.CharField("người mở", max_length=300)
    closed_by = models.CharField("người đóng", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "sự cố dữ liệu cá nhân"
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="privacy_incident_ref_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="privacy_incident_in_order"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(closed_at__isnull=False) & ~Q(lessons="")), name="privacy_closed_learned"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(notified_at__isnull=False) | ~Q(not_notified=""),
                name="privacy_closed_was_notified",
            ),
        ]

    def __str__(self) -> str:
        return f"{'Diễn tập' if self.drill else 'Sự cố'} {self.ref}"

    @property
    def due(self) -> BreachDue:
        return notice_due(localtime(self.found_at))

    def late(self, moment: datetime) -> bool:
        """Whether the authority was told too late, or should have been told by now."""
        return not self.not_notified and (self.notified_at or moment) > self.due.due_at


class Measure(OfCommune):
    """A step of an incident: what, who, until when; done or not."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=10, blank=True)
    text = models.CharField("làm gì", max_length=300)
    owner = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ai làm"
    )
    due_at = models.DateTimeField("trước lúc")
    done_at = models.DateTimeField("xong lúc", null=True)
    done_by = models.CharField("người báo xong", max_length=300, blank=True)
    note = models.CharField("kết quả", max_length=500, blank=True)

    class Meta:
        verbose_name = "bước xử lý sự cố"
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return self.text

    def late(self, moment: datetime) -> bool:
        return (self.done_at or moment) > self.due_at
