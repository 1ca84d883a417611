"""The books: found by number, word, issuer and citation without diacritics; exported; printed."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from dinh.office.papers.models import Paper
from dinh.office.papers.queries.registers import Asked, register
from dinh.office.papers.tests import samples


@pytest.fixture
def book(read_paper, confirm):
    return [confirm(read_paper()), confirm(read_paper(samples.OLD_LAW, "kh.txt"))]


@pytest.mark.parametrize(("text", "found"), [
    ("118", [0]), ("118-cv/btgdvtu", [0]), ("dan chu", [1, 0]), ("dân chủ", [1, 0]), ("ke hoach", [1]),
    ("ben thuong", [1]), ("hoai", [0]), ("34/2007", [1]), ("15-CT/TU", [0]), ("khong co", []),
    ("%", [1, 0]), ("", [1, 0]),
])  # fmt: skip
def test_words_are_found_without_diacritics(book, text, found):
    assert [paper.pk for paper in register("in", Asked(text=text))] == [book[at].pk for at in found]


def test_filters_narrow_by_body_type_year_issuer_citation_and_days(book, ward):
    letter, plan = book
    assert list(register("in", Asked(type_name="Kế hoạch"))) == [plan]
    assert list(register("in", Asked(issuer=letter.issuer))) == [letter]
    assert list(register("in", Asked(cites="số 34/2007/PL-UBTVQH11"))) == [plan]
    assert not register("in", Asked(body=ward.bodies["UBND"]))
    assert not register("in", Asked(key="2025"))
    assert len(register("in", Asked(key="2026"))) == 2
    assert not register("in", Asked(since=date(2026, 3, 7)))
    assert len(register("in", Asked(since=date(2026, 3, 6), until=date(2026, 3, 6)))) == 2
    assert not register("out", Asked())


def test_the_page_shows_the_book_and_its_filters(book, at_desk, tu):
    html = at_desk(tu).get(reverse("papers:register_in")).content.decode()
    assert "118-CV/BTGDVTU" in html
    assert "41/KH-UBND" in html
    html = at_desk(tu).get(reverse("papers:register_in"), {"q": "ke hoach"}).content.decode()
    assert "118-CV/BTGDVTU" not in html


def test_an_unknown_filter_or_page_still_opens_the_book(book, at_desk, tu):
    response = at_desk(tu).get(
        reverse("papers:register_in"), {"type": "Bịa", "page": "-3", "since": "hôm qua", "body": "x"}
    )
    assert response.status_code == 200


def test_nothing_found_says_what_to_do(book, at_desk, tu):
    html = at_desk(tu).get(reverse("papers:register_in"), {"q": "khongco"}).content.decode()
    assert "Hãy bớt từ hoặc bỏ lọc" in html


def test_the_sheet_has_the_columns_of_the_paper_book(book, at_desk, tu):
    response = at_desk(tu).get(reverse("papers:register_in_sheet"))
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[0][:6] == ("Ngày đến", "Số đến", "Cơ quan nhận", "Tác giả", "Số, ký hiệu", "Ngày văn bản")
    assert [row[1] for row in rows[1:]] == [2, 1]
    assert rows[2][4] == "118-CV/BTGDVTU"


def test_the_sheet_of_papers_out(draft, issue, at_desk, tu):
    issue(draft())
    response = at_desk(tu).get(reverse("papers:register_out_sheet"))
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[1][0] == "01/BC-UBND"
    assert rows[1][6] == "Đảng ủy phường; Ủy ban MTTQ phường"


def test_a_hostile_subject_is_harmless_in_the_sheet(read_paper, confirm, at_desk, tu):
    confirm(read_paper(), type_name="", subject='=HYPERLINK("http://x")')
    response = at_desk(tu).get(reverse("papers:register_in_sheet"))
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet["G2"].data_type == "s"
    assert sheet["G2"].value.startswith("'=")


def test_the_print_view_has_every_row_and_no_pager(book, at_desk, tu):
    html = at_desk(tu).get(reverse("papers:register_in"), {"in": "1"}).content.decode()
    assert "Thôi xem bản in" in html
    assert 'class="pager"' not in html


@pytest.mark.usefixtures("quiet_menu")
def test_a_page_of_the_book_asks_few_queries(ward, lua, at_desk, tu, django_assert_max_num_queries):
    rows = [
        Paper(commune=ward.commune, ref=f"VB-{n:04}", direction="in", state="registered", body=ward.bodies["ĐU"],
              system="party", type_name="Công văn", number=f"{n}-CV/TU", subject="x", arrived=date(2026, 3, 1),
              register_key="2026|đến",
              register_number=n, folded=" x")
        for n in range(1, 61)
    ]  # fmt: skip
    Paper.objects.bulk_create(rows)
    client = at_desk(tu)
    with django_assert_max_num_queries(14):
        html = client.get(reverse("papers:register_in"), {"page": "2"}).content.decode()
    assert html.count("-CV/TU") == 25
