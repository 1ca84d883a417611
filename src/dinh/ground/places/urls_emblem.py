"""At the root: the desk's page, and the picture that every page shows."""

from __future__ import annotations

from django.urls import path

from dinh.ground.places import views_emblem

app_name = "emblem"
urlpatterns = [
    path("ban-lam-viec/bieu-trung/", views_emblem.home, name="home"),
    path("ban-lam-viec/bieu-trung/dat/", views_emblem.add, name="add"),
    path("ban-lam-viec/bieu-trung/<int:pk>/dat-lai/", views_emblem.show, name="show"),
    path("ban-lam-viec/bieu-trung/go/", views_emblem.take_off, name="take_off"),
    path("ban-lam-viec/bieu-trung/loi-chao/", views_emblem.greet, name="greet"),
    path("bieu-trung/<slug:key>.png", views_emblem.picture, name="picture"),
    path("bieu-trung/<slug:key>/bieu-tuong.png", views_emblem.icon, name="icon"),
]
