"""Under /ban-lam-viec/don-vi/thon-to/: included by the bodies' own urls."""

from __future__ import annotations

from django.urls import path

from dinh.ground.places import views, views_change, views_map

app_name = "places"
urlpatterns = [
    path("", views.groups, name="list"),
    path("xuat.xlsx", views.export, name="export"),
    path("lich-su/", views.history, name="history"),
    path("them/", views.add, name="add"),
    path("nhap/", views_change.import_table, name="import"),
    path("ban-do/", views_map.show, name="map"),
    path("ban-do/nhap/", views_map.import_map, name="map_import"),
    path("ban-do/xuat.geojson", views_map.export, name="map_export"),
    path("sap-nhap/", views_change.merge, name="merge"),
    path("<int:pk>/", views.edit, name="edit"),
    path("<int:pk>/doi-ten/", views_change.rename, name="rename"),
    path("<int:pk>/chia/", views_change.split, name="split"),
]
