from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.decide.views import conventions, elections, national, outcome, yearly

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
    path("huong-uoc", conventions.conventions, name="conventions"),
    path("huong-uoc/soan", conventions.begin_convention, name="begin_convention"),
    path("huong-uoc/da-co", conventions.enter_convention, name="enter_convention"),
    path("huong-uoc/<int:pk>", conventions.convention, name="convention"),
    path("huong-uoc/<int:pk>/<slug:slug>", conventions.convention_act, name="convention_act"),
    path("huong-uoc/<int:pk>/van-ban/<slug:slug>", conventions.convention_paper, name="convention_paper"),
    path("bau-cu-quoc-hoi", national.national, name="national"),
    path("hoi-nghi", yearly.yearly, name="yearly"),
    path("hoi-nghi/van-ban", yearly.year_paper, name="year_paper"),
    path("hoi-nghi/<int:pk>", yearly.yearly_one, name="yearly_one"),
    path("hoi-nghi/<int:pk>/thong-bao", yearly.yearly_notice, name="yearly_notice"),
    path("hoi-nghi/<int:pk>/ghi", yearly.yearly_held, name="yearly_held"),
    path("hoi-nghi/<int:pk>/bao-cao", yearly.yearly_report, name="yearly_report"),
    path("hoi-nghi/<int:pk>/bao-cao.docx", yearly.yearly_paper, name="yearly_paper"),
    path("hoi-nghi/to/<int:group>", yearly.yearly_plan, name="yearly_plan"),
]
public_patterns: list[URLPattern] = [
    path("huong-uoc", conventions.everyones, name="conventions"),
    path("huong-uoc/<int:pk>", conventions.everyones_one, name="convention"),
]
