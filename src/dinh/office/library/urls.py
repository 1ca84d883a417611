from __future__ import annotations

from django.urls import path

from dinh.office.library.views import public

app_name = "library"
urlpatterns = [
    path("", public.index, name="index"),
    path("da-ban-hanh", public.made, name="made"),
    path("<slug:key>", public.model, name="model"),
    path("<slug:key>.docx", public.take, name="take"),
]
