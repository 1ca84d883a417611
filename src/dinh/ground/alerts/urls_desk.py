from __future__ import annotations

from django.urls import path

from dinh.ground.alerts.views import desk, letters, notices

app_name = "alerts_desk"
urlpatterns = [
    path("", desk.home, name="home"),
    path("tai-xuong", desk.export, name="export"),
    path("gui-thu", desk.test, name="test"),
    path("chua-den/", desk.trouble, name="trouble"),
    path("chua-den/xu-ly", desk.settle, name="settle"),
    path("cua-toi/", notices.mine, name="mine"),
    path("cua-toi/da-xem", notices.read, name="read"),
    path("cua-toi/thu-tuan", letters.mine, name="letters"),
]
