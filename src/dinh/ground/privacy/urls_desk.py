from __future__ import annotations

from django.urls import path

from dinh.ground.privacy.views import desk

app_name = "privacy_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("danh-muc", desk.inventory, name="inventory"),
    path("luot-doc", desk.reads, name="reads"),
    path("nhan", desk.take, name="take"),
    path("yeu-cau/<slug:ref>", desk.item, name="item"),
    path("yeu-cau/<slug:ref>/quyet-dinh", desk.decide, name="decide"),
    path("yeu-cau/<slug:ref>/khong-thuc-hien", desk.refuse, name="refuse"),
    path("yeu-cau/<slug:ref>/chung-nhan", desk.certificate, name="certificate"),
    path("yeu-cau/<slug:ref>/tai", desk.copy, name="copy"),
]
