"""One folded index over what rooms let people find."""

from __future__ import annotations

from django.db import models

from dinh.ground.tenant import OfCommune


class Document(OfCommune):
    """What search knows of one record. `folded` is title and text folded for matching (`ground.fold`).

    `power` empty: anyone may find it; otherwise only posts that carry this power.
    """

    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=60)
    title = models.CharField("tiêu đề", max_length=500)
    meta = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    folded = models.TextField()
    day = models.DateField("ngày", null=True)
    url = models.CharField(max_length=300)
    power = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["commune", "kind", "object_id"], name="search_document_once")]
        indexes = [models.Index(fields=["commune", "power", "-day"], name="search_newest")]

    def __str__(self) -> str:
        return self.title
