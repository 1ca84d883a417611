from __future__ import annotations

from django.urls import path

from dinh.account.scores.views import comment, public

app_name = "scores"
urlpatterns = [
    path("", public.index, name="index"),
    path("cham-lai", public.how, name="how"),
    path("cham-lai.py", public.script, name="script"),
    path("theo-doi", comment.follow, name="follow"),
    path("bo-tieu-chi/<str:ref>", public.scheme, name="scheme"),
    path("bo-tieu-chi/<str:ref>/tep.json", public.scheme_file, name="scheme_file"),
    path("<str:ref>/ket-qua.json", public.file, name="file"),
    path("<str:ref>/bang-tin", public.board, name="board"),
    path("<str:ref>/gop-y", comment.comment, name="comment"),
    path("<str:ref>/phieu/<str:key>", public.sheet, name="sheet"),
]
