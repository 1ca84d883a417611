"""Each number of the room stands on rows that can be opened."""

from __future__ import annotations

from datetime import date

from django.test import Client

from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.decide import actions
from dinh.rights.decide.models import Matter
from dinh.rights.decide.tests.decided import NEXT, received, sent, settled, signed
from dinh.rights.decide.tests.voting import at, group, on

YEAR = Period.parse("2026")
MON, SIXTH = date(2026, 5, 18), date(2026, 5, 26)


def value(ward, key, period=YEAR):
    found = INDICATORS[f"decide.{key}"].value(ward.commune, period, None)
    return found.part, found.whole


def test_counted_sent_in_time_said_late(ward, ba, mai, tu, binh):
    round = settled(ba, mai, "BQ3", commune=ward.commune)
    assert value(ward, "sent_in_time") == (0, 1)
    came = sent(ba, signed(round), NEXT)
    received(tu, came["committee"], MON)
    with on(SIXTH):
        actions.recognise(by=binh, matter=Matter.objects.get(pk=round.matter_id), number="1/QĐ-UBND", on=SIXTH)
    assert value(ward, "decided") == value(ward, "decided_bq3") == (1, None)
    assert value(ward, "decided_bq1") == (0, None)
    assert value(ward, "passed") == (1, 1)
    assert value(ward, "failed") == (0, None)
    assert value(ward, "turnout") == (100, 132)
    assert value(ward, "sent_in_time") == (1, 1)
    assert value(ward, "said_in_time") == (0, 1)
    assert value(ward, "decided", Period.parse("2025")) == (0, None)


def test_groups_with_heads_and_meetings_and_rows_that_open(ward, ba, mai, tu):
    settled(ba, mai, "BQ6", commune=ward.commune)
    with on(date(2026, 12, 20)):
        actions.enter_head(by=tu, group=group(), name="Ba", begins=date(2026, 6, 1), decision="1/QĐ-UBND")
        made = actions.plan_yearly(by=ba, group=group(), meets_at=at(date(2026, 12, 19)), place="Nhà văn hóa")
        actions.hold_yearly(by=ba, meeting=made, present=90, steps={}, words={})
        actions.enter_convention(
            by=tu, group=group(2), title="Quy ước", words="Điều 1.", in_force_on=date(2025, 1, 5), decision="3/QĐ-UBND"
        )
        client = Client()
        client.force_login(tu.user)
        for key in ("heads_in_term", "yearly_meetings", "conventions"):
            assert value(ward, key) == (1, 3), key
        for key, one in INDICATORS.items():
            if key.startswith("decide."):
                rows = one.rows(ward.commune, YEAR, None)
                assert all(len(row.cells) == len(one.columns) for row in rows), key
                assert all(client.get(row.url).status_code == 200 for row in rows), key
                assert key == "decide.turnout" or len(rows) == one.value(ward.commune, YEAR, None).part, key
