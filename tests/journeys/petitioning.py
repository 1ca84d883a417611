"""What the journeys of petitions share: forms as people fill them, receipts, following, the moves of the desk."""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.conftest import TODAY, Visitor

SEND, DESK, SEALED = "/phan-anh/", "/ban-lam-viec/don-thu/", "/ban-lam-viec/don-thu/to-cao/"
COMMITTEE = re.compile("UBND|Ủy ban nhân dân")
# The moves share one page and differ in its fields: these show all of them, each once.
LOOK_AT = {"Trả lời", "Thụ lý", "Ghi là vụ việc phức tạp", "Ra quyết định giải quyết", "Gia hạn"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def spoken(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def press(page: Page, words: str) -> None:
    """A button that leads to a page, and that page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def open_link(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def fill(page: Page, **typed: object) -> None:
    """Fields by their names: a choice by its value, a body by the committee's name."""
    for name, value in typed.items():
        field = page.locator(f"main [name={name}]").first
        if name == "body":
            labels = field.locator("option").all_inner_texts()
            field.select_option(label=next(label for label in labels if COMMITTEE.search(label)))
        elif field.get_attribute("type") == "checkbox":
            field.set_checked(bool(value))
        elif field.get_attribute("type") == "radio":
            page.check(f"main [name={name}][value={value}]")
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=str(value))
        else:
            field.fill(value.isoformat() if isinstance(value, date) else str(value))


def main(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())


def receipt(visitor: Visitor, name: str) -> tuple[str, str]:
    """The reference and the PIN of the receipt that stands there."""
    ref, pin = (each.inner_text() for each in visitor.page.locator("main dd.total").all())
    assert re.fullmatch(r"DT-[0-9A-Z]{4}-[0-9A-Z]{4}", ref)
    assert re.fullmatch(r"\d{6}", pin)
    visitor.look(name)
    return ref, pin


def follow(visitor: Visitor, ref: str, pin: str) -> str:
    """The sender's own page; gives the reference of the matter."""
    page = visitor.page
    page.goto(f"{SEND}theo-doi?ma={ref}")
    fill(page, pin=pin)
    press(page, "Xem")
    found = re.search(r"\b(?:PA|KN|TC)-[0-9A-Z]{4}-[0-9A-Z]{4}", main(page))
    assert found, main(page)
    return found[0]


def say(visitor: Visitor, word: str, words: str = "") -> None:
    fill(visitor.page, word=word, words=words)
    press(visitor.page, "Gửi ý kiến")
    expect(visitor.page.locator("main")).to_contain_text("Bà con đã nói")


def take(official: Visitor, at: str, title: str, **typed: object) -> None:
    """One move of the matter at an address, by its button and its form."""
    page = official.page
    if not page.url.endswith(at) or not page.get_by_role("link", name=title, exact=True).count():
        page.goto(at)
    open_link(page, title)
    if title in LOOK_AT:
        LOOK_AT.remove(title)
        official.look(f"petitions-desk-{page.url.rpartition('/')[2]}")
    fill(page, **typed)
    press(page, title)
    assert page.url.endswith(at), main(page)
