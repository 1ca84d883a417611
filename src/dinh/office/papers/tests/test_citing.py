"""Who cites whom, judged by the day of the paper that cites."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from dinh.office.papers.queries.citing import (
    cited_by,
    cited_documents,
    citing,
    nodes,
    papers_citing,
    resting_on_dead_law,
)
from dinh.office.papers.tests import samples


@pytest.fixture
def plan(read_paper, confirm):
    return confirm(read_paper(samples.OLD_LAW, "kh.txt"))


@pytest.fixture
def letter(read_paper, confirm):
    return confirm(read_paper())


def test_each_citation_stands_as_it_did_on_the_papers_own_day(plan):
    states = {item.citation.canonical: item.state for item in cited_by(plan)}
    assert states["34/2007/PL-UBTVQH11"] == "dead"
    assert states["72/2025/QH15"] == "in_force"


def test_an_old_paper_that_cited_living_law_is_not_blamed_today(read_paper, confirm):
    old = samples.OLD_LAW.replace("12 tháng 02 năm 2026", "12 tháng 02 năm 2022")
    confirm(read_paper(old), issued=date(2022, 2, 12))
    assert resting_on_dead_law() == []


def test_a_paper_without_a_day_is_judged_by_its_arrival_and_never_by_today(read_paper, confirm):
    paper = confirm(read_paper(samples.OLD_LAW), issued=None)
    assert paper.day == paper.arrived
    assert "dead" in {item.state for item in cited_by(paper)}


def test_what_rests_on_dead_law_is_listed(plan, letter):
    found = resting_on_dead_law()
    assert [(item.citation.paper, item.citation.canonical) for item in found] == [(plan, "34/2007/PL-UBTVQH11")]
    assert "10/2022/QH15" in (found[0].status.reason if found[0].status else "")


def test_the_graph_counts_papers_grounds_and_standings(plan, letter):
    found = {node.number: node for node in nodes(cited_documents())}
    dead = found["34/2007/PL-UBTVQH11"]
    assert (dead.papers, dead.grounds, dead.states) == (1, 1, (("dead", "late", 1),))
    assert found["10/2022/QH15"].states == (("in_force", "ok", 1),)
    assert "Thực hiện dân chủ" in found["10/2022/QH15"].title


def test_both_directions(read_paper, confirm, plan):
    text = samples.LETTER.replace("Chỉ thị số 15-CT/TU, ngày 21/11/2022", "Kế hoạch số 41/KH-UBND, ngày 12/02/2026")
    letter = confirm(read_paper(text))
    assert [row.paper for row in citing(plan)] == [letter]
    assert [item.citation.paper for item in papers_citing("41/KH-UBND")] == [letter]


def test_the_pages(plan, letter, at_desk, tu):
    client = at_desk(tu)
    html = client.get(reverse("papers:citations")).content.decode()
    assert "Dựa trên văn bản đã hết hiệu lực" in html
    assert plan.ref in html
    assert "1 hết hiệu lực" in re.sub(r"\s+", " ", html)
    assert "15-CT/TU" not in client.get(reverse("papers:citations"), {"q": "qh15"}).content.decode()
    page = client.get(reverse("papers:cited", args=["34/2007/PL-UBTVQH11"])).content.decode()
    assert plan.ref in page
    assert letter.ref not in page
    assert client.get(reverse("papers:dead_sheet")).content[:2] == b"PK"


def test_an_unknown_number_is_said_to_be_unverified(letter, at_desk, tu):
    page = at_desk(tu).get(reverse("papers:cited", args=["99/QĐ-ABC"])).content.decode()
    assert "chưa xác minh" in page


@pytest.mark.usefixtures("quiet_menu")
def test_the_page_of_citations_asks_few_queries(plan, letter, at_desk, tu, django_assert_max_num_queries):
    client = at_desk(tu)
    with django_assert_max_num_queries(14):
        client.get(reverse("papers:citations"))
