"""Who is told what, once: announcements, those who follow them, and the ledger of what went to whom.

A `Delivery` is a line of the ledger: one announcement (or notice) for one reader, unique, so nobody is told twice.
A `Message` is what goes out in one piece and may carry many deliveries.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class Channel(models.TextChoices):
    EMAIL = "email", "thư điện tử"
    SMS = "sms", "tin nhắn SMS"
    ZALO = "zalo", "Zalo"
    PUSH = "push", "thông báo trên máy"


class Announcement(OfCommune):
    """News a room tells the people. `key` names the news and its version; the same key twice is the same news.

    Without `groups` it is for the whole commune. `enlisted_at` is when its readers were written into the ledger.
    """

    key = models.CharField(max_length=200)
    topics = models.JSONField("chủ đề", default=list)
    groups = ManyOfCommune("places.ResidentialGroup", related_name="+", blank=True)
    whole = models.BooleanField("cả xã, phường", default=True)
    title = models.CharField("tiêu đề", max_length=300)
    summary = models.TextField("tóm tắt", blank=True)
    url = models.CharField("địa chỉ", max_length=500)
    announced_at = models.DateTimeField("lúc")
    enlisted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tin báo"
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="announced_once")]
        indexes = [models.Index(fields=["commune", "-announced_at"], name="announcements_by_day")]

    def __str__(self) -> str:
        return self.title


class Follower(OfCommune):
    """Someone without an account who asked to be told. The address is sealed; `address_key` is its keyed hash.

    Both are emptied when they stop following. `salt` goes into their links; `since` is when their following began or
    was taken up again: older news is not for them. No `topics` means all.
    """

    class State(models.TextChoices):
        PENDING = "pending", "chờ xác nhận"
        ACTIVE = "active", "đang theo dõi"
        PAUSED = "paused", "tạm ngừng"
        STOPPED = "stopped", "địa chỉ không còn nhận được"
        ENDED = "ended", "đã thôi theo dõi"

    class Frequency(models.TextChoices):
        NOW = "now", "ngay khi có tin"
        DAILY = "daily", "mỗi ngày một lần"
        WEEKLY = "weekly", "mỗi tuần một lần"

    channel = models.CharField("cách nhận", max_length=8, choices=Channel)
    address_sealed = models.TextField(blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.PENDING)
    stopped_why = models.CharField("lý do ngừng", max_length=200, blank=True)
    frequency = models.CharField("bao lâu một lần", max_length=8, choices=Frequency, default=Frequency.NOW)
    whole = models.BooleanField("mọi tin", default=True)
    groups = ManyOfCommune("places.ResidentialGroup", related_name="+", blank=True)
    topics = models.JSONField("chủ đề", default=list, blank=True)
    language = models.CharField(max_length=5, default="vi")
    salt = models.CharField(max_length=32)
    asked_at = models.DateTimeField("đăng ký lúc")
    since = models.DateTimeField("từ lúc", null=True, blank=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    ended_at = models.DateTimeField("thôi lúc", null=True, blank=True)
    code_salt = models.CharField(max_length=32, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "người theo dõi"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "channel", "address_key"], condition=~Q(address_key=""), name="address_follows_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(address_key="", address_sealed=""), name="ended_follower_is_erased"
            ),
        ]
        indexes = [models.Index(fields=["commune", "state"], name="followers_by_state")]

    def __str__(self) -> str:
        return f"Người theo dõi số {self.pk} ({self.get_channel_display()})"


class AddressCode(OfCommune):
    """A one-time code that somebody asked for, to prove that they read an address (`ground/own`). A row an asking.

    The sealed address goes when the code was used or has ended; its keyed hash a day after, when no limit counts it any
    more. The row stays, so that what was sent stays counted.
    """

    channel = models.CharField("cách nhận", max_length=8, choices=Channel)
    address_sealed = models.TextField(blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5, default="vi")
    asked_at = models.DateTimeField("xin lúc")
    code_salt = models.CharField(max_length=32, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "mã mở việc của tôi"
        indexes = [models.Index(fields=["commune", "address_key"], name="codes_by_address")]

    def __str__(self) -> str:
        return f"Mã số {self.pk} ({self.get_channel_display()})"


class Notice(OfCommune):
    """A message to an official. It always stands on the desk until read; it also goes out by the channels they have."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhận")
    key = models.CharField(max_length=200)
    title = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("nội dung", blank=True)
    url = models.CharField("địa chỉ", max_length=500)
    created_at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tin cho người giữ chức danh"
        constraints = [models.UniqueConstraint(fields=["commune", "user", "key"], name="noticed_once")]
        indexes = [models.Index(fields=["commune", "user", "read_at"], name="notices_unread")]

    def __str__(self) -> str:
        return self.title


class Letter(OfCommune):
    """The weekly letter to one holding of a post, as written; `items` are emptied when its links have expired."""

    holding = models.ForeignKey("bodies.Holding", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm ISO")
    week = models.PositiveSmallIntegerField("tuần ISO")
    items = models.JSONField(default=list)
    written_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thư tuần"
        constraints = [
            models.UniqueConstraint(fields=["commune", "holding", "year", "week"], name="one_letter_a_week"),
            models.CheckConstraint(condition=Q(week__range=(1, 53)), name="letter_week_is_a_week"),
        ]

    def __str__(self) -> str:
        return f"Thư tuần {self.week}/{self.year}"


class LetterStop(OfCommune):
    """An official who asked for no weekly letters."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thôi nhận thư tuần"
        constraints = [models.UniqueConstraint(fields=["commune", "user"], name="letters_stop_once")]

    def __str__(self) -> str:
        return f"{self.user_id}"


class Message(OfCommune):
    """One thing sent to one reader. Claimed before it is sent and marked after: one that was claimed and never marked
    is `unclear`, shown to a person and never sent again by itself.
    """

    class Kind(models.TextChoices):
        NEWS = "news", "tin báo"
        CONFIRM = "confirm", "xác nhận địa chỉ"
        MANAGE = "manage", "đường dẫn quản lý"
        CODE = "code", "mã mở việc của tôi"
        NOTICE = "notice", "tin cho người giữ chức danh"
        LETTER = "letter", "thư tuần"
        TEST = "test", "tin thử"

    class State(models.TextChoices):
        WAITING = "waiting", "chờ gửi"
        SENDING = "sending", "đang gửi"
        SENT = "sent", "đã gửi"
        FAILED = "failed", "không gửi được"
        UNCLEAR = "unclear", "không rõ đã đến chưa"

    kind = models.CharField("loại", max_length=8, choices=Kind)
    channel = models.CharField("cách gửi", max_length=8, choices=Channel)
    follower = models.ForeignKey(Follower, models.PROTECT, null=True, blank=True, related_name="messages")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    address_code = models.ForeignKey(AddressCode, models.PROTECT, null=True, blank=True, related_name="messages")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="messages")
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    next_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)
    reason = models.CharField("lý do", max_length=200, blank=True)
    settled = models.BooleanField("đã xem xét", default=False)
    provider_id = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = "tin gửi đi"
        constraints = [
            models.CheckConstraint(
                condition=Q(follower__isnull=False, user=None, address_code=None)
                | Q(follower=None, user__isnull=False, address_code=None)
                | Q(follower=None, user=None, address_code__isnull=False),
                name="message_has_one_reader",
            ),
            models.UniqueConstraint(
                fields=["commune", "follower"],
                condition=Q(kind="news", state__in=["waiting", "sending"]),
                name="one_news_message_under_way",
            ),
            models.UniqueConstraint(
                fields=["commune", "letter"], condition=Q(letter__isnull=False), name="letter_sent_once"
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "next_at"], name="messages_due"),
            models.Index(fields=["commune", "kind", "sent_at"], name="messages_sent"),
        ]

    def __str__(self) -> str:
        return f"Tin số {self.pk} ({self.get_channel_display()})"


class Delivery(OfCommune):
    """A line of the ledger: this news for this reader. Without a message it waits; `dropped` says why it never goes."""

    announcement = models.ForeignKey(Announcement, models.PROTECT, null=True, blank=True, related_name="deliveries")
    follower = models.ForeignKey(Follower, models.PROTECT, null=True, blank=True, related_name="deliveries")
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, blank=True, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    message = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="deliveries")
    dropped = models.CharField("không gửi vì", max_length=100, blank=True)
    entered_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "dòng sổ gửi tin"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "follower", "announcement"],
                condition=Q(announcement__isnull=False),
                name="told_once",
            ),
            models.UniqueConstraint(
                fields=["commune", "notice", "channel"], condition=Q(notice__isnull=False), name="notice_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(announcement__isnull=False, follower__isnull=False, notice=None)
                | Q(announcement=None, follower=None, notice__isnull=False),
                name="delivery_is_of_news_or_notice",
            ),
        ]
        indexes = [
            models.Index(
                fields=["commune", "follower"], condition=Q(message=None, dropped=""), name="deliveries_waiting"
            )
        ]

    def __str__(self) -> str:
        return str(self.announcement or self.notice)


class Round(OfCommune):
    """When the next delivery round is planned, so that rounds plan one another without piling up."""

    next_at = models.DateTimeField("vòng gửi tới", null=True, blank=True)

    class Meta:
        verbose_name = "vòng gửi tin"
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_round_a_commune")]

    def __str__(self) -> str:
        return f"{self.next_at}"


class ZaloToken(models.Model):
    """The tokens of the installation's Zalo application, sealed. Zalo changes the refresh token at every use, so the
    newest must be kept; `seed` is the hash of the one configured, so that a new one configured wins.
    """

    app = models.CharField("ứng dụng", max_length=40, unique=True)
    seed = models.CharField(max_length=64)
    access_sealed = models.TextField(blank=True)
    refresh_sealed = models.TextField()
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "mã truy cập Zalo"

    def __str__(self) -> str:
        return self.app
