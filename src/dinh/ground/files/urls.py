from __future__ import annotations

from django.urls import path

from dinh.ground.files import views

app_name = "files"
urlpatterns = [path("<int:pk>/", views.download, name="download")]
