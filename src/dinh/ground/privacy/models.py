"""Requests about one's own data, what was made for them, and who read what nobody reads without need."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Request(OfCommune):
    """Someone asks for what is kept of them, or that it goes. `identity` seals one JSON object (`matching.Identity`)
    and is emptied when the request ends. `found` and `chosen` hold keys of rows by declaration, never what they say:
    `{"petitions.Sender#0": {"sure": [1], "maybe": [7]}}`. `certificate` is what was done, without personal data, and
    `digest` the SHA-256 of its canonical JSON. `chain` is how the journal's chain stood when checked afterwards.
    """

    class Kind(models.TextChoices):
        EXPORT = "export", "xin bản sao"
        ERASE = "erase", "xin xóa"

    class State(models.TextChoices):
        ASKED = "asked", "đang tìm"
        FOUND = "found", "chờ xem và quyết định"
        MAKING = "making", "đang lập bản sao"
        DONE = "done", "đã làm xong"
        REFUSED = "refused", "không thực hiện"

    class Channel(models.TextChoices):
        SELF = "self", "tự gửi từ tài khoản"
        DESK = "desk", "đến trụ sở, có đối chiếu giấy tờ"

    ref = models.CharField("mã", max_length=16)
    kind = models.CharField("xin gì", max_length=6, choices=Kind)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.ASKED)
    channel = models.CharField("gửi bằng", max_length=4, choices=Channel)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="tài khoản"
    )
    identified = models.CharField("đã đối chiếu bằng", max_length=200, blank=True)
    identity = models.BinaryField(default=b"")
    asked_on = models.DateField("ngày xin")
    taken_by = models.CharField("người nhận", max_length=300, blank=True)
    progress = models.PositiveSmallIntegerField("phần trăm", default=0)
    found: models.JSONField[Any] = models.JSONField(default=dict)
    found_at = models.DateTimeField("tìm xong lúc", null=True)
    chosen: models.JSONField[Any] = models.JSONField(default=dict)
    ended_on = models.DateField("xong ngày", null=True)
    reason = models.CharField("vì sao không thực hiện", max_length=500, blank=True)
    certificate: models.JSONField[Any] = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    chain: models.JSONField[Any] = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="privacy_ref_once"),
            models.CheckConstraint(
                condition=~Q(state__in=("done", "refused")) | Q(ended_on__isnull=False, identity=b""),
                name="privacy_ended_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return f"Yêu cầu {self.ref}"


class Pack(OfCommune):
    """The copy made for a request: a .zip, sealed, until the hour its link ends; then the row goes."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="pack")
    box = models.BinaryField()
    size = models.PositiveIntegerField("kích thước", help_text="byte, chưa niêm phong")
    made_at = models.DateTimeField("lập lúc")
    until = models.DateTimeField("tải được đến")
    taken_at = models.DateTimeField("tải lần đầu lúc", null=True)

    class Meta:
        verbose_name = "bản sao dữ liệu cá nhân"

    def __str__(self) -> str:
        return f"bản sao {self.request_id}"


class Reading(OfCommune):
    """That someone read what nobody reads without need: from which post, of what kind, which record, why if asked.

    Only ever added. It names the record, never what was read in it; the day's rows are sealed into the journal by
    `actions.seal_day`, so that none can be taken out unseen.
    """

    class Kind(models.TextChoices):
        IDENTITY = "identity", "mở niêm phong người tố cáo"
        HOUSEHOLD = "household", "xem hộ gia đình"
        REGISTER = "register", "xem, tải sổ hộ"
        BENEFIT = "benefit", "xem danh sách thụ hưởng"
        PERSON = "person", "tìm dữ liệu của một người"
        COPY = "copy", "tải bản sao dữ liệu cá nhân"
        LOG = "log", "xem sổ lượt đọc"

    kind = models.CharField("đọc gì", max_length=10, choices=Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post_label = models.CharField("chức danh", max_length=300, blank=True)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    about_label = models.CharField("hồ sơ", max_length=100)
    why = models.CharField("để làm gì", max_length=300, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lượt đọc"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["commune", "at"], name="privacy_reads_by_day"),
            models.Index(fields=["commune", "about_kind", "about_id"], name="privacy_reads_about"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.about_label}"


from dinh.ground.privacy.models_incident import Incident, Measure  # noqa: E402  registered with the room's models
from dinh.ground.privacy.models_retention import Hold, Run, Term  # noqa: E402

__all__ = ["Hold", "Incident", "Measure", "Pack", "Reading", "Request", "Run", "Term"]
