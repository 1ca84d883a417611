from __future__ import annotations

from django.urls import path

from dinh.rights.reach.views import public

app_name = "reach"
urlpatterns = [
    path("", public.index, name="index"),
    path("tra-loi", public.answer, name="answer"),
    path("<slug:ref>/boc-tham.py", public.script, name="script"),
]
