from __future__ import annotations

from django.urls import path

from dinh.ground.own.views import opening, slips

app_name = "own"
urlpatterns = [
    path("", opening.home, name="home"),
    path("nhap-ma", opening.check, name="check"),
    path("gui-lai", opening.again, name="again"),
    path("thoat", opening.leave, name="leave"),
    path("may-khac", opening.close_others, name="close_others"),
    path("them-ma", slips.add_receipt, name="add_receipt"),
    path("phieu-moi/<slug:kind>/<str:ref>", slips.renew, name="renew"),
    path("thoi/<slug:kind>/<str:ref>", slips.stop, name="stop"),
]
