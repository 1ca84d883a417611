from __future__ import annotations

from django.urls import path

from dinh.office.library.views import adopting, desk, dossiers, filling, wording

app_name = "library_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("cho-dien/", desk.blanks, name="blanks"),
    path("ban-hanh/", adopting.watch, name="watch"),
    path("ban-hanh/<int:pk>/", adopting.adoption, name="adoption"),
    path("ban-hanh/<int:pk>/het-hieu-luc/", adopting.end, name="end"),
    path("ban-hanh/<int:pk>/ghi-nham/", adopting.undo, name="undo"),
    path("yeu-cau/<int:pk>/thoi/", adopting.release, name="release"),
    path("ban-dia-phuong/<int:pk>/thoi/", wording.withdraw, name="withdraw"),
    path("ho-so/", dossiers.index, name="dossiers"),
    path("ho-so/giay/<int:pk>/ghi-nham/", dossiers.unkeep, name="unkeep"),
    path("ho-so/<slug:key>/<int:body>/", dossiers.show, name="dossier"),
    path("ho-so/<slug:key>/<int:body>/<int:line>/", dossiers.keep, name="keep"),
    path("mau/<slug:key>/", desk.model, name="model"),
    path("mau/<slug:key>/docx/", desk.blank, name="blank"),
    path("mau/<slug:key>/dien/", filling.fill, name="fill"),
    path("mau/<slug:key>/so-sanh/", desk.compare, name="compare"),
    path("mau/<slug:key>/sua/", wording.adapt, name="adapt"),
    path("mau/<slug:key>/yeu-cau/", adopting.ask, name="ask"),
    path("mau/<slug:key>/ban-hanh/<int:body>/", adopting.adopt, name="adopt"),
]
