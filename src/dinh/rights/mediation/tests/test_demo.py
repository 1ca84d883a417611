"""The demo year plays through the same acts, and shows late and open things."""

from __future__ import annotations

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import DEMO
from dinh.rights.mediation import demo, queries
from dinh.rights.mediation.models import Case, Team
from dinh.rights.mediation.tests.conftest import DAY


def test_the_demo_has_every_outcome_and_something_late(ward, tu, binh):
    for number in range(4, 9):
        ResidentialGroup(
            commune=ward.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", households=120,
            valid_from=ResidentialGroup.objects.first().valid_from,
        ).save()  # fmt: skip
    for number in range(1, 9):
        ward.official(
            f"to{number}", "Tổ trưởng", "TDP", f"Tổ trưởng {number}", ["mediation.head"], group=f"to-{number}"
        )
    demo.load(ward.commune)
    assert Team.objects.count() == 8
    assert Case.objects.count() >= 30
    assert set(Case.objects.values_list("state", flat=True)) >= set(Case.State.values) - {"withdrawn"}
    found = queries.standings(queries.teams(DAY), DAY)
    assert 0 < sum(one.complete for one in found) < 8
    lines = queries.in_book(tu, queries.Wanted(), DAY)
    assert any(line.late for line in lines)
    assert queries.unanswered().count() == 1
    assert queries.to_recognise().count() == 1
    assert queries.paid_between(DAY.replace(month=1, day=1), DAY)[0] > 5
    assert (80, demo.load) in DEMO


def test_without_heads_there_is_nothing_to_play(ward, tu, binh):
    demo.load(ward.commune)
    assert not Team.objects.exists()
