from __future__ import annotations

from django.urls import path

from dinh.ground.privacy.views import desk, keeping

app_name = "privacy_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("danh-muc", desk.inventory, name="inventory"),
    path("luot-doc", desk.reads, name="reads"),
    path("thoi-han", keeping.index, name="terms"),
    path("thoi-han/dot/<int:pk>", keeping.run, name="run"),
    path("thoi-han/dot/<int:pk>/bien-ban", keeping.paper, name="run_paper"),
    path("thoi-han/giu-lai/<int:pk>/thoi", keeping.lift, name="lift"),
    path("thoi-han/<slug:key>", keeping.kind, name="kind"),
    path("thoi-han/<slug:key>/dat", keeping.term, name="term"),
    path("thoi-han/<slug:key>/giu-lai", keeping.hold, name="hold"),
    path("nhan", desk.take, name="take"),
    path("yeu-cau/<slug:ref>", desk.item, name="item"),
    path("yeu-cau/<slug:ref>/quyet-dinh", desk.decide, name="decide"),
    path("yeu-cau/<slug:ref>/khong-thuc-hien", desk.refuse, name="refuse"),
    path("yeu-cau/<slug:ref>/chung-nhan", desk.certificate, name="certificate"),
    path("yeu-cau/<slug:ref>/tai", desk.copy, name="copy"),
]
