from __future__ import annotations

from django.urls import path

from dinh.account.reports import views, views_paper, views_registry

app_name = "reports"
urlpatterns = [
    path("", views.owed, name="owed"),
    path("che-do/moi/", views.new_regime, name="new_regime"),
    path("che-do/<int:pk>/thoi-ap-dung/", views.end_regime, name="end_regime"),
    path("che-do/<int:pk>/<int:body>/<slug:period>/", views.open_draft, name="open"),
    path("chi-tieu/", views_registry.registry_page, name="registry"),
    path("chi-tieu/xlsx/", views_registry.registry_xlsx, name="registry_xlsx"),
    path("chi-tieu/<str:key>/", views_registry.indicator, name="indicator"),
    path("chi-tieu/<str:key>/xlsx/", views_registry.indicator_xlsx, name="indicator_xlsx"),
    path("<slug:ref>/", views.draft, name="draft"),
    path("<slug:ref>/muc/<str:key>/", views.section, name="section"),
    path("<slug:ref>/so-lieu/<slug:key>/", views.figure, name="figure"),
    path("<slug:ref>/so-lieu/<slug:key>/bo/", views.remove_figure, name="remove_figure"),
    path("<slug:ref>/chi-tieu/<str:key>/", views.rows, name="rows"),
    path("<slug:ref>/chi-tieu/<str:key>/xlsx/", views_paper.rows_xlsx, name="rows_xlsx"),
    path("<slug:ref>/nop/", views.submit, name="submit"),
    path("<slug:ref>/tra-lai/", views.return_draft, name="return"),
    path("<slug:ref>/ky/", views_paper.sign, name="sign"),
    path("<slug:ref>/tai-ve/<slug:kind>/", views_paper.download, name="download"),
]
