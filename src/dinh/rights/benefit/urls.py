from __future__ import annotations

from django.urls import URLPattern

app_name = "benefit"
urlpatterns: list[URLPattern] = []
