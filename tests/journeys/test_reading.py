"""A resident without an account, on any phone: finds a notice in plain letters, reads it, prints it, sees what changed,
and comes to the page of their own residential group."""

from __future__ import annotations

import re

from tests.journeys.conftest import Visitor


def test_a_resident_finds_reads_and_prints_the_quarters_budget(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    visitor.look("reading-home")
    page.fill("input[name=q]", "quyet toan ngan sach quy 3")
    page.locator("form[role=search] button").first.click()
    page.wait_for_load_state()
    visitor.look("reading-search")
    page.locator("main a", has_text="quý III").first.click()
    page.wait_for_load_state()
    visitor.look("reading-publication")
    assert re.search(r"/p/CK-[0-9A-Z]{4}-[0-9A-Z]{4}$", page.url)
    main = page.locator("main")
    assert "Nói ngắn gọn" in main.inner_text()
    assert "niêm yết ở trụ sở" in main.inner_text()
    publication = page.url

    page.locator("main a", has_text="Đọc trên trang").first.click()
    page.wait_for_load_state()
    visitor.look("reading-document")
    assert page.locator("main table caption").count() == 1
    assert page.locator("main th[scope=col]").count() > 1

    page.goto(publication)
    page.locator("main a", has_text="In trang này").click()
    page.wait_for_load_state()
    visitor.look("reading-print")
    assert page.locator(".qr svg").is_visible()
    if visitor.javascript:
        page.emulate_media(media="print")
        assert page.locator(".qr svg").is_visible()
        assert not page.locator(".roof").is_visible()
        assert not page.locator(".no-print").first.is_visible()
        page.emulate_media(media="screen")

    response = page.request.get(f"{publication}/thong-bao.pdf")
    assert response.body().startswith(b"%PDF")


def test_what_changed_is_shown_and_the_old_words_stay_readable(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/biet?muc=ck03")
    visitor.look("reading-list")
    page.locator("main h3 a", has_text="hẻm 12").click()
    page.wait_for_load_state()
    visitor.look("reading-changed")
    assert "Đây là bản số 2." in page.locator("main").inner_text()
    page.locator("main a", has_text="Xem từng chỗ đã thay đổi").click()
    page.wait_for_load_state()
    visitor.look("reading-changes")
    assert page.locator("main ins").count() > 0
    page.locator("main a", has_text="Đọc bản số 1").click()
    page.wait_for_load_state()
    visitor.look("reading-old-version")
    assert "Đây là bản cũ" in page.locator("main").inner_text()


def test_the_page_of_ones_own_group_and_the_code_heard_on_the_loudspeaker(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    page.locator("main a", has_text=re.compile(r"^Tổ dân phố 4$")).click()
    page.wait_for_load_state()
    visitor.look("reading-group")
    assert page.locator("h1").inner_text() == "Tổ dân phố 4"
    assert "hẻm 12" in page.locator("main").inner_text()
    follow = page.locator("main a.primary").get_attribute("href") or ""
    assert follow.startswith("/theo-doi/?to=")

    page.locator("main a", has_text="hẻm 12").first.click()
    page.wait_for_load_state()
    code = (page.locator("main a[href^='/k/']").get_attribute("href") or "").rpartition("/")[2]
    page.goto("/k")
    visitor.look("reading-code")
    page.fill("input[name=ma]", "12 34")
    page.locator("main .code-form button").click()
    page.wait_for_load_state()
    assert "Mã số có 6 chữ số" in page.locator("main").inner_text()
    visitor.faults.clear()  # the browser itself reports an answer of 404
    visitor.look("reading-code-wrong")
    page.fill("input[name=ma]", f"{code[:3]} {code[3:]}")
    page.locator("main .code-form button").click()
    page.wait_for_url("**/p/CK-*")
    assert "hẻm 12" in page.locator("h1").inner_text()


def test_large_type_and_english_on_every_page_of_reading(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/biet")
    address = page.locator("main h3 a").first.get_attribute("href") or ""
    page.get_by_text("Chữ to hơn").first.click()
    page.wait_for_load_state()
    page.get_by_text("English").first.click()
    page.wait_for_load_state()
    for name, path in [
        ("home", "/"),
        ("list", "/biet"),
        ("one", address),
        ("print", f"{address}/in"),
        ("groups", "/to"),
    ]:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("html").get_attribute("class") == "large"
        visitor.look(f"reading-large-english-{name}")
    page.goto(address)
    assert page.locator("h1").get_attribute("lang") == "vi"
