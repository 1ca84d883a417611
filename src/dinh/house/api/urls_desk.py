from __future__ import annotations

from django.urls import path

from dinh.house.api.views import desk

app_name = "api_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.new, name="new"),
    path("<int:pk>/", desk.client, name="client"),
    path("<int:pk>/khoa", desk.token, name="token"),
    path("<int:pk>/thoi", desk.end, name="end"),
    path("khoa/<int:pk>/thu-hoi", desk.revoke, name="revoke"),
]
