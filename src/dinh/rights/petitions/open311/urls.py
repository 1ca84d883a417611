from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from dinh.rights.petitions.open311 import views


def _both(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    return [path(f"{route}.{fmt}", view, {"fmt": fmt}, name=f"{name}_{fmt}") for fmt in ("xml", "json")]


app_name = "open311"
urlpatterns = [
    path("discovery", views.discovery, name="discovery"),
    *_both("discovery", views.discovery, "discovery"),
    *_both("services", views.services, "services"),
    *_both("services/<str:code>", views.definition, "definition"),
    *_both("places", views.places, "places"),
    *_both("requests", views.requests, "requests"),
    *_both("requests/<str:ref>", views.one_request, "request"),
    *_both("tokens/<str:token>", views.token, "token"),
    *_both("servicerequestupdates", views.updates, "updates"),
    *_both("<path:rest>", views.nothing, "nothing"),
    path("<path:rest>", views.nothing, name="nothing"),
]
