from __future__ import annotations

from django.urls import path

from dinh.account.scores.views import answers, desk, editor, rubrics, sheets

app_name = "scores_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.new, name="new"),
    path("bo-tieu-chi", rubrics.index, name="rubrics"),
    path("bo-tieu-chi/soan", rubrics.begin, name="begin"),
    path("bo-tieu-chi/dua-vao", rubrics.bring, name="bring"),
    path("bo-tieu-chi/<str:ref>", rubrics.rubric, name="rubric"),
    path("bo-tieu-chi/<str:ref>/tep.json", rubrics.export, name="export"),
    path("bo-tieu-chi/<str:ref>/thong-qua", rubrics.adopt, name="adopt"),
    path("bo-tieu-chi/<str:ref>/bo", rubrics.drop, name="drop"),
    path("bo-tieu-chi/<str:ref>/cham-thu", rubrics.try_out, name="try_out"),
    path("bo-tieu-chi/<str:ref>/chung", editor.head, name="head"),
    path("bo-tieu-chi/<str:ref>/muc/<str:key>", editor.part, name="part"),
    path("bo-tieu-chi/<str:ref>/muc/<str:key>/bo", editor.remove, name="remove"),
    path("bo-tieu-chi/<str:ref>/them/<str:where>", editor.add, name="add"),
    path("<str:ref>", desk.campaign, name="campaign"),
    path("<str:ref>/doi-chieu", desk.differences, name="differences"),
    path("<str:ref>/quyet-dinh.docx", desk.paper, name="paper"),
    path("<str:ref>/ket-qua.xlsx", desk.table, name="table"),
    path("<str:ref>/y-kien", answers.comments, name="comments"),
    path("<str:ref>/y-kien/<int:pk>", answers.comment, name="comment"),
    path("<str:ref>/khieu-nai/<int:pk>", answers.appeal, name="appeal"),
    path("<str:ref>/phieu/<str:key>", sheets.sheet, name="sheet"),
    path("<str:ref>/phieu/<str:key>/gui", sheets.submit, name="submit"),
    path("<str:ref>/phieu/<str:key>/tra-lai", sheets.give_back, name="give_back"),
    path("<str:ref>/phieu/<str:key>/dong-y", sheets.accept_rest, name="accept_rest"),
    path("<str:ref>/phieu/<str:key>/khieu-nai", answers.new_appeal, name="new_appeal"),
    path("<str:ref>/phieu/<str:key>/tu-cham/<str:criterion>", sheets.claim, name="claim"),
    path(
        "<str:ref>/phieu/<str:key>/tu-cham/<str:criterion>/minh-chung/<int:pk>/bo", sheets.take_away, name="take_away"
    ),
    path("<str:ref>/phieu/<str:key>/tham-dinh/<str:criterion>", sheets.appraise, name="appraise"),
    path("<str:ref>/phieu/<str:key>/ho-so/<str:criterion>", sheets.records, name="records"),
    path("<str:ref>/<slug:slug>", desk.step, name="step"),
]
