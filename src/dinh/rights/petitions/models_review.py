"""The people's inspection board looks again at matters the office closed, drawn by lot so that nobody chooses them.

Ban Thanh tra nhân dân: Luật Thực hiện dân chủ ở cơ sở 2022, Điều 36–40.
"""

from __future__ import annotations

from django.db import models

from dinh.ground.tenant import OfCommune


class Lot(OfCommune):
    """The secret that draws the matters of a year. Its fingerprint is shown from the first day and the secret itself
    when the year is over, so that anyone can draw again and find the same matters (`drawing`)."""

    year = models.PositiveSmallIntegerField("năm")
    secret = models.CharField(max_length=64)

    class Meta:
        verbose_name = "đợt rút thăm"
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="petition_lot_once_a_year")]

    def __str__(self) -> str:
        return f"rút thăm {self.year}"


class Review(OfCommune):
    """What the board found of one closing of a matter. Never changed; a matter closed again may be drawn again."""

    class Verdict(models.TextChoices):
        RIGHT = "right", "đúng như đã trả lời"
        WRONG = "wrong", "chưa đúng như đã trả lời"

    petition = models.ForeignKey("petitions.Petition", models.PROTECT, related_name="reviews")
    closed_on = models.DateField("kết thúc ngày")
    verdict = models.CharField("kết quả kiểm tra", max_length=6, choices=Verdict)
    words = models.TextField("nhận xét", max_length=4000)
    on = models.DateField("ngày kiểm tra")
    by = models.CharField("ai", max_length=300)

    class Meta:
        verbose_name = "kiểm tra lại"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "petition", "closed_on"], name="petition_review_once_a_closing")
        ]

    def __str__(self) -> str:
        return f"kiểm tra lại {self.petition_id}"
