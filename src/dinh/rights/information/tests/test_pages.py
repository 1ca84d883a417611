"""The pages: asking without an account, following by PIN, the desk, letters, what is refused and how."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from dinh.rights.information import actions
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.pins import new_key, pin_for
from dinh.rights.information.tests.conftest import NEW_LAW, OLD_LAW, WANTED, WHO, on
from dinh.rights.information.views.pages import ACTS

GUI, FOLLOW, DESK = "/xin-thong-tin/gui", "/xin-thong-tin/theo-doi", "/ban-lam-viec/cung-cap-thong-tin/"


def typed(**changes):
    return {
        "wanted": WANTED, "way": "email", "name": WHO.name, "address": WHO.address, "phone": "", "email": WHO.email,
        "fax": "", "website": "", "key": new_key(), "step": "send", **changes,
    }  # fmt: skip


@pytest.fixture
def desk(tu):
    client = Client()
    client.force_login(tu.user)
    return client


@pytest.fixture
def follower(ask):
    """A visitor who has typed the PIN of a new request."""
    receipt = ask()
    client = Client()
    client.post(FOLLOW, {"ref": receipt.request.ref, "pin": receipt.pin})
    return client, receipt.request


def test_three_steps_then_a_last_look_then_sent(ward):
    client, data = Client(), typed()
    assert "csrf" in client.get(GUI).content.decode()
    look = client.post(GUI, {**data, "step": "check"}).content.decode()
    assert "Xem lại trước khi gửi" in look
    assert not InformationRequest.objects.exists()
    back = client.post(GUI, {**data, "step": "edit"}).content.decode()
    assert WANTED in back
    with on(OLD_LAW):
        receipt = client.post(GUI, typed()).content.decode()
    asked = InformationRequest.objects.get()
    assert asked.ref in receipt
    assert pin_for(asked.key) in receipt
    assert "06/08/2026" in receipt
    assert "Vì sao là ngày này?" in receipt


def test_the_receipt_under_the_unread_law_is_plain_about_it(ward):
    with on(NEW_LAW):
        receipt = Client().post(GUI, typed()).content.decode()
    assert "phần mềm chưa có nội dung thời hạn của luật này" in receipt
    assert "Mốc tham khảo theo luật cũ (không còn hiệu lực)" in receipt


def test_sent_twice_is_one_receipt(ward):
    data = typed()
    first, second = (Client().post(GUI, data).content.decode() for _ in range(2))
    asked = InformationRequest.objects.get()
    assert all(pin_for(asked.key) in page for page in (first, second))


@pytest.mark.parametrize(("change", "said"), [
    ({"name": ""}, "Họ và tên"), ({"email": ""}, "Cách nhận đã chọn"), ({"way": "x"}, "Muốn nhận"),
    ({"wanted": "gì"}, "Viết thêm"),
])  # fmt: skip
def test_what_is_missing_is_named_and_nothing_typed_is_lost(ward, change, said):
    page = Client().post(GUI, typed(**change))
    assert page.status_code == 400
    assert said in page.content.decode()
    assert WHO.address in page.content.decode()


def test_a_stale_or_forged_form_is_shown_again_with_its_words(ward):
    page = Client().post(GUI, typed(key="bịa"))
    assert page.status_code == 400
    assert WANTED in page.content.decode()
    assert not InformationRequest.objects.exists()


def test_programs_and_floods_are_stopped(ward):
    client = Client()
    assert client.post(GUI, typed(website="http://x")).status_code == 429
    for _ in range(10):
        assert client.post(GUI, typed()).status_code == 200
    assert client.post(GUI, typed()).status_code == 429
    assert InformationRequest.objects.count() == 10
    assert not [key for key in getattr(cache, "_cache", {}) if "127.0.0.1" in key]


def test_following_needs_both_codes_and_wrong_ones_run_out(ask):
    receipt, client = ask(), Client()
    ref = receipt.request.ref
    assert client.get(f"{FOLLOW}/{ref}").status_code == 302
    wrong = client.post(FOLLOW, {"ref": ref, "pin": "abc"})
    none = client.post(FOLLOW, {"ref": "TT-AAAA-2222", "pin": "abc"})
    said = "Mã yêu cầu hoặc mã PIN chưa đúng"
    assert said in wrong.content.decode()
    assert said in none.content.decode()
    for _ in range(4):
        client.post(FOLLOW, {"ref": ref, "pin": "abc"})
    assert client.post(FOLLOW, {"ref": ref, "pin": receipt.pin}).status_code == 429
    cache.clear()
    assert client.post(FOLLOW, {"ref": ref.lower(), "pin": receipt.pin})["Location"].endswith(ref)


def test_the_follower_sees_the_timeline_and_leaves(follower):
    client, asked = follower
    page = client.get(f"{FOLLOW}/{asked.ref}")
    assert page["Cache-Control"].startswith("max-age=0")
    assert "Nhận yêu cầu" in page.content.decode()
    client.post("/xin-thong-tin/thoi-theo-doi")
    assert client.get(f"{FOLLOW}/{asked.ref}").status_code == 302


def test_the_follower_completes_doubts_withdraws_and_takes_the_files(follower, tu, ask):
    client, asked = follower
    asked = actions.clarify(by=tu, asked=asked, words="Quỹ nào, năm nào?", edition=asked.edition)
    assert "Quỹ nào, năm nào?" in client.get(f"{FOLLOW}/{asked.ref}").content.decode()
    assert client.post(f"{FOLLOW}/{asked.ref}/bo-sung", {"words": ""}).status_code == 400
    assert client.post(f"{FOLLOW}/{asked.ref}/bo-sung", {"words": "Năm 2025"}).status_code == 302
    asked.refresh_from_db()
    asked = actions.answer(
        by=tu, asked=asked, text="Đây.", uploads=[(b"Thu chi nam 2025", "a.txt")], edition=asked.edition
    )
    file = asked.answers.get().files.get()
    assert client.get(f"{FOLLOW}/{asked.ref}/tep/{file.pk}").content.startswith(b"Thu chi")
    assert client.get(f"{FOLLOW}/{asked.ref}/tep/999").status_code == 404
    assert Client().get(f"{FOLLOW}/{asked.ref}/tep/{file.pk}").status_code == 302
    assert Client().get(f"/tep/{file.pk}/").status_code == 404
    assert client.post(f"{FOLLOW}/{asked.ref}/xem-lai", {"wrong": "1", "words": "Sai số"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "review"
    other = ask().request
    assert client.post(f"{FOLLOW}/{other.ref}/rut").status_code == 302
    other.refresh_from_db()
    assert other.state == "new"


def test_the_desk_from_receipt_to_answer(desk, ask):
    with on(NEW_LAW):
        asked = ask().request
        assert "Chưa ghi hạn" in desk.get(DESK).content.decode()
        page = desk.get(f"{DESK}{asked.ref}").content.decode()
        assert WHO.name in page
        assert "Mốc tham khảo" in page
        sent = {"edition": asked.edition, "subject": "Thu, chi quỹ", "sort": "simple"}
        assert desk.post(f"{DESK}{asked.ref}/tiep-nhan", sent).status_code == 302
        asked.refresh_from_db()
        due = {"edition": asked.edition, "due": "2026-11-30", "ground": "Điều … luật mới"}
        assert desk.post(f"{DESK}{asked.ref}/han", due).status_code == 302
        assert "do cán bộ ghi, chưa kiểm chứng" in desk.get(f"{DESK}{asked.ref}").content.decode()
        asked.refresh_from_db()
        file = SimpleUploadedFile("bang.txt", "Thu chi quỹ năm 2025".encode())
        reply = {"edition": asked.edition, "text": "Đây.", "attachments": [file]}
        assert desk.post(f"{DESK}{asked.ref}/tra-loi", reply).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert asked.answers.get().files.count() == 1


def test_typed_text_survives_someone_elses_act(desk, accepted, tu):
    asked = accepted()
    actions.record_due(by=tu, asked=asked, due=date(2099, 1, 1), ground="Điều …", edition=asked.edition)
    page = desk.post(f"{DESK}{asked.ref}/tra-loi", {"edition": asked.edition, "text": "Câu trả lời dài của tôi"})
    assert page.status_code == 400
    assert "Câu trả lời dài của tôi" in page.content.decode()
    assert "đã có thay đổi" in page.content.decode()
    assert f'value="{asked.edition + 1}"' in page.content.decode()


@pytest.mark.parametrize("slug", ACTS)
def test_every_act_has_a_page_that_asks_or_says_why_not(desk, accepted, slug):
    asked = accepted()
    page = desk.get(f"{DESK}{asked.ref}/{slug}")
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode() or "<form" in page.content.decode()
    assert desk.post(f"{DESK}{asked.ref}/{slug}", {}).status_code == 400


def test_officials_write_down_for_others_and_print_the_receipt(desk):
    with on(date(2026, 8, 6)):
        data = typed(channel="desk", received_on="2026-08-03")
        page = desk.post(f"{DESK}nhap", data).content.decode()
        late = desk.post(f"{DESK}nhap", typed(channel="desk", received_on="2026-08-09"))
    asked = InformationRequest.objects.get()
    assert pin_for(asked.key) in page
    assert asked.received_on == OLD_LAW
    assert late.status_code == 400
    assert "sau hôm nay" in late.content.decode()


def test_the_book_filters_exports_and_prints(desk, answered, ask):
    with on(OLD_LAW):
        answered(who=WHO, wanted="=HYPERLINK(1) xin thông tin")
        ask(way="post")
    with on(date(2026, 8, 20)):
        assert "Không có yêu cầu nào khớp" in desk.get(DESK, {"q": "không có đâu"}).content.decode()
        assert desk.get(DESK, {"tre": "on"}).content.decode().count("<tbody><tr>") == 1
        sheet = load_workbook(io.BytesIO(desk.get(DESK, {"xuat": "xlsx"}).content)).active
        assert "Sổ theo dõi" in desk.get(DESK, {"in": "1"}).content.decode()
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["2/2026", "1/2026"]


def test_an_unknown_request_is_not_found_and_another_communes_neither(desk, khanh):
    assert desk.get(f"{DESK}TT-AAAA-2222").status_code == 404
    assert desk.get(f"{DESK}TT-AAAA-2222/tra-loi").status_code == 404


def test_letters_come_as_they_are_needed(desk, accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
        assert desk.get(f"{DESK}{asked.ref}/van-ban/phieu-tiep-nhan").content[:2] == b"PK"
        assert desk.get(f"{DESK}{asked.ref}/van-ban/tu-choi").status_code == 404
        actions.refuse(by=tu, asked=asked, ground="private", reason="Chưa ai đồng ý", edition=asked.edition)
        assert desk.get(f"{DESK}{asked.ref}/van-ban/tu-choi").content[:2] == b"PK"


def test_pages_without_forms_stand(ward):
    for path in ("", "danh-muc", "mau-giay", "da-tra-loi", "gui", "theo-doi"):
        assert Client().get(f"/xin-thong-tin/{path}").status_code == 200
