"""Proof that a version reached people: postings, broadcasts, messages to the heads of groups."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class _Proof(OfCommune):
    """Who said so, when, and the key that lets a phone send the same proof twice without harm.

    A proof that was wrong is struck out with a reason, never removed."""

    key = models.UUIDField("mã gửi")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("ghi lúc")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    struck_at = models.DateTimeField("gạch bỏ lúc", null=True, blank=True)
    struck_reason = models.CharField("lý do gạch bỏ", max_length=300, blank=True)

    class Meta:
        abstract = True


class Posting(_Proof):
    """A version hanging at one place: the seat (`group` empty) or the house of culture of a group, from `posted_on` to
    `ended_on` (the day it was taken down or checked to be still there after its term)."""

    version = models.ForeignKey("publish.Version", models.CASCADE, related_name="postings")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thôn, tổ dân phố",
    )  # fmt: skip
    place = models.CharField("nơi niêm yết", max_length=200)
    posted_on = models.DateField("niêm yết từ ngày")
    photo = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="ảnh")
    ended_on = models.DateField("kết thúc ngày", null=True, blank=True)
    end_photo = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    end_post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    end_note = models.CharField("ghi chú khi kết thúc", max_length=300, blank=True)

    class Meta:
        verbose_name = "niêm yết"
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="posting_sent_once"),
            models.UniqueConstraint(
                fields=["commune", "version", "group"],
                condition=Q(ended_on=None, struck_at=None, group__isnull=False),
                name="one_posting_at_a_group",
            ),
            models.UniqueConstraint(
                fields=["commune", "version"],
                condition=Q(ended_on=None, struck_at=None, group=None),
                name="one_posting_at_the_seat",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("posted_on")), name="posting_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.posted_on:%d/%m/%Y}"


class Broadcast(_Proof):
    """The loudspeakers read a version on a day, `times` times."""

    version = models.ForeignKey("publish.Version", models.CASCADE, related_name="broadcasts")
    day = models.DateField("ngày phát")
    hours = models.CharField("giờ phát", max_length=60, blank=True, help_text="Ví dụ: 5 giờ 30, 17 giờ.")
    times = models.PositiveSmallIntegerField("số lần", default=1)
    minutes = models.PositiveSmallIntegerField("số phút mỗi lần", null=True, blank=True)

    class Meta:
        verbose_name = "lần phát thanh"
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="broadcast_sent_once"),
            models.UniqueConstraint(
                fields=["commune", "version", "day"], condition=Q(struck_at=None), name="one_broadcast_line_a_day"
            ),
            models.CheckConstraint(condition=Q(times__gt=0), name="broadcast_happened"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}, {self.times} lần"


class HeadMessage(OfCommune):
    """A version sent to the head of a group (khoản 4 Điều 13), and how the head then told the people."""

    class Told(models.TextChoices):
        MEETING = "meeting", "họp thôn, tổ dân phố"
        LETTER = "letter", "văn bản đến từng hộ"
        SMS = "sms", "tin nhắn điện thoại"
        NETWORK = "network", "mạng xã hội đã thống nhất"
        DOOR = "door", "đến từng nhà"

    version = models.ForeignKey("publish.Version", models.CASCADE, related_name="head_messages")
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh gửi")
    to = models.CharField("người nhận", max_length=300)
    on_paper = models.BooleanField("gửi bằng giấy", default=False)
    told_on = models.DateField("đã báo đến dân ngày", null=True, blank=True)
    told_how = models.CharField("báo bằng cách", max_length=8, choices=Told, blank=True)
    told_note = models.CharField("ghi chú", max_length=300, blank=True)
    told_post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tin gửi người đứng đầu thôn, tổ"
        constraints = [
            models.UniqueConstraint(fields=["commune", "version", "group"], name="head_told_once"),
            models.CheckConstraint(condition=Q(told_on=None) | ~Q(told_how=""), name="told_in_some_way"),
        ]

    def __str__(self) -> str:
        return f"{self.group}"
