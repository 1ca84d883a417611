"""The pages: a resident comments and follows, a body scores itself, an appraiser decides, the editor mends a draft."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from dinh.account.scores import actions, queries
from dinh.account.scores.models import Comment, Line, Rubric
from dinh.account.scores.room import remind
from dinh.account.scores.rubrics.files import read, shipped, write
from dinh.account.scores.tests.conftest import FULL, data, score
from dinh.account.scores.tests.test_course import appraised, fresh, published
from dinh.ground.alerts.models import Notice
from dinh.ground.room import INDICATORS, PUBLIC, SEARCH, TODAY
from dinh.law.periods import Period

DESK = "/ban-lam-viec/cham-diem/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def client_of(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_body_scores_itself_on_the_pages(campaign, tu, mai):
    client, ref = client_of(tu), campaign.ref
    sheet = campaign.sheets.first()
    base = f"{DESK}{ref}/phieu/{sheet.key}"
    assert "Phiếu của đơn vị mình" in words(client.get(DESK))
    page = client.get(base)
    assert "chưa chấm" in words(page)
    assert f"{base}/tu-cham/a.2" in page.content.decode()
    line = Line.objects.get(sheet=sheet, key="a.2")
    bad = client.post(f"{base}/tu-cham/a.2", {"points": "9", "note": "Đủ", "edition": line.edition})
    assert bad.status_code == 400
    assert "từ 0 đến 2" in words(bad)
    assert 'value="9"' in bad.content.decode()
    good = {"points": "1,5", "note": "Có kế hoạch.", "edition": line.edition, "address": "/biet", "title": "Kế hoạch"}
    done = client.post(f"{base}/tu-cham/a.2", good)
    assert done.status_code == 302
    assert done.headers["Location"].endswith("/tu-cham/b")
    line.refresh_from_db()
    assert line.claimed == {"points": "1.5"}
    assert line.evidence.get().address == "/biet"
    stale = client.post(f"{base}/tu-cham/a.2", {**good, "points": "2", "edition": 1})
    assert stale.status_code == 400
    assert "người khác vừa sửa" in words(stale)
    assert client_of(mai).post(f"{base}/tu-cham/b", {"part": 1, "whole": 1, "edition": 1}).status_code == 400
    not_yet = client.post(f"{base}/gui", {"edition": sheet.edition})
    assert not_yet.status_code == 400
    assert "b: chưa chấm" in words(not_yet)
    proof = line.evidence.get()
    assert client.post(f"{base}/tu-cham/a.2/minh-chung/{proof.pk}/bo").status_code == 302
    assert not line.evidence.exists()
    assert client.get(f"{base}/ho-so/a.1").status_code == 200
    assert client.get(f"{base}/ho-so/a.2").status_code == 404


def test_from_the_draft_on_the_board_to_the_published_file(on, campaign, tu, mai, lua, hung, thanh):
    for by, sheet in ((tu, campaign.sheets.first()), (mai, campaign.sheets.last())):
        score(by, sheet)
    everyone, desk, chair = Client(), client_of(lua), client_of(hung)
    assert everyone.get(campaign.path).status_code == 404
    campaign = appraised(campaign, thanh, lua)
    page = desk.get(f"{DESK}{campaign.ref}/niem-yet")
    assert "06/12/2026" in words(page)
    assert desk.post(f"{DESK}{campaign.ref}/niem-yet", {"edition": campaign.edition}).status_code == 302
    campaign = fresh(campaign)
    public = everyone.get(campaign.path)
    assert "Dự thảo đang niêm yết" in words(public)
    assert "/gop-y" in public.content.decode()
    form = everyone.get(f"/cham-diem/{campaign.ref}/gop-y")
    key = re.search(r'name="key" value="([^"]+)"', form.content.decode())[1]
    spam = everyone.post(f"/cham-diem/{campaign.ref}/gop-y", {"text": "Mua hàng", "key": key, "website": "x"})
    assert spam.status_code == 429
    assert not Comment.objects.exists()
    sent = everyone.post(f"/cham-diem/{campaign.ref}/gop-y", {"text": "Sao hai nơi bằng nhau?", "key": key})
    ref, pin = re.findall(r'<dd class="total code">([^<]+)</dd>', sent.content.decode())
    again = everyone.post(f"/cham-diem/{campaign.ref}/gop-y", {"text": "Sao hai nơi bằng nhau?", "key": key})
    assert "chỉ giữ một bản" in words(again)
    assert Comment.objects.count() == 1
    told = Comment.objects.get()
    answer = {"answer": "Vì làm như nhau.", "released": "on"}
    assert desk.post(f"{DESK}{campaign.ref}/y-kien/{told.pk}", answer).status_code == 302
    assert "Vì làm như nhau" in words(everyone.post("/cham-diem/theo-doi", {"ref": ref, "pin": pin}))
    assert everyone.post("/cham-diem/theo-doi", {"ref": ref, "pin": "999999"}).status_code == 400
    assert "Vì làm như nhau" in words(everyone.get(campaign.path))

    on("2026-12-07")
    desk, chair = client_of(lua), client_of(hung)  # a session does not outlive these days
    early = chair.post(f"{DESK}{campaign.ref}/quyet-dinh", {
        "decision": "45/QĐ-UBND", "decided_on": "2026-12-06", "edition": campaign.edition})  # fmt: skip
    assert early.status_code == 400
    assert "sau ngày cuối niêm yết" in words(early)
    assert desk.get(f"{DESK}{campaign.ref}/quyet-dinh").status_code == 200  # told why not
    chair.post(f"{DESK}{campaign.ref}/quyet-dinh", {
        "decision": "45/QĐ-UBND", "decided_on": "2026-12-07", "edition": campaign.edition})  # fmt: skip
    campaign = fresh(campaign)
    assert "Dự thảo" in words(everyone.get(campaign.path))
    desk.post(f"{DESK}{campaign.ref}/cong-bo", {"edition": campaign.edition})
    campaign = fresh(campaign)
    page = words(everyone.get(campaign.path))
    assert "45/QĐ-UBND" in page
    assert page.count(" 1 UBND phường ") == 1
    assert " 1 Ủy ban MTTQ phường " in page
    file = everyone.get(f"/cham-diem/{campaign.ref}/ket-qua.json")
    assert json.loads(file.content) == queries.result(campaign).file
    assert everyone.get(f"/cham-diem/{campaign.ref}/ket-qua.json?lan=7").status_code == 404
    assert b"def outcome" in everyone.get("/cham-diem/cham-lai.py").content
    for path in ("", "cham-lai", f"{campaign.ref}/bang-tin", f"{campaign.ref}/phieu/{campaign.sheets.first().key}"):
        assert everyone.get(f"/cham-diem/{path}").status_code == 200, path
    scheme = everyone.get(f"/cham-diem/bo-tieu-chi/{campaign.rubric.ref}")
    assert "Người chấm cho từ 0 đến 2 điểm" in words(scheme)

    sheet = load_workbook(io.BytesIO(desk.get(f"{DESK}{campaign.ref}/ket-qua.xlsx").content)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [1, 1]
    paper = desk.get(f"{DESK}{campaign.ref}/quyet-dinh.docx")
    assert paper.status_code == 200
    assert paper.content[:2] == b"PK"
    assert "Không có gì khác" in words(desk.get(f"{DESK}{campaign.ref}/doi-chieu"))
    title = [item.title for source in PUBLIC for item in source.items(campaign.commune, 5) if item.url == campaign.path]
    assert title == [campaign.title]
    assert SEARCH["scores"].document(campaign).url == campaign.path

    body = client_of(tu)
    key = campaign.sheets.first().key
    assert (
        body.post(f"{DESK}{campaign.ref}/phieu/{key}/khieu-nai", {"key": "b", "text": "Có mười việc."}).status_code
        == 302
    )
    row = queries.appeals(campaign).get()
    assert any(row.sheet.name in item.title for source in TODAY for item in source(hung, date(2026, 12, 8)))
    where = f"{DESK}{campaign.ref}/khieu-nai/{row.pk}"
    line = Line.objects.get(sheet=row.sheet, key="b")
    assert "Chấp nhận: sửa tiêu chí" in words(chair.get(f"{where}?sua=b"))
    put = {"part": 8, "whole": 10, "reason": "Chỉ có tám việc.", "edition": line.edition}
    assert chair.post(f"{where}?sua=b", put).status_code == 302
    assert queries.result(campaign).number == 2
    assert "Sửa theo khiếu nại" in words(everyone.get(campaign.path))
    period = Period.parse("2026")
    for key in ("scored", "best", "comments", "appeals"):
        offered = INDICATORS[f"scores.{key}"]
        for body_id in (None, row.sheet.body_id):
            value, rows = (ask(campaign.commune, period, body_id) for ask in (offered.value, offered.rows))
            assert value.part == len(rows)
    assert INDICATORS["scores.scored"].value(campaign.commune, period, None).part == 2


def test_the_appraiser_and_two_at_once(campaign, tu, mai, lua, hung, thanh):
    for by, sheet in ((tu, campaign.sheets.first()), (mai, campaign.sheets.last())):
        score(by, sheet)
    actions.to_appraisal(by=lua, campaign=campaign, edition=campaign.edition)
    sheet = campaign.sheets.first()
    base = f"{DESK}{campaign.ref}/phieu/{sheet.key}"
    line = Line.objects.get(sheet=sheet, key="b")
    typed = {"part": 8, "whole": 10, "reason": "Trùng một việc.", "edition": line.edition}
    first = client_of(thanh).post(f"{base}/tham-dinh/b", typed)
    assert first.status_code == 302
    second = client_of(lua).post(f"{base}/tham-dinh/b", {**typed, "part": 7, "reason": "Hai việc trùng."})
    text = second.content.decode()
    assert second.status_code == 400
    assert "Hai việc trùng." in text
    assert "Trưởng Ban Thanh tra nhân dân" in text
    edition = re.search(r'name="edition" value="(\d+)"', text)[1]
    again = {**typed, "part": 7, "reason": "Hai việc trùng.", "edition": edition}
    assert client_of(lua).post(f"{base}/tham-dinh/b", again).status_code == 302
    assert client_of(thanh).post(f"{base}/dong-y", {"edition": sheet.edition}).status_code == 302
    assert client_of(tu).get(f"{base}/tham-dinh/b").status_code == 403
    back = client_of(lua).post(f"{base}/tra-lai", {"reason": "Bổ sung biên bản.", "edition": sheet.edition})
    assert back.status_code == 302
    assert "Bổ sung biên bản" in words(client_of(tu).get(base))
    assert any("bị trả lại" in item.title for source in TODAY for item in source(tu, date(2026, 12, 1)))


def test_the_editor_mends_a_draft(on, lua, hung):
    desk = client_of(lua)
    assert desk.post(f"{DESK}bo-tieu-chi/soan?tu=can-tho-2579").status_code == 302
    draft = Rubric.objects.get()
    base = f"{DESK}bo-tieu-chi/{draft.ref}"
    page = words(desk.get(base))
    assert "điểm do Đình tạm đặt, chưa có phụ lục" in page
    assert "tạm đặt" in page
    part = {
        "edition": 1,
        "key": "1.1",
        "title": "Kế hoạch năm",
        "points": "3,5",
        "kind": "manual",
        "of": "percent",
        "place": 1,
    }
    assert desk.post(f"{base}/muc/1.1", part).status_code == 302
    assert "cộng lại 9.5 điểm, phải bằng 10" in words(desk.get(base))
    stale = desk.post(f"{base}/muc/1.1", part)
    assert stale.status_code == 400
    assert "người khác vừa sửa" in words(stale)
    new = {
        "edition": 2,
        "key": "1.4",
        "title": "Thêm",
        "points": "0,5",
        "kind": "bands",
        "of": "count",
        "bands": "[0, 1) = 0\n[1, ) = 0,5",
    }
    assert desk.post(f"{base}/them/1", {**new, "key": "1.1"}).status_code == 400
    assert desk.post(f"{base}/them/1", {**new, "bands": "0-1: 0"}).status_code == 400
    assert desk.post(f"{base}/them/1", new).status_code == 302
    assert desk.get(base).context["faults"] == []
    draft.refresh_from_db()
    assert (
        desk.post(
            f"{base}/them/grades", {"edition": draft.edition, "key": "x", "title": "X", "range": "[0, 1)"}
        ).status_code
        == 302
    )
    draft.refresh_from_db()
    assert "chồng lên" in words(desk.get(base))
    assert desk.post(f"{base}/muc/x/bo", {"edition": draft.edition}).status_code == 302
    draft.refresh_from_db()
    assert desk.get(f"{base}/muc/tham-nhung").status_code == 200
    head = desk.get(f"{base}/chung")
    form = head.context["form"]
    typed = {name: "" if value is None else value for name, value in form.initial.items()}
    assert desk.post(f"{base}/chung", {**typed, "title": "Tên mới"}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Tên mới"
    assert draft.data["small"] == {"below": 5, "forgive": 1}
    assert desk.get(f"{base}/thong-qua").status_code == 403
    adopt = {"edition": draft.edition, "decision": "12/QĐ-UBND", "valid_from": "2026-01-01"}
    assert client_of(hung).post(f"{base}/thong-qua", adopt).status_code == 302
    assert desk.get(f"{base}/chung").status_code == 403
    opened = desk.get(f"{DESK}moi?bo={draft.ref}")
    assert "15/12/2026" in words(opened)


def test_a_file_is_read_first_and_all_its_faults_shown(on, lua, ward):
    desk = client_of(lua)
    broken = write(data(total=11)).replace('"tasks.done_on_time"', '"gone.forever"')
    page = desk.post(f"{DESK}bo-tieu-chi/dua-vao", {"upload": io.BytesIO(broken.encode())})
    text = words(page)
    assert "gone.forever không có hoặc không còn" in text
    assert "phải bằng 11" in text
    assert "Dòng" in text
    assert not Rubric.objects.exists()
    assert desk.post(f"{DESK}bo-tieu-chi/dua-vao", {"text": broken}).status_code == 302
    assert Rubric.objects.get().state == Rubric.State.DRAFT
    assert "Không thấy chỗ sai" in words(
        desk.post(f"{DESK}bo-tieu-chi/dua-vao", {"upload": io.BytesIO(write(data()).encode())})
    )
    for junk in (
        b"",
        b"{",
        b"\xff\xfe\x00",
        b'{"format": "dinh-rubric/1", "key": [], "criteria": 5}',
        b'{"format":"dinh-rubric/1"}',
    ):
        assert desk.post(f"{DESK}bo-tieu-chi/dua-vao", {"upload": io.BytesIO(junk)}).status_code in (200, 400)
        assert desk.post(f"{DESK}bo-tieu-chi/dua-vao", {"text": junk.decode("latin-1")}).status_code in (200, 400)
    kept = Rubric.objects.get()
    file = desk.get(f"{DESK}bo-tieu-chi/{kept.ref}/tep.json")
    assert json.loads(file.content) == kept.data
    assert {one["key"] for one in shipped().values()} == {"can-tho-2579", "tiep-can-phap-luat"}
    assert read(file.content.decode(), lambda key: None).rubric == kept.data


def test_what_if_shows_the_ranking_beside_the_one_that_was(on, campaign, tu, mai, lua, hung, thanh):
    score(tu, campaign.sheets.first())
    score(mai, campaign.sheets.last(), {**FULL, "b": {"part": 1, "whole": 10}})
    published(on, appraised(campaign, thanh, lua), lua, hung)
    draft = actions.begin(by=lua, data=data(key="khac"))
    page = client_of(lua).get(f"{DESK}bo-tieu-chi/{draft.ref}/cham-thu?campaign={campaign.ref}")
    assert page.status_code == 200
    assert "Hạng đã có" in words(page)
    assert client_of(lua).get(f"{DESK}bo-tieu-chi/{draft.ref}/cham-thu?campaign=khong-co").status_code == 404


def test_who_has_not_handed_in_is_reminded_once(on, campaign, tu, mai, ward):
    score(mai, campaign.sheets.last())
    on("2026-12-02")
    assert remind(ward.commune, date(2026, 12, 2)) == 0  # more than a week is left
    on("2026-12-04")
    assert remind(ward.commune, date(2026, 12, 4)) == 1
    remind(ward.commune, date(2026, 12, 5))
    notice = Notice.objects.get(key__startswith="scores:")
    assert notice.user == tu.user
    assert "10/12/2026" in notice.title


def test_the_list_filters(on, campaign, lua):
    desk = client_of(lua)
    assert campaign.title in words(desk.get(f"{DESK}?q=cham+diem&giai_doan=self&nam=2026"))
    assert "Không có đợt nào khớp" in words(desk.get(f"{DESK}?giai_doan=closed"))
    assert desk.get(f"{DESK}?xuat=xlsx").content[:2] == b"PK"
    assert desk.get(f"{DESK}moi").status_code == 200
    assert Client().get("/cham-diem/").status_code == 200
