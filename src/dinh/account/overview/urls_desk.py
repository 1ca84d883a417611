from __future__ import annotations

from django.urls import path

from dinh.account.overview import views

app_name = "overview_desk"
urlpatterns = [path("", views.home, name="home")]
