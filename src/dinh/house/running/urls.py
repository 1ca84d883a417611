from __future__ import annotations

from django.urls import path

from dinh.house.running import views

app_name = "running"
urlpatterns = [
    path("ban-lam-viec/van-hanh/", views.running, name="now"),
    path("ban-lam-viec/mo-don-vi/", views.setting_up, name="setting_up"),
    path("tinh-trang", views.status, name="status"),
    path("metrics", views.numbers, name="metrics"),
]
