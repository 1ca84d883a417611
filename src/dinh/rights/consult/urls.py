from __future__ import annotations

from django.urls import path

from dinh.rights.consult.views import opine, public, speak

app_name = "consult"
urlpatterns = [
    path("", public.index, name="index"),
    path("moi.atom", public.feed, name="feed"),
    path("theo-doi", opine.follow, name="follow"),
    path("rut", opine.withdraw, name="withdraw"),
    path("<str:ref>/gop-y", opine.opine, name="opine"),
    path("<str:ref>/y-kien", public.opinions, name="opinions"),
    path("<str:ref>/cau-ngan", speak.statements, name="statements"),
    path("<str:ref>/cau-ngan/de-xuat", speak.propose, name="propose"),
    path("<str:ref>/nhom-quan-diem", speak.opinion_map, name="map"),
    path("<str:ref>/ban-sua/<int:number>", public.compare, name="compare"),
    path("<str:ref>/thong-bao.pdf", public.notice_pdf, name="notice"),
]
