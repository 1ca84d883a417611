"""Where a commune lies on the map of its province."""

from __future__ import annotations

from typing import Any

from django.db import models

from dinh.ground.tenant import OfCommune


class Ground(OfCommune):
    """The ground of `unit` as the province's office (`commune`) drew it, with few points, for maps of the province.
    `shape` is the coordinates of a GeoJSON MultiPolygon (WGS84)."""

    unit = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")
    shape: models.JSONField[Any] = models.JSONField("đường ranh")

    class Meta:
        verbose_name = "địa bàn trên bản đồ tỉnh"
        constraints = [models.UniqueConstraint(fields=["commune", "unit"], name="ground_once")]

    def __str__(self) -> str:
        return str(self.unit)
