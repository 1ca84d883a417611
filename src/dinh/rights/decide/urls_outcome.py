from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.decide.views import elections, outcome

patterns: list[URLPattern] = [
    path("quyet-dinh", outcome.decisions, name="decisions"),
    path("viec/<str:ref>/ket-qua", outcome.outcome, name="outcome"),
    path("viec/<str:ref>/ket-qua/<slug:slug>", outcome.outcome_act, name="outcome_act"),
    path("viec/<str:ref>/van-ban/<slug:slug>", outcome.outcome_paper, name="outcome_paper"),
    path("nhiem-ky", elections.terms, name="terms"),
    path("nhiem-ky/<int:pk>", elections.term, name="term"),
    path("nhiem-ky/<int:pk>/duong-nhiem", elections.enter_head, name="enter_head"),
    path("nhiem-ky/<int:pk>/tam-thoi", elections.name_acting, name="name_acting"),
    path("giu-chuc/<int:pk>/<slug:slug>", elections.office_act, name="office_act"),
    path("viec/<str:ref>/bau-cu", elections.election, name="election"),
    path("viec/<str:ref>/bau-cu/mau-05", elections.election_paper, name="election_paper"),
    path("viec/<str:ref>/bau-cu/<slug:slug>", elections.election_add, name="election_add"),
    path("viec/<str:ref>/bau-cu/<slug:slug>/<int:pk>/bo", elections.election_drop, name="election_drop"),
]
public_patterns: list[URLPattern] = []
