from __future__ import annotations

from django.urls import path

from dinh.rights.benefit.views import public, public_more

app_name = "benefit"
urlpatterns = [
    path("", public.index, name="index"),
    path("danh-sach", public.lists, name="lists"),
    path("da-nhan", public.received, name="received"),
    path("gop-y/<slug:ref>", public.comment, name="comment"),
    path("cuu-tro", public_more.relief, name="relief"),
    path("mot-cua", public_more.service, name="service"),
    path("hai-long", public_more.surveys, name="surveys"),
    path("hai-long/tra-loi", public_more.answer, name="answer"),
    path("hai-long/<slug:ref>/boc-tham.py", public_more.script, name="script"),
]
