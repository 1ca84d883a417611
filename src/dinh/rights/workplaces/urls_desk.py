from __future__ import annotations

from django.urls import URLPattern

app_name = "workplaces_desk"
urlpatterns: list[URLPattern] = []
