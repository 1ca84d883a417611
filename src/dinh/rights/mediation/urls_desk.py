from __future__ import annotations

from django.urls import path

from dinh.rights.mediation.views import cases, importing, teams

app_name = "mediation_desk"
urlpatterns = [
    path("", cases.home, name="home"),
    path("cua-toi", cases.mine, name="mine"),
    path("tong-hop", teams.overview, name="overview"),
    path("bao-cao", teams.commune_report, name="commune_report"),
    path("cong-nhan", teams.recognise, name="recognise"),
    path("to", teams.teams, name="teams"),
    path("to/moi", teams.found, name="found"),
    path("to/nhap-bang", importing.members, name="import"),
    path("to/<int:pk>", teams.team, name="team"),
    path("to/<int:pk>/so", teams.team_book, name="book"),
    path("to/<int:pk>/bao-cao", teams.team_report, name="team_report"),
    path("to/<int:pk>/bau", teams.elect, name="elect"),
    path("to/<int:pk>/<slug:slug>", teams.team_act, name="team_act"),
    path("nguoi/<int:pk>/<slug:slug>", teams.member_act, name="member_act"),
    path("vu", cases.cases, name="cases"),
    path("vu/moi", cases.enter, name="enter"),
    path("vu/<str:ref>", cases.case, name="case"),
    path("vu/<str:ref>/van-ban", cases.agreement, name="agreement"),
    path("vu/<str:ref>/bao/<int:pk>", cases.letter, name="letter"),
    path("vu/<str:ref>/bien-phap/<int:pk>", cases.answer, name="answer"),
    path("vu/<str:ref>/<slug:slug>", cases.act, name="act"),
]
