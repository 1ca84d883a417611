"""The pages: the catalogue, a data set, the catalogue for machines, the feed of changes."""

from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine

from dinh.ground.datasets import DATASETS
from dinh.ground.journal.models import Entry
from dinh.house.api.catalog import as_turtle
from dinh.house.api.models import Edition, MonthValue
from dinh.house.api.room import daily
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.tests.petitioning import sent

pytestmark = pytest.mark.django_db


def test_the_catalogue_is_searched_without_marks(web, ward):
    assert web.get("/du-lieu").content.count(b"<li><h3") == len(DATASETS)
    page = web.get("/du-lieu?q=hoa+giai").content.decode()
    assert "Tổ hòa giải" in page
    assert "Sổ lời hứa" not in page
    assert "Không có bộ dữ liệu nào như vậy" in web.get("/du-lieu?q=xyzzy").content.decode()


def test_every_data_set_has_a_page_that_explains_its_columns(web, matters):
    for key, declared in DATASETS.items():
        page = web.get(f"/du-lieu/{key}").content.decode()
        assert all(f"<code>{column.key}</code>" in page for column in declared.columns)
    assert matters[0].ref in web.get("/du-lieu/phan-anh-kien-nghi").content.decode()
    assert web.get("/du-lieu/khong-co").status_code == 404


def test_harvesters_find_every_file(web, ward):
    catalogue = json.loads(web.get("/du-lieu/catalog.jsonld").content)
    assert len(catalogue["dcat:dataset"]) == len(DATASETS)
    first = catalogue["dcat:dataset"][0]["dcat:distribution"][0]
    path = first["dcat:downloadURL"]["@id"].removeprefix("http://testserver")
    assert web.get(path).status_code == 200
    turtle = web.get("/du-lieu/catalog.ttl").content.decode()
    assert turtle.count("a dcat:Dataset") == len(DATASETS)
    assert (
        as_turtle({"@id": "x", "dct:title": {"@value": 'a "b"', "@language": "vi"}})
        .decode()
        .endswith('<x>\n    dct:title "a \\"b\\""@vi .\n\n')
    )


def test_changes_tell_what_everyone_can_see_and_nothing_else(web, ward, matters, tu):
    """What happens to a matter that is not public leaves no trace; a withdrawal does."""
    commune = ward.commune
    daily(commune, date(2026, 11, 22))
    last = web.get("/api/v1/changes").json()["last"]
    public = Edition.objects.filter(dataset="phan-anh-kien-nghi")
    assert [each.rows for each in public] == [2]
    petitions.show(by=tu, petition=matters[2], public=False, edition=None)
    daily(commune, date(2026, 11, 22))
    assert public.count() == 1
    petitions.show(by=tu, petition=matters[1], public=False, edition=None)
    daily(commune, date(2026, 11, 22))
    found = web.get(f"/api/v1/changes?since={last}").json()
    assert ("phan-anh-kien-nghi", 1) in [(each["dataset"], each["count"]) for each in found["data"]]
    assert {each["dataset"] for each in found["data"]} <= {"phan-anh-kien-nghi", "chi-so-theo-thang"}
    assert Entry.objects.filter(what="api.note_change", about_id=str(public.latest("pk").pk)).count() == 1
    assert "Phản ánh, kiến nghị" in web.get("/du-lieu/thay-doi.atom").content.decode()


@time_machine.travel("2026-11-22 09:00+07:00", tick=False)
def test_months_that_are_over_are_reckoned_and_small_numbers_are_not_told(web, ward, tu):
    with time_machine.travel("2026-10-05 09:00+07:00", tick=False):
        petitions.set_up_services(by=tu)
        for _turn in range(3):
            sent(ward.visitor())
    daily(ward.commune, date(2026, 11, 22))
    row = MonthValue.objects.get(key="petitions.received_reflection", month=date(2026, 10, 1))
    assert (row.part, row.hidden) == (3, True)
    assert not MonthValue.objects.filter(month__gte=date(2026, 11, 1)).exists()
    address = "/api/v1/datasets/chi-so-theo-thang/rows?from=2026-10-01&indicator=petitions.received_reflection"
    told = web.get(address).json()["data"]
    assert [(each["value"], each["suppressed"]) for each in told] == [(None, True)]
    assert web.get(f"{address[:-11]}denunciations").status_code == 400
    count = Entry.objects.filter(what="api.reckon_months").count()
    assert count == 1
