"""Someone without an account finds the quarter's budget, prints it, follows the residential group by e-mail, is told
once of what is new there, never twice, and stops with one tap. The letters go through a mail server on this machine.
"""

from __future__ import annotations

import email
import email.policy
import re
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from dinh.ground.alerts.tests import fakes
from tests.journeys.conftest import NARROW, TODAY, Left, Server, Visitor

DESK = "/ban-lam-viec/cong-khai/"
HOME, NEXT_DOOR = "co.hanh@thu.example", "ong.loi@thu.example"
PATIENCE = 60  # seconds until the background worker must have sent a letter


class Post:
    """The mail server, and what lies in people's boxes."""

    def __init__(self, smtp: fakes.Smtp) -> None:
        self.smtp = smtp

    def letters(self, to: str) -> list[EmailMessage]:
        sent = [text for box, text in self.smtp.received if box == to]
        return [email.message_from_string(text, policy=email.policy.default) for text in sent]  # type: ignore[misc]

    def wait(self, to: str, count: int) -> EmailMessage:
        """The newest letter, once there are `count`."""
        end = time.monotonic() + PATIENCE
        while len(self.letters(to)) < count and time.monotonic() < end:
            time.sleep(0.2)
        assert len(self.letters(to)) == count
        return self.letters(to)[-1]


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


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def text(letter: EmailMessage) -> str:
    return str(letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]


def link(letter: EmailMessage, part: str) -> str:
    found = re.search(rf"http\S+{part}\S*", text(letter))
    assert found, text(letter)
    return found[0]


def subject(letter: EmailMessage) -> str:
    return " ".join(str(letter["Subject"]).split())


def read_and_print(reader: Visitor) -> None:
    page = reader.page
    page.goto("/")
    page.fill("input[name=q]", "quyet toan ngan sach quy 3")
    page.locator("form[role=search] button").first.click()
    page.wait_for_load_state()
    page.locator("main a", has_text="quý III").first.click()
    page.wait_for_url("**/p/CK-*")
    page.locator("main a", has_text="In trang này").click()
    page.wait_for_load_state()
    reader.look("follow-print")
    assert "quyết toán ngân sách quý III" in page.locator("h1").inner_text()
    page.emulate_media(media="print")
    expect(page.locator(".qr svg")).to_be_visible()
    page.emulate_media(media="screen")


def follow(reader: Visitor, post: Post, number: int, address: str) -> None:
    """From the group's own page to the confirmed address."""
    page = reader.page
    page.goto("/to")
    page.locator("main a", has_text=re.compile(rf"^Tổ dân phố {number}$")).first.click()
    page.wait_for_load_state()
    page.locator("main a.primary", has_text="Theo dõi").click()
    page.wait_for_load_state()
    expect(page.get_by_label(f"Tổ dân phố {number}", exact=True)).to_be_checked()
    page.fill("[name=address]", address)
    reader.look("follow-form")
    press(page, "Đăng ký theo dõi")
    reader.look("follow-check")
    assert address not in page.content()
    asked = post.wait(address, 1)
    assert subject(asked) == "Xác nhận theo dõi tin"
    page.goto(link(asked, "/xac-nhan/"))
    reader.look("follow-confirm")
    press(page, "Xác nhận")
    expect(page.get_by_text("Đã xác nhận.")).to_be_visible()
    reader.look("follow-mine")


def publish(clerk: Visitor, title: str, *groups: int) -> str:
    """Something short, for everyone or for some groups; gives the reference."""
    page = clerk.page
    page.goto(f"{DESK}soan/")
    page.select_option("[name=item]", "CK03")
    page.fill("[name=title]", title)
    page.fill("[name=summary]", "Đội thi công làm từ 7 giờ đến 17 giờ. Xe máy vẫn qua được.")
    page.fill("[name=decided]", TODAY.isoformat())
    if groups:
        page.get_by_text("Chỉ liên quan một số thôn, tổ dân phố?").click()
    for number in groups:
        page.get_by_label(f"Tổ dân phố {number}", exact=True).check()
    press(page, "Lưu, sang kiểm tra")
    if page.locator("[name=looked]").count():
        page.check("[name=looked]")
    press(page, "Công khai")
    found = re.search(r"CK-[0-9A-Z]{4}-[0-9A-Z]{4}", page.url)
    assert found, page.locator("main").inner_text()
    return found[0]


def take_off_and_put_back(clerk: Visitor, ref: str) -> None:
    page = clerk.page
    page.goto(f"{DESK}n/{ref}/thoi/")
    page.fill("[name=reason]", "Đăng nhầm ngày")
    press(page, "Thôi công khai")
    press(page, "Đăng lại")
    expect(page.locator("main")).to_contain_text("In, phát, gửi")


def publish_the_same_again(clerk: Visitor, ref: str) -> None:
    """A second version without a difference is refused, so nobody hears of it."""
    page = clerk.page
    page.goto(f"{DESK}n/{ref}/")
    press(page, "Công khai bản mới")
    page.fill("[name=change_note]", "Đăng lại cho chắc")
    press(page, "Lưu, sang kiểm tra")
    expect(page.locator("main")).to_contain_text("Bản này giống hệt bản đang công khai")


def test_a_resident_is_told_once(arrive: Callable[..., Visitor], server: Server, post: Post) -> None:
    hanh, clerk = arrive(width=NARROW), arrive()
    clerk.sign_in("tu")
    read_and_print(hanh)
    follow(hanh, post, 4, HOME)

    ref = publish(clerk, "Lịch thi công rãnh thoát nước hẻm 15", 4)
    news = post.wait(HOME, 2)
    assert subject(news) == "Lịch thi công rãnh thoát nước hẻm 15"
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    hanh.page.goto(link(news, "/p/CK-"))
    assert hanh.page.url == f"{server.url}/p/{ref}"
    expect(hanh.page.get_by_role("heading", level=1)).to_have_text("Lịch thi công rãnh thoát nước hẻm 15")

    take_off_and_put_back(clerk, ref)
    publish_the_same_again(clerk, ref)
    for _ in range(2):
        server.dinh("ring")
    server.dinh("manage", "db_worker", "--batch")  # beside the worker that runs all the time

    loi = arrive()
    follow(loi, post, 5, NEXT_DOOR)
    publish(clerk, "Thay bóng đèn đường ở hẻm 20", 5)
    assert subject(post.wait(NEXT_DOOR, 2)) == "Thay bóng đèn đường ở hẻm 20"
    assert len(post.letters(HOME)) == 2, "the question and one piece of news, whatever ran since"

    hanh.page.goto(link(news, "/thoi/"))
    hanh.look("follow-stop")
    press(hanh.page, "Thôi theo dõi")
    expect(hanh.page.get_by_role("heading", level=1)).to_have_text("Đã thôi theo dõi")
    hanh.look("follow-stopped")

    publish(clerk, "Công trình sửa đường Đình Làng")
    assert subject(post.wait(NEXT_DOOR, 3)) == "Công trình sửa đường Đình Làng"
    assert len(post.letters(HOME)) == 2
