from __future__ import annotations

from django.urls import path

from dinh.rights.oversee import urls_oversight
from dinh.rights.oversee.views import asking, feed, public

app_name = "oversee"
urlpatterns = [
    *urls_oversight.everyone,
    path("", public.index, name="index"),
    path("moi.atom", feed.feed, name="feed"),
    path("ban/<str:ref>/", public.board, name="board"),
    path("cuoc/<str:ref>/", public.visit, name="visit"),
    path("kien-nghi/", public.list_recommendations, name="recommendations"),
    path("kien-nghi/<str:ref>/", public.recommendation, name="recommendation"),
    path("de-nghi/", asking.ask, name="ask"),
    path("theo-doi/", asking.follow, name="follow"),
    path("thoi-theo-doi/", asking.leave, name="leave"),
    path("theo-doi/<str:ref>/", asking.followed, name="followed"),
]
