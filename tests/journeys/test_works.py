"""A footbridge of group 1, from what its households decided to the year's statement: estimate, contributions taken on a
phone, spending with three signatures, what is over the decision refused, a public page that adds up, acceptance."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, TODAY, Server, Visitor
from tests.journeys.deciding import inside
from tests.journeys.petitioning import fill, main, open_link, press

DESK = "/ban-lam-viec/cong-trinh/"
Arrive = Callable[..., Visitor]
DECIDED = """
from dinh.rights.decide.models import Matter
row = Matter.objects.filter(code="BQ1", state="effect").order_by("pk").first()
row.pk, row.ref, row.title = None, "BQ-CAUT-RE55", "Góp tiền làm cầu tre qua mương"
row.save(force_insert=True)
"""


def bill(shade: int) -> bytes:
    picture = Image.new("RGB", (480, 640), (240, 236, 228))
    pen = ImageDraw.Draw(picture)
    for row in range(20):
        pen.rectangle(
            [20 + row * shade % 130, 20 + row * 30, 200 + row * shade % 240, 38 + row * 30], fill=(50, 50, 70)
        )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def found(head: Visitor) -> str:
    """From the decided matter to an open ledger; gives the reference."""
    page = head.page
    page.goto(f"{DESK}moi")
    fill(page, name="Cầu qua mương", purpose="Thay cầu tre bằng cầu bê tông.", on=TODAY, level="500.000",
         limit="60.000.000", place="Mương sau nhà văn hóa")  # fmt: skip
    page.locator("main [name=matter]").select_option("BQ-CAUT-RE55")
    head.look("works-new")
    press(page, "Lập")
    lines = (("Bê tông, thép", "40000000"), ("Công thợ", "20.000.000"))
    for at, (title, amount) in enumerate(lines):
        fill(page, **{f"khoan-{at}-title": title, f"khoan-{at}-amount": amount})
    head.look("works-estimate")
    press(page, "Lập dự toán")
    open_link(page, "Công khai và mở sổ")
    press(page, "Công khai và mở sổ")
    expect(page.locator("main")).to_contain_text("đang thu, chi")
    head.look("works-desk")
    ref = re.search(r"CT-[0-9A-Z]{4}-[0-9A-Z]{4}", page.url)
    assert ref, page.url
    return ref[0]


def take(head: Visitor, ref: str, households: int) -> str:
    """Contributions, one after the other, on a phone; gives the code of the last receipt."""
    page = head.page
    for number in range(households):
        page.goto(f"{DESK}{ref}/ho?con=con")
        if number == 0:
            head.look("works-households")
        page.locator("main td a.btn").first.click()
        if number == 1:
            fill(page, amount="200.000")
            head.look("works-take")
        press(page, "Ghi và viết biên lai")
    head.look("works-receipt")
    with page.expect_download() as paper:
        page.get_by_role("link", name="In khổ A6 (.pdf)").click()
    assert Path(paper.value.path()).read_bytes()[:4] == b"%PDF"
    return page.locator("main dd a.code").inner_text()


def draft(page: Page, ref: str, amount: str, shade: int = 0) -> None:
    page.goto(f"{DESK}{ref}/chi/moi")
    fill(page, line="Bê tông, thép", payee="Cửa hàng vật liệu Hạnh Phúc", business=True, words="Thép, xi măng",
         amount=amount, seller="Cửa hàng vật liệu Hạnh Phúc", invoice=f"000{amount[:3]}")  # fmt: skip
    if shade:
        page.locator("main [name=photos]").set_input_files(
            [{"name": "hoa-don.jpg", "mimeType": "image/jpeg", "buffer": bill(shade)}]
        )
    press(page, "Lập phiếu, gửi duyệt")


def sign(visitor: Visitor, url: str, words: str, button: str) -> None:
    page = visitor.page
    page.goto(url)
    open_link(page, words)
    visitor.look(f"works-{button}")
    press(page, button)


def test_a_bridge_from_the_decision_to_the_statement(server: Server, arrive: Arrive, tmp_path: Path):
    inside(server, DECIDED)
    head, phone, chair, cashier = (arrive(), arrive(width=NARROW), arrive(), arrive())
    for person, name in ((head, "to1"), (phone, "to1"), (chair, "binh"), (cashier, "thu")):
        person.sign_in(name)
    ref = found(head)
    code = take(phone, ref, 4)

    page = head.page
    draft(page, ref, "900000", 37)
    voucher = page.url
    assert page.locator("main").get_by_role("link", name="Duyệt chi", exact=True).count() == 0
    draft(page, ref, "800000", 37)
    assert "Một chứng từ chỉ chi một lần" in main(page)
    head.faults.clear()  # the browser's own word for a form that comes back
    head.look("works-twice")
    draft(page, ref, "40.000.000")
    assert "Muốn chi hơn phải sửa dự toán" in main(page)
    head.faults.clear()
    head.look("works-over")
    page.goto(f"{DESK}{ref}/du-toan")
    fill(page, **{"khoan-2-title": "Lan can", "khoan-2-amount": "5.000.000"}, why="thêm lan can")
    press(page, "Ghi bản mới")
    assert "bà con phải quyết định lại" in main(page)
    head.faults.clear()
    sign(chair, voucher, "Duyệt chi", "Duyệt")
    sign(cashier, voucher, "Chi tiền", "Đã chi, ghi sổ")
    cashier.look("works-paid")

    reader = arrive(width=NARROW)
    reader.page.goto(f"/p/{ref}")
    said = main(reader.page)
    for number in ("1.500.000", "900.000", "600.000"):  # three households, one of them in two parts
        assert number in said
    reader.look("works-public")
    open_link(reader.page, "Xem cả sổ")
    assert "Trần" not in main(reader.page)
    reader.look("works-ledger")
    reader.page.goto("/cong-trinh/bien-lai")
    fill(reader.page, ma=code)
    press(reader.page, "Tra")
    assert "Khoản này đã vào sổ" in main(reader.page)
    reader.look("works-check")

    finish(head, ref)
    statement(reader, ref, tmp_path)


def finish(head: Visitor, ref: str) -> None:
    """Begun, done, accepted with a fault that is mended, handed over."""
    page = head.page
    for words, button, typed in (
        ("Khởi công", "Ghi khởi công", {}),
        ("Làm xong", "Ghi làm xong", {}),
        ("Nghiệm thu", "Ghi nghiệm thu", {"people": "Hai đại diện hộ", "words": "Chắc chắn.", "verdict": "mend",
                                          "faults": "Sơn lại lan can", "by_day": TODAY}),
    ):  # fmt: skip
        page.goto(f"{DESK}{ref}/tien-do")
        open_link(page, words)
        fill(page, on=TODAY, **typed)
        press(page, button)
    head.look("works-course")
    with page.expect_navigation():
        page.locator("main a.btn.small").first.click()
    fill(page, words="Đã sơn lại")
    press(page, "Ghi đã sửa")
    open_link(page, "Bàn giao")
    fill(page, to="Tổ dân phố 1", upkeep="Chi đoàn trông coi.")
    press(page, "Ghi bàn giao")
    expect(page.locator("main")).to_contain_text("Tổ dân phố 1. Chi đoàn trông coi.")


def statement(reader: Visitor, ref: str, folder: Path) -> None:
    """The .docx opens in LibreOffice and says what the page says."""
    page = reader.page
    page.goto(f"/cong-trinh/{ref}/nam/{TODAY.year}")
    reader.look("works-year")
    with page.expect_download() as paper:
        page.get_by_role("link", name="Tải .docx").click()
    paper.value.save_as(folder / "thu-chi.docx")
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "txt:Text",
         "--outdir", str(folder), str(folder / "thu-chi.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    said = (folder / "thu-chi.txt").read_text(encoding="utf-8-sig")
    for number in ("1.500.000", "900.000", "600.000"):
        assert number in said
