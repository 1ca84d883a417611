"""The demo's register: as many households as each group's page says, but for one."""

from __future__ import annotations

import time
from collections import Counter

from django_scopes import scope

from dinh.ground.clock import today as real_today
from dinh.ground.households import demo, queries
from dinh.ground.households.models import Household
from dinh.ground.journal.queries import verify
from dinh.ground.places.queries import groups_on
from dinh.house.demo.ward import found_ward


def test_the_demo_ward_has_its_households(db, today) -> None:
    commune = found_ward()
    with scope(commune=commune):
        started = time.perf_counter()
        demo.load(commune)
        assert time.perf_counter() - started < 5
        counts = queries.counts_on(commune, real_today())
        differs = {group.code: counts[group.pk] - group.households for group in groups_on(real_today())}
        assert {code: left for code, left in differs.items() if left} == {"tdp-09": -1}
        everyone = queries.on(commune, real_today())
        assert sum(not each.has_contact for each in everyone) > 100
        assert sum(each.absent for each in everyone) == 3
        assert len({(each.representative, each.address) for each in everyone}) == len(everyone)
        assert max(Counter(each.representative for each in everyone).values()) < 8
        assert Household.objects.filter(ended_why="split").count() == 1
        assert verify(commune)[1] == []
