from __future__ import annotations

from django.urls import include, path

from dinh.ground.emergency import views

emergency = [
    path("", views.home, name="home"),
    path("xin/", views.ask, name="ask"),
    path("<int:pk>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/dong/", views.end, name="end"),
]
urlpatterns = [path("", include((emergency, "emergency")))]
