from __future__ import annotations

from django.urls import path

from dinh.rights.decide import urls_outcome, urls_slips
from dinh.rights.decide.views import public

app_name = "decide"
urlpatterns = [
    path("", public.index, name="index"),
    path("kiem-dem", public.how_to_recount, name="recount"),
    path("kiem-dem.py", public.script, name="script"),
    path("bien-ban/<int:pk>.txt", public.record, name="record"),
    *urls_slips.public_patterns,
    *urls_outcome.public_patterns,
]
