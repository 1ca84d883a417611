"""A passkey with a browser and its (virtual) authenticator: our own script, under our own policy of scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django_scopes import scope
from playwright.sync_api import sync_playwright
from tests import people
from tests.sealed import seal_ledgers

from dinh.house.testing import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _sealed_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        seal_ledgers("ENABLE")


@pytest.fixture
def house(
    _sealed_again: None, transactional_db: None, live_server: Any, settings: Any, monkeypatch: Any
) -> Iterator[str]:
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.ALLOWED_HOSTS = ["*"]
    cache.clear()
    ward = people.Ward()
    with scope(commune=ward.commune):
        ward.official("an", "Đỗ Văn An", "UBND", "Quản trị hệ thống", people.MANAGER)
    yield str(live_server.url)
    seal_ledgers("DISABLE")


@pytest.fixture
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def test_added_used_alone_used_after_the_password_and_removed(house, browser):
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]

    page.goto(f"{house}/tai-khoan/dang-nhap/")
    page.fill("[name=login]", "an")
    page.fill("[name=password]", people.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/ban-lam-viec/")
    page.goto(f"{house}/tai-khoan/hai-lop/khoa/them/")
    page.fill("[name=password]", people.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/khoa/them/")
    assert page.locator("[data-passkey-none]").is_hidden()
    page.fill("[name=name]", "Điện thoại của An")
    page.click("text=Thêm khóa trên máy này")
    page.wait_for_url("**/ma-du-phong/")
    assert page.locator("code").count() == 10
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert [one["isResidentCredential"] for one in kept] == [True]

    def out() -> None:
        page.goto(f"{house}/tai-khoan/dang-xuat/")
        page.click("main >> text=Đăng xuất >> nth=-1")
        page.wait_for_url(f"{house}/")
        page.goto(f"{house}/tai-khoan/dang-nhap/")

    out()
    page.click("text=Vào bằng vân tay")
    page.wait_for_url("**/ban-lam-viec/")

    out()
    page.fill("[name=login]", "an")
    page.fill("[name=password]", people.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/hai-lop/xac-thuc/")
    page.goto(f"{house}/ban-lam-viec/")
    assert "ban-lam-viec" not in page.url  # not in yet
    page.goto(f"{house}/tai-khoan/hai-lop/xac-thuc/")
    page.click("text=Dùng vân tay")
    page.wait_for_url("**/ban-lam-viec/")

    page.goto(f"{house}/tai-khoan/hai-lop/khoa/")
    assert "Điện thoại của An" in page.inner_text("main")
    page.click("a.btn.small:has-text('Bỏ')")
    page.wait_for_url("**/xac-nhan/**")
    page.click("text=Dùng khóa đăng nhập (passkey)")
    page.wait_for_url("**/khoa/xac-nhan/**")
    page.click("button:has-text('Dùng khóa đăng nhập')")
    page.wait_for_url("**/bo/")
    page.click("button:has-text('Bỏ khóa')")
    page.wait_for_url("**/khoa/")
    assert "Chưa có khóa nào" in page.inner_text("main")

    out()
    with page.expect_navigation():
        page.click("text=Vào bằng vân tay")
    page.goto(f"{house}/ban-lam-viec/")
    assert "dang-nhap" in page.url
    assert [text for text in said if "Content Security Policy" in text or "Uncaught" in text] == []


def test_a_browser_without_passkeys_sees_only_what_it_can_do(house, browser):
    page = browser.new_context(locale="vi-VN", java_script_enabled=False).new_page()
    page.goto(f"{house}/tai-khoan/dang-nhap/")
    assert page.locator("text=Vào bằng vân tay").is_hidden()
    assert page.locator("[name=password]").is_visible()
