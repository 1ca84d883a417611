"""The commune is the tenant: every row of a room carries it, and a query outside a commune's scope is an error."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet
from django_scopes.manager import DisabledQuerySet
from django_scopes.state import get_scope

from dinh.ground.prepared import insert

Row = TypeVar("Row", bound=models.Model)


class ScopedManager(models.Manager[Row]):
    """What `django_scopes.ScopedManager(commune="commune")` makes, as a class that type checkers can follow.

    Outside `scope(commune=…)` every query raises ScopeError; inside `scopes_disabled()` all communes' rows are seen.
    """

    def get_queryset(self) -> QuerySet[Row]:
        scope = get_scope()
        if not scope.get("_enabled", True):
            return super().get_queryset()
        if "commune" not in scope:
            refusing: QuerySet[Row] = DisabledQuerySet(self.model, using=self._db, missing_scopes={"commune"})
            return refusing
        rows: QuerySet[Row] = super().get_queryset().filter(commune=scope["commune"])
        return rows

    def all(self) -> QuerySet[Row]:
        rows = super().all()
        return rows.all() if isinstance(rows, DisabledQuerySet) else rows


class OfCommune(models.Model):
    """Base of every row that belongs to one commune. Unique keys of subclasses include `commune`."""

    commune = models.ForeignKey("places.Commune", models.PROTECT, related_name="+", verbose_name="xã, phường")

    objects = ScopedManager()

    class Meta:
        abstract = True

    def _do_insert(self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any) -> list[Any]:
        """Django's, with the INSERT of each model made once."""
        return insert(self, using, fields, returning_fields)
