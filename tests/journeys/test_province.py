"""The province's office, and the country's, at hosts of their own: totals, a figure on the map, one commune, tables
brought in; and the overviews of a ward."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dinh.account.province.demo import COUNTRY_HOST, HOST
from tests.journeys.conftest import NARROW, WIDE, Visitor

Arrive = Callable[..., Visitor]
PROVINCE, OVERVIEW = "/ban-lam-viec/tinh/", "/ban-lam-viec/toan-canh/"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_official_of_the_province_reads_its_communes(arrive: Arrive, width: int) -> None:
    visitor = arrive(width=width, host=HOST)
    page = visitor.page
    page.goto("/")
    visitor.look("province-gate")
    visitor.sign_in("tinh")
    page.goto(f"{PROVINCE}?ky=2026-H1")
    visitor.look("province-home")
    page.goto(f"{PROVINCE}chi-tieu/petitions.on_time?ky=2026-H1")
    page.locator("summary", has_text="mỗi tháng một bản đồ").click()
    visitor.look("province-indicator")
    page.locator("svg a").first.click()
    page.wait_for_url("**/tinh/xa/**")
    visitor.look("province-commune")
    for name in ("danh-sach", "xa-gui-ve", "ban-do"):
        page.goto(PROVINCE + name)
        visitor.look(f"province-{name}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_official_of_the_country_goes_from_provinces_to_communes(arrive: Arrive, width: int) -> None:
    visitor = arrive(width=width, host=COUNTRY_HOST)
    page = visitor.page
    page.goto("/")
    visitor.look("country-gate")
    page.get_by_role("link", name="Tỉnh Hà Châu").click()
    page.get_by_text("Xã Lũng Vài").wait_for()
    page.goto("/du-lieu")
    visitor.look("country-open-data")
    visitor.sign_in("nuoc")
    page.goto(f"{PROVINCE}?ky=2026-H1")
    visitor.look("country-home")
    page.goto(f"{PROVINCE}chi-tieu/petitions.on_time?ky=2026-H1")
    visitor.look("country-indicator")
    page.locator("table").get_by_role("link", name="Tỉnh Hà Châu").click()
    page.wait_for_url("**tinh=97**")
    visitor.look("country-one-province")
    page.locator("table").get_by_role("link", name="Xã Lũng Vài").click()
    page.wait_for_url("**/tinh/xa/**")


def test_a_map_is_tried_before_it_is_written(arrive: Arrive, tmp_path: Path) -> None:
    visitor = arrive(width=NARROW, host=HOST)
    visitor.sign_in("tinh")
    file = tmp_path / "ban-do.geojson"
    file.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"ma": "1"}, "geometry": '
        '{"type": "Polygon", "coordinates": [[[107, 19], [107.1, 19], [107.1, 19.1], [107, 19]]]}}]}'
    )
    page = visitor.page
    page.goto(f"{PROVINCE}ban-do")
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="Chạy thử").click()
    page.get_by_text("không có xã, phường nào mang mã 1").wait_for()
    visitor.look("province-map-wrong")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_who_leads_a_ward_sees_how_it_goes(arrive: Arrive, width: int) -> None:
    visitor = arrive(width=width)
    visitor.page.goto("/toan-canh/")
    visitor.look("overview-ward")
    visitor.sign_in("hung")
    for view in ("chu-tich", "cap-uy"):
        visitor.page.goto(f"{OVERVIEW}?vai={view}&ky=nam")
        visitor.look(f"overview-{view}")
    visitor.page.goto(f"{OVERVIEW}?in=1")
    visitor.look("overview-print")


def test_a_board_opens_the_records_behind_a_number(arrive: Arrive) -> None:
    visitor = arrive(width=NARROW)
    visitor.sign_in("thanh")
    visitor.page.goto(OVERVIEW)
    visitor.look("overview-board")
    visitor.page.locator("#thay-doi table a").first.click()
    visitor.page.wait_for_url("**/chi-tieu/**")
    visitor.look("overview-records")
