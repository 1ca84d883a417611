"""The portal, the desk's first page, and the pages no room owns."""

from __future__ import annotations

from django.urls import include, path, re_path

from dinh.house.yard import views, views_desk, views_plain, views_switches

portal = [
    path("", views.home, name="home"),
    re_path(r"^(?P<slug>biet|ban|lam|kiem-tra|giam-sat|thu-huong)$", views.right, name="right"),
    path("p/<str:ref>", views.matter, name="matter"),
    path("chu-to", views_switches.large_type, name="large_type"),
    path("ngon-ngu", views_switches.language, name="language"),
    path("suc-khoe", views_plain.health, name="health"),
    path("robots.txt", views_plain.robots, name="robots"),
    path(".well-known/security.txt", views_plain.security, name="security"),
]
desk = [path("", views_desk.today, name="today")]

urlpatterns = [
    path("ban-lam-viec/", include((desk, "desk"))),
    path("", include((portal, "portal"))),
]
