"""What an office reads: totals with who is missing, one figure across communes, one commune beside the others."""

from __future__ import annotations

import io

import pytest
from django_scopes import scope
from openpyxl import load_workbook

from dinh.account.province import actions
from dinh.account.province.tests.conftest import HOST
from dinh.ground.room import Value
from dinh.law.periods import Period

URL = "/ban-lam-viec/tinh/"
SHARES = {"90100": (9, 10), "90101": (17, 20), "90102": (8, 10), "90103": (1, 10)}


@pytest.fixture
def handed_in(office, units):
    with scope(commune=office.commune):
        for code, (part, whole) in SHARES.items():
            figures = {"petitions.on_time": Value(part, whole), "papers.received": Value(part * 10)}
            actions.hand_in(by=office, unit=units[code], period=Period.parse("2026-H1"), figures=figures)


def read(browser, path):
    response = browser.get(URL + path)
    assert response.status_code == 200
    return response.content.decode()


def test_totals_add_parts_and_wholes_and_name_who_is_missing(browser, handed_in, ward):
    page = read(browser, "?ky=2026-H1")
    assert "35/50" in page  # not the average of four percentages
    assert "1 xã, phường chưa có đủ số liệu kỳ này" in page
    assert ward.commune.title in page


def test_nothing_yet_says_so(browser):
    assert "Chưa có số liệu nào của kỳ này" in read(browser, "?ky=2026-H2")


def test_words_and_rooms_narrow_the_list(browser, handed_in):
    assert "Văn bản đến" not in read(browser, "?ky=2026-H1&phong=petitions").split("<table", 1)[1]
    assert "35/50" not in read(browser, "?ky=2026-H1&q=khong+co+gi")


def test_a_figure_shows_each_commune_and_who_is_unlike_the_others(browser, handed_in):
    page = read(browser, "chi-tieu/petitions.on_time?ky=2026-H1")
    assert page.index("Xã Bến Đá</a>") < page.index("Xã Hòa Khê</a>", page.index("Từng xã, phường"))
    assert "So theo tỷ lệ" in page
    assert "<svg" in page
    unlike = page.split("Khác hẳn số đông", 1)[1].split("</ul>", 1)[0]
    assert "Xã Mỹ Lạc" in unlike
    assert "thấp hơn hẳn" in unlike


def test_a_commune_stands_beside_the_middle_of_the_others(browser, handed_in):
    page = read(browser, "xa/90103?ky=2026-H1")
    assert "1/10" in page
    assert "82,5%" in page


def test_tables_hold_numbers_part_and_whole_apart(browser, handed_in):
    book = load_workbook(io.BytesIO(browser.get(f"{URL}chi-tieu/petitions.on_time?ky=2026-H1&xuat=xlsx").content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert ["90101", "Xã Cẩm Sơn", 17, 20] in [row[:4] for row in rows]
    book = load_workbook(io.BytesIO(browser.get(f"{URL}?ky=2026-H1&xuat=xlsx").content))
    assert any(35 in [cell.value for cell in row] for row in book.active.iter_rows())


@pytest.mark.parametrize("path", ["chi-tieu/khong.co", "xa/00000", "xa/90001%00"])
def test_what_is_not_there_is_not_found(browser, handed_in, path):
    assert browser.get(URL + path).status_code == 404


class TestGate:
    def test_visitors_find_their_commune(self, client, office, units):
        page = client.get("/", HTTP_HOST=HOST).content.decode()
        assert "Xã Bến Đá" in page
        assert "Phường Đình Minh" in page
        narrowed = client.get("/?q=ben+da", HTTP_HOST=HOST).content.decode()
        assert "Xã Bến Đá" in narrowed
        assert "Xã Cẩm Sơn" not in narrowed

    @pytest.mark.parametrize("path", ["/phan-anh/", "/biet", "/tim?q=a", "/p/CK-XXXX", "/open311/v2/services.json"])
    def test_nothing_that_a_ward_serves_is_served_here(self, client, office, path):
        response = client.get(path, HTTP_HOST=HOST)
        assert response.status_code == 404
        assert "hãy mở trang của nơi mình ở" in response.content.decode()
