from __future__ import annotations

from django.urls import path

from dinh.rights.information.views import acts, desk, slips

app_name = "information_desk"
urlpatterns = [
    path("", desk.book, name="book"),
    path("nhap", desk.enter, name="enter"),
    path("<str:ref>", desk.item, name="item"),
    path("<str:ref>/van-ban/<slug:slug>", desk.letter, name="letter"),
    path("<str:ref>/go", acts.unpublish, name="unpublish"),
    path("<str:ref>/cap-lai-phieu", slips.renew, name="renew_slip"),
    path("<str:ref>/<slug:slug>", acts.act, name="act"),
]
