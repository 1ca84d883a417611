"""A province's own open data: what its communes tell themselves or handed in, small numbers left out."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from dinh.account.province import actions as province
from dinh.account.province.tests.conftest import HOST, _in_november, office, units  # noqa: F401  fixtures
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import Value
from dinh.house.api import queries
from dinh.house.api.models import MonthValue, UnitValue
from dinh.house.api.room import daily
from dinh.house.api.tests.test_live import SCHEMATHESIS, served
from dinh.house.api.tests.test_live import told as run
from dinh.law.periods import Period

DAY = date(2026, 11, 20)
BY_UNIT, SUMS = "so-lieu-xa-phuong", "tong-hop-theo-thang"
MONTHS = ("2026-08", "2026-09", "2026-10")
PUBLISHED, VISITS = "publish.published", "dialogue.visits"


@pytest.fixture
def told(ward, office, units) -> Client:  # noqa: F811
    """Bến Đá and Cẩm Sơn handed in three months; the ward tells one of its own. The office has taken all."""
    small = {"90100": (12, 3, 9), "90101": (20, 30, 40)}
    for code, visits in small.items():
        for month, count in zip(MONTHS, visits, strict=True):
            figures = {
                VISITS: Value(count), PUBLISHED: Value(2), "petitions.denunciations": Value(9),
                "workplaces.dialogues": Value(1),
            }  # fmt: skip
            with scope(commune=office.commune):
                province.hand_in(by=office, unit=units[code], period=Period.parse(month), figures=figures)
    with scope(commune=ward.commune):
        MonthValue.objects.create(commune=ward.commune, month=date(2026, 10, 1), key=PUBLISHED, part=5)
        MonthValue.objects.create(commune=ward.commune, month=date(2026, 10, 1), key=VISITS, part=2, hidden=True)
    with scope(commune=office.commune):
        daily(office.commune, DAY)
    return Client(HTTP_HOST=HOST)


def _lines(client: Client, key: str, **asked: str) -> list[dict[str, str]]:
    answer = client.get(f"/du-lieu/{key}.csv", asked)
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_each_commune_by_month_without_what_is_small_or_untold(told, ward):
    lines = _lines(told, BY_UNIT)
    found = {(line["commune"], line["month"], line["indicator"]): line["value"] for line in lines}
    assert found["90100", "2026-08", PUBLISHED] == "2"  # of matters that are public themselves small ones are told
    assert found["90100", "2026-09", VISITS] == ""
    assert sum(not found["90100", month, VISITS] for month in MONTHS) >= 2  # or the year would give the one away
    assert [found["90101", month, VISITS] for month in MONTHS] == ["20", "30", "40"]
    assert found[ward.commune.code, "2026-10", PUBLISHED] == "5"
    assert found[ward.commune.code, "2026-10", VISITS] == ""  # what it does not tell itself
    assert {line["indicator"] for line in lines} == {PUBLISHED, VISITS}
    only = _lines(told, BY_UNIT, commune="90101", **{"from": "2026-10-01"})
    assert {(line["commune"], line["month"]) for line in only} == {("90101", "2026-10")}


def test_a_sum_is_told_where_each_number_in_it_is(told):
    found = {(line["month"], line["indicator"]): line for line in _lines(told, SUMS)}
    assert (found["2026-10", PUBLISHED]["value"], found["2026-10", PUBLISHED]["communes"]) == ("9", "3")
    assert found["2026-09", VISITS]["value"] == ""
    assert found["2026-09", VISITS]["suppressed"] == "true"


def test_people_find_it_and_programs_read_it(told):
    assert "/du-lieu" in told.get("/").content.decode()
    page = told.get("/du-lieu").content.decode()
    assert f"/du-lieu/{BY_UNIT}" in page
    assert "Số liệu các xã, phường theo tháng" in page
    assert told.get(f"/du-lieu/{BY_UNIT}").status_code == 200
    assert b"Bearer $TOKEN" not in told.get("/api/v1/").content  # nobody writes there
    for kind in ("xlsx", "json", "jsonl"):
        assert b"".join(told.get(f"/du-lieu/{SUMS}.{kind}").streaming_content)
    rows = told.get(f"/api/v1/datasets/{BY_UNIT}/rows", {"limit": "4"}).json()
    assert len(rows["data"]) == 4
    assert len(told.get(rows["next"].split(HOST, 1)[1]).json()["data"]) == 4
    document = told.get("/api/v1/openapi.json").json()
    assert {path for path in document["paths"] if path.endswith("/rows")} == {
        f"/datasets/{BY_UNIT}/rows", f"/datasets/{SUMS}/rows",
    }  # fmt: skip
    assert "/petitions" not in document["paths"]
    catalogue = json.loads(told.get("/du-lieu/catalog.jsonld").content)
    assert {each["dct:identifier"] for each in catalogue["dcat:dataset"]} == {BY_UNIT, SUMS}
    assert {each["dataset"] for each in told.get("/api/v1/changes").json()["data"]} == {BY_UNIT, SUMS}


def test_a_province_serves_no_wards_data_and_a_ward_no_provinces(told):
    assert told.get("/du-lieu/loi-hua").status_code == 404
    assert told.get("/api/v1/datasets/loi-hua").status_code == 404
    assert told.post("/api/v1/petitions", {}, content_type="application/json").status_code == 404
    assert Client().get(f"/du-lieu/{BY_UNIT}").status_code == 404


def test_only_communes_that_moved_are_taken_again(told, ward, office, units):  # noqa: F811
    with scope(commune=office.commune):
        assert queries.units_moved(office.commune) == {}
        assert daily(office.commune, DAY) == 0
        province.hand_in(
            by=office, unit=units["90100"], period=Period.parse("2026-10"), figures={PUBLISHED: Value(7)}, replace=True
        )
        assert [unit.code for unit in queries.units_moved(office.commune)] == ["90100"]
        daily(office.commune, DAY)
        taken = Entry.objects.filter(what="api.reckon_units").order_by("-seq").first()
    assert taken.after["units"] == ["90100"]
    found = {(line["commune"], line["month"]): line["value"] for line in _lines(told, BY_UNIT, indicator=PUBLISHED)}
    assert found["90100", "2026-10"] == "7"


def test_communes_of_another_province_stay_with_it(told, office):  # noqa: F811
    elsewhere = Province.objects.create(name="Hà Châu", kind="tinh", code="77")
    other = Commune.objects.create(province=elsewhere, name="Hà Châu", kind="tinh", code="77", host="ha-chau.example")
    far = Commune.objects.create(province=elsewhere, name="Lũng Xa", kind="xa", code="77001", host="lung-xa.example")
    with scope(commune=far):
        MonthValue.objects.create(commune=far, month=date(2026, 10, 1), key=PUBLISHED, part=3)
    for office_of in (office.commune, other):
        with scope(commune=office_of):
            daily(office_of, DAY)
    with scopes_disabled():
        assert {row.commune_id for row in UnitValue.objects.filter(unit=far)} == {other.pk}
        assert not UnitValue.objects.filter(commune=other).exclude(unit=far).exists()


@pytest.mark.usefixtures("connection_stays")
def test_schemathesis_finds_nothing_wrong_at_a_province(told, office, tmp_path):  # noqa: F811
    Commune.objects.filter(pk=office.commune.pk).update(host="localhost")
    done = served(lambda base: run([*SCHEMATHESIS, f"{base}/api/v1/openapi.json"], tmp_path))
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert re.search(r"Selected: (\d+)/\1", done.stdout)
