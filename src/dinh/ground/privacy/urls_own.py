from __future__ import annotations

from django.urls import path

from dinh.ground.privacy.views import own

app_name = "privacy_own"
urlpatterns = [
    path("", own.own, name="own"),
    path("<slug:ref>/tai", own.copy, name="copy"),
    path("<slug:ref>/chung-nhan", own.certificate, name="certificate"),
]
