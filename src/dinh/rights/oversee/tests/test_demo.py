"""The demo ward's boards: whole by the law, one answer in time, one late, one open."""

from __future__ import annotations

from datetime import date

from dinh.ground.places.models import ResidentialGroup
from dinh.rights.oversee import clocks, demo
from dinh.rights.oversee.models import Board, Recommendation, Verification, Visit
from dinh.rights.oversee.queries import boards as queries

DAY = date(2026, 11, 22)


def test_the_demo_has_an_answer_in_time_one_late_and_one_open(ward, mai, binh, thanh, time_machine):
    time_machine.move_to(f"{DAY}T09:00+07:00", tick=False)
    for number in range(4, 11):
        ResidentialGroup(
            commune=ward.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", households=120,
            valid_from=date(2025, 7, 1),
        ).save()  # fmt: skip
    demo.load(ward.commune)
    inspectors, road = Board.objects.get(kind="ttnd"), Board.objects.get(kind="gsdt")
    assert len(queries.serving(inspectors, DAY)) == 10
    assert queries.missing(inspectors, DAY) == queries.missing(road, DAY) == []
    answered = Recommendation.objects.filter(replied_on__isnull=False)
    assert sorted(clocks.in_time(one) for one in answered) == [False, True]
    assert Recommendation.objects.filter(replied_on=None, sent_on__isnull=False).count() == 1
    assert Recommendation.objects.filter(done_on__isnull=False).count() == 1
    assert Visit.objects.filter(held_on=None).count() == 1
    assert sorted(Verification.objects.values_list("state", flat=True)) == ["asked", "done"]


def test_without_a_front_there_is_nothing_to_play(ward, thanh):
    demo.load(ward.commune)
    assert not Board.objects.exists()
