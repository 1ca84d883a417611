"""The country's open data: what the provinces' offices took, and itself where there is none, each number once."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from dinh.account.province import actions as province
from dinh.account.province.tests.conftest import _in_november, office, staffed, units  # noqa: F401  fixtures
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import Value
from dinh.house.api import across
from dinh.house.api.models import UnitValue
from dinh.house.api.room import daily
from dinh.house.api.tests.test_office import BY_UNIT, DAY, MONTHS, PUBLISHED, SUMS, VISITS, _lines, told  # noqa: F401
from dinh.law.periods import Period

HOST = "ca-nuoc.example"


@pytest.fixture
def country(told) -> Commune:  # noqa: F811
    """Beside Lam Giang, which has an office here, Hà Châu, which has none and handed in to the country's."""
    seat = Province.objects.get()
    found = Commune.objects.create(province=seat, name="Cả nước", kind="nuoc", code="1", host=HOST, is_demo=True)
    by = staffed(found, "quang", "Tạ Minh Quang")
    other = Province.objects.create(name="Hà Châu", code="91")
    far = Commune.objects.create(province=other, name="Lũng Xa", kind="xa", code="91001", here=False)
    with scope(commune=found):
        for month, visits in zip(MONTHS, (2, 30, 40), strict=True):
            figures = {VISITS: Value(visits), PUBLISHED: Value(7), "petitions.denunciations": Value(9)}
            province.hand_in(by=by, unit=far, period=Period.parse(month), figures=figures)
        daily(found, DAY)
    return found


def test_each_commune_once_with_its_province_and_nothing_small(country, monkeypatch):
    monkeypatch.setattr(across, "CHUNK", 3)
    lines = _lines(Client(HTTP_HOST=HOST), BY_UNIT)
    named = [(line["commune"], line["month"], line["indicator"]) for line in lines]
    assert len(set(named)) == len(named)
    found = dict(zip(named, lines, strict=True))
    line = found["91001", "2026-10", PUBLISHED]
    assert (line["province"], line["province_name"], line["value"]) == ("91", "Tỉnh Hà Châu", "7")
    assert found["91001", "2026-08", VISITS]["value"] == ""
    assert found["90100", "2026-09", VISITS]["value"] == ""
    assert found["90101", "2026-09", VISITS]["value"] == "30"
    assert {line["indicator"] for line in lines} == {PUBLISHED, VISITS}
    only = _lines(Client(HTTP_HOST=HOST), BY_UNIT, province="91", **{"from": "2026-09-01"})
    assert {(line["commune"], line["month"]) for line in only} == {("91001", "2026-09"), ("91001", "2026-10")}
    with scopes_disabled():  # what a province has taken is not kept again
        assert {row.unit.code for row in UnitValue.objects.filter(commune=country)} == {"91001"}


def test_sums_are_of_each_province_and_told_where_all_is(country):
    lines = _lines(Client(HTTP_HOST=HOST), SUMS)
    found = {(line["province"], line["month"], line["indicator"]): line for line in lines}
    assert (found["91", "2026-10", PUBLISHED]["value"], found["91", "2026-10", PUBLISHED]["communes"]) == ("7", "1")
    assert found["91", "2026-08", VISITS]["value"] == ""
    seat = country.province.code
    assert (found[seat, "2026-10", PUBLISHED]["value"], found[seat, "2026-10", PUBLISHED]["communes"]) == ("9", "3")
    assert found[seat, "2026-09", VISITS]["suppressed"] == "true"


def test_people_and_programs_find_it(country):
    web = Client(HTTP_HOST=HOST)
    assert "/du-lieu" in web.get("/").content.decode()
    assert web.get(f"/du-lieu/{BY_UNIT}").status_code == 200
    for kind in ("xlsx", "json", "jsonl"):
        assert b"".join(web.get(f"/du-lieu/{SUMS}.{kind}").streaming_content)
    answer = web.get(f"/api/v1/datasets/{BY_UNIT}/rows", {"limit": "4"}).json()
    assert len(answer["data"]) == 4
    following = web.get(answer["next"].split(HOST, 1)[1]).json()["data"]
    assert following[0] not in answer["data"]
    assert {each["dataset"] for each in web.get("/api/v1/changes").json()["data"]} == {BY_UNIT, SUMS}
    assert web.get("/phan-anh/").status_code == 404


def test_it_is_read_again_only_when_a_province_moved(country, office, units):  # noqa: F811
    with scope(commune=country):
        assert daily(country, DAY) == 0
    with scope(commune=office.commune):
        province.hand_in(
            by=office, unit=units["90100"], period=Period.parse("2026-10"), figures={PUBLISHED: Value(8)}, replace=True
        )
        daily(office.commune, date(2026, 11, 21))
    with scope(commune=country):
        assert daily(country, DAY) > 0
