from __future__ import annotations

from django.urls import path

from dinh.rights.workplaces.views import box, place, steps, watch

app_name = "workplaces_desk"
urlpatterns = [
    path("", watch.index, name="index"),
    path("cong-doan", watch.unions, name="unions"),
    path("cong-doan/chi-tieu", watch.target, name="target"),
    path("them-doanh-nghiep", watch.new, name="new"),
    path("<int:pk>", place.show, name="place"),
    path("<int:pk>/cong-khai", place.board_print, name="items"),
    path("hoi-nghi/<int:pk>", place.conference, name="conference"),
    path("doi-thoai/<int:pk>", place.dialogue, name="dialogue"),
    path("lay-y-kien/<int:pk>", place.matter, name="matter"),
    path("van-ban/<slug:kind>/<int:pk>/<slug:slug>", place.paper, name="paper"),
    path("hom-thu/<int:pk>", box.show, name="box"),
    path("hom-thu/<int:pk>/in", box.slip, name="slip"),
    path("lam/<slug:kind>/<int:pk>/<slug:slug>", steps.act, name="act"),
]
