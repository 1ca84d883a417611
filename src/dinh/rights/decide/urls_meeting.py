"""The desk's addresses of meetings, of counting, and of signed decisions."""

from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.decide.views import attendance, clusters, count, decisions, invitations, meeting

patterns: list[URLPattern] = [
    path("hop/sw.js", attendance.worker, name="meeting_worker"),
    path("hop/<int:pk>/", meeting.meeting, name="meeting"),
    path("hop/<int:pk>/chu-tri", meeting.chair, name="meeting_chair"),
    path("hop/<int:pk>/thu-tuc/<slug:slug>", meeting.procedure, name="meeting_procedure"),
    path("hop/<int:pk>/bieu-quyet", meeting.begin, name="meeting_begin"),
    path("hop/<int:pk>/khong-du", meeting.short, name="meeting_short"),
    path("hop/<int:pk>/mo-lai", meeting.resume, name="meeting_resume"),
    path("hop/<int:pk>/cum", clusters.clusters, name="meeting_clusters"),
    path("hop/<int:pk>/cum/<int:number>", clusters.cluster, name="meeting_cluster"),
    path("hop/<int:pk>/cum/thoi", clusters.whole, name="meeting_whole"),
    path("hop/<int:pk>/giay-moi", invitations.invitation, name="meeting_invitation"),
    path("hop/<int:pk>/giay-moi/tung-ho", invitations.each, name="meeting_each"),
    path("hop/<int:pk>/diem-danh/", attendance.attend, name="meeting_attend"),
    path("hop/<int:pk>/diem-danh/so", attendance.live, name="meeting_live"),
    path("hop/<int:pk>/diem-danh/<int:entry>", attendance.one, name="meeting_one"),
    path("hop/<int:pk>/quet/<str:code>", attendance.scan, name="meeting_scan"),
    path("kiem-phieu/<int:pk>/", count.count, name="count"),
    path("kiem-phieu/<int:pk>/dem", count.tally, name="tally"),
    path("kiem-phieu/<int:pk>/bien-ban", count.minutes, name="count_minutes"),
    path("van-ban/<int:pk>/", decisions.decision, name="decision"),
    path("van-ban/<int:pk>/docx", decisions.paper, name="decision_paper"),
    path("van-ban/<int:pk>/in", decisions.printed, name="decision_printed"),
    path("van-ban/<int:pk>/ban-ky", decisions.scan, name="decision_scan"),
    path("van-ban/<int:pk>/dinh-chinh", decisions.correct, name="decision_correct"),
]
