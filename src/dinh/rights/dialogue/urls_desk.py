from __future__ import annotations

from django.urls import path

from dinh.rights.dialogue.views import days, desk_promises, dialogues, minutes, past, visits

app_name = "dialogue_desk"
urlpatterns = [
    path("", dialogues.index, name="index"),
    path("moi", dialogues.new, name="new"),
    path("ke-hoach", dialogues.plan, name="plan"),
    path("ke-hoach/chi-tieu", dialogues.quota, name="quota"),
    path("ke-hoach/them", dialogues.line, name="plan_line"),
    path("ke-hoach/<int:pk>/bo", dialogues.drop, name="drop"),
    path("cau-hoi/<str:ref>/<slug:slug>", dialogues.question, name="question"),
    path("buoi/<str:ref>", dialogues.dialogue, name="dialogue"),
    path("buoi/<str:ref>/sua", dialogues.edit, name="edit"),
    path("buoi/<str:ref>/cau-hoi", dialogues.enter_question, name="enter_question"),
    path("buoi/<str:ref>/bien-ban", minutes.minutes, name="minutes"),
    path("buoi/<str:ref>/bien-ban.docx", minutes.docx, name="minutes_docx"),
    path("buoi/<str:ref>/in", minutes.printed, name="minutes_print"),
    path("buoi/<str:ref>/khoa", minutes.close, name="close"),
    path("buoi/<str:ref>/bien-ban/<int:pk>", minutes.line, name="line"),
    path("buoi/<str:ref>/bien-ban/<int:pk>/<slug:slug>", minutes.change, name="change_line"),
    path("buoi/<str:ref>/<slug:slug>", dialogues.act, name="act"),
    path("tiep-dan", days.index, name="days"),
    path("tiep-dan/moi", days.new, name="new_days"),
    path("tiep-dan/dang", days.post_days, name="post_days"),
    path("tiep-dan/so", visits.reception_book, name="book"),
    path("tiep-dan/luot/<str:ref>", visits.visit, name="visit"),
    path("tiep-dan/luot/<str:ref>/van-ban/<slug:slug>", visits.letter, name="letter"),
    path("tiep-dan/luot/<str:ref>/<slug:slug>", visits.act, name="visit_act"),
    path("tiep-dan/buoi/<str:ref>", days.day, name="day"),
    path("tiep-dan/buoi/<str:ref>/them", visits.enter, name="enter_visit"),
    path("tiep-dan/buoi/<str:ref>/<slug:slug>", days.act, name="day_act"),
    path("loi-hua", desk_promises.promises, name="promises"),
    path("loi-hua/moi", desk_promises.new, name="new_promise"),
    path("loi-hua/<str:ref>", desk_promises.promise, name="promise"),
    path("loi-hua/<str:ref>/<slug:slug>", desk_promises.act, name="promise_act"),
    path("cac-nam-truoc", past.index, name="past"),
    path("cac-nam-truoc/<int:pk>", past.one, name="past_one"),
    path("cac-nam-truoc/<int:pk>/gach", past.strike, name="strike_past"),
    path("cac-nam-truoc/<int:pk>/theo-doi", past.take_up, name="take_up_past"),
    path("ban-giao", desk_promises.hand_overs, name="hand_overs"),
    path("ban-giao/moi", desk_promises.new_hand_over, name="new_hand_over"),
    path("ban-giao/<int:pk>", desk_promises.handed_over, name="handed_over"),
]
