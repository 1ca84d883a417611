"""The pages of the yard and the ground as axe sees them at AA, wide and narrow; by keyboard; without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_scopes import scope
from playwright.sync_api import sync_playwright
from tests import people

from dinh.house.testing import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = ["/", "/biet", "/thu-huong", "/khong-co", "/tai-khoan/dang-nhap/", "/tai-khoan/quen-mat-khau/"]
MANAGER = [
    "/tai-khoan/", "/tai-khoan/mat-khau/", "/tai-khoan/hai-lop/", "/ban-lam-viec/", "/ban-lam-viec/don-vi/",
    "/ban-lam-viec/don-vi/them/", "/ban-lam-viec/don-vi/nguoi/", "/ban-lam-viec/don-vi/nhap/",
    "/ban-lam-viec/don-vi/thon-to/", "/ban-lam-viec/don-vi/thon-to/sap-nhap/", "/ban-lam-viec/don-vi/thon-to/lich-su/",
    "/ban-lam-viec/nhat-ky/", "/ban-lam-viec/van-ban/",
]  # fmt: skip


@pytest.fixture
def house(transactional_db: None, live_server: Any, settings: Any, monkeypatch: Any) -> str:
    """The ward with its manager, served; the browser's own event loop must not stop Django's database calls."""
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.ALLOWED_HOSTS = ["*"]
    ward = people.Ward()
    with scope(commune=ward.commune):
        ward.official("an", "Đỗ Văn An", "UBND", "Quản trị hệ thống", people.MANAGER)
    return str(live_server.url)


@pytest.fixture
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def sign_in(page: Any, url: str) -> None:
    page.goto(f"{url}/tai-khoan/dang-nhap/")
    page.fill("[name=login]", "an")
    page.fill("[name=password]", people.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/ban-lam-viec/")


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_clean_at_aa_and_fits_the_screen(house, browser, width):
    page = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN").new_page()
    faults = []

    def look(path: str) -> None:
        page.goto(house + path)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        faults.extend((path, fault["id"], fault["nodes"][0]["html"]) for fault in found)
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            faults.append((path, "wider than the screen", ""))

    for path in PUBLIC:
        look(path)
    sign_in(page, house)
    for path in MANAGER:
        look(path)
    assert faults == []


def test_large_type_still_fits_a_phone(house, browser):
    page = browser.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN").new_page()
    sign_in(page, house)
    page.click("text=Chữ to hơn")
    assert page.get_attribute("html", "class") == "large"
    for path in ["/", *MANAGER]:
        page.goto(house + path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_without_javascript_a_manager_signs_in_filters_and_is_told_what_a_form_lacks(house, browser):
    page = browser.new_context(java_script_enabled=False, locale="vi-VN").new_page()
    sign_in(page, house)
    page.goto(f"{house}/ban-lam-viec/don-vi/")
    page.fill("[name=q]", "tieu hoc")
    page.click("main form button")
    assert page.locator("tbody tr").count() == 1

    page.goto(f"{house}/ban-lam-viec/don-vi/them/")
    page.fill("[name=name]", "Trạm Y tế phường Đình Minh")
    page.locator("main form").evaluate("form => form.noValidate = true")
    page.fill("[name=order]", "")
    page.click("main button.primary")
    assert "Cần điền mục này" in page.content()
    assert page.input_value("[name=name]") == "Trạm Y tế phường Đình Minh"


def test_the_first_tab_leads_past_the_menus(house, browser):
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(house)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
