"""The pages: read without an account, forms that lose nothing, the desk from the plan to the result."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.journal.models import Entry
from dinh.ground.room import INDICATORS, PUBLIC_PAGES
from dinh.law.periods import Period
from dinh.rights.consult import actions, queries
from dinh.rights.consult.guard import SENDS, pin_for
from dinh.rights.consult.models import Consultation, Opinion
from dinh.rights.consult.room import public_items, today_items
from dinh.rights.consult.tests.conftest import AFTER, DAY, FEE, LAST, TEXT, client_of, fresh, on

DESK = "/ban-lam-viec/lay-y-kien/"


def text(response) -> str:
    return response.content.decode()


def key_in(response) -> str:
    return re.search(r'name="key" value="([^"]+)"', text(response))[1]


def test_everyone_reads_the_draft_by_clause(client, one, say, tu):
    row = say(one, "Xin giảm <b>mức</b> đóng góp.")
    actions.release(by=tu, consultation=one, opinions=[row])
    page = text(client.get(one.path))
    assert "Điều 2" in page
    assert "1 ý kiến" in page
    assert "csrfmiddlewaretoken" not in page
    read = text(client.get(f"/lay-y-kien/{one.ref}/y-kien"))
    assert "&lt;b&gt;mức&lt;/b&gt;" in read
    for url in ("/lay-y-kien/", "/lay-y-kien/?q=quy che", "/lay-y-kien/moi.atom", "/ban"):
        assert one.title in text(client.get(url)), url
    notice = client.get(f"/lay-y-kien/{one.ref}/thong-bao.pdf")
    assert notice.content[:4] == b"%PDF"
    assert next(iter(public_items(one.commune, 5))).right == "ban"
    assert PUBLIC_PAGES["LY"]


def test_what_is_not_public_is_not_found(client, sent):
    one = sent()
    for url in (one.path, f"/lay-y-kien/{one.ref}/gop-y", f"/lay-y-kien/{one.ref}/y-kien", "/p/LY-XXXX-XXXX"):
        assert client.get(url).status_code == 404, url


def test_empty_pages_say_what_they_are_for(client, ward, tu):
    assert "Hiện không có dự thảo nào" in text(client.get("/lay-y-kien/"))
    assert "Chưa có việc lấy ý kiến nào" in text(client_of(tu).get(DESK))
    assert client.get("/lay-y-kien/theo-doi").status_code == 200


def test_an_opinion_is_sent_and_its_answer_read_by_reference_and_pin(client, explained, opened, tu):
    one = opened(title="Việc đang mở")
    url = reverse("consult:opine", args=[one.ref])
    clause = queries.clauses(one).get(label="Điều 2")
    form = client.get(url, {"dieu": clause.pk})
    assert f'value="{clause.pk}" selected' in text(form)
    key = key_in(form)
    short = client.post(url, {"key": key, "text": "ừ", "name": "Bà Lan", "clause": clause.pk})
    assert short.status_code == 400
    assert "Bà Lan" in text(short)
    receipt = client.post(url, {"key": key, "text": FEE, "clause": clause.pk, "stance": "change"})
    again = client.post(url, {"key": key, "text": FEE, "clause": clause.pk, "stance": "change"})
    assert "chỉ giữ một bản" in text(again)
    row = Opinion.objects.get(consultation=one)
    pin = re.search(r'code">(\d{6})<', text(receipt))[1]
    mine = client.post("/lay-y-kien/theo-doi", {"ref": row.ref.lower(), "pin": pin})
    assert FEE in text(mine)
    assert "Chưa có trả lời" in text(mine)
    assert client.post("/lay-y-kien/theo-doi", {"ref": row.ref, "pin": "1"}).status_code == 400
    asked = client.post("/lay-y-kien/rut", {"ref": row.ref, "pin": pin})
    assert "Rút ý kiến này?" in text(asked)
    assert "Đã rút ý kiến này" in text(client.post("/lay-y-kien/rut", {"ref": row.ref, "pin": pin, "confirm": "1"}))
    assert not queries.opinions(one).exists()
    done = explained()
    answered = done.opinions.order_by("pk")[0]
    with on(AFTER):
        mine = client.post("/lay-y-kien/theo-doi", {"ref": answered.ref, "pin": pin_for(answered.key)})
    assert "Giảm còn một trăm nghìn đồng." in text(mine)
    assert "Sửa ở:" in text(mine)


def test_opened_before_midnight_and_sent_after_the_law_answers_and_the_text_is_kept(client, one):
    url = reverse("consult:opine", args=[one.ref])
    with on(LAST, 23, 59, 50):
        key = key_in(client.get(url))
    with on(AFTER, 0, 0, 5):
        late = client.post(url, {"key": key, "text": "Ý kiến viết lúc nửa đêm của tôi"})
    assert late.status_code == 400
    assert "Điều 28" in text(late)
    assert "Ý kiến viết lúc nửa đêm của tôi" in text(late)
    assert not Opinion.objects.exists()


def test_whoever_is_signed_in_speaks_as_nobody(opened, tu, lan):
    one = opened(statements_open=True)
    actions.seed(by=tu, consultation=one, text="Nên mở buổi tối.")
    for who in (tu, lan):
        client = client_of(who)
        url = reverse("consult:opine", args=[one.ref])
        assert client.post(url, {"key": key_in(client.get(url)), "text": FEE}).status_code == 200
        client.post(reverse("consult:statements", args=[one.ref]), {"cau-1": "dong-y"})
    said = Entry.objects.filter(what__in=["consult.opine", "consult.voice"])
    assert said.count() == 4
    assert not said.exclude(user_id=None, post_id=None).exists()
    assert not Opinion.objects.exclude(post=None).exists()


def test_deciding_shows_what_would_go_against_most(explained, binh):
    one = explained("explained", "Vì phải đủ chi.", "")
    with on(AFTER):
        page = text(client_of(binh).get(f"{DESK}{one.ref}/quyet-dinh"))
    assert "2/3 lượt" in page


def test_programs_floods_and_old_forms_are_told_and_lose_nothing(client, one):
    url = reverse("consult:opine", args=[one.ref])
    key = key_in(client.get(url))
    assert client.post(url, {"key": key, "text": FEE, "website": "http://x"}).status_code == 429
    old = client.post(url, {"key": "gia-mao", "text": FEE})
    assert FEE in text(old)
    assert client.post(url, {"key": key_in(old), "text": FEE}).status_code == 200
    for _each in range(SENDS.times):
        SENDS.count(f"{one.commune_id}:127.0.0.1")
    flood = client.post(url, {"key": key_in(client.get(url)), "text": FEE})
    assert flood.status_code == 429
    assert FEE in text(flood)
    assert Opinion.objects.count() == 1


def test_the_desk_from_the_plan_to_the_opening(ward, tu):
    client = client_of(tu)
    body = ward.bodies["UBND"].pk
    plan = {
        "kind": "YK5", "title": "Quyết định về giờ chợ", "about": "Chợ mở mấy giờ thì tiện?", "forms": ["b", "e"],
        "method": "Đăng trang, họp tổ", "until": f"{LAST:%Y-%m-%d}", "answerer": "Văn phòng", "body": body,
    }  # fmt: skip
    short = client.post(f"{DESK}moi", {**plan, "until": f"{DAY:%Y-%m-%d}"})
    assert short.status_code == 400
    assert "Điều 28" in text(short)
    assert "Quyết định về giờ chợ" in text(short)
    assert client.post(f"{DESK}moi", plan).status_code == 302
    one = Consultation.objects.get()
    base = f"{DESK}{one.ref}"
    empty = client.post(f"{base}/du-thao/moi", {"text": ""})
    assert empty.status_code == 400
    bad = SimpleUploadedFile("x.pdf", b"\x00\x01")
    assert client.post(f"{base}/du-thao/moi", {"upload": bad}).status_code == 400
    upload = SimpleUploadedFile("du-thao.txt", TEXT.encode())
    assert client.post(f"{base}/du-thao/moi", {"upload": upload}).status_code == 302
    page = client.get(f"{base}/du-thao/1")
    assert "Điều 2" in text(page)
    pieces = {"label": ["", "Điều 1", "Điều 2"], "text": ["Đầu", "Một", "Hai\n---\nBa"], "join": ["1"]}
    assert client.post(f"{base}/du-thao/1", pieces).status_code == 302
    assert [clause.text for clause in queries.clauses(one)] == ["Đầu\nĐiều 1. Một", "Hai", "Ba"]
    assert client.post(f"{base}/du-thao/1", {"label": [""], "text": [" "]}).status_code == 400
    attached = {"upload": SimpleUploadedFile("to-trinh.txt", b"To trinh"), "title": "Tờ trình"}
    assert client.post(f"{base}/tai-lieu", attached).status_code == 302
    row = one.attachments.get()
    assert Client().get(reverse("files:download", args=[row.file_id])).status_code == 404
    early = client.post(f"{base}/cong-bo", {"edition": fresh(one).edition})
    assert "Mặt trận" in text(early)
    sent = {"council_on": f"{DAY:%Y-%m-%d}", "front_on": f"{DAY:%Y-%m-%d}", "edition": fresh(one).edition}
    assert client.post(f"{base}/gui", sent).status_code == 302
    assert "Vì sao là ngày này?" in text(client.get(f"{base}/cong-bo"))
    assert client.post(f"{base}/cong-bo", {"edition": fresh(one).edition}).status_code == 302
    assert Client().get(reverse("files:download", args=[row.file_id])).status_code == 200
    assert client.get(f"{base}/van-ban/ke-hoach").content[:2] == b"PK"
    for slug in ("sua", "keo-dai", "dung", "tong-hop", "giai-trinh", "quyet-dinh", "xoa-nguoi-gop-y"):
        assert client.get(f"{base}/{slug}").status_code == 200, slug
    assert client.get(f"{base}/khong-co").status_code == 404


def test_opinions_are_typed_in_screened_grouped_and_answered_on_the_desk(one, say, tu, ba):
    client, base = client_of(tu), f"{DESK}{one.ref}"
    clause = queries.clauses(one).get(label="Điều 2")
    form = client.get(f"{base}/y-kien/nhap")
    typed = {
        "key": key_in(form),
        "channel": "paper",
        "received_on": f"{DAY:%Y-%m-%d}",
        "text": FEE,
        "clause": clause.pk,
    }
    assert "Mã PIN" in text(client.post(f"{base}/y-kien/nhap", typed))
    minutes = {
        "key": key_in(client.get(f"{base}/y-kien/bien-ban")), "form": "b", "held_on": f"{DAY:%Y-%m-%d}",
        "place": "Nhà văn hóa", "attended": "30", "y0-text": f"{FEE} Cả tổ nói vậy.", "y0-voices": "31",
        "y0-clause": clause.pk,
    }  # fmt: skip
    wrong = client.post(f"{base}/y-kien/bien-ban", minutes)
    assert wrong.status_code == 400
    assert "31 người" in text(wrong)
    assert client.post(f"{base}/y-kien/bien-ban", {**minutes, "y0-voices": "30"}).status_code == 302
    named = say(one, "Ông Tạ Văn Hợi ghi sổ chưa rõ.")
    chosen = [row.pk for row in queries.opinions(one)]
    assert "nhắc tên" in text(client.get(f"{base}/y-kien"))
    client.post(f"{base}/y-kien/cho-hien", {"y-kien": chosen})
    assert queries.released(one).count() == 2
    mine = f"{base}/y-kien/{named.pk}"
    assert client.post(mine, {"viec": "giu", "reason": ""}).status_code == 400
    assert client.post(mine, {"viec": "giu", "reason": "Nói về một người"}).status_code == 302
    suggested = text(client.get(f"{base}/nhom"))
    assert "Lập mọi nhóm mới" in suggested
    client.post(f"{base}/nhom", {"y-kien": chosen[:2], "ten": "Giảm mức đóng", "dieu": clause.pk})
    client.post(mine, {"viec": "gac", "reason": "Không nói về dự thảo"})
    assert not queries.loose(one).exists()
    client.post(f"{base}/nhom/lui")
    assert queries.loose(one).count() == 1
    client.post(mine, {"viec": "gac", "reason": "Không nói về dự thảo"})
    group = one.opinion_groups.get()
    url = f"{base}/nhom/{group.pk}"
    assert client.post(url, {"viec": "tra-loi", "answer": "taken_in", "text": "Được"}).status_code == 400
    assert client.post(url, {"viec": "tra-loi", "answer": "explained", "text": "Vì phải đủ chi"}).status_code == 302
    assert client.post(url, {"viec": "chuyen"}).status_code == 400
    assert client.post(url, {"viec": "ten", "title": "Bớt tiền", "clause": clause.pk}).status_code == 302
    assert "Bớt tiền" in text(client.get(url))
    sheet = load_workbook(io.BytesIO(client.get(f"{base}/y-kien", {"xuat": "xlsx"}).content)).active
    assert sheet.max_row == 4
    for filters in ({"kenh": "paper"}, {"hien": "kept"}, {"nhom": "chua"}, {"q": "muc dong"}, {"dieu": "0"}):
        assert client.get(f"{base}/y-kien", filters).status_code == 200
    assert client_of(ba).get(f"{base}/y-kien").status_code == 200
    assert FEE not in text(client_of(ba).get(f"{base}/y-kien"))
    assert client_of(ba).get(mine).status_code == 403


def test_names_leave_the_office_only_with_who_may(one, say, tu, mai):
    say(one, FEE, name="Vũ Thị Lan", contact="0912345678")
    for who, seen in ((tu, True), (mai, False)):
        sheet = load_workbook(
            io.BytesIO(client_of(who).get(f"{DESK}{one.ref}/y-kien", {"xuat": "xlsx"}).content)
        ).active
        said = str([[cell.value for cell in row] for row in sheet.rows])
        assert ("Vũ Thị Lan" in said) is seen
        assert (FEE in said) is seen


def test_the_result_reaches_everyone(client, decided, tu):
    one = decided()
    with on(AFTER):
        desk = client_of(tu)
        form = {"summary": "Mức đóng góp giảm một nửa.", "looked": "on", "edition": fresh(one).edition}
        assert desk.post(f"{DESK}{one.ref}/cong-khai-ket-qua", form).status_code == 302
        page = text(client.get(one.path))
        assert "Giảm còn một trăm nghìn đồng." in page
        published = client.get(f"/p/{fresh(one).result_ref}")
        assert "Kết quả lấy ý kiến" in text(published)
        assert "Báo cáo tổng hợp, tiếp thu, giải trình" in text(published)
        for url in (
            f"{DESK}{one.ref}",
            f"{DESK}{one.ref}/van-ban/tong-hop",
            f"{DESK}?xuat=xlsx",
            f"{DESK}?giai_doan=open",
        ):
            assert desk.get(url).status_code == 200, url


def test_versions_stand_side_by_side(client, explained, tu):
    one = explained()
    with on(AFTER):
        draft = actions.add_draft(
            by=tu, consultation=one, text=TEXT.replace("200.000", "100.000"), note="Giảm mức đóng góp"
        )
        url = f"/lay-y-kien/{one.ref}/ban-sua/2"
        assert client.get(url).status_code == 404
        pieces = [(clause.label, clause.text) for clause in draft.clauses.all()]
        sent = {"label": [label for label, _text in pieces], "text": [words for _label, words in pieces]}
        assert client_of(tu).post(f"{DESK}{one.ref}/du-thao/2", sent).status_code == 302
        page = text(client.get(url))
        assert "<ins>" in page
        assert client_of(tu).get(f"{DESK}{one.ref}/du-thao/2/so-sanh").status_code == 200


@pytest.mark.parametrize("stage", ["sent", "one", "summarised", "explained", "decided"])
def test_every_stage_has_its_pages_and_its_work(request, stage, tu, binh):
    made = request.getfixturevalue(stage)
    one = made if isinstance(made, Consultation) else made()
    one = one[0] if isinstance(one, tuple) else one
    with on(AFTER):
        for who in (tu, binh):
            assert client_of(who).get(f"{DESK}{one.ref}").status_code == 200
            assert client_of(who).get(f"{DESK}{one.ref}/nhom").status_code == 200
            assert client_of(who).get(f"{DESK}{one.ref}/cau-ngan").status_code == 200
        assert [*today_items(tu, AFTER), *today_items(binh, AFTER)]


def test_numbers_and_the_rows_behind_them(decided, tu):
    one = decided()
    period = Period.parse(str(AFTER.year))
    with on(AFTER):
        actions.publish_result(by=tu, consultation=one, summary="Giảm một nửa.", edition=one.edition, looked=True)
        for key, item in INDICATORS.items():
            if key.startswith("consult."):
                value, rows = item.value(one.commune, period, None), item.rows(one.commune, period, None)
                assert value.part == len(rows), key
                assert all(len(row.cells) == len(item.columns) for row in rows), key
        assert INDICATORS["consult.groups_taken_in"].value(one.commune, period, None).whole == 1
        assert INDICATORS["consult.published_in_time"].value(one.commune, period, None).part == 1
        assert INDICATORS["consult.opinions_web"].value(one.commune, period, None).part == 3
