from __future__ import annotations

from django.urls import path

from dinh.rights.movements.views import acting, council, forces, importing, models, titles

app_name = "movements_desk"
urlpatterns = [
    path("", models.home, name="home"),
    path("mo-hinh", models.models, name="models"),
    path("mo-hinh/moi", models.write, name="write"),
    path("mo-hinh/nhap-bang", importing.models, name="import"),
    path("mo-hinh/<str:ref>", models.model, name="model"),
    path("mo-hinh/<str:ref>/sua", models.edit, name="edit"),
    path("mo-hinh/<str:ref>/ap-dung", models.adopt, name="adopt"),
    path("noi", models.adoptions, name="adoptions"),
    path("noi/<str:ref>", models.adoption, name="adoption"),
    path("goi-y", models.suggest, name="suggest"),
    path("hoi-dong", council.councils, name="councils"),
    path("hoi-dong/<int:pk>", council.council, name="council"),
    path("phien/<int:pk>", council.sitting, name="sitting"),
    path("phien/<int:pk>/phieu/<slug:what>/<int:key>", council.vote, name="vote"),
    path("danh-hieu", titles.titles, name="titles"),
    path("danh-hieu/<int:pk>", titles.title, name="title"),
    path("dot/<int:pk>", titles.round_, name="round"),
    path("xet/<int:pk>", titles.review, name="review"),
    path("xet/<int:pk>/hop", titles.meeting, name="meeting"),
    path("xet/<int:pk>/nhap-bang", titles.bring, name="bring"),
    path("xet/<int:pk>/giay-cong-nhan", titles.certificates, name="certificates"),
    path("thi-dua", council.campaigns, name="campaigns"),
    path("thi-dua/<int:pk>", council.campaign, name="campaign"),
    path("luc-luong", forces.forces, name="forces"),
    path("luc-luong/<int:pk>", forces.force, name="force"),
    path("moi/<slug:kind>", acting.new, name="new"),
    path("lam/<slug:kind>/<int:pk>/<slug:slug>", acting.act, name="act"),
]
