"""The phone pages, below /ban-lam-viec/cong-khai/; part of the desk's urls."""

from __future__ import annotations

from django.urls import path

from dinh.rights.publish.mobile import views, views_one

urlpatterns = [
    path("cua-toi/", views.mine, name="mine"),
    path("cua-toi/niem-yet/", views.post, name="mine_post"),
    path("cua-toi/phien", views.session, name="mine_session"),
    path("cua-toi/sw.js", views.worker, name="mine_worker"),
    path("cua-toi/khong-mang/", views.offline, name="mine_offline"),
    path("cua-toi/niem-yet/<int:pk>/ket-thuc/", views_one.end, name="mine_end"),
    path("cua-toi/niem-yet/<int:pk>/ghi-nham/", views_one.strike, name="mine_strike"),
    path("cua-toi/tin/<int:pk>/da-bao/", views_one.tell, name="mine_tell"),
    path("cua-toi/ban/<str:ref>/", views_one.words, name="mine_words"),
]
