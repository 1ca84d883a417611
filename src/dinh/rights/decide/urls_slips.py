from __future__ import annotations

from django.urls import URLPattern

patterns: list[URLPattern] = []
public_patterns: list[URLPattern] = []
