"""A consultation from its plan to its result: the clerk plans and opens it, a resident speaks from a phone, a head
types a slip in; after the term the opinions are grouped, answered and signed, and the summary goes out as .docx.

A live server cannot wait twenty days: the days of this consultation are set back between opening and gathering.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from docx import Document
from playwright.sync_api import Page

from tests.journeys.conftest import NARROW, TODAY, WIDE, Server, Visitor
from tests.journeys.test_directive import opens_in_libreoffice

DESK = "/ban-lam-viec/lay-y-kien/"
TITLE = "Dự thảo Quyết định về giờ mở cửa nhà văn hóa tổ dân phố"
DRAFT = """QUYẾT ĐỊNH
về giờ mở cửa nhà văn hóa tổ dân phố
Điều 1. Giờ mở cửa
Nhà văn hóa mở cửa từ 8 giờ đến 17 giờ các ngày làm việc.
Điều 2. Người trông coi
Tổ trưởng tổ dân phố phân công người trông coi, không thu tiền."""
EVENING = "Nhà văn hóa nên mở thêm buổi tối, ban ngày chúng tôi đi làm hết."
EVENING_TOO = "Đề nghị mở nhà văn hóa thêm buổi tối cho người đi làm ban ngày."
BACK = """
from datetime import timedelta
from django_scopes import scope
from dinh.ground.places.models import Commune
from dinh.rights.consult.models import Consultation, Opinion
commune, days = Commune.objects.get(host=None, here=True), timedelta(days=40)
with scope(commune=commune):
    one = Consultation.objects.get(ref="{ref}")
    Consultation.objects.filter(pk=one.pk).update(
        planned_on=one.planned_on - days, council_on=one.council_on - days, front_on=one.front_on - days,
        published_at=one.published_at - days, until=one.until - days,
    )
    Opinion.objects.filter(consultation=one).update(received_on=one.planned_on - days)
"""


def press(page: Page, words: str) -> None:
    """A button that leads to a page, and that page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def opened(clerk: Visitor) -> str:
    """Planned, with its draft split and confirmed, sent, open; gives the reference."""
    page = clerk.page
    page.goto(f"{DESK}moi")
    clerk.look("consult-plan")
    page.select_option("[name=kind]", "YK5")
    page.fill("[name=title]", TITLE)
    page.fill("[name=about]", "Nhà văn hóa mở giờ nào thì bà con tiện?")
    page.check("[name=forms][value=d]")
    page.fill("[name=method]", "Đăng trang thông tin, nhận phiếu tại nhà văn hóa.")
    page.fill("[name=answerer]", "Văn phòng Ủy ban nhân dân phường")
    page.fill("[name=until]", f"{TODAY + timedelta(days=3):%Y-%m-%d}")
    press(page, "Lưu kế hoạch")
    assert "Điều 28" in page.locator("main").inner_text()
    assert page.input_value("[name=title]") == TITLE
    clerk.faults.clear()  # the browser notes that the form came back
    page.fill("[name=until]", f"{TODAY + timedelta(days=30):%Y-%m-%d}")
    press(page, "Lưu kế hoạch")
    page.fill("[name=text]", DRAFT)
    press(page, "Đọc và chia")
    clerk.look("consult-split")
    assert page.locator("[name=label]").nth(1).input_value() == "Điều 1"
    press(page, "Xác nhận cách chia")
    ref = re.search(r"LY-\w{4}-\w{4}", page.url)[0]
    follow(page, "Gửi kế hoạch")
    press(page, "Ghi đã gửi")
    follow(page, "Công khai, bắt đầu lấy ý kiến")
    clerk.look("consult-open")
    press(page, "Công khai, bắt đầu lấy ý kiến")
    clerk.look("consult-matter")
    return ref


def spoken(resident: Visitor, ref: str) -> tuple[str, str]:
    """An opinion to a clause from a phone; gives the receipt's reference and PIN."""
    page = resident.page
    page.goto(f"/p/{ref}")
    resident.look("consult-public")
    page.locator("main a[href*='?dieu=']", has_text="Góp ý phần này").nth(1).click()
    page.wait_for_load_state()
    resident.look("consult-opine")
    page.fill("[name=text]", EVENING)
    page.check("[name=stance][value=change]")
    press(page, "Gửi ý kiến")
    resident.look("consult-receipt")
    codes = page.locator("main dd.code").all_inner_texts()
    return codes[0], codes[1]


def typed_in(head: Visitor, ref: str) -> None:
    """A slip of paper, typed in by the head of a residential group for that group."""
    page = head.page
    page.goto(f"{DESK}{ref}/y-kien/nhap")
    head.look("consult-type-in")
    page.select_option("[name=channel]", "paper")
    page.locator("[name=clause]").select_option(index=2)
    page.fill("[name=text]", EVENING_TOO)
    press(page, "Ghi lại, lấy giấy biên nhận")
    assert "GY-" in page.locator("main").inner_text()


def test_a_draft_is_asked_about_heard_answered_and_made_public(
    arrive: Callable[..., Visitor], server: Server, tmp_path: Path
) -> None:
    clerk, resident, head = arrive(width=WIDE), arrive(width=NARROW), arrive(width=NARROW, javascript=False)
    clerk.sign_in("tu")
    ref = opened(clerk)
    receipt, pin = spoken(resident, ref)
    head.sign_in("to1")
    typed_in(head, ref)
    server.dinh("manage", "shell", "--no-imports", "-c", BACK.format(ref=ref))
    late = resident.page
    late.goto(f"/lay-y-kien/{ref}/gop-y")
    assert "Điều 28" in late.locator("main").inner_text()

    page = clerk.page
    page.goto(f"{DESK}{ref}/y-kien?hien=waiting")
    clerk.look("consult-opinions")
    for box in page.locator("input[name=y-kien]").all():
        box.check()
    press(page, "Cho hiện các ý kiến đã chọn")
    page.goto(f"{DESK}{ref}/nhom")
    clerk.look("consult-groups")
    assert page.locator("input[name=y-kien]").count() == 2
    page.locator("[name=ten]").first.fill("Mở nhà văn hóa thêm buổi tối")
    press(page, "Lập nhóm")
    follow(page, "Mở nhà văn hóa thêm buổi tối")
    page.check("[name=answer][value=taken_in]")
    page.locator("[name=text]").fill("Mở thêm từ 19 giờ đến 21 giờ các tối thứ Ba, thứ Sáu.")
    press(page, "Lưu trả lời")
    assert "ghi sửa ở điều" in page.locator("main").inner_text()
    clerk.faults.clear()
    page.locator("[name=changed]").fill("Điều 1")
    press(page, "Lưu trả lời")
    clerk.look("consult-group")
    page.goto(f"{DESK}{ref}/tong-hop")
    press(page, "Chốt tổng hợp")

    chair = arrive(width=WIDE)
    chair.sign_in("binh")
    chair.page.goto(f"{DESK}{ref}/giai-trinh")
    press(chair.page, "Ký giải trình")
    chair.page.goto(f"{DESK}{ref}/quyet-dinh")
    chair.look("consult-decide")
    chair.page.check("[name=outcome][value=changed]")
    chair.page.fill("[name=decision]", "Ban hành quyết định, mở cửa thêm hai buổi tối.")
    press(chair.page, "Ghi quyết định")
    chair.look("consult-decided")

    page.goto(f"{DESK}{ref}")
    with page.expect_download() as download:
        page.locator("main a[href$='/van-ban/tong-hop']").click()
    paper = tmp_path / "tong-hop.docx"
    download.value.save_as(paper)
    cells = [[cell.text for cell in row.cells] for table in Document(str(paper)).tables for row in table.rows]
    assert any("Mở nhà văn hóa thêm buổi tối" in row and "2" in row for row in cells)
    opens_in_libreoffice(paper)
    page.goto(f"{DESK}{ref}/cong-khai-ket-qua")
    page.fill("[name=summary]", "Bà con đề nghị mở buổi tối; phường đã mở thêm hai buổi tối.")
    page.check("[name=looked]")
    press(page, "Công khai kết quả")
    clerk.look("consult-published")

    late.goto(f"/p/{ref}")
    resident.look("consult-result")
    assert "Mở thêm từ 19 giờ đến 21 giờ" in late.locator("main").inner_text()
    late.goto("/lay-y-kien/theo-doi")
    late.fill("[name=ref]", receipt)
    late.fill("[name=pin]", pin)
    press(late, "Xem")
    resident.look("consult-answer")
    assert "Mở thêm từ 19 giờ đến 21 giờ" in late.locator("main").inner_text()


def test_short_statements_on_a_phone(arrive: Callable[..., Visitor]) -> None:
    """Without JavaScript too: answer, change one's mind, look at the groups."""
    for javascript in (True, False):
        someone = arrive(width=NARROW, javascript=javascript)
        page = someone.page
        page.goto("/lay-y-kien/")
        someone.look("consult-index")
        page.locator("main a", has_text="Đề án sắp xếp").first.click()
        page.wait_for_load_state()
        follow(page, "Trả lời vài câu ngắn")
        someone.look("consult-statements")
        page.check("[name=cau-1][value=dong-y]")
        page.check("[name=cau-3][value=khong]")
        press(page, "Gửi câu trả lời")
        assert page.is_checked("[name=cau-1][value=dong-y]")
        page.check("[name=cau-1][value=khong]")
        press(page, "Gửi câu trả lời")
        assert page.is_checked("[name=cau-1][value=khong]")
        follow(page, "Xem các nhóm quan điểm")
        someone.look("consult-map")
        assert page.locator("main svg circle").count() >= 2
        assert "Điều mọi nhóm cùng đồng ý" in page.locator("main").inner_text()
