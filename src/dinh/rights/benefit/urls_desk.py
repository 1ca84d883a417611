from __future__ import annotations

from django.urls import URLPattern

app_name = "benefit_desk"
urlpatterns: list[URLPattern] = []
