"""Each kind of petition from a phone to the archive: a reflection with a photo, a proposal that two neighbours make, a
complaint from the clerk's book to its execution, a denunciation that nobody but its post reads.

What a running server cannot wait for is told in `dinh/rights/petitions/tests/test_terms.py`: every clock, on its day.
The complaint came on paper some time ago and is written down step by step, as an office does that begins with Đình.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Page, expect

from dinh.ground.files.tests.test_storing import with_place
from dinh.law.due import due
from tests.journeys.conftest import NARROW, TODAY, WIDE, Visitor
from tests.journeys.petitioning import (
    DESK,
    SEALED,
    SEND,
    ago,
    fill,
    follow,
    main,
    open_link,
    press,
    receipt,
    say,
    spoken,
    take,
)
from tests.journeys.test_directive import opens_in_libreoffice

LAMP = "Đèn hẻm 18 chớp tắt liên tục, tối qua có cụ già vấp ngã. Gọi tôi số 0905 123 456."
GPS = 0x8825
Arrive = Callable[..., Visitor]


def sort(clerk: Visitor, ref: str, title: str, text: str) -> None:
    """The office's own words, in the list of what everyone may read."""
    page = clerk.page
    page.goto(f"{DESK}{ref}/phan-loai")
    clerk.look("petitions-desk-sort")
    fill(page, title=title, text=text, body="")
    press(page, "Ghi phân loại")
    page.goto(f"{DESK}{ref}/cong-khai")
    for photo in page.locator("[name=shown]").all():
        photo.check()
    clerk.look("petitions-desk-show")
    press(page, "Cho mọi người xem")


def answer(clerk: Visitor, ref: str, words: str, result: str = "resolved") -> None:
    take(clerk, f"{DESK}{ref}", "Trả lời", result=result, words=words)


@pytest.mark.parametrize(("width", "javascript"), [(NARROW, True), (WIDE, False)], ids=["phone", "no javascript"])
def test_a_reflection_is_done_only_when_its_sender_says_so(arrive: Arrive, width: int, *, javascript: bool) -> None:
    resident, clerk = arrive(width=width, javascript=javascript), arrive(javascript=javascript)
    ref, pin = send_with_photo(resident)
    matter = follow(resident, ref, pin)
    clerk.sign_in("tu")
    find_and_route(clerk, matter)
    title = "Đèn hẻm 18 chớp tắt"
    sort(clerk, matter, title, "Đèn ở hẻm 18 chớp tắt, đi lại ban đêm không an toàn.")
    take(clerk, f"{DESK}{matter}", "Tiếp nhận, giao xử lý", body="", words="Giao đội công trình xem trong ngày.")
    take(clerk, f"{DESK}{matter}", "Chuyển nơi giải quyết", body="", words="Thuộc tuyến do phòng quản lý.")

    answer(clerk, matter, f"Ngày {spoken(TODAY)}, UBND phường đã thay chấn lưu, thử sáng lúc 18 giờ.")
    follow(resident, ref, pin)
    resident.look("petitions-followed-answered")
    say(resident, "partly", "Đèn sáng nhưng dây còn thòng.")
    answer(clerk, matter, f"Ngày {spoken(TODAY)}, UBND phường đã bó lại 12 mét dây.")
    follow(resident, ref, pin)
    say(resident, "not", "Tối nay lại tắt.")
    expect(resident.page.locator("main")).to_contain_text("đang giải quyết")
    answer(clerk, matter, f"Ngày {spoken(TODAY)}, UBND phường đã thay cả bóng và dây, thử hai đêm.")
    follow(resident, ref, pin)
    say(resident, "met")
    expect(resident.page.locator("main")).to_contain_text("đã kết thúc")
    resident.look("petitions-followed-closed")
    everyone_reads(resident, matter, title)


def send_with_photo(resident: Visitor) -> tuple[str, str]:
    """Three questions, a look at the answers, something alike that it is not, the receipt."""
    page = resident.page
    page.goto(SEND)
    resident.look("petitions-send")
    fill(page, words=LAMP, group="Tổ dân phố 5", place="hẻm 18, cột thứ ba", kind="reflection", name="Vũ Thị Lan",
         phone="0905123456")  # fmt: skip
    page.set_input_files("[name=photos]", {"name": "nha-co-Lan.jpg", "mimeType": "image/jpeg", "buffer": with_place()})
    page.locator("summary", has_text="Biết tọa độ thì ghi thêm").click()
    fill(page, spot="19.5855, 107.6412")
    press(page, "Tiếp: xem lại")
    expect(page.get_by_role("heading", name="Có phải việc này không?")).to_be_visible()
    assert "0905 123 456" in main(page)
    resident.look("petitions-check")
    press(page, "Sửa Chỗ nào? Số nhà, hẻm, gần đâu")
    assert page.input_value("[name=words]") == LAMP
    fill(page, place="hẻm 18, cột thứ tư")
    press(page, "Tiếp: xem lại")
    assert "cột thứ tư" in main(page)
    press(page, "Không phải, gửi việc của tôi")
    found = receipt(resident, "petitions-receipt")
    why = due("feedback.answer", TODAY)
    assert spoken(why.due) in main(page)
    expect(page.locator("main details.why")).to_contain_text(why.article)
    return found


def find_and_route(clerk: Visitor, matter: str) -> None:
    """From the list to the letter; the photo came without its place."""
    page = clerk.page
    page.goto(f"{DESK}?xem=moi")
    clerk.look("petitions-desk-list")
    page.locator(f"main a[href$='/{matter}']").first.click()
    page.wait_for_url(f"**{DESK}{matter}")
    clerk.look("petitions-desk-item")
    told = main(page)
    assert "Vũ Thị Lan" in told
    assert "Có thể trùng với" in told
    photo = page.locator("main a", has_text="anh.jpg").first.get_attribute("href")
    assert photo
    place_is_gone(page, photo)


def place_is_gone(page: Page, address: str) -> None:
    kept = Image.open(io.BytesIO(page.request.get(address).body()))
    assert kept.getexif().get_ifd(GPS) == {}
    assert not dict(kept.getexif())


def everyone_reads(resident: Visitor, matter: str, title: str) -> None:
    """In the list and the map's own list, on its page with the photo, in the figures that open their rows."""
    page = resident.page
    page.goto(f"{SEND}danh-sach?q=hem+18")
    resident.look("petitions-public-list")
    link = page.locator(f"main li h2 a[href$='/p/{matter}']")
    expect(link).to_have_text(title)
    on_the_map = page.locator("section", has=page.get_by_role("heading", name="Trên bản đồ"))
    expect(on_the_map.locator(f"li a[href$='/p/{matter}']")).to_have_text(re.compile(title))
    link.click()
    page.wait_for_url(f"**/p/{matter}")
    resident.look("petitions-public-matter")
    told = main(page)
    assert "người gửi xác nhận" in told
    assert "Lan" not in told
    assert "0905" not in told
    photo = page.locator("main img").first.get_attribute("src")
    assert photo
    place_is_gone(page, photo)
    page.goto(f"{SEND}so-lieu")
    resident.look("petitions-numbers")
    page.locator(f"main a[href*='so-lieu/xac-nhan?loai=reflection&nam={TODAY.year}']").first.click()
    page.wait_for_url("**/so-lieu/xac-nhan?**")
    while not page.locator(f"main a[href$='/p/{matter}']").count():
        page.get_by_role("link", name="Trang sau").click()
        page.wait_for_load_state()
    resident.look("petitions-rows")


def test_a_proposal_that_two_make_and_each_sees_their_own(arrive: Arrive) -> None:
    first, second, clerk = arrive(width=NARROW), arrive(width=NARROW), arrive()
    page = first.page
    page.goto(SEND)
    fill(page, words="Đề nghị làm mái che chỗ bà con ngồi chờ ở trạm y tế, trời mưa ướt hết.", group="Tổ dân phố 3",
         place="Trạm y tế", kind="proposal", name="Kiều Thị Ngân", phone="0900123123")  # fmt: skip
    press(page, "Tiếp: xem lại")
    press(page, "Gửi")
    ref, pin = receipt(first, "petitions-proposal-receipt")
    assert spoken(due("reception.answer", TODAY).due) in main(page)
    matter = follow(first, ref, pin)
    clerk.sign_in("tu")
    sort(clerk, matter, "Làm mái che ở trạm y tế", "Đề nghị làm mái che chỗ ngồi chờ.")

    also = second.page
    also.goto(f"/p/{matter}")
    open_link(also, "Tôi cũng gặp việc này")
    second.look("petitions-me-too")
    fill(also, words="Tôi cũng vậy, hôm qua ngồi chờ ướt cả bé.", name="Mai Thị Út")
    press(also, "Tiếp: xem lại")
    press(also, "Gửi")
    mine = receipt(second, "petitions-joined-receipt")
    assert "2 người cùng gửi" in main(also)
    assert follow(second, *mine) == matter
    second.look("petitions-followed-joined")
    assert "ướt cả bé" in main(also)
    for others in ("Ngân", "0900123123", "trời mưa ướt hết"):
        assert others not in also.content(), others

    take(clerk, f"{DESK}{matter}", "Tiếp nhận, giao xử lý", body="")
    answer(clerk, matter, f"Ngày {spoken(TODAY)}, UBND phường đã xem tại trạm. Năm nay chưa bố trí được 38 triệu đồng; "
           "sẽ trình Hội đồng nhân dân tại kỳ họp tháng 12.", "explained")  # fmt: skip
    follow(first, ref, pin)
    say(first, "met")
    expect(page.locator("main")).to_contain_text("chờ người gửi xác nhận")  # one does not speak for the other
    follow(second, *mine)
    say(second, "met")
    expect(also.locator("main")).to_contain_text("đã kết thúc")
    page.goto(f"/p/{matter}")
    assert "Đã giải thích" in main(page)
    assert "2 người gửi" in main(page)


def test_a_complaint_from_the_book_to_its_execution(arrive: Arrive) -> None:
    clerk, chair, complainant = arrive(), arrive(), arrive(width=NARROW)
    clerk.sign_in("tu")
    chair.sign_in("binh")
    ref, pin = enter_complaint(clerk)
    matter = follow(complainant, ref, pin)
    at = f"{DESK}{matter}"
    take(chair, at, "Thụ lý", body="", paper="61/TB-UBND", on=ago(74))
    take(chair, at, "Giao xác minh", body="", paper="62/QĐ-UBND", on=ago(73))
    take(chair, at, "Ghi là vụ việc phức tạp", ground="Điều 3a Nghị định 124/2020/NĐ-CP", on=ago(70),
         words="Phải thu thập chứng cứ ở hai cơ quan.")  # fmt: skip
    assert spoken(due("complaint.first_complex", ago(74)).due) in main(chair.page)
    take(chair, at, "Tạm đình chỉ", ground="Điều 11a Luật Khiếu nại 2011", paper="63/QĐ-UBND", on=ago(60))
    assert "Đang ngừng tính" in main(chair.page)
    complainant.page.reload()
    assert "đang ngừng tính" in main(complainant.page)
    complainant.look("petitions-followed-suspended")
    take(clerk, at, "Đã gửi quyết định tạm đình chỉ, tiếp tục, đình chỉ", to="Người khiếu nại", on=ago(59))
    take(chair, at, "Tiếp tục giải quyết", paper="64/QĐ-UBND", on=ago(50))
    assert spoken(due("complaint.first_complex", ago(64)).due) in main(chair.page)  # ten days given back
    take(clerk, at, "Kết quả xác minh", result="same", words="Nhà có giấy phép; biên bản ghi sai số nhà.", on=ago(45))
    take(chair, at, "Ra quyết định giải quyết", paper="65/QĐ-UBND", result="right", on=ago(40),
         words="Hủy Quyết định xử phạt số 15.")  # fmt: skip
    papers(clerk, at)
    take(clerk, at, "Đã gửi quyết định", to="Người khiếu nại", on=ago(39))
    take(clerk, at, "Quyết định có hiệu lực")
    take(clerk, at, "Đã thi hành", words="Đã hoàn lại tiền phạt.")
    clerk.look("petitions-complaint-archived")
    complainant.page.reload()
    expect(complainant.page.locator("main")).to_contain_text("đã kết thúc")
    complainant.look("petitions-followed-complaint")
    clerk.page.goto(f"{DESK}?xem=xong&loai=complaint")
    expect(clerk.page.locator(f"main a[href$='/{matter}']").first).to_be_visible()
    complainant.page.goto(f"/p/{matter}")
    assert "Không có việc công khai nào mang mã này" in main(complainant.page)


def enter_complaint(clerk: Visitor) -> tuple[str, str]:
    """It came on paper 75 days ago; refused without a name, with what was typed."""
    page = clerk.page
    page.goto(f"{DESK}nhap")
    clerk.look("petitions-enter")
    fill(page, channel="phiếu giấy", received_on=ago(75), kind="complaint", people="1",
         words="Tôi khiếu nại Quyết định xử phạt số 15 vì nhà tôi có giấy phép xây dựng.")  # fmt: skip
    press(page, "Vào sổ, lấy giấy biên nhận")
    assert "Khiếu nại phải ghi họ tên" in main(page)
    clerk.faults.clear()  # the browser counts the refusal as an error of the page
    fill(page, name="Đoàn Văn Khải", address="15 hẻm 21, tổ dân phố 6")
    press(page, "Vào sổ, lấy giấy biên nhận")
    found = receipt(clerk, "petitions-entered")
    assert spoken(due("complaint.accept", ago(75)).due) in main(page)
    return found


def papers(clerk: Visitor, at: str) -> None:
    """Every paper the matter calls for opens and is about it; the decision opens in an office program too."""
    page = clerk.page
    page.goto(at)
    links = page.locator("main a[href*='/van-ban/']")
    found: dict[str, Path] = {}
    for number in range(links.count()):
        with page.expect_download() as waiting:
            links.nth(number).click()
        found[waiting.value.suggested_filename.rpartition("-" + at.rpartition("/")[2])[0]] = Path(waiting.value.path())
    assert {"giay-bien-nhan", "thu-ly", "tam-dinh-chi", "tiep-tuc", "quyet-dinh"} <= set(found)
    for slug, path in found.items():
        book = Document(str(path))
        words = "\n".join(each.text for each in book.paragraphs)
        words += "\n".join(cell.text for table in book.tables for cell in table._cells)
        assert "khiếu nại" in words.casefold(), slug
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words, slug
    opens_in_libreoffice(found["quyet-dinh"])


def test_a_denunciation_is_read_by_its_post_alone(arrive: Arrive) -> None:
    sender, clerk, chair = arrive(width=NARROW), arrive(), arrive()
    clerk.sign_in("tu")
    chair.sign_in("binh")
    words, name = "Ông thủ kho K. chở xi măng của phường về nhà riêng lúc nửa đêm.", "Quách Văn Thìn"
    ref, pin = led_to_the_sealed_form(sender, words, name)
    matter = follow(sender, ref, pin)
    sender.look("petitions-followed-sealed")
    assert words not in main(sender.page)

    nothing_for_others(clerk, matter, words, name)
    at = f"{SEALED}{matter}"
    chair.page.goto(SEALED.rstrip("/"))
    chair.look("petitions-denunciations")
    chair.page.goto(at)
    assert "Chưa ai mở" in main(chair.page)
    assert name not in chair.page.content()
    open_the_seal(chair, at, words, name)
    settle(chair, at)
    chair.page.goto(f"{SEALED.rstrip('/')}?tat-ca=1")
    expect(chair.page.locator("tr", has=chair.page.locator(f"a[href$='/{matter}']"))).to_contain_text("đã kết thúc")
    nothing_for_others(clerk, matter, words, name)
    sender.page.reload()
    expect(sender.page.locator("main")).to_contain_text("đã kết thúc")


def led_to_the_sealed_form(sender: Visitor, words: str, name: str) -> tuple[str, str]:
    """The general form is the wrong one: it stops, keeps nothing, and hands over what was typed."""
    page = sender.page
    page.goto(SEND)
    fill(page, words=words, kind="denunciation", name=name)
    page.set_input_files("[name=photos]", {"name": "kho.jpg", "mimeType": "image/jpeg", "buffer": with_place()})
    press(page, "Tiếp: xem lại")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gửi tin tố cáo, niêm phong")
    assert "Chưa có gì được lưu" in main(page)
    assert page.input_value("[name=words]") == words
    assert page.input_value("[name=name]") == name
    sender.look("petitions-led-to-sealed")
    fill(page, address="7 ngõ 4")
    page.set_input_files("[name=attached]", {"name": "kho.jpg", "mimeType": "image/jpeg", "buffer": with_place()})
    press(page, "Niêm phong và gửi")
    found = receipt(sender, "petitions-sealed-receipt")
    assert spoken(due("denunciation.precheck", TODAY).due) in main(page)
    return found


def nothing_for_others(clerk: Visitor, matter: str, words: str, name: str) -> None:
    """The clerk who reads every other letter: refused at its pages, and nothing of it on the others."""
    asks = clerk.page.request
    for path in ("", f"/{matter}", f"/{matter}/mo", f"/{matter}/trich", f"/{matter}/accept"):
        answered = asks.get(SEALED.rstrip("/") + path)
        assert answered.status == 403, path
        assert name not in answered.text()
    assert asks.get(f"{DESK}{matter}").status == 404
    for path in (
        f"{DESK}?xem=tat-ca", f"{DESK}?xem=moi", f"{DESK}?xem=tat-ca&q={matter}", f"{DESK}?xuat=csv", f"{DESK}so",
        f"{DESK}so-lieu", "/ban-lam-viec/", "/tim?q=xi+mang", f"{SEND}danh-sach?q=xi+mang", f"{SEND}so-lieu",
        f"/p/{matter}",
    ):  # fmt: skip
        answered = asks.get(path)
        assert answered.status == 200, (path, answered.status)
        for secret in (name, "xi măng của phường", "7 ngõ 4"):
            assert secret not in answered.text(), (path, secret)


def open_the_seal(chair: Visitor, at: str, words: str, name: str) -> None:
    """Asked what for; shown once; the line stays for everyone who settles it. Then the extract, which names nobody."""
    page = chair.page
    open_link(page, "Mở niêm phong")
    chair.look("petitions-opening")
    fill(page, reason="Xác minh nhân thân theo QĐ 71")
    press(page, "Ghi sổ và mở")
    assert words in main(page)
    assert name in main(page)
    chair.look("petitions-opened")
    page.goto(at)
    expect(page.locator("main")).to_contain_text("Xác minh nhân thân theo QĐ 71")
    assert "Chủ tịch" in main(page)
    assert name not in page.content()
    chair.look("petitions-denunciation")
    open_link(page, "Viết bản trích")
    fill(page, text="Một người giữ kho bị tố cáo lấy vật liệu của phường.")
    page.locator("main form button.primary").click()
    page.wait_for_url(f"**{at}")


def settle(chair: Visitor, at: str) -> None:
    take(chair, at, "Thụ lý", paper="71/QĐ-UBND")
    assert spoken(due("denunciation.resolve", TODAY).due) in main(chair.page)
    take(chair, at, "Đã báo người tố cáo")
    take(chair, at, "Gia hạn", paper="72/QĐ-UBND", words="Phải kiểm kê kho.", result="complex")
    assert spoken(due("denunciation.resolve_complex", TODAY).due) in main(chair.page)
    take(chair, at, "Kết luận nội dung tố cáo", paper="03/KL-UBND", result="right", words="Có lấy 20 bao xi măng.")
    take(chair, at, "Đã gửi kết luận", to="Người tố cáo, người bị tố cáo")
    take(chair, at, "Xử lý theo kết luận", words="Buộc trả lại, kỷ luật cảnh cáo.")
    take(chair, at, "Đã công khai kết luận", words="Niêm yết tại trụ sở, không nêu người tố cáo.")
    take(chair, at, "Kết thúc")
    chair.look("petitions-denunciation-archived")
