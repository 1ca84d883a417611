from __future__ import annotations

from django.urls import path

from dinh.rights.petitions.public import denouncing, following, intake, pages

app_name = "petitions"
urlpatterns = [
    path("", intake.send, name="start"),
    path("tep/<str:token>", intake.kept_file, name="kept_file"),
    path("to-cao", denouncing.about, name="denounce"),
    path("to-cao/gui", denouncing.send, name="denounce_send"),
    path("theo-doi", following.follow, name="follow"),
    path("thoi-theo-doi", following.leave, name="leave"),
    path("theo-doi/<str:ref>", following.followed, name="followed"),
    path("theo-doi/<str:ref>/xem-lai", following.appeal, name="appeal"),
    path("theo-doi/<str:ref>/tep/<int:pk>", following.file, name="file"),
    path("theo-doi/<str:ref>/<str:petition_ref>/nhan-xet", following.say, name="say"),
    path("theo-doi/<str:ref>/<str:petition_ref>/bo-sung", following.complete, name="complete"),
    path("theo-doi/<str:ref>/<str:petition_ref>/rut", following.leave_matter, name="leave_matter"),
    path("danh-sach", pages.listing, name="list"),
    path("danh-sach.atom", pages.feed, name="feed"),
    path("so-lieu", pages.numbers, name="numbers"),
    path("so-lieu/<slug:key>", pages.rows, name="rows"),
    path("mau-phieu", pages.paper_form, name="paper_form"),
    path("phieu/<str:number>", pages.sheet, name="sheet"),
]
