"""Every statement of the web names the commune for every table of the communes it touches, so that Citus can send it to
the one node that holds them. Asked of plain PostgreSQL: what was loaded by acts, and every page walked afterwards."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.addresses import signed_in
from tests.crawl import crawl
from tests.statements import Watch

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Citus is PostgreSQL's"),
    pytest.mark.xdist_group("demo-year"),
]
OFFICIALS = ["hung", "tu", "binh", "mai", "thanh", "thu", "dung", "lua", "chinh", "an", "nga", "to1"]
STARTS = ["/", "/ban-lam-viec/", "/du-lieu/", "/api/v1/openapi.json", "/tim?q=cong+khai"]
# What reads many communes by its nature, and so asks every node.
MANY = {
    ("api_unitvalue",): "a province reads the figures that its communes sent",
    ("bodies_holding",): "which accounts belong to other communes alone, to be shown to none here",
    ("journal_head",): "which communes have acted since they were last rolled up",
    ("province_cell",): "a province reads the cells of its communes",
    ("province_handin",): "a province reads what its communes handed in",
}


@pytest.mark.timeout(1800)  # walks all of it, and reads each statement
def test_each_statement_of_the_web_names_its_commune(demo):
    watch = Watch()
    with watch.watching():
        walked = list(crawl(signed_in(OFFICIALS).values(), STARTS, 1))
    assert len({page.route for page in walked}) > 400, "the walk reached too little to prove anything"
    _sound(watch, 5_000)


def test_each_statement_of_the_acts_names_its_commune(demo, loading):
    _sound(loading, 20_000)


def _sound(watch: Watch, least: int) -> None:
    assert watch.unread == {}
    assert sorted(watch.faults) == []
    assert watch.nowhere == {}
    assert {tables: sql for tables, sql in watch.across.items() if tables not in MANY} == {}, repr(sorted(watch.across))
    assert watch.seen > least, "too few statements to prove anything"
