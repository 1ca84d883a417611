"""A school's conference from its call to a resolution, refused while too few came; an enterprise's dialogue; a union
founded, counted against the target; a worker's letter that only the union opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from docx import Document
from playwright.sync_api import Page

from tests.journeys.conftest import NARROW, TODAY, WIDE, Visitor
from tests.journeys.test_directive import opens_in_libreoffice

DESK = "/ban-lam-viec/noi-lam-viec/"
FARM = "Hợp tác xã Rau sạch Bến Đình"


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)


def count_those_who_came(head: Visitor, number: int) -> None:
    follow(head.page, "Ghi số người dự")
    fill(head.page, held_on=f"{TODAY:%Y-%m-%d}", attended=str(number), chair="Đặng Thúy Nga", secretary="Phạm Thị Cúc")
    press(head.page, "Ghi")


def test_a_conference_from_its_call_to_a_resolution(arrive: Callable[..., Visitor], tmp_path: Path) -> None:
    head = arrive(width=WIDE)
    head.sign_in("nga")
    page = head.page
    page.goto(DESK)
    head.look("workplace-school")
    follow(page, "Triệu tập hội nghị")
    fill(page, year=str(TODAY.year), day=f"{TODAY:%Y-%m-%d}", place="Phòng họp nhà trường", agenda="Báo cáo năm")
    press(page, "Triệu tập")
    count_those_who_came(head, 25)
    assert "cần ít nhất 26" in page.locator("main").inner_text()
    assert not page.get_by_role("link", name="Ghi biểu quyết", exact=True).count()
    head.look("workplace-too-few")
    count_those_who_came(head, 26)
    follow(page, "Ghi biểu quyết")
    fill(page, text="Mỗi quý công khai thu, chi một lần.", in_favour="14", against="12")
    press(page, "Ghi kết quả")
    assert "Đã thông qua nghị quyết" in page.locator("main").inner_text()
    head.look("workplace-resolved")
    with page.expect_download() as came:
        page.get_by_role("link", name="Biên bản (.docx)").click()
    made = tmp_path / "bien-ban.docx"
    came.value.save_as(made)
    assert "Mỗi quý công khai thu, chi một lần." in "\n".join(p.text for p in Document(str(made)).paragraphs)
    opens_in_libreoffice(made)


def test_the_union_an_enterprise_and_a_letter(arrive: Callable[..., Visitor]) -> None:
    union = arrive(width=WIDE)
    union.sign_in("dung")
    page = union.page
    page.goto(DESK)
    union.look("workplaces-watched")
    assert "(1/2)" in page.locator("main").inner_text()
    follow(page, FARM)
    follow(page, "Ghi cuộc đối thoại")
    page.check("[name=kind][value=regular]")
    day = f"{TODAY:%Y-%m-%d}"
    fill(page, day=day, place="Kho rau", employer_side="Chủ nhiệm", workers_side="Năm tổ trưởng", attended="9",
         matters="Giờ nghỉ trưa mùa nắng")  # fmt: skip
    press(page, "Ghi")
    follow(page, "Ghi một thỏa thuận")
    fill(page, words="Nghỉ trưa thêm nửa giờ", owner="Chủ nhiệm", due=f"{date(TODAY.year + 1, 1, 31):%Y-%m-%d}")
    press(page, "Ghi")
    union.look("workplace-dialogue")
    follow(page, FARM)
    follow(page, "Ghi công đoàn được thành lập")
    fill(page, day=day, members="12", decision="Quyết định 30/QĐ-CĐ")
    press(page, "Ghi")
    page.goto(f"{DESK}cong-doan")
    assert re.search(r"100,0%\s*2/2", page.locator("main").inner_text())
    union.look("workplaces-unions")
    page.locator("#hom-thu a").first.click()
    code = re.search(r"NL-\w{4}-\w{4}", page.locator("main").inner_text())[0]
    worker = arrive(width=NARROW, javascript=False)
    worker.page.goto("/noi-lam-viec/")
    worker.page.fill("[name=ma]", code)
    press(worker.page, "Tiếp tục")
    worker.page.fill("[name=words]", "Xưởng thiếu nước uống ca đêm.")
    press(worker.page, "Gửi")
    assert "niêm phong" in worker.page.locator("main").inner_text()
    page.reload()
    assert "nước uống" not in page.locator("main").inner_text()
    press(page, "Mở thư")
    assert "Xưởng thiếu nước uống ca đêm." in page.locator("main").inner_text()
    union.look("workplace-letters")
    committee = arrive(width=NARROW)
    committee.sign_in("lua")
    committee.page.goto(DESK)
    committee.look("workplaces-watched-narrow")
