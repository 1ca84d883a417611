from __future__ import annotations

from django.urls import path

from dinh.account.province import views, views_import, views_map

app_name = "province"
urlpatterns = [
    path("", views.home, name="home"),
    path("chi-tieu/<str:key>", views.indicator, name="indicator"),
    path("danh-sach", views_import.units, name="units"),
    path("ban-do", views_map.import_map, name="map"),
    path("xa-gui-ve", views_import.figures, name="figures"),
    path("xa-gui-ve/bang-trong", views_import.blank, name="blank"),
    path("xa/<str:code>", views.commune, name="commune"),
]
