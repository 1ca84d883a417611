"""The demo year plays through the same acts: last year's results, one appeal upheld, this year's draft on the board."""

from __future__ import annotations

from datetime import date

from dinh.account.scores import demo, queries, recompute
from dinh.account.scores.models import Appeal, Campaign
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import DEMO

DAY = date(2026, 11, 22)


def test_the_demo_has_every_stage(ward, lua, hung, thanh, tu, mai, time_machine):
    time_machine.move_to("2026-11-22T09:00:00+07:00", tick=False)
    for symbol in ("THĐM", "BCĐ", "ĐU"):
        ward.official(symbol, "Cán bộ", symbol, "Cán bộ", ["scores.self"])
    for number in range(1, 11):
        if number > 3:
            ResidentialGroup(
                commune=ward.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", households=120,
                valid_from=ResidentialGroup.objects.first().valid_from,
            ).save()  # fmt: skip
        ward.official(f"to{number}", "Tổ trưởng", "TDP", f"Tổ trưởng {number}", ["scores.self"], group=f"to-{number}")
    demo.load(ward.commune)
    stages = {one.stage(DAY): one for one in Campaign.objects.all()}
    assert set(stages) == {"closed", "posted", "self"}
    for one in Campaign.objects.filter(decided_on__isnull=False):
        newest = queries.result(one)
        assert recompute.check(newest.file, newest.head)[0] == []
    assert Appeal.objects.get().state == Appeal.State.UPHELD
    assert queries.comments(stages["posted"]).filter(answered_on=None).count() == 1
    assert (120, demo.load) in DEMO


def test_without_those_who_score_there_is_nothing_to_play(ward, lua, hung, thanh):
    demo.load(ward.commune)
    assert not Campaign.objects.exists()
