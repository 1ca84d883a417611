from __future__ import annotations

from django.urls import path

from dinh.ground.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entries, name="list"),
    path("xuat.csv", views.export, name="export"),
    path("kiem-tra", views.check, name="check"),
    path("<int:seq>/", views.entry, name="entry"),
]
