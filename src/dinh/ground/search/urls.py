from __future__ import annotations

from django.urls import path

from dinh.ground.search import views

app_name = "search"
urlpatterns = [path("tim", views.page, name="page")]
