from __future__ import annotations

from django.urls import URLPattern

app_name = "petitions_desk"
urlpatterns: list[URLPattern] = []
