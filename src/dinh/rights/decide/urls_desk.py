"""The desk's addresses: matters and votings here, meetings, slips and outcomes in lists of their own."""

from __future__ import annotations

from dinh.rights.decide import urls_matters, urls_meeting, urls_outcome, urls_slips

app_name = "decide_desk"
urlpatterns = [
    *urls_matters.patterns,
    *urls_meeting.patterns,
    *urls_slips.patterns,
    *urls_outcome.patterns,
]
