"""What the office prepared: services, and answers to begin with."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dinh.rights.petitions.models import Questions, Ready, Service


def services(*, open_only: bool = False) -> QuerySet[Service]:
    rows: QuerySet[Service] = Service.objects.select_related("body")
    return rows.filter(open=True) if open_only else rows


def ready_for(service: Service | None) -> QuerySet[Ready]:
    """Answers that fit a service, its own first, then those that fit all."""
    fits = Q(service=None) | Q(service=service) if service else Q(service=None)
    rows: QuerySet[Ready] = Ready.objects.filter(fits, open=True)
    return rows.order_by("-service_id", "name")


def all_ready() -> QuerySet[Ready]:
    rows: QuerySet[Ready] = Ready.objects.select_related("service")
    return rows


def lines_of(service: Service) -> str:
    """What is asked besides about a service, as typed (`asks.parse`)."""
    return Questions.objects.filter(service=service).values_list("lines", flat=True).first() or ""
