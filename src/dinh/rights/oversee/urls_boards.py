"""Addresses of the boards on the desk."""

from __future__ import annotations

from django.urls import path

from dinh.rights.oversee.views import asked, desk, planning, recommendations, spot, visits

urlpatterns = [
    path("", desk.index, name="index"),
    path("ban/", desk.boards, name="boards"),
    path("ban/moi/", desk.new_board, name="new_board"),
    path("ban/moi-cong-trinh/", desk.new_project_board, name="new_project_board"),
    path("ban/<str:ref>/", desk.board, name="board"),
    path("ban/<str:ref>/sua/", desk.edit_board, name="edit_board"),
    path("ban/<str:ref>/them-nguoi/", desk.new_member, name="new_member"),
    path("ban/<str:ref>/viec/<slug:slug>/", desk.board_act, name="board_act"),
    path("nguoi/<int:pk>/<slug:slug>/", desk.member_act, name="member_act"),
    path("ke-hoach/", planning.plans, name="plans"),
    path("ke-hoach/moi/", planning.new_plan, name="new_plan"),
    path("ke-hoach/<int:pk>/", planning.plan, name="plan"),
    path("ke-hoach/<int:pk>/them/", planning.new_item, name="new_item"),
    path("ke-hoach/<int:pk>/viec/<slug:slug>/", planning.plan_act, name="plan_act"),
    path("ke-hoach/bo/<int:pk>/", planning.drop_item, name="drop_item"),
    path("danh-muc/", planning.checklists, name="checklists"),
    path("danh-muc/moi/", planning.write_checklist, name="new_checklist"),
    path("danh-muc/<int:pk>/", planning.write_checklist, name="edit_checklist"),
    path("danh-muc/<int:pk>/thoi/", planning.retire_checklist, name="retire_checklist"),
    path("bao-cao/", planning.reports, name="reports"),
    path("bao-cao/moi/", planning.new_report, name="new_report"),
    path("bao-cao/<int:pk>/", planning.report, name="report"),
    path("bao-cao/<int:pk>/viec/<slug:slug>/", planning.report_act, name="report_act"),
    path("cuoc/", visits.index, name="visits"),
    path("cuoc/moi/", visits.new, name="new_visit"),
    path("cuoc/sw.js", spot.worker, name="worker"),
    path("cuoc/<str:ref>/", visits.visit, name="visit"),
    path("cuoc/<str:ref>/tai-cho/", spot.spot, name="spot"),
    path("cuoc/<str:ref>/phien/", spot.session, name="spot_session"),
    path("cuoc/<str:ref>/phat-hien/", visits.find, name="find"),
    path("cuoc/<str:ref>/kien-nghi/", visits.recommend, name="recommend"),
    path("cuoc/<str:ref>/viec/<slug:slug>/", visits.act, name="visit_act"),
    path("phat-hien/<int:pk>/", visits.edit_finding, name="edit_finding"),
    path("phat-hien/<int:pk>/chuyen/", visits.pass_on, name="pass_on"),
    path("kien-nghi/", recommendations.index, name="recommendations"),
    path("kien-nghi/<str:ref>/", recommendations.recommendation, name="recommendation"),
    path("kien-nghi/<str:ref>/viec/<slug:slug>/", recommendations.act, name="recommendation_act"),
    path("xac-minh/", asked.index, name="asked_list"),
    path("xac-minh/ghi/", asked.enter, name="enter_asked"),
    path("xac-minh/<str:ref>/", asked.asked, name="asked"),
    path("xac-minh/<str:ref>/viec/<slug:slug>/", asked.act, name="asked_act"),
]
