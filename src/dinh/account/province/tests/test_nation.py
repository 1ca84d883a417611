"""What the country's office reads: provinces first, each the sum of its communes; then the communes of one."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled
from openpyxl import load_workbook

from dinh.account.province import actions, demo, nation, queries
from dinh.account.province.models import HandIn, Merger
from dinh.account.province.tests.conftest import staffed
from dinh.ground.gate import Refused
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period

HOST = "ca-nuoc.example"
URL = "/ban-lam-viec/tinh/"
HALF = Period.parse("2026-H1")
ON_TIME, RECEIVED = "petitions.on_time", "papers.received"
# Four provinces beside Lam Giang: the parts and wholes of their communes.
OTHERS = {
    "91": ("Hà Châu", ((8, 10), (81, 90))),
    "92": ("Vân Trạch", ((17, 20), (45, 50))),
    "93": ("Đông Lĩnh", ((1, 40), (3, 60))),
    "94": ("Sông Mai", ((44, 50), (43, 50))),
}


@pytest.fixture
def nationwide(office, units):
    """Lam Giang has told 35/40 in two of its communes by its own office, two and the ward are missing; the others' was
    handed in to the country's."""
    country = Commune.objects.create(
        province=office.commune.province, name="Cả nước", kind="nuoc", code="1", host=HOST, is_demo=True
    )
    by = staffed(country, "quang", "Tạ Minh Quang")
    with scope(commune=office.commune):
        for code, figure in (("90100", (9, 10)), ("90101", (26, 30))):
            actions.hand_in(by=office, unit=units[code], period=HALF, figures={ON_TIME: Value(*figure)})
    with scope(commune=country):
        for code, (name, figures) in OTHERS.items():
            province = Province.objects.create(code=code, name=name)
            for number, figure in enumerate(figures):
                unit = Commune.objects.create(
                    province=province, name=f"{name} {number}", kind="xa", code=f"{code}00{number}", here=False
                )
                told = {ON_TIME: Value(*figure), "households.count": Value(1_000), RECEIVED: Value(100)}
                actions.hand_in(by=by, unit=unit, period=HALF, figures=told)
    return by


@pytest.fixture
def web(nationwide) -> Client:
    client = Client(HTTP_HOST=HOST)
    client.force_login(nationwide.user)
    return client


def read(web, path):
    response = web.get(URL + path)
    assert response.status_code == 200
    return response.content.decode()


def rows(web, path):
    book = load_workbook(io.BytesIO(web.get(URL + path).content))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_a_province_is_the_sum_of_parts_and_of_wholes(web, nationwide, django_assert_max_num_queries):
    covered = nation.coverage(nationwide.commune, HALF, queries.missing(HALF, date(2026, 11, 20), nationwide.commune))
    assert {each.province.code: (each.told, each.missing) for each in covered} == {
        nationwide.commune.province.code: (2, 3), "91": (2, 0), "92": (2, 0), "93": (2, 0), "94": (2, 0),
    }  # fmt: skip
    with django_assert_max_num_queries(1):
        found = nation.compared(INDICATORS[ON_TIME], HALF, covered)
    values = {line.province.code: line.value for line in found.lines}
    assert values["91"] == Value(89, 100)  # not the middle of 80 and 90 in a hundred
    assert found.total == Value(277, 410)
    assert (found.by, [line.province.code for line in found.lines if line.unlike]) == ("share", ["93"])
    # Lam Giang told neither papers nor households: it stands against nothing.
    assert nation.compared(INDICATORS[RECEIVED], HALF, covered).by == "households"


def test_pages_open_from_the_country_to_a_province_to_a_commune(web, ward):
    page = read(web, "?ky=2026-H1")
    assert "277/410" in page
    assert "?ky=2026-H1&amp;tinh=91" in page
    assert "3 xã, phường chưa có đủ số liệu kỳ này" in page
    assert ward.commune.title not in page.split("<main", 1)[1]  # thousands of names are the provinces' to show
    page = read(web, f"chi-tieu/{ON_TIME}?ky=2026-H1")
    assert "Xã Hà Châu 0" not in page
    assert "Tỉnh Đông Lĩnh" in page.split("Khác hẳn số đông", 1)[1].split("</ul>", 1)[0]
    page = read(web, f"chi-tieu/{ON_TIME}?ky=2026-H1&tinh=91")
    assert "Xã Hà Châu 1" in page
    assert "Vân Trạch 1" not in page
    assert "89/100" in page
    page = read(web, f"?ky=2026-H1&tinh={ward.commune.province.code}")
    assert "35/40" in page
    assert ward.commune.title in page
    page = read(web, "xa/91001?ky=2026-H1")
    assert "81/90" in page
    assert "tinh=91" in page


def test_tables_follow_the_same_steps(web):
    table = rows(web, f"chi-tieu/{ON_TIME}?ky=2026-H1&xuat=xlsx")
    assert ["91", "Tỉnh Hà Châu", 89, 100, 2, 2, 0] in [row[:7] for row in table]
    table = rows(web, f"chi-tieu/{ON_TIME}?ky=2026-H1&tinh=91&xuat=xlsx")
    assert {row[0] for row in table} >= {"91000", "91001"}
    assert not any(row[0] == "92000" for row in table)
    table = rows(web, "?ky=2026-H1&xuat=xlsx")
    assert any(row[1] == "Tỉnh Hà Châu" and row[3:5] == [2, 2] for row in table)
    assert any(277 in row and 410 in row for row in table)


def test_what_is_not_there_and_what_a_province_may_not_ask(web, browser):
    assert web.get(f"{URL}?tinh=55").status_code == 404
    page = browser.get(f"{URL}chi-tieu/{ON_TIME}?ky=2026-H1&tinh=91").content.decode()
    assert "35/40" in page  # a province's office reads its own, whatever is asked
    assert "Hà Châu" not in page
    assert browser.get(f"{URL}xa/91000").status_code == 404
    assert browser.get(f"{URL}bao-cao").status_code == 200
    assert web.get(f"{URL}bao-cao").status_code == 403  # reports go to the province that asks for them
    assert "bao-cao" not in read(web, "")


def test_the_countrys_list_says_the_province_of_a_new_commune(web, nationwide):
    page = read(web, "danh-sach")
    assert "mã tỉnh" in page
    with scope(commune=nationwide.commune):
        with pytest.raises(Refused, match="mã của một tỉnh"):
            actions.list_units(by=nationwide, units=[actions.Unit("91009", "Hà Châu 9", "xa", province="55")])
        actions.list_units(by=nationwide, units=[actions.Unit("91009", "Hà Châu 9", "xa", province="91")])
    assert Commune.objects.get(code="91009").province.code == "91"


def test_a_merger_that_a_province_wrote_counts_for_the_country(web, nationwide, office, units):
    with scope(commune=office.commune):
        Merger.objects.create(commune=office.commune, unit=units["90103"], into=units["90100"], on=date(2026, 1, 1))
    with scope(commune=nationwide.commune):
        codes = [one.code for one in queries.communes(nationwide.commune, HALF)]
    assert "90103" not in codes
    assert "90102" in codes


def test_visitors_find_a_province_then_their_commune(web, office):
    page = Client().get("/", HTTP_HOST=HOST).content.decode()
    assert "?tinh=91" in page
    assert "Xã Hà Châu 0" not in page
    page = Client().get("/?tinh=91", HTTP_HOST=HOST).content.decode()
    assert "Xã Hà Châu 0" in page
    assert "Xã Vân Trạch 0" not in page
    assert "Xã Vân Trạch 0" in Client().get("/?q=van+trach", HTTP_HOST=HOST).content.decode()
    with scopes_disabled():
        assert HandIn.objects.exclude(commune=office.commune).count() == 8


def test_the_demo_has_provinces_to_compare(ward):
    demo._load_country(ward.commune)
    country = Commune.objects.get(host=demo.COUNTRY_HOST)
    with scope(commune=country):
        half = queries.by_province(HALF, ON_TIME, "households.count")
    told = [total for (_province, key, period), total in half.items() if (key, period) == (ON_TIME, "2026-H1")]
    assert [total.communes for total in told] == [2, 2, 2]
    assert Client().login(username="nuoc", password=demo.PASSWORD)
