from __future__ import annotations

from django.urls import path

from dinh.rights.consult.views import desk, drafts, groups, opinions, statements, steps

app_name = "consult_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.new, name="new"),
    path("<str:ref>", desk.matter, name="matter"),
    path("<str:ref>/van-ban/<slug:slug>", desk.letter, name="letter"),
    path("<str:ref>/tai-lieu", desk.attach, name="attach"),
    path("<str:ref>/tai-lieu/<int:pk>/bo", desk.detach, name="detach"),
    path("<str:ref>/du-thao/moi", drafts.add, name="add_draft"),
    path("<str:ref>/du-thao/<int:number>", drafts.draft, name="draft"),
    path("<str:ref>/du-thao/<int:number>/so-sanh", drafts.compare, name="compare"),
    path("<str:ref>/y-kien", opinions.opinions, name="opinions"),
    path("<str:ref>/y-kien/nhap", opinions.type_in, name="type_in"),
    path("<str:ref>/y-kien/bien-ban", opinions.minutes, name="minutes"),
    path("<str:ref>/y-kien/cho-hien", opinions.release, name="release"),
    path("<str:ref>/y-kien/<int:pk>", opinions.opinion, name="opinion"),
    path("<str:ref>/nhom", groups.groups, name="groups"),
    path("<str:ref>/nhom/lui", groups.undo, name="undo"),
    path("<str:ref>/nhom/<int:pk>", groups.group, name="group"),
    path("<str:ref>/cau-ngan", statements.statements, name="statements"),
    path("<str:ref>/<slug:slug>", steps.step, name="step"),
]
