"""The pages: filled from the unit's data, what is left is named, nothing typed is lost; the public ones are one."""

from __future__ import annotations

import io
from datetime import date

from django.test import Client
from openpyxl import load_workbook

from dinh.ground.journal.models import Entry
from dinh.office.library import actions, shelf
from dinh.office.library.actions import Adopted
from dinh.office.library.models import Adoption, OwnVersion
from dinh.office.library.tests.conftest import DAY, client_of
from dinh.office.papers.models import Paper
from dinh.rights.workplaces import actions as workplaces
from dinh.scribe.decode import decode
from dinh.scribe.reading import read

DESK = "/ban-lam-viec/thu-vien"
UNIT, OFFICE = "quy-che-dan-chu-don-vi", "quy-che-dan-chu-co-quan"
HOST = {"HTTP_HOST": "localhost"}


def words(response) -> str:
    return read(decode(b"".join(response.streaming_content) if response.streaming else response.content, "a.docx")).text


def test_filled_from_records_then_typed_then_taken(ward, nga, mai):
    school = ward.bodies["THĐM"]
    workplaces.describe(by=nga, body=school, day=date(2026, 1, 1), staff=41, union=True)
    client, url = client_of(nga), f"{DESK}/mau/{UNIT}/dien/"
    page = client.get(url).content.decode()  # her own unit is chosen
    assert "Trường Tiểu học Đình Minh" in page
    assert 'value="41"' in page
    assert "Còn để trống:" in page
    code = {"noi": f"b{school.pk}", "ban": "m1", "f_unit__name": school.name, "f_workplace__staff": "42"}
    before = Entry.objects.count()
    wrong = client.post(url, {**code, "f_comment_days": "bảy", "f_hotline": "0239 100", "step": "take"})
    assert wrong.status_code == 400
    assert "0239 100" in wrong.content.decode()
    typed = {**code, "f_comment_days": "7", "f_hotline": "0239 100", "f_board_place": "<b>Sảnh</b>"}
    shown = client.post(url, {**typed, "step": "show"})
    assert "<mark>0239 100</mark>" in shown.content.decode()
    assert "&lt;b&gt;Sảnh" in shown.content.decode()
    taken = client.post(url, {**typed, "step": "take"})
    text = words(taken)
    assert "tổng số 42 người" in text
    assert "0239 100" in text
    assert "…" in text
    assert "HIỆU TRƯỞNG" in text
    assert Entry.objects.count() == before, "a download writes nothing"
    assert client.get(url, {"noi": f"b{ward.bodies['UBND'].pk}"}).status_code == 404
    assert client.get(f"{DESK}/mau/khong-co/dien/").status_code == 404
    group = client_of(mai).get(f"{DESK}/mau/huong-uoc-quy-uoc/dien/?noi=g{_group(ward)}").content.decode()
    assert "Tổ dân phố 2" in group


def _group(ward) -> int:
    from dinh.ground.places.models import ResidentialGroup

    return ResidentialGroup.objects.get(code="to-2").pk


def test_the_desks_pages_open_and_take_what_is_typed(ward, tu, nga, mai, office):
    client, school = client_of(tu), ward.bodies["THĐM"]
    for path in ("", f"mau/{OFFICE}/", f"mau/{OFFICE}/so-sanh/", f"mau/{OFFICE}/sua/", "ban-hanh/", "ho-so/",
                 "cho-dien/", f"ho-so/ho-so-co-quan-don-vi/{school.pk}/", "mau/huong-uoc-quy-uoc/"):  # fmt: skip
        assert client.get(f"{DESK}/{path}").status_code == 200, path
    wish = {"bodies": [school.pk], "ground": "Công văn 41/UBND-VP", "begins": "2026-10-01", "due": "2026-12-31"}
    asked = client.post(f"{DESK}/mau/{UNIT}/yeu-cau/", wish)
    assert asked.status_code == 302
    empty = client.post(f"{DESK}/mau/{UNIT}/ban-hanh/{school.pk}/", {"code": "m1", "differs": "Thêm khoản"})
    assert empty.status_code == 400
    assert "Thêm khoản" in empty.content.decode()
    done = client.post(f"{DESK}/mau/{UNIT}/ban-hanh/{school.pk}/", {
        "code": "m1", "number": "12/QĐ-THĐM", "day": "2026-10-05", "differs": ""})  # fmt: skip
    made = Adoption.objects.get()
    assert done.url == f"{DESK}/ban-hanh/{made.pk}/"
    assert "12/QĐ-THĐM" in client.get(done.url).content.decode()
    book = load_workbook(io.BytesIO(client.get(f"{DESK}/ban-hanh/?xuat=xlsx").content)).active
    assert [cell.value for cell in book[2]][3:5] == ["theo bản đang dùng", "12/QĐ-THĐM"]
    for path in ("?xuat=xlsx", f"ho-so/ho-so-co-quan-don-vi/{school.pk}/?xuat=xlsx"):
        assert client.get(f"{DESK}/{path}")["Content-Type"].endswith("sheet")
    stranger = client_of(mai).post(f"{DESK}/ban-hanh/{made.pk}/ghi-nham/", {"reason": "thử"})
    assert stranger.status_code == 400
    assert "Chỉ người của đơn vị ấy" in stranger.content.decode()
    assert client_of(nga).post(f"{DESK}/ban-hanh/{made.pk}/ghi-nham/", {"reason": "Ghi nhầm"}).status_code == 302
    line = client.post(
        f"{DESK}/ho-so/ho-so-co-quan-don-vi/{school.pk}/2/?nam=2026", {"day": "2026-01-09", "where": "Tủ 2"}
    )
    assert line.status_code == 302
    assert "Tủ 2" in client.get(line.url).content.decode()


def test_a_decision_in_the_register_gives_its_number_and_day(ward, nga):
    school = ward.bodies["THĐM"]
    paper = Paper(
        commune=ward.commune, ref="VB-2345-6789", direction="out", state="registered", body=school, system="state",
        type_name="Quyết định", number="21/QĐ-THĐM", issued=date(2026, 10, 6), register_key="2026|QĐ",
        register_number=21, subject="Ban hành Quy chế thực hiện dân chủ",
    )  # fmt: skip
    paper.save()
    client, url = client_of(nga), f"{DESK}/mau/{UNIT}/ban-hanh/{school.pk}/"
    nothing = client.post(url, {"code": "m1", "paper": "", "differs": ""})
    assert nothing.status_code == 400
    done = client.post(url, {"code": "m1", "paper": paper.ref, "differs": ""})
    assert done.status_code == 302
    made = Adoption.objects.get()
    assert (made.number, made.day, made.paper) == ("21/QĐ-THĐM", date(2026, 10, 6), paper)
    assert f"/ban-lam-viec/van-ban/{paper.ref}" in client.get(done.url).content.decode()


def test_a_wording_is_shown_before_it_is_saved(ward, tu):
    client, url, base = client_of(tu), f"{DESK}/mau/{OFFICE}/sua/", shelf.newest(OFFICE)
    bad = {"changed": "Thêm", "seen": "0", "body": "## Điều 1. Một\n{{khong.co}}"}
    shown = client.post(url, {**bad, "step": "show"})
    assert shown.status_code == 200
    assert "Dòng 2" in shown.content.decode()
    refused = client.post(url, bad)
    assert refused.status_code == 400
    assert "{{khong.co}}" in refused.content.decode()
    assert not OwnVersion.objects.exists()
    saved = client.post(url, {"changed": "Thêm một câu", "seen": "0", "body": f"{base.body}\nThêm một câu."})
    assert saved.status_code == 302
    page = client.get(f"{DESK}/mau/{OFFICE}/").content.decode()
    assert "bản địa phương 1" in page
    assert "Thêm một câu." in page
    assert "Thêm một câu." in client.get(f"{DESK}/mau/{OFFICE}/so-sanh/").content.decode()


def test_everyone_reads_takes_and_sees_who_has_what(ward, nga):
    school = ward.bodies["THĐM"]
    actions.adopt(by=nga, body=school, key=UNIT, made=Adopted("m1", DAY, "12/QĐ-THĐM", differs="Riêng của trường"))
    visitor = Client()
    listed = visitor.get("/thu-vien-mau/").content.decode()
    assert "Quy chế thực hiện dân chủ ở đơn vị sự nghiệp công lập" in listed
    assert "Hồ sơ thực hiện" not in listed
    assert "Không có mẫu nào khớp" in visitor.get("/thu-vien-mau/?q=khonggi").content.decode()
    page = visitor.get(f"/thu-vien-mau/{UNIT}").content.decode()
    assert "12/QĐ-THĐM" in page
    assert "Riêng của trường" not in page
    taken = words(visitor.get(f"/thu-vien-mau/{UNIT}.docx"))
    assert "Chương I" in taken or "CHƯƠNG I" in taken.upper()
    made = visitor.get("/thu-vien-mau/da-ban-hanh").content.decode()
    assert school.name in made
    assert "12/QĐ-THĐM" in made
    assert visitor.get("/thu-vien-mau/khong-co").status_code == 404
    assert "chưa xác minh" in visitor.get("/thu-vien-mau/quy-che-doi-thoai-doanh-nghiep").content.decode()
