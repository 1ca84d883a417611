"""What a denouncer wrote, sealed: name, address, handwriting, words and files (Luật Tố cáo 2018, Điều 8, 9, 39).

Rows hold boxes that nobody reads without the identity key, which is not in the database (`sealing`). Those who work on
the matter see an extract; each opening of a box leaves a row here and an entry in the journal.
"""

from __future__ import annotations

from django.db import models

from dinh.ground.tenant import OfCommune


class SealedLetter(OfCommune):
    """The letter of a denouncer. `box` seals one JSON object: name, address, phone, citizen_id, words.

    `waives` is True when the denouncer refused protection in writing: even then only named posts open the box.
    """

    letter = models.OneToOneField("petitions.Letter", models.PROTECT, related_name="sealed")
    box = models.BinaryField()
    waives = models.BooleanField("người tố cáo từ chối giữ bí mật", default=False)
    has_identity = models.BooleanField("có họ tên, địa chỉ", default=True)

    class Meta:
        verbose_name = "đơn tố cáo niêm phong"

    def __str__(self) -> str:
        return f"đơn niêm phong {self.letter_id}"


class SealedFile(OfCommune):
    """A file of a denouncer's letter, its name sealed with it: {name, media_type} and the bytes."""

    sealed = models.ForeignKey(SealedLetter, models.PROTECT, related_name="files")
    box = models.BinaryField()

    class Meta:
        verbose_name = "tệp niêm phong"

    def __str__(self) -> str:
        return f"tệp niêm phong {self.pk}"


class Opening(OfCommune):
    """That someone opened a sealed letter: who, from which post, when, why. Never removed."""

    sealed = models.ForeignKey(SealedLetter, models.PROTECT, related_name="openings")
    by = models.CharField("ai", max_length=300)
    at = models.DateTimeField("lúc")
    reason = models.CharField("để làm gì", max_length=300)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"mở niêm phong {self.sealed_id}"
