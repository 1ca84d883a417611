"""A resident reads the draft on the board and asks; a body scores itself; the appraiser changes one line with a reason;
the published result is downloaded and worked out again by the script, off-line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, Visitor
from tests.journeys.petitioning import fill, open_link, press

DESK = "/ban-lam-viec/cham-diem/"
Arrive = Callable[..., Visitor]


def saved(page: Page, link: str, to: Path) -> Path:
    with page.expect_download() as got:
        page.get_by_role("link", name=link).first.click()
    got.value.save_as(to)
    return to


def test_scores_are_asked_about_given_and_worked_out_again(arrive: Arrive, tmp_path: Path) -> None:
    resident = arrive(width=NARROW)
    page = resident.page
    page.goto("/cham-diem/")
    resident.look("scores-index")
    page.locator("main a.btn.primary").first.click()
    fill(page, text="Sao tổ 7 bị trừ năm lần niêm yết?")
    resident.look("scores-comment")
    press(page, "Gửi ý kiến")
    resident.look("scores-receipt")
    ref, pin = page.locator("main dd.total").all_inner_texts()

    office = arrive()
    office.sign_in("lua")
    page = office.page
    page.goto(DESK)
    office.look("scores-desk")
    page.locator("main tbody a", has_text="tổ dân phố").first.click()
    office.look("scores-campaign")
    open_link(page, "Mở danh sách")
    page.locator("main a", has_text=ref).first.click()
    fill(page, answer="Bảng của tổ 7 hỏng, năm lần treo muộn; phường đã thay bảng.")
    press(page, "Trả lời")
    expect(page.locator("main")).to_contain_text("Bảng của tổ 7 hỏng")
    office.look("scores-comments")

    page = resident.page
    page.goto(f"/cham-diem/theo-doi?ma={ref}")
    fill(page, pin=pin)
    press(page, "Xem")
    expect(page.locator("main")).to_contain_text("phường đã thay bảng")

    body = arrive(width=NARROW)
    body.sign_in("mai")
    page = body.page
    page.goto(DESK)
    page.locator("main section.card a").first.click()
    body.look("scores-sheet")
    page.locator("main a", has_text="Chấm tiếp").click()
    body.look("scores-claim")
    fill(page, points="4,5", note="Tự kiểm tra hai lần, có biên bản.", address="/biet")
    press(page, "Lưu, sang tiêu chí tiếp")
    page.locator("main [name=yes][value=no]").check()
    press(page, "Lưu, sang tiêu chí tiếp")
    open_link(page, "Gửi phiếu tự chấm")
    press(page, "Gửi phiếu tự chấm")
    expect(page.locator("main")).to_contain_text("Đã gửi phiếu tự chấm")

    page = arrive().page
    page.goto("/cham-diem/")
    page.locator("main li a", has_text="cơ quan, đơn vị").first.click()
    head = page.locator("main dd.code").first.inner_text()
    file = saved(page, "Tải tệp kết quả", tmp_path / "ket-qua.json")
    script = saved(page, "Tải chương trình", tmp_path / "cham-lai.py")
    first = page.locator("main tbody tr").first.inner_text()
    run = [sys.executable, "-I", str(script), str(file), head]
    again = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert again.returncode == 0, again.stdout
    name, total = again.stdout.splitlines()[0].removeprefix("1. ").split(" điểm")[0].split(": ")
    assert name in first
    assert total.replace(".", ",") in first
    forged = json.loads(file.read_text("utf-8"))
    forged["sheets"][0]["lines"]["2.4.1"]["datum"] = {"part": 20, "whole": 20}
    file.write_text(json.dumps(forged, ensure_ascii=False), "utf-8")
    caught = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert caught.returncode == 1
    assert "Đã bị sửa" in caught.stdout
    assert "2.4.1" in caught.stdout
