from __future__ import annotations

from django.urls import path

from dinh.ground.alerts.views import follow, letters, manage

app_name = "alerts"
urlpatterns = [
    path("", follow.follow, name="follow"),
    path("nhap-ma/<str:door>/", follow.check, name="check"),
    path("nhap-ma/<str:door>/gui-lai", follow.again, name="again"),
    path("xac-nhan/<str:token>", follow.confirm, name="confirm"),
    path("may-nay", follow.subscribe, name="subscribe"),
    path("worker.js", manage.worker, name="worker"),
    path("cua-toi/<str:token>", manage.manage, name="manage"),
    path("thoi/<str:token>", manage.stop, name="stop"),
    path("lai", manage.undo, name="undo"),
    path("tin/<str:token>", manage.news, name="news"),
    path("viec/<str:token>", letters.item, name="item"),
    path("thu-tuan/<str:token>", letters.letters, name="letters"),
]
