from __future__ import annotations

from django.urls import URLPattern

app_name = "works_desk"
urlpatterns: list[URLPattern] = []
