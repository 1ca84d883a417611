from __future__ import annotations

from django.urls import path

from dinh.rights.dialogue.views import asking, own, promises, public, registering

app_name = "dialogue"
urlpatterns = [
    path("", public.index, name="index"),
    path("cac-buoi", public.dialogues, name="dialogues"),
    path("doi-thoai.ics", public.dialogue_calendar, name="calendar"),
    path("buoi/<str:ref>/hoi", asking.ask, name="ask"),
    path("cau-hoi", asking.follow, name="question"),
    path("cau-hoi/xem-lai", asking.appeal, name="appeal"),
    path("tiep-dan", public.reception, name="reception"),
    path("tiep-dan/in", public.reception_notice, name="reception_notice"),
    path("tiep-dan.ics", public.reception_calendar, name="reception_calendar"),
    path("tiep-dan/dang-ky", registering.follow, name="registration"),
    path("tiep-dan/dang-ky/rut", registering.leave, name="leave"),
    path("cua-toi/cau-hoi/<str:name>", own.question, name="own_question"),
    path("cua-toi/tiep-dan/<str:ref>", own.visit, name="own_visit"),
    path("tiep-dan/<str:ref>/dang-ky", registering.register, name="register"),
    path("loi-hua", promises.book, name="promises"),
    path("loi-hua/<str:ref>/xac-nhan", promises.word, name="word"),
]
