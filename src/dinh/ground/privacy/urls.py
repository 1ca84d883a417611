from __future__ import annotations

from django.urls import path

from dinh.ground.privacy.views import public

app_name = "privacy"
urlpatterns = [path("", public.notice, name="notice")]
