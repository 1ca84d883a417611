"""Someone without an account, on any phone: what is public is found without diacritics, read, and downloaded."""

from __future__ import annotations

from tests.journeys.conftest import Visitor


def test_a_resident_finds_and_reads_what_is_public(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    visitor.look("home")
    page.fill("input[name=q]", "lich tiep cong dan")
    page.locator("form[role=search] button, .search button").first.click()
    page.wait_for_load_state()
    visitor.look("search")
    found = page.locator("main a", has_text="Lịch tiếp công dân").first
    found.click()
    page.wait_for_load_state()
    visitor.look("public-paper")
    assert "/p/VB-" in page.url
    assert "20 hằng tháng" in page.locator("main").inner_text() or "20 tháng 7" in page.locator("main").inner_text()


def test_what_waits_on_the_desk_is_not_found_by_a_resident(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/tim?q=52/BC-UBND")
    assert "phân loại rác" not in page.locator("main").inner_text()
    page.goto("/ban-lam-viec/")
    assert "/tai-khoan/dang-nhap/" in page.url


def test_the_six_rights_large_type_and_english(visitor: Visitor) -> None:
    page = visitor.page
    for right in ("biet", "ban", "lam", "kiem-tra", "giam-sat", "thu-huong"):
        page.goto(f"/{right}")
        visitor.look(f"right-{right}")
    page.goto("/")
    page.get_by_text("Chữ to hơn").first.click()
    page.wait_for_load_state()
    visitor.look("large")
    page.get_by_text("English").first.click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    visitor.look("english")
