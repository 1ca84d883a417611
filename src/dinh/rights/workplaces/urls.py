from __future__ import annotations

from django.urls import path

from dinh.rights.workplaces.views import box

app_name = "workplaces"
urlpatterns = [
    path("", box.door, name="door"),
    path("<str:code>", box.write, name="write"),
]
