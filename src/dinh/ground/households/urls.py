"""Under /ban-lam-viec/ho-gia-dinh/."""

from __future__ import annotations

from django.urls import path

from dinh.ground.households.views import acting, entering, groups, importing, joining, register

app_name = "households"
urlpatterns = [
    path("", register.index, name="list"),
    path("xuat.xlsx", register.export, name="export"),
    path("theo-to/", groups.index, name="groups"),
    path("theo-to/<int:pk>/in/", groups.sheet, name="print"),
    path("cho-xep/", groups.waiting, name="waiting"),
    path("them/", entering.add, name="add"),
    path("nhap-ho/", joining.merge, name="merge"),
    path("nhap/", importing.upload, name="import"),
    path("nhap/mau.xlsx", importing.template, name="template"),
    path("nhap/<int:pk>/", importing.run, name="run"),
    path("nhap/<int:pk>/dong-loi.xlsx", importing.faults, name="faults"),
    path("nhap/<int:pk>/bo/", importing.drop, name="drop"),
    path("nhap/<int:pk>/hoan-tac/", importing.undo, name="undo"),
    path("<int:pk>/", register.household, name="household"),
    path("<int:pk>/sua/", entering.correct, name="correct"),
    path("<int:pk>/tach/", joining.split, name="split"),
    path("<int:pk>/<slug:slug>/", acting.act, name="act"),
]
