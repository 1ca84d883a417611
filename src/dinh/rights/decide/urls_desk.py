from __future__ import annotations

from django.urls import URLPattern

app_name = "decide_desk"
urlpatterns: list[URLPattern] = []
