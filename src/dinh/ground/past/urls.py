from __future__ import annotations

from django.urls import path

from dinh.ground.past.views import files, runs

app_name = "past"
urlpatterns = [
    path("", files.home, name="home"),
    path("mau/<slug:key>.xlsx", files.template, name="template"),
    path("cach-ghep/<int:pk>/bo/", files.forget, name="forget"),
    path("<int:pk>/", runs.run, name="run"),
    path("<int:pk>/cot/", files.columns, name="columns"),
    path("<int:pk>/dong-chua-duoc.xlsx", runs.faults, name="faults"),
    path("<int:pk>/xem-lai/", runs.again, name="again"),
    path("<int:pk>/lam-tiep/", runs.resume, name="resume"),
    path("<int:pk>/bo/", runs.drop, name="drop"),
    path("<int:pk>/hoan-tac/", runs.undo, name="undo"),
]
