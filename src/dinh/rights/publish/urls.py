from __future__ import annotations

from django.urls import path

from dinh.rights.publish.public import calendars, feeds, views, views_code, views_groups, views_outputs

app_name = "publish"
urlpatterns = [
    path("biet.atom", feeds.whole, name="feed"),
    path("biet.ics", calendars.whole, name="calendar"),
    path("biet/van-ban", views.others, name="others"),
    path("biet/<slug:item>.atom", feeds.of_item, name="item_feed"),
    path("to", views_groups.groups, name="groups"),
    path("to/<slug:code>", views_groups.group, name="group"),
    path("to/<slug:code>.atom", feeds.of_group, name="group_feed"),
    path("to/<slug:code>.ics", calendars.of_group, name="group_calendar"),
    path("k", views_code.code, name="code"),
    path("k/<str:code>", views_code.by_its_code, name="by_code"),
    path("p/<str:ref>/in", views_outputs.printed, name="print"),
    path("p/<str:ref>/thong-bao.pdf", views_outputs.notice, name="notice"),
    path("p/<str:ref>/anh.png", views_outputs.card, name="card"),
    path("p/<str:ref>/lich.ics", calendars.of_publication, name="publication_calendar"),
    path("p/<str:ref>/ban/<int:number>", views.version, name="version"),
    path("p/<str:ref>/thay-doi/<int:number>", views_outputs.changes, name="changes"),
    path("p/<str:ref>/tai-lieu/<int:pk>", views.document, name="document"),
]
