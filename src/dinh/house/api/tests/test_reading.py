"""The API for reading: pages by cursor, filters, errors, other sites; nothing unpublished, nothing of others."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django_scopes import scope

from dinh.ground.datasets import DATASETS
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.tests.petitioning import sent

pytestmark = pytest.mark.django_db
ROWS = "/api/v1/datasets/phan-anh-kien-nghi/rows"


def test_pages_lead_through_all_rows_once(web, matters):
    first = web.get(f"{ROWS}?limit=1&kind=reflection").json()
    second = web.get(first["next"].removeprefix("http://testserver")).json()
    refs = [each["ref"] for page in (first, second) for each in page["data"]]
    assert refs == [matters[0].ref, matters[1].ref]
    assert second["next"] is None


def test_nothing_unpublished_comes_through_any_filter(web, matters, lan):
    hidden = matters[2].ref
    for query in (f"ref={hidden}", "state=new", "limit=1000", "group=to-1", "from=2000-01-01", "cursor=cjA"):
        answer = web.get(f"{ROWS}?{query}")
        assert answer.status_code == 200
        assert hidden not in answer.content.decode()


def test_another_communes_rows_are_out_of_reach(web, matters, khanh):
    """Each host has its own; a cursor from one opens nothing of the other."""
    with scope(commune=khanh.commune):
        petitions.set_up_services(by=khanh)
        other = sent(khanh.commune and type(khanh)(commune=khanh.commune)).petition
        petitions.show(by=khanh, petition=other, public=True, edition=other.edition)
    there = Client(headers={"host": "benthuong.example"}).get(ROWS).json()["data"]
    here = web.get(ROWS).json()["data"] if matters[0].commune.host else None
    assert [each["ref"] for each in there] == [other.ref]
    assert all("benthuong.example" in each["url"] for each in there)
    assert here is None or other.ref not in [each["ref"] for each in here]


@pytest.mark.parametrize(
    ("query", "name"),
    [("limit=0", "limit"), ("limit=9999", "limit"), ("limit=٣", "limit"), ("cursor=zz!", "cursor"), ("from=x", "from"),
     ("cursor=cjk5OTk5OTk5OTk5OTk5OTk5OTk5OTk", "cursor"), ("from=2026-02-01&to=2026-01-01", "from"), ("x=1", "x"),
     ("state=" + "a" * 5000, "state"), ("ref=" + "a" * 300, "ref"), ("from=0000-00-00", "from")],
)  # fmt: skip
def test_what_cannot_be_read_is_named(web, ward, query, name):
    refused = web.get(f"{ROWS}?{query}")
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"
    problem = refused.json()
    assert problem["status"] == 400
    assert problem["errors"][0]["name"] == name


def test_nul_and_strange_bytes_are_no_server_error(web, ward):
    for path in (f"{ROWS}?ref=%00", f"{ROWS}?ref=%ed%a0%80", f"{ROWS}?%ff=%ff", "/api/v1/datasets/%00/rows",
                 "/api/v1/changes?since=%D9%A3", "/api/v1/changes?since=",
                 "/du-lieu/%2e%2e.csv", "/api/v1/khong/co?x=%ed%a0%80"):  # fmt: skip
        assert web.get(path).status_code in (200, 400, 404)


def test_other_sites_may_read_and_methods_are_told(web, ward):
    asked = web.options(ROWS)
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    refused = web.post(ROWS)
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    head = web.head(ROWS)
    assert (head.status_code, head.content) == (200, b"")
    assert web.get(ROWS, headers={"If-None-Match": head["ETag"]}).status_code == 304
    assert web.get("/api/v1/khong-co").json()["status"] == 404


def test_the_document_tells_of_every_data_set(web, ward):
    document = web.get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    paths = document["paths"]
    assert all(f"/datasets/{key}/rows" in paths for key in DATASETS)
    assert json.dumps(document).count("#/components/schemas/PhanAnhKienNghi") == 1
    listed = web.get("/api/v1/datasets").json()["data"]
    assert [each["key"] for each in listed] == list(DATASETS)
    info = web.get("/api/v1/datasets/loi-hua").json()
    assert info["count"] == 0
    assert {each["key"] for each in info["columns"]} == {column.key for column in DATASETS["loi-hua"].columns}
    assert web.get("/api/v1/datasets/khong-co").status_code == 404


def test_the_page_for_makers_of_programs_lists_everything(web, ward):
    page = web.get("/api/v1/").content.decode()
    assert all(f"/api/v1/datasets/{key}/rows" in page for key in DATASETS)
