"""The quarter's budget report from a .docx to ten boards: the clerk publishes and prints, ten heads of residential
groups prove their postings from phones, one of them without a network, one without JavaScript.

Thirty days later is told in `dinh/rights/publish/tests/test_mobile_term.py`: a live server cannot wait.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from docx import Document
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import NARROW, TODAY, WIDE, Server, Visitor
from tests.journeys.test_directive import opens_in_libreoffice

DESK = "/ban-lam-viec/cong-khai/"
MINE = f"{DESK}cua-toi/"
SUBJECT = "công khai tình hình thực hiện dự toán ngân sách phường quý {quarter} năm {year}"
NO_NETWORK = "ERR_INTERNET_DISCONNECTED"
KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const pages = await caches.open("cua-toi-pages");
  while ((await pages.keys()).length < 3) await new Promise((soon) => setTimeout(soon, 50));
}"""


def report(number: str, quarter: str) -> bytes:
    """A budget report of our own making, as a ward would send it round."""
    paper = Document()
    for line in (
        "ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÌNH MINH", f"Số: {number}",
        f"Đình Minh, ngày {TODAY.day:02d} tháng {TODAY.month:02d} năm {TODAY.year}", "THÔNG BÁO",
        f"Về việc {SUBJECT.format(quarter=quarter, year=TODAY.year)}",
        "Ủy ban nhân dân phường Đình Minh thông báo kết quả thu, chi ngân sách trong quý như sau.",
        "1. Thu ngân sách đạt 4.103.000.000 đồng, bằng 27,4% dự toán năm.",
        "2. Chi ngân sách là 3.912.000.000 đồng, trong đó sửa hẻm 12 là 640.000.000 đồng.",
    ):  # fmt: skip
        paper.add_paragraph(line)
    table = paper.add_table(rows=1, cols=3)
    for row in (("Khoản", "Dự toán (đồng)", "Thực hiện (đồng)"), ("Thu", "15.000.000.000", "4.103.000.000")):
        cells = table.rows[0].cells if row[0] == "Khoản" else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    for line in ("Nơi nhận:", "- Các tổ dân phố;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Thanh Bình"):
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def board(words: str) -> dict[str, str | bytes]:
    """A photo of a notice board, larger than what a phone sends on."""
    picture = Image.new("RGB", (2400, 1800), "#7a4b2a")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((300, 200, 2100, 1600), fill="#fbf8f2")
    draw.text((400, 300), words, fill="#211a16")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return {"name": "bang-tin.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def press(page: Page, words: str) -> None:
    """A button that leads to a page, and that page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def publish(clerk: Visitor, number: str, quarter: str) -> tuple[str, str]:
    """From the .docx to the page everyone reads; gives the reference and the title."""
    page = clerk.page
    page.goto(f"{DESK}soan/")
    clerk.look("publish-new")
    page.set_input_files("[name=documents]", {
        "name": "bao-cao-ngan-sach.docx", "buffer": report(number, quarter),
        "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    })  # fmt: skip
    press(page, "Đọc từ văn bản")
    assert page.input_value("[name=paper_number]") == number
    assert page.input_value("[name=decided]") == TODAY.isoformat()
    title = page.input_value("[name=title]")
    assert f"quý {quarter}" in title
    clerk.look("publish-read")
    page.select_option("[name=item]", "CK02")
    page.fill("[name=summary]", "Quý này phường thu 4,1 tỷ đồng, chi 3,9 tỷ đồng. Sửa hẻm 12 hết 640 triệu đồng.")
    press(page, "Lưu, sang kiểm tra")
    clerk.look("publish-check")
    if page.locator("[name=looked]").count():
        page.check("[name=looked]")
    press(page, "Công khai")
    clerk.look("publish-done")
    found = re.search(r"CK-[0-9A-Z]{4}-[0-9A-Z]{4}", page.url)
    assert found, page.url
    return found[0], title


def download(page: Page, path: str) -> Path:
    """A file behind a link of the page as it stands."""
    with page.expect_download() as waiting:
        page.locator(f"main a[href$='{path}']").first.click()
    return Path(waiting.value.path())


def counts(page: Page, ref: str, title: str) -> tuple[str, str]:
    """The line of the publication in the gap table: its marks, and «done/owed»."""
    page.goto(f"{DESK}bang-thieu/?noi-dung=CK02")
    row = page.locator("table.gap-table tr", has=page.locator(f"a[href$='/{ref}/']", has_text=title))
    marks = "".join(row.locator("td [aria-hidden]").all_inner_texts())
    return marks, row.locator("td.num").inner_text()


def test_the_clerk_publishes_a_report_and_prints_it(visitor: Visitor, request: pytest.FixtureRequest) -> None:
    at = ("wide", "narrow", "no javascript").index(request.node.callspec.id)
    visitor.sign_in("tu")
    ref, title = publish(visitor, f"{810 + at}/TB-UBND", "I")
    page = visitor.page
    page.goto(f"{DESK}n/{ref}/hinh-thuc/")
    visitor.look("publish-outputs")
    shown = page.locator("main").inner_text()
    address = re.search(r"\S+/k/\d{6}", shown)
    assert address
    notice = download(page, "/thong-bao.pdf")
    (code,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(notice)[0].render(scale=3).to_pil())
    assert code.text == f"http://{address[0]}"
    for kind in ("niem-yet", "ket-thuc"):
        record = download(page, f"/bien-ban/{kind}.docx?to=tat-ca")
        words = "\n".join(paragraph.text for paragraph in Document(str(record)).paragraphs)
        words += "\n".join(cell.text for table in Document(str(record)).tables for cell in table._cells)
        assert "biên bản" in words.casefold()
        opens_in_libreoffice(record)
    page.goto(code.text)
    assert f"/p/{ref}" in page.url
    assert title in page.locator("main").inner_text()


@pytest.fixture(scope="module")
def published(browser: Browser, server: Server) -> tuple[str, str]:
    clerk = Visitor(browser, server)
    clerk.sign_in("tu")
    found = publish(clerk, "820/TB-UBND", "III")
    clerk.leave()
    return found


@pytest.fixture
def phones(browser: Browser, server: Server) -> Iterator[list[Visitor]]:
    opened: list[Visitor] = []
    yield opened
    for phone in opened:
        phone.leave()


def phone(phones: list[Visitor], browser: Browser, server: Server, number: int, *, javascript: bool = True) -> Visitor:
    """The phone of the head of a group, signed in, on the list of what is to be done."""
    head = Visitor(browser, server, width=NARROW, javascript=javascript)
    phones.append(head)
    head.sign_in(f"to{number}")
    open_list(head)
    return head


def open_list(head: Visitor) -> None:
    """The list; with JavaScript, once the phone has kept what it needs without a network."""
    head.page.goto(MINE)
    if head.javascript:
        head.page.evaluate(KEPT)


def fill(head: Visitor, title: str, number: int) -> None:
    page = head.page
    page.locator("main a", has_text=f"Đã niêm yết: {title}").click()
    expect(page.get_by_label(title)).to_be_checked()
    page.set_input_files("[name=photo]", board(f"TO {number}"))


def taken(head: Visitor, place: str) -> None:
    expect(head.page.locator("main")).to_contain_text(f"Đã ghi nhận niêm yết 1 bản tại {place}")


def without_network(head: Visitor, title: str, number: int) -> None:
    """At a house of culture without reception: noted, kept over closing the page, sent when the person says so."""
    page = head.page
    head.context.set_offline(True)
    page.goto(MINE)
    expect(page.get_by_role("heading", name=f"Việc ở Tổ dân phố {number}")).to_be_visible()
    expect(page.locator("#cached")).to_contain_text("bản lưu trên máy")
    fill(head, title, number)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("#told")).to_contain_text("Đã lưu nháp")
    page.goto(f"{MINE}ban/CK-2222-2222/")
    expect(page.get_by_role("heading", name="Đang không có mạng")).to_be_visible()
    page.goto(MINE)
    drafts = page.locator("#drafts")
    expect(drafts).to_contain_text(title)
    drafts.get_by_role("button", name="Gửi", exact=True).click()
    expect(drafts).to_contain_text("không có mạng")
    expect(drafts).to_contain_text("vẫn còn")
    head.context.set_offline(False)
    assert all(NO_NETWORK in fault for fault in head.faults), head.faults
    head.faults.clear()
    page.goto(MINE)
    head.look("head-draft")
    expect(drafts).to_contain_text(title)
    drafts.get_by_role("button", name="Gửi", exact=True).click()


def test_ten_heads_prove_their_postings(
    browser: Browser, server: Server, published: tuple[str, str], phones: list[Visitor]
) -> None:
    ref, title = published
    clerk = Visitor(browser, server, width=WIDE)
    phones.append(clerk)
    clerk.sign_in("tu")
    assert counts(clerk.page, ref, title) == ("✓" + "○" * 11 + "––", "1/12")
    for number in range(1, 11):
        head = phone(phones, browser, server, number, javascript=number != 10)
        if number in (1, 10):
            head.look(f"head-{number}")
        if number == 3:
            without_network(head, title, number)
        else:
            fill(head, title, number)
            if number == 1:
                head.look("head-form")
            head.page.get_by_role("button", name="Gửi", exact=True).click()
        taken(head, f"Nhà văn hóa tổ dân phố {number}")
        expect(head.page.locator("main")).to_contain_text("Đã được 0/30 ngày")
        if number == 1:
            head.look("head-posted")
        head.leave()
        phones.remove(head)
    assert counts(clerk.page, ref, title) == ("✓○" + "◐" * 10 + "––", "1/12")
    at_the_seat(clerk, title)
    assert counts(clerk.page, ref, title) == ("✓" + "◐" * 11 + "––", "1/12")
    clerk.look("gap-table")
    clerk.page.goto(f"{DESK}n/{ref}/")
    clerk.look("matter")
    shown = clerk.page.locator("main").inner_text()
    assert shown.count("Từ đầu đến hết") == 0
    assert clerk.page.locator("main img.thumb").count() == 11


def at_the_seat(clerk: Visitor, title: str) -> None:
    clerk.page.goto(MINE)
    clerk.look("seat")
    fill(clerk, title, 0)
    clerk.page.get_by_role("button", name="Gửi", exact=True).click()
    expect(clerk.page.locator("main")).to_contain_text("Đã ghi nhận niêm yết 1 bản")


def test_a_draft_waits_for_its_own_head(
    browser: Browser, server: Server, phones: list[Visitor], published: tuple[str, str]
) -> None:
    """The session ends before the draft is sent; another head borrows the phone; the draft stays for its own."""
    clerk = Visitor(browser, server)
    phones.append(clerk)
    clerk.sign_in("tu")
    _ref, title = publish(clerk, "821/TB-UBND", "II")
    head = phone(phones, browser, server, 4)
    page, drafts = head.page, head.page.locator("#drafts")
    fill(head, title, 4)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(drafts).to_contain_text(title)
    cookies = head.context.cookies()
    head.context.clear_cookies()
    drafts.get_by_role("button", name="Gửi", exact=True).click()
    expect(drafts).to_contain_text("phiên đăng nhập đã hết")
    expect(page.get_by_role("link", name="Đăng nhập lại")).to_be_visible()

    head.sign_in("to5")
    open_list(head)
    expect(page.get_by_role("heading", name="Việc ở Tổ dân phố 5")).to_be_visible()
    expect(drafts).to_be_hidden()

    head.context.clear_cookies()
    head.context.add_cookies(cookies)
    open_list(head)
    drafts.get_by_role("link", name="Sửa").click()
    expect(page.locator("#held")).to_contain_text("Đã có ảnh trong bản nháp")
    page.fill("[name=note]", "Treo ở cửa chính")
    page.get_by_role("button", name="Gửi", exact=True).last.click()
    taken(head, "Nhà văn hóa tổ dân phố 4")
    expect(drafts).to_be_hidden()

    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(lambda url: MINE not in url)
    assert not page.evaluate("caches.has('cua-toi-pages')")
