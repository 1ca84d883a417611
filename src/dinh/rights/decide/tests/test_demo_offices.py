"""The demo's offices and conventions stand on the day it is built."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.rights.decide.demo_offices import load
from dinh.rights.decide.models import Convention, Elected, YearlyMeeting
from dinh.rights.decide.queries import elections
from dinh.rights.decide.tests.voting import on


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 11, 21)])
def test_whenever_it_is_built(ward, tu, ba, tam, day):
    with on(day):
        load(ward.commune)
    assert [each.name for each in Elected.objects.order_by("pk")] == ["Đinh Văn Ba", "Mạc Thị Tám"]
    assert [each.key for each in elections.standings(day)] == ["ok", "ok", "unknown"]
    assert sorted(Convention.objects.values_list("state", flat=True)) == ["force", "force", "posted"]
    assert YearlyMeeting.objects.count() == 1
