"""The commune is the tenant: every row of a room carries it, and a query outside a commune's scope is an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django_scopes.exceptions import ScopeError
from django_scopes.manager import DisabledQuerySet
from django_scopes.state import get_scope

from dinh.ground.prepared import insert

__all__ = ["ManyOfCommune", "OfCommune", "ScopedManager", "carries", "scoped_commune", "tenant_tables"]

Row = TypeVar("Row", bound=models.Model)
PLACE = "places.Commune"


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

    commune = models.ForeignKey(PLACE, models.PROTECT, related_name="+", verbose_name="xã, phường")

    objects = ScopedManager()

    class Meta:
        abstract = True

    def _do_insert(self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any) -> list[Any]:
        """Django's, with the INSERT of each model made once."""
        return insert(self, using, fields, returning_fields)


def scoped_commune() -> int:
    """The key of the commune whose scope is open; ScopeError outside any."""
    commune = get_scope().get("commune")
    if commune is None:
        raise ScopeError("A row between two of a commune is made within its scope(commune=…).")
    return int(commune.pk)


if TYPE_CHECKING:
    from django.db.models import ManyToManyField as ManyOfCommune
else:

    class ManyOfCommune(models.ManyToManyField):
        """Django's, whose table in between carries the commune too: of the scope in which its rows are made."""

        def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
            super().contribute_to_class(cls, name, **kwargs)
            between = self.remote_field.through
            if isinstance(between, type) and between._meta.auto_created is cls:
                (ends,) = between._meta.unique_together
                commune = models.ForeignKey(PLACE, models.PROTECT, related_name="+", default=scoped_commune)
                between.add_to_class("commune", commune)
                between._meta.unique_together = (("commune", *ends),)


def carries(model: type[models.Model]) -> bool:
    """Whether each row of this model says of which commune it is."""
    meta = model._meta
    return any(field.name == "commune" and _named(field.related_model) == PLACE for field in meta.concrete_fields)


def _named(model: Any) -> str:
    return model if isinstance(model, str) else model._meta.label if model else ""


@cache
def tenant_tables() -> frozenset[str]:
    """The tables whose rows are of one commune each."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True) if carries(model))
