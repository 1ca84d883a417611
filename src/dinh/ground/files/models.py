"""Files, stored once by content: checked when they come in, stripped of what they should not tell."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class StoredFile(OfCommune):
    """A file of a commune. `sha256` names the stored bytes (after EXIF is stripped); `name` is the uploader's own
    name; what a visitor sent (`by` None) has a plain one, for a file's name may tell whose it is."""

    class Kind(models.TextChoices):
        IMAGE = "image", "ảnh"
        PAPER = "paper", "văn bản"
        SHEET = "sheet", "bảng tính"
        AUDIO = "audio", "ghi âm"

    sha256 = models.CharField(max_length=64)
    kind = models.CharField("loại", max_length=8, choices=Kind)
    media_type = models.CharField(max_length=100)
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("kích thước", help_text="byte")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp"
        indexes = [models.Index(fields=["commune", "sha256"], name="file_by_content")]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty")]

    def __str__(self) -> str:
        """How the journal names it for ever: without the uploader's own name for it, which may tell whose it is."""
        return f"tệp {self.pk} ({self.get_kind_display()})"
