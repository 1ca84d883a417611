from __future__ import annotations

from django.urls import path

from dinh.account.province import views, views_asked, views_import, views_map

app_name = "province"
urlpatterns = [
    path("", views.home, name="home"),
    path("chi-tieu/<str:key>", views.indicator, name="indicator"),
    path("danh-sach", views_import.units, name="units"),
    path("ban-do", views_map.import_map, name="map"),
    path("xa-gui-ve", views_import.figures, name="figures"),
    path("xa-gui-ve/bang-trong", views_import.blank, name="blank"),
    path("bao-cao", views_asked.asked_list, name="asked_list"),
    path("bao-cao/moi", views_asked.ask, name="ask"),
    path("bao-cao/<int:pk>", views_asked.asked, name="asked"),
    path("bao-cao/<int:pk>/tong-hop.docx", views_asked.merge, name="merge"),
    path("da-gui/<int:pk>.<str:kind>", views_asked.download, name="download"),
    path("da-gui/<int:pk>/nhan", views_asked.take, name="take"),
    path("da-gui/<int:pk>/tra-lai", views_asked.give_back, name="give_back"),
    path("gui-len", views_asked.wanted, name="wanted"),
    path("gui-len/<int:pk>", views_asked.send_up, name="send_up"),
    path("xa/<str:code>", views.commune, name="commune"),
]
