"""Someone lost the slip. They prove the e-mail they gave, find what they sent, say what they think of the answer, print
a new slip, and leave the borrowed machine with nothing on it. The letters go through a mail server on this machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from dinh.ground.alerts.tests import fakes
from tests.journeys.conftest import NARROW, WIDE, Left, Server, Visitor
from tests.journeys.test_follow import Post, press, subject, text

LAN = "lan@dinhminh.example"  # of the demo year
WAYS = {"wide": (WIDE, True), "narrow": (NARROW, True), "no-javascript": (NARROW, False)}


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    with fakes.running(fakes.Smtp) as smtp:
        yield Post(smtp)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, demo: Left, post: Post) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("var"), demo, DINH_EMAIL_URL=f"smtp://127.0.0.1:{post.smtp.port}")
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def code_in(letter: EmailMessage) -> str:
    assert subject(letter) == "Mã mở trang “Việc của tôi”"
    assert "http" not in text(letter), "nothing a scanner of mail could open"
    found = re.search(r"^\d{6}\b", text(letter), re.MULTILINE)
    assert found, text(letter)
    return found[0]


def report(page: Page, address: str) -> tuple[str, str]:
    """A reflection with an e-mail; gives what stands on the slip."""
    page.goto("/phan-anh/")
    page.fill("[name=words]", "Bóng đèn đầu ngõ 7 cháy đã ba hôm, tối đi lại khó thấy đường.")
    page.check("[name=kind][value=reflection]")
    page.select_option("[name=group]", index=3)
    page.fill("[name=place]", "đầu ngõ 7")
    page.fill("[name=email]", address)
    with page.expect_navigation():
        page.locator("main .btn.primary").first.click()
    with page.expect_navigation():
        page.locator("main [name=step][value=send]").first.click()
    ref, pin = page.locator("main dd.total").all_inner_texts()
    return ref, pin


def open_own(visitor: Visitor, post: Post, address: str) -> None:
    page = visitor.page
    page.goto("/")
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name="Việc của tôi").click()
    page.fill("[name=address]", address)
    visitor.look("own-ask")
    press(page, "Gửi mã cho tôi")
    assert address not in page.content()
    visitor.look("own-check")
    digits = code_in(post.wait(address, 1))
    page.fill("[name=code]", "000000" if digits != "000000" else "111111")
    press(page, "Mở")
    expect(page.get_by_text("Mã chưa đúng.").first).to_be_visible()
    visitor.faults.clear()  # the console tells of every answer 400
    page.fill("[name=code]", digits)
    press(page, "Mở")
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


@pytest.mark.parametrize("way", WAYS)
def test_a_lost_slip(arrive: Callable[..., Visitor], post: Post, way: str) -> None:
    width, javascript = WAYS[way]
    address = f"ba.hai.{way}@thu.example"
    lost = arrive(width=width, javascript=javascript)
    ref, pin = report(lost.page, address)

    borrowed = arrive(width=width, javascript=javascript)
    page = borrowed.page
    page.goto(f"/phan-anh/theo-doi/{ref}")
    assert page.url.endswith(f"/phan-anh/theo-doi?ma={ref}"), "the code of a slip alone opens nothing"
    open_own(borrowed, post, address)
    expect(page.get_by_text(ref)).to_be_visible()
    borrowed.look(f"own-list-{way}")

    with page.expect_navigation():
        page.get_by_role("link", name="Mất phiếu: in phiếu mới").first.click()
    borrowed.look(f"own-renew-{way}")
    press(page, "Cấp mã PIN mới")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiếu mới")
    borrowed.look(f"own-slip-{way}")
    new_ref, new_pin = page.locator("main dd.total").all_inner_texts()
    assert new_ref == ref
    assert new_pin != pin

    page.goto("/viec-cua-toi/")
    press(page, "Thoát")
    borrowed.look("own-left")
    page.goto(f"/phan-anh/theo-doi/{ref}")
    assert page.url.endswith(f"?ma={ref}"), "nothing is left on the borrowed machine"

    page = lost.page
    for typed, opens in ((pin, False), (new_pin, True)):
        page.goto(f"/phan-anh/theo-doi?ma={ref}")
        page.fill("[name=pin]", typed)
        press(page, "Xem")
        assert page.url.endswith(f"/theo-doi/{ref}") == opens


def test_saying_whether_it_is_met_without_the_slip(arrive: Callable[..., Visitor], post: Post) -> None:
    """In the demo year; beside it the complaint that wants its code, and what she follows."""
    lan = arrive(width=NARROW)
    open_own(lan, post, LAN)
    page = lan.page
    lan.look("own-list-demo")
    expect(page.locator("main")).not_to_contain_text("khiếu nại quyết định xử phạt")
    with page.expect_navigation():
        page.get_by_role("link", name="Nắp cống đầu hẻm 3 kêu to", exact=True).click()
    lan.look("own-matter")
    page.check("[name=word][value=met]")
    press(page, "Gửi ý kiến")
    expect(page.get_by_text("Đã ghi ý kiến của bà con.")).to_be_visible()
    with page.expect_navigation():
        page.locator(".crumbs").get_by_role("link", name="Việc của tôi").click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Thu, chi quỹ Đền ơn đáp nghĩa")).first.click()
    lan.look("own-request")
    page.go_back()
    page.fill("[name=code]", "DT-2222-2222")
    press(page, "Thêm vào danh sách")
    expect(page.get_by_text("Không thấy việc nào mang mã này").first).to_be_visible()
    lan.faults.clear()
    lan.look("own-receipt-wrong")


def test_an_official_gives_a_new_slip_at_the_desk(arrive: Callable[..., Visitor]) -> None:
    clerk = arrive()
    clerk.sign_in("tu")
    page = clerk.page
    page.goto("/phan-anh/danh-sach?q=nap+cong+dau+hem+3")
    found = page.get_by_role("link", name="Nắp cống đầu hẻm 3 kêu to").first.get_attribute("href")
    page.goto(f"/ban-lam-viec/don-thu/{str(found).rpartition('/')[2]}")
    with page.expect_navigation():
        page.get_by_role("link", name="Cấp lại phiếu").first.click()
    clerk.look("own-desk")
    page.check("[name=paper][value=can-cuoc]")
    page.check("[name=same]")
    press(page, "Cấp mã PIN mới")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiếu mới")
    clerk.look("own-desk-slip")
