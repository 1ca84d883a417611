from __future__ import annotations

from django.urls import path

from dinh.rights.outreach.views import public

app_name = "outreach"
urlpatterns = [
    path("", public.index, name="index"),
    path("lich.ics", public.calendar, name="calendar"),
    path("tin.atom", public.atom, name="atom"),
    path("to/<slug:code>.ics", public.calendar, name="group_calendar"),
    path("to/<slug:code>.atom", public.atom, name="group_atom"),
    path("<slug:ref>/cau-hoi", public.quiz, name="quiz"),
]
