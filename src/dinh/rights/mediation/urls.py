from __future__ import annotations

from django.urls import path

from dinh.rights.mediation.views import ask, public

app_name = "mediation"
urlpatterns = [
    path("", public.index, name="index"),
    path("cach-lam", public.how, name="how"),
    path("to/<int:pk>", public.team, name="team"),
    path("nho", ask.ask, name="ask"),
    path("theo-doi", ask.follow, name="follow"),
    path("thoi-theo-doi", ask.leave, name="leave"),
    path("theo-doi/<str:ref>", ask.followed, name="followed"),
    path("theo-doi/<str:ref>/rut", ask.withdraw, name="withdraw"),
]
