"""The numbers of this room open exactly the papers they count."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.office.papers import queries
from dinh.office.papers.tests import samples

H1 = Period.parse("2026-H1")


@pytest.fixture
def year(read_paper, confirm, draft, issue):
    confirm(read_paper())
    confirm(read_paper(samples.OLD_LAW, "kh.txt"))
    confirm(read_paper("CÔNG VĂN không giao việc gì.", "x.txt"), subject="x", issued=None, arrived=date(2026, 7, 1))
    issue(draft(), issued=date(2026, 6, 30))
    issue(draft(type_name="Kế hoạch"), issued=date(2026, 7, 1))
    draft()
    read_paper("Giấy mời họp tổ dân phố", "y.txt")


@pytest.mark.parametrize(("key", "first_half", "whole_year"), [
    ("papers.issued", 1, 2), ("papers.received", 2, 3), ("papers.directives", 2, 2),
])  # fmt: skip
def test_value_and_rows_agree(year, ward, key, first_half, whole_year):
    indicator = INDICATORS[key]
    for period, expected in ((H1, first_half), (Period.parse("2026"), whole_year)):
        rows = indicator.rows(ward.commune, period, None)
        assert indicator.value(ward.commune, period, None).part == len(rows) == expected
        assert all(len(row.cells) == len(indicator.columns) for row in rows)


def test_a_body_narrows_the_count(year, ward):
    issued = INDICATORS["papers.issued"]
    assert issued.value(ward.commune, H1, ward.bodies["UBND"].pk).part == 1
    assert issued.value(ward.commune, H1, ward.bodies["ĐU"].pk).part == 0


def test_papers_between_days_by_type_and_body(year, ward):
    between = (date(2026, 1, 1), date(2026, 12, 31))
    assert [p.type_name for p in queries.papers_out_between(ward.bodies["UBND"], *between)] == ["Báo cáo", "Kế hoạch"]
    assert queries.papers_out_between(None, *between, {"Kế hoạch"}).count() == 1
    assert queries.directives_between(*between, ward.bodies["ĐU"].pk).count() == 2


def test_rows_open_pages_that_exist(year, ward, at_desk, tu):
    client = at_desk(tu)
    for row in INDICATORS["papers.received"].rows(ward.commune, H1, None):
        assert client.get(row.url).status_code == 200


def test_rows_ask_one_query(year, ward, django_assert_num_queries):
    with django_assert_num_queries(1):
        INDICATORS["papers.issued"].rows(ward.commune, Period.parse("2026"), None)
