"""Every page a visitor can open: clean at WCAG AA and no wider than the screen at 1280 and 360 px, at 200 % zoom, in
large type and in English; and each is whole without JavaScript, forms included.

The pages come from the URL table, so that a new one cannot be forgotten: whatever neither stands there with its full
address nor is reached by following the site's own links must be opened here, or the test names it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext, Browser, Page

from dinh.ground.alerts.tests import fakes
from dinh.house.routes import all_routes
from tests.journeys.conftest import NARROW, WIDE, Left, Server

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="a page looks the same whatever the database"
)
ZOOMED = WIDE // 2  # what is left of the width at 200 %
FOLLOWED, LOOKED_AT = 10, 2  # of one kind: pages whose links are followed; things (`/p/…`) looked at
AA = json.dumps({"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]})
AXE = Axe().axe_script
BREACHES = f"""() => axe.run({AA}).then(({{violations}}) => violations.map(
  each => `${{each.id}}: ${{each.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(" ¦ ")}}`))"""
OVERFLOW = """() => {
  const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return "";
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
  return `${over} px too wide: ${wide.slice(-2).map(e => e.outerHTML.slice(0, 120)).join(" ¦ ")}`;
}"""
LINK = re.compile(r"""<a\b[^>]*\shref="([^"#]+)""")
PUBLIC = {each.name: each for each in all_routes() if each.access == "public" and each.methods != "POST"}
BEGIN = [
    "/", "/tim?q=ngan+sach", "/tim?q=ngan+sahc", "/tim?q=khong+ai+noi+the", "/biet?muc=ck03", "/biet?q=ngan+sach",
    "/tuyen-truyen/?truoc", "/tuyen-truyen/?to=tdp-04", "/khong-co-trang-nay", "/den-voi-dan/tra-loi?xong=1",
    "/chinh-sach/hai-long/tra-loi?xong=1",
    "/tai-khoan/dat-mat-khau/1-khong-con/", "/theo-doi/tin/khong-con", "/open311/v2/khong-co",
    "/api/v1/khong-co", "/phan-anh/phieu/PG-7K3M-9QXT", "/ban-va-quyet-dinh/phieu/K7MN4PQRXT29",
    "/noi-lam-viec/NL-7K3M-9QXT",
    *(f"/open311/v2/{what}/khong-co.xml" for what in ("services", "requests", "tokens", "x")),
    *(f"/open311/v2/{what}/khong-co.json" for what in ("services", "requests", "tokens", "x")),
]  # fmt: skip
NO_PAGE = {
    "api:petition_status": "an answer to a program with a key",
    "emblem:icon": "a picture in the head of every page",
    "emblem:picture": "a picture in the head of every page",
    "information:file": "a file of an answer given to one person",
    "petitions:file": "a photo of the sender's own letter",
    "petitions:kept_file": "a photo of a letter that is not sent yet",
}
# Opened by `Walk` as one who sent something and follows it.
PERSONAL = {
    "information:followed", "information:withdraw", "mediation:followed", "mediation:withdraw", "petitions:followed",
    "petitions:leave_matter", "oversee:followed",
    "own:renew", "own:stop", "dialogue:own_question", "dialogue:own_visit",  # by test_own.py
}  # fmt: skip
# What the house sends to one person only: the links of messages, the code on a slip of paper.
SENT = """
import json
from django_scopes import scope
from dinh.ground.actor import Actor
from dinh.ground.alerts import actions, links, sealing
from dinh.ground.alerts.actions import letters
from dinh.ground.alerts.models import Letter, Message
from dinh.ground.alerts.rounds import run_round
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.rights.benefit.models import Beneficiary
from dinh.rights.benefit.models import Slot as SatisfactionSlot
from dinh.rights.reach.models import Slot

commune, found = Commune.objects.get(host=None, here=True), []
with scope(commune=commune):
    by = Actor(commune=commune)
    for channel, address in (("sms", "84912000111"), ("email", "ba.lan@thu.example")):
        asked = actions.ask(by=by, channel=channel, address=address, wish=actions.Wish("now", True))
        door = sealing.seal_facts({"pk": asked.pk, "shown": "b•••"}, "door")
        found += [f"/theo-doi/nhap-ma/{door}/", links.follower_path("confirm", asked)]
    actions.confirm_by_link(by=by, follower=asked)
    news = {"topics": ["ck02"], "groups": None, "title": "Quyết toán quý III", "summary": "Thu, chi trong quý."}
    actions.announce(by=by, key="every-page", url="/biet", **news)
    run_round(commune)
    message = Message.objects.filter(kind="news", follower=asked).latest("pk")
    found += [links.follower_path("manage", asked), links.follower_path("stop", asked), links.message_path(message)]
    letters.write_letters(by=by, drafts=letters.drafts(commune, today()))
    letter = Letter.objects.select_related("holding").latest("pk")
    found += [links.item_path(letter, 0), links.stop_letters_path(letter.holding.user_id)]
    found += [f"/den-voi-dan/tra-loi?ma={slot.code}" for slot in Slot.objects.filter(called=True)[:1]]
    asked = SatisfactionSlot.objects.filter(called=True, status="waiting")[:1]
    found += [f"/chinh-sach/hai-long/tra-loi?ma={slot.code}" for slot in asked]
    people = Beneficiary.objects.filter(list__state="approved", result="agreed")[:1]
    found += [f"/chinh-sach/da-nhan?ma={person.code}" for person in people]
print("SENT" + json.dumps(found))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, demo: Left) -> Iterator[Server]:
    """With e-mail and SMS, so that their pages are there."""
    with fakes.running(fakes.Smtp) as smtp, fakes.running(fakes.Sms) as sms:
        server = Server(
            tmp_path_factory.mktemp("var"), demo, DINH_EMAIL_URL=f"smtp://127.0.0.1:{smtp.port}", DINH_SMS_URL=sms.url,
            DINH_SMS_TOKEN="khoa-sms", DINH_SMS_FROM="DINHMINH",
        )  # fmt: skip
        try:
            server.wait()
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="module")
def sent(server: Server) -> list[str]:
    return json.loads(server.dinh("manage", "shell", "--no-imports", "-c", SENT).rpartition("SENT")[2])


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "no page"


def kind_of(address: str) -> tuple[str, ...]:
    """The route; what kind of thing it shows, where one route shows several; what is asked of it."""
    path, query = urlsplit(address)[2:4]
    thing = path[3:5] if path.startswith("/p/") else ""
    return (name_of(address), thing, *sorted(parse_qs(query)))


def found_by_following(request: APIRequestContext, sent: list[str]) -> tuple[list[str], set[str]]:
    """Addresses of pages, a few of each kind; and the names of all routes that answered."""
    chosen = [*BEGIN, *sent]
    waiting = [*chosen, *(f"/{each.path}" for each in PUBLIC.values() if not re.search(r"[<^]", each.path))]
    pages: list[str] = []
    answered: set[str] = set()
    followed: Counter[tuple[str, ...]] = Counter()
    looked: Counter[tuple[str, ...]] = Counter()
    seen: set[str] = set()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in seen or (address not in chosen and (kind[0] not in PUBLIC or followed[kind] >= FOLLOWED)):
            continue
        seen.add(address)
        followed[kind] += 1
        answer = request.get(address)
        assert answer.status < 500, address
        answered |= {kind[0], name_of(answer.url)}
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        own = urlsplit(answer.url).path == urlsplit(address).path
        if own and (address in chosen or looked[kind] < (LOOKED_AT if kind[1] else 1)):
            looked[kind] += 1
            pages.append(address)
        links = (urljoin(urlsplit(answer.url).path, unescape(href)) for href in LINK.findall(answer.text()))
        waiting += [link for link in links if link.startswith("/") and not link.startswith("//")]
    return pages, answered


@pytest.fixture(scope="module")
def pages(browser: Browser, server: Server, sent: list[str]) -> list[str]:
    context = browser.new_context(base_url=server.url)
    found, answered = found_by_following(context.request, sent)
    context.close()
    never_opened = PUBLIC.keys() - answered - PERSONAL - NO_PAGE.keys()
    assert not never_opened, f"public, and opened by no link nor by this test: {sorted(never_opened)}"
    assert len(found) > len(PUBLIC) / 2
    return found


class Walk:
    """One browser going through pages and keeping what is wrong with them."""

    def __init__(self, browser: Browser, server: Server, widths: tuple[int, ...], *, javascript: bool = True) -> None:
        self.context = browser.new_context(
            base_url=server.url, locale="vi-VN", java_script_enabled=javascript,
            viewport={"width": widths[0], "height": 800}, reduced_motion="reduce",
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.widths, self.javascript = widths, javascript
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))

    def look(self) -> None:
        where = urlsplit(self.page.url).path[:80]
        if self.page.locator("h1").count() != 1 or self.page.locator("main").count() != 1:
            self.wrong.append(f"{where}: one main, one h1")
        if not self.javascript:
            return
        self.page.evaluate(AXE)
        for width in self.widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            if over := self.page.evaluate(OVERFLOW):
                self.wrong.append(f"{where} at {width}: {over}")
            if width != ZOOMED:  # laid out as the narrow page is
                self.wrong += [f"{where} at {width}: {each}" for each in self.page.evaluate(BREACHES)]

    def through(self, pages: list[str]) -> None:
        for address in pages:
            self.page.goto(address, wait_until="domcontentloaded")
            self.look()

    def press(self, button: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(f"main {button}").first.click()
        self.look()

    def ask_and_follow(self) -> None:
        """An information request, from the form to its own page and out again; every page on the way."""
        page = self.page
        page.goto("/xin-thong-tin/gui")
        page.fill("[name=wanted]", "Dự toán sửa hẻm 12")
        page.check("[name=way] >> nth=0")
        page.fill("[name=name]", "Vũ Thị Lan")
        page.fill("[name=address]", "Tổ dân phố 4")
        page.fill("[name=phone]", "0912 000 222")
        page.fill("[name=email]", "ba.lan@thu.example")
        self.press("[name=step][value=check]")
        self.press("[name=step][value=send]")
        ref, pin = page.locator("main dd.code").all_inner_texts()
        page.goto(f"/xin-thong-tin/theo-doi?ma={ref}")
        page.fill("[name=pin]", "000000" if pin != "000000" else "111111")
        self.press("form .primary")
        assert "Mã yêu cầu hoặc mã PIN chưa đúng" in page.locator("main").inner_text()
        page.fill("[name=pin]", pin)
        self.press("form .primary")
        assert page.url.endswith(f"/theo-doi/{ref}")
        page.goto(f"{page.url}/rut")
        self.look()
        self.press("form[method=post] button:not(.plain)")

    def report_and_follow(self) -> None:
        """A reflection, from the three questions to the sender's own page and out again."""
        page = self.page
        page.goto("/phan-anh/")
        page.fill("[name=words]", "Cây bằng lăng trước cổng nhà văn hóa nghiêng hẳn ra đường.")
        page.check("[name=kind][value=reflection]")
        page.select_option("[name=group]", index=2)
        page.fill("[name=place]", "trước nhà văn hóa")
        self.press(".btn.primary")
        self.press("[name=step][value=send]")
        ref, pin = page.locator("main dd.total").all_inner_texts()
        self.follow(f"/phan-anh/theo-doi?ma={ref}", pin, "form .btn.primary")
        page.goto(urljoin(page.url, page.locator("main a[href$='/rut']").first.get_attribute("href")))
        self.look()
        page.fill("main textarea", "Sáng nay đã có người đến chống lại cây.")
        self.press("form[method=post] button:not(.plain)")

    def ask_mediation_and_follow(self) -> None:
        page = self.page
        page.goto("/hoa-giai/nho")
        page.fill("[name=content]", "Hai nhà bàn mãi chưa xong chuyện nước mưa chảy sang sân.")
        page.fill("[name=name]", "Vũ Thị Lan")
        page.fill("[name=about]", "12 hẻm 5")
        self.press(".btn.primary")
        ref, pin = page.locator("main dd.total").all_inner_texts()
        self.follow(f"/hoa-giai/theo-doi?ma={ref}", pin, "form .btn.primary")
        page.goto(f"{page.url}/rut")
        self.look()
        self.press("form[method=post] button:not(.plain)")

    def follow(self, address: str, pin: str, button: str) -> None:
        self.page.goto(address)
        self.page.fill("[name=pin]", pin)
        self.press(button)
        assert "/theo-doi/" in self.page.url


def settled(walk: Walk) -> None:
    walk.context.close()
    assert not walk.wrong, "\n".join(walk.wrong)


def test_wide_narrow_and_zoomed(browser: Browser, server: Server, pages: list[str]) -> None:
    walk = Walk(browser, server, (WIDE, ZOOMED, NARROW))
    walk.through(pages)
    settled(walk)


def test_large_type_in_english(browser: Browser, server: Server, pages: list[str]) -> None:
    walk = Walk(browser, server, (ZOOMED, NARROW))
    walk.page.goto("/")
    for words in ("Chữ to hơn", "English"):
        with walk.page.expect_navigation():
            walk.page.get_by_role("button", name=words).first.click()
    walk.through(pages)
    assert walk.page.locator("html").get_attribute("lang") == "en"
    assert walk.page.locator("html").get_attribute("class") == "large"
    settled(walk)


def test_without_javascript(browser: Browser, server: Server, pages: list[str]) -> None:
    walk = Walk(browser, server, (NARROW,), javascript=False)
    walk.through(pages)
    settled(walk)


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])
@pytest.mark.parametrize("what", ["ask_and_follow", "report_and_follow", "ask_mediation_and_follow"])
def test_sending_and_following(browser: Browser, server: Server, what: str, javascript: bool) -> None:
    walk = Walk(browser, server, (WIDE, NARROW), javascript=javascript)
    getattr(walk, what)()
    settled(walk)
