from __future__ import annotations

from django.urls import URLPattern

app_name = "alerts_desk"
urlpatterns: list[URLPattern] = []
