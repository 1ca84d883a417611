from __future__ import annotations

from django.urls import URLPattern

app_name = "movements_desk"
urlpatterns: list[URLPattern] = []
