from __future__ import annotations

from django.urls import path

from dinh.account.overview import views_public

app_name = "overview"
urlpatterns = [path("", views_public.home, name="home")]
