"""Answers the office has ready, to be finished by hand: one per case that comes often."""

from __future__ import annotations

from django.db import models

from dinh.ground.tenant import OfCommune


class Ready(OfCommune):
    """A text to begin an answer with; «…» marks what the writer must fill in. Without a service it fits all."""

    service = models.ForeignKey(
        "petitions.Service", models.CASCADE, null=True, blank=True, related_name="ready", verbose_name="lĩnh vực"
    )
    name = models.CharField("dùng khi", max_length=120)
    text = models.TextField("câu trả lời mẫu", max_length=4000)
    open = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "câu trả lời mẫu"
        ordering = ["service__order", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="petition_ready_name_once")]

    def __str__(self) -> str:
        return self.name
