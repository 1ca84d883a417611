"""A programme from its criteria to the answer at the door: the clerk makes it public, a head reviews on a phone, the
list is posted, approved and paid, somebody says with a slip's code that nothing has come, the desk sees it, everyone
reads the figures.

A live server cannot wait for the days of comments: they are set back between posting and approval.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.journeys.conftest import NARROW, TODAY, WIDE, Server, Visitor
from tests.journeys.test_consult import follow, press

DESK = "/ban-lam-viec/thu-huong/"
TITLE = "Hỗ trợ máy lọc nước cho hộ khó khăn"
NAME = "Trịnh Thị Mười Ba"
BACK = """
from datetime import timedelta
from django_scopes import scope
from dinh.ground.places.models import Commune
from dinh.rights.benefit.models import BeneficiaryList
with scope(commune=Commune.objects.get(host=None, here=True)):
    one = BeneficiaryList.objects.get(ref="{ref}")
    one.posted_on -= timedelta(days=10)
    one.comments_until -= timedelta(days=10)
    one.save()
"""


def test_from_criteria_to_the_answer_of_who_received(arrive: Callable[..., Visitor], server: Server) -> None:
    clerk = arrive(width=WIDE)
    clerk.sign_in("tu")
    page = clerk.page
    page.goto(DESK)
    clerk.look("benefit-desk")
    follow(page, "Thêm chính sách")
    page.fill("[name=title]", TITLE)
    page.select_option("[name=kind]", "poor")
    page.fill("[name=ground]", "Kế hoạch 90/KH-UBND")
    page.fill("[name=level]", "2.000.000 đồng một hộ")
    page.fill("[name=criteria]", "Chưa có nước sạch\nHộ khó khăn do tổ bình xét")
    page.fill("[name=steps]", "Tổ họp bình xét\nNiêm yết lấy ý kiến\nChủ tịch phường duyệt")
    page.fill("[name=decider]", "Chủ tịch Ủy ban nhân dân phường")
    clerk.look("benefit-new")
    press(page, "Lưu bản nháp")
    follow(page, "Công khai tiêu chí, quy trình")
    press(page, "Công khai")
    follow(page, "Mở đợt bình xét")
    page.fill("[name=title]", "Đợt 1")
    press(page, "Mở đợt")
    ref = re.search(r"/dot/(DS-[\w-]+)", page.url)[1]  # type: ignore[index]

    head = arrive(width=NARROW)
    head.sign_in("to3")
    phone = head.page
    phone.goto(f"{DESK}dot/{ref}/them")
    phone.fill("[name=name]", NAME)
    phone.fill("[name=amount]", "2000000")
    head.look("benefit-nominate")
    press(phone, "Thêm")
    phone.goto(DESK)
    head.look("benefit-head")
    phone.goto(f"{DESK}dot/{ref}/to/tdp-03")
    phone.fill("[name=present]", "60")
    phone.fill("[name=place]", "Nhà văn hóa tổ 3")
    phone.locator("input[name^=v]").first.fill("52")
    head.look("benefit-review")
    press(phone, "Lưu kết quả họp")

    page.goto(f"{DESK}dot/{ref}/viec/niem-yet")
    press(page, "Niêm yết")
    clerk.look("benefit-posted")
    resident = arrive(width=NARROW)
    anyone = resident.page
    anyone.goto(f"/p/{ref}")
    resident.look("benefit-public-list")
    assert NAME in anyone.locator("main").inner_text()
    assert "hộ nghèo" not in anyone.locator("main").inner_text()

    server.dinh("manage", "shell", "--no-imports", "-c", BACK.format(ref=ref))
    chair = arrive(width=WIDE)
    chair.sign_in("binh")
    chair.page.goto(f"{DESK}dot/{ref}/viec/duyet")
    chair.page.fill("[name=decision]", "201/QĐ-UBND")
    press(chair.page, "Duyệt")
    page.goto(f"{DESK}dot/{ref}/viec/niem-yet-ket-qua")
    press(page, "Niêm yết")
    page.goto(f"{DESK}dot/{ref}/chi")
    page.check("[name=people]")
    page.fill("[name=paid_on]", f"{TODAY:%Y-%m-%d}")
    clerk.look("benefit-pay")
    press(page, "Ghi đã giao")
    page.goto(f"{DESK}dot/{ref}/phieu/tdp-03")
    clerk.look("benefit-slips")
    code = page.locator("article .code").first.inner_text()

    anyone.goto("/chinh-sach/da-nhan")
    resident.look("benefit-code")
    anyone.fill("[name=ma]", code.lower())
    press(anyone, "Tiếp")
    resident.look("benefit-received")
    assert NAME not in anyone.locator("main").inner_text()
    press(anyone, "Chưa nhận")
    resident.look("benefit-said-no")
    assert "chậm nhất ngày" in anyone.locator("main").inner_text()
    follow(anyone, "Gửi phản ánh, khiếu nại")
    assert TITLE in anyone.input_value("[name=words]")

    page.goto(f"{DESK}chua-nhan")
    clerk.look("benefit-cases")
    page.locator("main a", has_text=NAME).first.click()
    page.wait_for_url("**/chua-nhan/*")
    page.check("[name=found][value=shown]")
    page.fill("[name=words]", "Con gái đã nhận thay, mẹ con đã xem phiếu ký.")
    clerk.look("benefit-settle")
    press(page, "Xong việc này")

    anyone.goto(f"/chinh-sach/da-nhan?ma={code}")
    assert "Con gái đã nhận thay" in anyone.locator("main").inner_text()
    for address, name in (
        ("/chinh-sach/", "index"), ("/chinh-sach/mot-cua", "service"), ("/chinh-sach/hai-long", "surveys"),
        ("/chinh-sach/cuu-tro", "relief"),
    ):  # fmt: skip
        anyone.goto(address)
        resident.look(f"benefit-{name}")
