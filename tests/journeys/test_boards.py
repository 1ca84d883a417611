"""A board of the people: plan, notice, a visit on a phone that loses its network, finding, recommendation, the Front
confirms, the UBND replies, the board follows up, everyone reads it; and a resident's request, from phone to answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, TODAY, Server, Visitor
from tests.journeys.deciding import inside
from tests.journeys.petitioning import fill, main, open_link, press

Arrive = Callable[..., Visitor]
DESK, OPEN = "/ban-lam-viec/kiem-tra-giam-sat/", "/kiem-tra-giam-sat/"
NO_NETWORK = "ERR_INTERNET_DISCONNECTED"
THE_DAY_HAS_COME = """
from dinh.rights.oversee.models import Visit
day = timezone.localdate()
Visit.objects.filter(ref="%s").update(planned_on=day, told_on=day - timedelta(days=14))
"""


def photo() -> dict[str, object]:
    out = BytesIO()
    Image.effect_noise((900, 700), 40).convert("RGB").save(out, "JPEG")
    return {"name": "duong.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def ref_of(page: Page) -> str:
    found = re.search(r"/((?:KT|KG|BG|XM)-[0-9A-Z]{4}-[0-9A-Z]{4})/", page.url)
    assert found, page.url
    return found[1]


def submit(page: Page) -> None:
    """The one button of the form that stands there."""
    with page.expect_navigation():
        page.locator("main form.card button.btn").first.click()


def do(page: Page, address: str, **typed: object) -> None:
    page.goto(address)
    fill(page, **typed)
    submit(page)


def planned(head: Visitor) -> None:
    """A plan of next year with one line, sent to the Front."""
    page = head.page
    page.goto(f"{DESK}ke-hoach/moi/")
    head.look("board-plan-new")
    page.locator("[name=watcher]").select_option(index=0)
    period = page.locator("[name=period] option").all_inner_texts()
    page.locator("[name=period]").select_option(label=next(each for each in period if each.startswith("năm")))
    fill(page, title="Kế hoạch xem các khoản đóng góp")
    submit(page)
    open_link(page, "Thêm việc")
    fill(page, theme="Bảng thu, chi ở nhà văn hóa", target_name="Nhà văn hóa tổ dân phố 2", from_day=TODAY)
    submit(page)
    open_link(page, "Gửi, ban hành kế hoạch")
    submit(page)
    head.look("board-plan")


def arranged(head: Visitor, server: Server) -> str:
    """A visit from the plan's line, told to the place in time; then the day has come."""
    page = head.page
    with page.expect_navigation():
        page.locator("main a", has_text="Lên lịch").first.click()
    fill(page, planned_on=TODAY + timedelta(days=14), checklist="Thu, chi khoản Nhân dân đóng góp")
    submit(page)
    ref = ref_of(page)
    open_link(page, "Ghi đã gửi kế hoạch")
    fill(page, on=TODAY, number="6/TB")
    submit(page)
    head.look("board-visit")
    inside(server, "from django.utils import timezone\n" + THE_DAY_HAS_COME.strip() % ref)
    return ref


def on_the_spot(phone: Visitor, ref: str) -> None:
    """Noted without a network, kept over closing the page, sent once there is one: nothing lost, nothing twice."""
    page, address = phone.page, f"{DESK}cuoc/{ref}/tai-cho/"
    page.goto(address)
    expect(page.locator("#ready")).to_be_visible()
    phone.look("spot")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    first = page.locator("section.spot").first
    first.get_by_label("Đạt", exact=True).check()
    first.get_by_label("Ghi chú").fill("Có nghị quyết họp dân ngày mồng 5")
    first.locator("button.primary").click()
    expect(first.locator(".noted")).to_contain_text("chưa gửi")
    measure = page.locator("section.spot", has=page.locator("[name=value]"))
    measure.locator("[name=value]").fill("12,5")
    measure.get_by_label("Đo ở đâu").fill("Cửa nhà văn hóa")
    measure.locator("[name=photo]").set_input_files(photo())
    measure.locator("button.primary").click()
    expect(measure.locator(".noted")).to_contain_text("12,5 ngày")
    page.goto(address)  # the phone was switched off and on again, still without a network
    expect(page.locator("#cached")).to_contain_text("bản lưu trên máy")
    expect(page.locator("#send")).to_contain_text("Gửi 2 mục")
    phone.context.set_offline(False)
    assert all(NO_NETWORK in fault for fault in phone.faults), phone.faults
    phone.faults.clear()
    if page.locator("#send").is_visible():
        page.locator("#send").click()
    expect(page.locator("#send")).to_be_hidden()
    page.goto(address)
    expect(page.locator("section.spot", has=page.locator("[name=value]")).locator(".there")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Có nghị quyết họp dân")
    phone.look("spot-sent")


def concluded(head: Visitor, ref: str) -> str:
    """Held, found, written down, recommended; gives the recommendation's reference."""
    page, visit = head.page, f"{DESK}cuoc/{ref}/"
    do(page, f"{visit}viec/da-di/", on=TODAY, met="Tổ trưởng")
    seen = {"kind": "flaw", "words": "Bảng thu, chi mới treo 12 ngày.", "ground": "Điều 11", "found_on": TODAY}
    do(page, f"{visit}phat-hien/", **seen)
    head.look("board-visit-held")
    do(page, f"{visit}kien-nghi/", words="Treo bảng thu, chi đủ ba mươi ngày.")
    recommendation = ref_of(page)
    do(page, f"{visit}viec/bien-ban/", conclusion="Sổ rõ ràng, bảng treo chưa đủ ngày.", opinion="Nhất trí.")
    do(page, f"{DESK}kien-nghi/{recommendation}/viec/trinh/")
    head.look("recommendation-submitted")
    return recommendation


def test_from_the_plan_to_the_public_page(server: Server, arrive: Arrive):
    head, front, chair = (arrive() for _ in range(3))
    phone = arrive(width=NARROW)
    for visitor, name in ((head, "thanh"), (phone, "thanh"), (front, "mai"), (chair, "binh")):
        visitor.sign_in(name)
    head.page.goto(DESK)
    head.look("oversee-desk")
    planned(head)
    visit = arranged(head, server)
    on_the_spot(phone, visit)
    one = concluded(head, visit)
    way = f"{DESK}kien-nghi/{one}/viec/"
    front.page.goto("/ban-lam-viec/")
    expect(front.page.locator("main")).to_contain_text("Xác nhận kiến nghị của Ban Thanh tra nhân dân")
    do(front.page, f"{DESK}cuoc/{visit}/viec/xac-nhan/")
    do(front.page, f"{way}xac-nhan/")
    do(front.page, f"{DESK}cuoc/{visit}/viec/cong-khai/", shown="Sổ rõ ràng, bảng treo chưa đủ ngày.")
    front.look("board-visit-shown")
    do(head.page, f"{way}gui/", on=TODAY, number="9/KN")
    page = chair.page
    page.goto(DESK)
    expect(page.locator("main")).to_contain_text("Treo bảng thu, chi đủ ba mươi ngày.")
    do(page, f"{way}nhan/", on=TODAY)
    page.goto(f"{way}tra-loi/")
    chair.look("recommendation-reply")
    fill(page, outcome="accepted", words="Đã giao các tổ treo đủ ngày.", on=TODAY, do_by=TODAY + timedelta(days=30))
    submit(page)
    chair.look("recommendation-replied")
    do(head.page, f"{way}theo-doi/", state="done", words="Cả ba tổ đã treo đủ.", on=TODAY)
    head.look("recommendation-done")
    resident = arrive(width=NARROW)
    page = resident.page
    page.goto(OPEN)
    resident.look("oversee-public")
    open_link(page, "Treo bảng thu, chi đủ ba mươi ngày.")
    resident.look("recommendation-public")
    said = main(page)
    assert "trả lời đúng hạn" in said
    assert "Cả ba tổ đã treo đủ." in said
    page.goto(f"{OPEN}cuoc/{visit}/")
    resident.look("visit-public")
    for kind, address in (("docx", f"{DESK}cuoc/{visit}/"), ("docx", f"{DESK}kien-nghi/{one}/")):
        assert head.page.request.get(f"{address}?xuat={kind}").ok


def test_a_resident_asks_without_a_name_and_reads_the_answer(arrive: Arrive):
    resident, head = arrive(width=NARROW), arrive()
    head.sign_in("thanh")
    page = resident.page
    page.goto(f"{OPEN}de-nghi/")
    resident.look("verify-ask")
    fill(page, title="Nắp rãnh vỡ", words="Nắp rãnh trước ngõ vừa làm đã vỡ hai tấm, nhờ Ban xem.")
    submit(page)
    ref, pin = (each.inner_text() for each in page.locator("main dd.total").all())
    resident.look("verify-receipt")
    desk = f"{DESK}xac-minh/{ref}/"
    do(head.page, f"{desk}viec/nhan/", answer="Ban nhận, tuần này đi xem.")
    head.look("verify-desk")
    do(head.page, f"{desk}viec/ket-qua/", result="Hai tấm đổ thiếu sắt, đã thay.")
    page.goto(f"{OPEN}theo-doi/?ma={ref}")
    fill(page, pin=pin)
    press(page, "Xem")
    assert urlsplit(page.url).path.endswith(f"{ref}/")
    resident.look("verify-answer")
    assert "đã thay" in main(page)
