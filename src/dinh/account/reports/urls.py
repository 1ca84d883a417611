from __future__ import annotations

from django.urls import path

from dinh.account.reports import views, views_handing, views_registry, views_writing

app_name = "reports"
urlpatterns = [
    path("", views.owed, name="owed"),
    path("tre/", views.late, name="late"),
    path("che-do/moi/", views.new_regime, name="new_regime"),
    path("che-do/dot-xuat/", views.ask_once, name="ask_once"),
    path("che-do/<int:pk>/thoi-ap-dung/", views.end_regime, name="end_regime"),
    path("che-do/<int:pk>/<int:body>/<slug:period>/", views.open_draft, name="open"),
    path("chi-tieu/", views_registry.registry_page, name="registry"),
    path("chi-tieu/xlsx/", views_registry.registry_xlsx, name="registry_xlsx"),
    path("chi-tieu/<str:key>/", views_registry.indicator, name="indicator"),
    path("chi-tieu/<str:key>/xlsx/", views_registry.indicator_xlsx, name="indicator_xlsx"),
    path("<slug:ref>/", views.draft, name="draft"),
    path("<slug:ref>/muc/<str:key>/", views_writing.section, name="section"),
    path("<slug:ref>/muc/<str:key>/cau/<str:place>/", views_writing.sentence, name="sentence"),
    path("<slug:ref>/so-lieu/<slug:key>/", views_writing.figure, name="figure"),
    path("<slug:ref>/so-lieu/<slug:key>/bo/", views_writing.remove_figure, name="remove_figure"),
    path("<slug:ref>/dinh-chinh/", views_writing.corrections, name="corrections"),
    path("<slug:ref>/chi-tieu/<str:key>/", views.rows, name="rows"),
    path("<slug:ref>/nop/", views_handing.submit, name="submit"),
    path("<slug:ref>/bien-nhan/", views_handing.receipt, name="receipt"),
    path("<slug:ref>/tra-lai/", views_handing.return_draft, name="return"),
    path("<slug:ref>/ky/", views_handing.sign, name="sign"),
    path("<slug:ref>/tai-ve/<slug:kind>/", views_handing.download, name="download"),
]
