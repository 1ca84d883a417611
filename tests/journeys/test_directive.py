"""A directive comes in and becomes work; work is done and accepted; the report says so; the paper can be signed.

With the real directive beside the repo where it is present, otherwise with the demo's own.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from dinh.house.testing import ROOT
from tests.journeys.conftest import TODAY, Server, Visitor

SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("002_*.txt"))
OWN = ROOT / "src/dinh/house/demo/documents/1-cong-van-dang-uy.txt"


@pytest.fixture
def directive(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The directive as a file; each run gets bytes of its own, for the same bytes twice are one paper."""
    text = (SEEDS[0] if SEEDS else OWN).read_text(encoding="utf-8").replace("{year}", "2026")
    path = tmp_path / "cong-van.txt"
    path.write_text(text + "\n" * (1 + len(request.node.callspec.id)), encoding="utf-8")
    return path


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "#c9b38a").save(out, "JPEG")
    return out.getvalue()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def follow(page: Page, words: str) -> None:
    page.get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


def open_menu(visitor: Visitor) -> None:
    if visitor.width < 800:
        visitor.page.locator("details.menu summary").click()


def test_a_directive_becomes_tasks_that_are_done_accepted_and_reported(
    visitor: Visitor, browser: Browser, server: Server, directive: Path
) -> None:
    page = visitor.page
    visitor.sign_in("lua")
    visitor.look("desk")

    open_menu(visitor)
    follow(page, "Nhập văn bản")
    visitor.look("intake")
    page.set_input_files("#files", directive)
    press(page, "Gửi và đọc")
    visitor.look("reading")
    assert page.locator("[name$=number]").first.input_value() in {"109-CV/ĐU", "31-CV/ĐU"}
    press(page, "vào sổ")

    visitor.look("assign")
    choose_leads(page)
    press(page, "Giao cả")
    assert "/theo-van-ban/" in page.url or "/nhiem-vu" in page.url, page.url
    visitor.look("coverage")
    row = page.locator("tr", has_text=re.compile("báo cáo kết quả", re.IGNORECASE)).last
    row.locator("a[href*='/NV-']").first.click()
    page.wait_for_load_state()
    visitor.look("yearly-task")
    told = page.locator("main").inner_text()
    assert "hằng năm" in told
    assert "trước ngày 10/6" in told.replace("10/06", "10/6")
    assert "trước ngày 10/12" in told

    title = do_a_task(browser, server, visitor)
    accept_it(browser, server, visitor, title)
    the_report_says_so(browser, server, visitor, title)


def choose_leads(page: Page) -> None:
    """Clauses addressed to everyone name no body of the ward: the secretary says who."""
    for select in page.locator("select[name$=-lead]").all():
        if not select.input_value():
            select.select_option(label="UBND phường")


def do_a_task(browser: Browser, server: Server, seen_as: Visitor) -> str:
    """Tư reports the newest task of the committee done, with a photo."""
    tu = Visitor(browser, server, width=seen_as.width, javascript=seen_as.javascript)
    page = tu.page
    tu.sign_in("tu")
    open_menu(tu)
    follow(page, "Việc của tôi")
    tu.look("mine")
    link = page.locator("main a[href*='/nhiem-vu/NV-']").last
    title = " ".join(link.inner_text().split())
    link.click()
    page.wait_for_load_state()
    tu.look("task")
    page.get_by_role("link", name=re.compile("Báo cáo đã xong")).first.click()
    page.wait_for_load_state()
    tu.look("report-done")
    page.fill("main textarea", "Đã làm xong, có ảnh kèm theo.")
    page.set_input_files("main input[type=file]", {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.locator("main button.primary").click()
    page.wait_for_load_state()
    tu.look("reported")
    assert "anh.jpg" in page.locator("main").inner_text()
    address = page.url.split("#")[0]
    tu.leave()
    return f"{title}|{address}"


def accept_it(browser: Browser, server: Server, seen_as: Visitor, title: str) -> None:
    hung = Visitor(browser, server, width=seen_as.width, javascript=seen_as.javascript)
    page = hung.page
    hung.sign_in("hung")
    hung.look("chair-desk")
    page.goto(title.split("|")[1])
    page.get_by_role("link", name="Nghiệm thu").first.click()
    page.wait_for_load_state()
    hung.look("accept")
    page.locator("main button.primary").click()
    page.wait_for_load_state()
    assert "đã nghiệm thu" in page.locator("main").inner_text()
    hung.leave()


def the_report_says_so(browser: Browser, server: Server, seen_as: Visitor, title: str) -> None:
    hung = Visitor(browser, server, width=seen_as.width, javascript=seen_as.javascript)
    page = hung.page
    hung.sign_in("hung")
    page.goto(f"/ban-lam-viec/bao-cao/?nam={TODAY.year}")
    hung.look("owed")
    rows = page.locator("tr", has_text="Đảng ủy phường").filter(has_text=f"năm {TODAY.year}").last
    rows.locator("a.btn, button.btn").last.click()
    page.wait_for_load_state()
    hung.look("draft")
    told = " ".join(page.locator("article.report").inner_text().split())
    assert title.split("|")[0][:40] in told
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải .docx").click()
    opens_in_libreoffice(Path(waiting.value.path()))
    hung.leave()


def opens_in_libreoffice(docx: Path) -> None:
    if shutil.which("soffice") is None:
        return
    folder = docx.parent / f"{docx.name}-out"
    folder.mkdir()
    copy = folder / "bao-cao.docx"
    copy.write_bytes(docx.read_bytes())
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "pdf", "--outdir", str(folder), str(copy),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (folder / "bao-cao.pdf").stat().st_size > 5_000
