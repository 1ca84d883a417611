from __future__ import annotations

from django.urls import path

from dinh.rights.works.views import public

app_name = "works"
urlpatterns = [
    path("", public.index, name="index"),
    path("bien-lai", public.receipt, name="receipt"),
    path("<str:ref>", public.fund, name="fund"),
    path("<str:ref>/so", public.entries, name="entries"),
    path("<str:ref>/so/<int:seq>", public.entry, name="entry"),
    path("<str:ref>/dong-gop", public.givers, name="givers"),
    path("<str:ref>/nam/<int:year>", public.statement, name="statement"),
    path("<str:ref>/niem-yet.pdf", public.board, name="board"),
]
