from __future__ import annotations

from django.urls import path

from dinh.rights.movements.views import public, saying

app_name = "movements"
urlpatterns = [
    path("", public.index, name="index"),
    path("lan-toa", public.ranking, name="ranking"),
    path("mo-hinh/<str:ref>/ban-in", public.model_notice, name="notice"),
    path("danh-hieu", public.titles, name="titles"),
    path("danh-hieu/<int:pk>", public.round_, name="round"),
    path("danh-sach/<int:pk>", public.posted, name="posted"),
    path("thi-dua", public.campaigns, name="campaigns"),
    path("thi-dua/<int:pk>", public.campaign, name="campaign"),
    path("danh-sach/<int:pk>/y-kien", saying.about_review, name="say"),
    path("thi-dua/<int:pk>/y-kien", saying.about_campaign, name="say_campaign"),
    path("y-kien", saying.follow, name="follow"),
    path("luc-luong", public.forces, name="forces"),
]
