from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.decide.views import outcome

patterns: list[URLPattern] = [
    path("quyet-dinh", outcome.decisions, name="decisions"),
    path("viec/<str:ref>/ket-qua", outcome.outcome, name="outcome"),
    path("viec/<str:ref>/ket-qua/<slug:slug>", outcome.outcome_act, name="outcome_act"),
    path("viec/<str:ref>/van-ban/<slug:slug>", outcome.outcome_paper, name="outcome_paper"),
]
public_patterns: list[URLPattern] = []
