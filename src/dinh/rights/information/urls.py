from __future__ import annotations

from django.urls import path

from dinh.rights.information.views import ask, follow, public

app_name = "information"
urlpatterns = [
    path("", ask.start, name="start"),
    path("gui", ask.ask, name="ask"),
    path("mau-giay", ask.paper_form, name="paper_form"),
    path("danh-muc", ask.lists, name="lists"),
    path("da-tra-loi", public.answers, name="answers"),
    path("da-tra-loi.atom", public.feed, name="feed"),
    path("theo-doi", follow.follow, name="follow"),
    path("thoi-theo-doi", follow.leave, name="leave"),
    path("theo-doi/<str:ref>", follow.followed, name="followed"),
    path("theo-doi/<str:ref>/bo-sung", follow.complete, name="complete"),
    path("theo-doi/<str:ref>/xem-lai", follow.doubt, name="doubt"),
    path("theo-doi/<str:ref>/rut", follow.withdraw, name="withdraw"),
    path("theo-doi/<str:ref>/tep/<int:pk>", follow.file, name="file"),
]
