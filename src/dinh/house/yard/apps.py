from __future__ import annotations

from django.apps import AppConfig


class YardConfig(AppConfig):
    name = "dinh.house.yard"
    label = "yard"
