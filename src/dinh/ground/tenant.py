"""The commune is the tenant: every row of a room carries it, and a query outside a commune's scope is an error."""

from __future__ import annotations

from typing import Any

from django.db import models
from django_scopes import ScopedManager


class OfCommune(models.Model):
    """Base of every row that belongs to one commune. Unique keys of subclasses include `commune`."""

    commune = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")

    objects: Any = ScopedManager(commune="commune")

    class Meta:
        abstract = True
