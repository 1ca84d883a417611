"""A commune known by name begins to keep its records here: what it had handed in goes on to count."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django_scopes import scope, scopes_disabled

from dinh.account.province import actions, queries, rolling
from dinh.account.province.models import HandIn
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period
from dinh.rights.information.models import InformationRequest

KEY = "information.received"
BEGUN = date(2026, 5, 10)
MONTHS = {"2026-01": 4, "2026-02": 0, "2026-03": 6, "2026-04": 5}


@pytest.fixture
def unit(office, units) -> Commune:
    """Bến Đá handed in four months and the first quarter; since 10/5 it keeps its own records, with 3 requests of May,
    2 of June and one, written down later, of March."""
    with time_machine.travel(f"{BEGUN}T02:00:00Z", tick=False):
        one = units["90100"]
        with scope(commune=office.commune):
            for month, count in MONTHS.items():
                figures = {KEY: Value(count), "petitions.open_late": Value(1, 2)}
                actions.hand_in(by=office, unit=one, period=Period.parse(month), figures=figures)
            actions.hand_in(by=office, unit=one, period=Period.parse("2026-Q1"), figures={KEY: Value(11)})
        one.here, one.host = True, "ben-da.example"
        one.save()
        _began(Actor(one))
    with scope(commune=one):
        for number, day in enumerate((date(2026, 3, 5), *[date(2026, 5, 20)] * 3, *[date(2026, 6, 2)] * 2), 1):
            InformationRequest.objects.create(
                commune=one,
                ref=f"TT-{number}",
                key=f"k{number}",
                number=number,
                year=2026,
                received_on=day,
                valid_on=day,
                subject="Sổ quỹ",
            )
    return one


@act
def _began(by: Actor) -> None:
    with scope(commune=by.commune):
        body = Body(commune=by.commune, kind="agency", system="state", name="UBND xã Bến Đá", valid_from=BEGUN)
        body.save()
        record(by, "house.init", body)


def _told(unit: Commune, *periods: str) -> dict[str, Value | None]:
    return {each: queries.of_commune(Period.parse(each), unit).get(KEY) for each in periods}


def test_what_was_handed_in_stands_until_the_records_begin(unit):
    rolling.roll(today(), rolling.behind(today(), [unit.pk]))
    assert _told(unit, "2026-01", "2026-02", "2026-03", "2026-04", "2026-Q1") == {
        "2026-01": Value(4), "2026-02": None, "2026-03": Value(6), "2026-04": Value(5), "2026-Q1": Value(11),
    }  # fmt: skip
    assert _told(unit, "2026-05", "2026-06") == {"2026-05": Value(3), "2026-06": Value(2)}
    # Periods that hold 10/5: the months handed in and the records of the others.
    assert _told(unit, "2026-Q2", "2026-H1", "2026") == {
        "2026-Q2": Value(10), "2026-H1": Value(20), "2026": Value(20),
    }  # fmt: skip
    assert queries.of_commune(Period.parse("2026-04"), unit)["petitions.open_late"] == Value(1, 2)
    assert "petitions.open_late" not in queries.of_commune(Period.parse("2026-H1"), unit)  # months do not add up to it
    assert rolling.differing(today(), unit) == []


def test_a_roll_after_an_act_keeps_them_too(unit):
    rolling.roll(today(), rolling.behind(today(), [unit.pk]))
    with scope(commune=unit), scopes_disabled():
        rolling.recount(INDICATORS[KEY], rolling.periods(today()), {unit.pk}, rolling.before([unit.pk]))
    assert rolling.differing(today(), unit) == []
    with scopes_disabled():
        assert HandIn.objects.filter(unit=unit).count() == len(MONTHS) + 1


def test_its_page_says_which_and_a_period_nobody_told_is_missing(unit, office, browser):
    rolling.roll(today(), rolling.behind(today(), [unit.pk]))
    april, may = (browser.get(f"/ban-lam-viec/tinh/xa/90100?ky={month}").content.decode() for month in
                  ("2026-04", "2026-05"))  # fmt: skip
    assert "do xã, phường gửi về ngày 10/05/2026" in april
    assert "gửi về ngày" not in may
    missing = {
        each: unit in queries.missing(Period.parse(each), today(), office.commune)
        for each in ("2025", "2026-Q1", "2026-05", "2026")
    }
    assert missing == {"2025": True, "2026-Q1": False, "2026-05": False, "2026": False}
