from __future__ import annotations

from django.urls import path

from dinh.rights.reach.views import asking, desk

app_name = "reach_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.new, name="new"),
    path("<slug:ref>", desk.show, name="survey"),
    path("<slug:ref>/sua", desk.edit, name="edit"),
    path("<slug:ref>/cong-bo", desk.announce, name="announce"),
    path("<slug:ref>/boc-tham", desk.draw, name="draw"),
    path("<slug:ref>/khoa", desk.close, name="close"),
    path("<slug:ref>/huy", desk.cancel, name="cancel"),
    path("<slug:ref>/nhap", asking.type_in, name="type"),
    path("<slug:ref>/to/<slug:code>", asking.visits, name="visits"),
    path("<slug:ref>/to/<slug:code>/phieu", asking.slips, name="slips"),
    path("<slug:ref>/khong-tra-loi/<int:pk>", asking.no_answer, name="no_answer"),
]
