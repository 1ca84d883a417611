"""A copy of what is kept of one: everything of one's own, nothing of anyone else's; for its hour only."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.test import Client
from docx import Document as Docx
from openpyxl import load_workbook
from tests.addresses import faults

from dinh.ground.clock import now, today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.lapsing import LAPSES
from dinh.ground.personal import INVENTORY
from dinh.ground.privacy import actions, jobs, queries, rounds
from dinh.ground.privacy.models import Pack, Reading, Request, Run
from dinh.ground.privacy.papers_incident import PAPERS
from dinh.ground.privacy.room import periodic
from dinh.house.tests.privacy import canary as c
from dinh.house.tests.privacy.conftest import on
from dinh.house.tests.privacy.test_sweep import all_maybe, looked_for

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/du-lieu-ca-nhan/"


def client_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def made(officer, request, maybe) -> Request:
    request = actions.make_copy(by=officer, request=request, maybe=maybe, edition=request.edition)
    jobs.make.func(officer.commune.pk, request.pk)
    request.refresh_from_db()
    return request


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def november():
    with on(2026, 11, 16) as clock:
        yield clock


@pytest.fixture
def copy(canary, officer, november) -> tuple[Request, dict[str, bytes]]:
    request = looked_for(officer, canary, "export")
    request = made(officer, request, all_maybe(request))
    return request, opened(actions.take_copy(by=officer, request=request))


def test_it_holds_what_every_room_keeps(copy):
    _request, files = copy
    told = json.loads(files["du-lieu.json"])
    rooms = {part["title"].split(" – ")[0] for part in told["parts"]}
    for room in ("Hộ gia đình", "Cung cấp thông tin", "Hòa giải ở cơ sở", "Lấy ý kiến", "Công trình", "Thụ hưởng"):
        assert any(room.split()[0] in each for each in rooms), rooms
    text = files["du-lieu.json"].decode()
    for trait in (c.NAME, c.PHONE, c.MAIL, c.NUMBER, c.ADDRESS):
        assert trait in text
    assert c.NAME in files["doc-duoc.html"].decode()
    paper = Docx(io.BytesIO(files["doc-duoc.docx"]))
    assert any(c.NAME in line.text for line in paper.paragraphs)
    assert [name for name in files if name.startswith("tep/")] == [next(n for n in files if n.startswith("tep/"))]


def test_it_holds_nothing_of_anybody_else(copy):
    _request, files = copy
    for name in ("du-lieu.json", "doc-duoc.html"):
        text = files[name].decode()
        assert "0911222333" not in text  # who wrote about her
        assert "gốc đa" not in text
        assert "pbkdf2" not in text
        assert "md5$" not in text
        assert "to tiếng" not in text  # what was said in the mediation, by both


def test_it_says_who_read(canary, officer, tu, november):
    home = next(iter(queries_household()))
    client_of(tu).get(f"/ban-lam-viec/ho-gia-dinh/{home}/")
    request = looked_for(officer, canary, "export")
    request = made(officer, request, all_maybe(request))
    told = json.loads(opened(actions.take_copy(by=officer, request=request))["du-lieu.json"])
    assert any("Công chức Văn hóa" in row[1] and row[2] == "xem hộ gia đình" for row in told["reads"])


def queries_household():
    from dinh.ground.households.models import Household

    return Household.objects.filter(number="0042").values_list("pk", flat=True)


def test_the_link_ends_and_what_was_told_is_forgotten(copy, officer, ward, november):
    request, _files = copy
    assert bytes(request.identity) == b""
    november.shift(71 * 3600)
    assert actions.take_copy(by=officer, request=request)
    november.shift(2 * 3600)
    with pytest.raises(Refused, match="hết hạn"):
        actions.take_copy(by=officer, request=request)
    assert periodic(ward.commune, today()) >= 1
    assert not Pack.objects.exists()
    assert Entry.objects.filter(what="privacy.copy_ended").count() == 1


def test_the_copy_lies_sealed(copy):
    pack = Pack.objects.get()
    assert not c.found(bytes(pack.box))
    assert b"PK" not in bytes(pack.box)[:2]
    assert pack.taken_at
    assert Reading.objects.filter(kind="copy").count() == 1
    assert Entry.objects.filter(what="privacy.copy_taken").count() == 1


def test_from_ones_own_account_only_what_is_sure(canary, officer, ward, november, django_capture_on_commit_callbacks):
    client = Client()
    client.force_login(canary)
    page = client.post("/tai-khoan/du-lieu/", {"kind": "export"}, follow=True)
    assert "Đã gửi" in page.content.decode()
    assert client.post("/tai-khoan/du-lieu/", {"kind": "export"}).status_code == 400
    request = Request.objects.get()
    jobs.look.func(ward.commune.pk, request.pk)
    jobs.make.func(ward.commune.pk, request.pk)
    request.refresh_from_db()
    assert request.state == "done"
    files = opened(b"".join([client.post(f"/tai-khoan/du-lieu/{request.ref}/tai").content]))
    text = files["du-lieu.json"].decode()
    assert c.MAIL in text
    assert c.NUMBER not in text  # the letter with it came from nobody's account
    other = client_of(officer)
    assert other.post(f"/tai-khoan/du-lieu/{request.ref}/tai").status_code == 404
    assert request.ref not in other.get("/tai-khoan/du-lieu/").content.decode()


def test_the_desk_from_the_form_to_the_certificate(canary, officer, ward, november):
    client = client_of(officer)
    wrong = client.post(f"{DESK}nhan", {"kind": "erase", "identified": "căn cước"})
    assert wrong.status_code == 400
    assert "ít nhất một điều để tìm" in wrong.content.decode()
    told = {"kind": "erase", "name": c.NAME, "phone": c.SPOKEN, "email": c.MAIL, "identified": "thẻ căn cước"}
    assert client.post(f"{DESK}nhan", told).status_code == 302
    request = Request.objects.get()
    assert "Máy đang tìm" in client.get(f"{DESK}yeu-cau/{request.ref}").content.decode()
    jobs.look.func(ward.commune.pk, request.pk)
    page = client.get(f"{DESK}yeu-cau/{request.ref}").content.decode()
    assert "Chỉ trùng họ tên" in page
    assert "to tiếng" not in page  # a mediation is never shown
    assert Reading.objects.filter(kind="person").count() == 1
    request.refresh_from_db()
    rows = [f"{key}:{pk}" for key, keys in all_maybe(request).items() for pk in keys]
    preview = client.post(f"{DESK}yeu-cau/{request.ref}/quyet-dinh", {"row": rows, "edition": request.edition})
    assert "Xóa vĩnh viễn" in preview.content.decode()
    assert "petitions.Sender.name" in c.in_tables()
    client.post(f"{DESK}yeu-cau/{request.ref}/quyet-dinh", {"row": rows, "edition": request.edition, "do": "1"})
    assert "petitions.Sender.name" not in c.in_tables()
    paper = client.get(f"{DESK}yeu-cau/{request.ref}/chung-nhan")
    assert not c.found(paper.content)
    jobs.check.func(ward.commune.pk, request.pk)
    page = client.get(f"{DESK}yeu-cau/{request.ref}").content.decode()
    assert "nguyên vẹn" in page
    assert not c.found(page)


def test_a_refusal_forgets_who_asked(canary, officer, november):
    request = looked_for(officer, canary)
    client = client_of(officer)
    page = f"{DESK}yeu-cau/{request.ref}/khong-thuc-hien"
    assert client.post(page, {"reason": "", "edition": request.edition}).status_code == 400
    client.post(page, {"reason": "Không có giấy tờ.", "edition": request.edition})
    request.refresh_from_db()
    assert (request.state, bytes(request.identity), request.found) == ("refused", b"", {})
    assert queries.identity_of(request).empty


def test_every_address_opens(canary, officer, november):
    actions.set_term(by=officer, key="consult-senders", amount=3, reason="Không còn cần")
    with on(2026, 12, 20):
        assert rounds.let_go(officer.commune, today())
    asked = looked_for(officer, canary)
    done = looked_for(officer, canary)
    done = actions.erase(by=officer, request=done, maybe={}, edition=done.edition)
    told = actions.Story("Mất máy tính", "Để quên trên xe.", now(), today(), today())
    incident = actions.open_incident(by=officer, drill=True, story=told)
    step, one, kind = incident.steps.get(key="stop").pk, [(incident.ref,)], [(key,) for key in LAPSES]
    run = [(Run.objects.get().pk,)]
    rows = {
        "item": [(asked.ref,), (done.ref,)], "refuse": [(asked.ref,)], "certificate": [(done.ref,)], "kind": kind,
        "term": kind, "hold": kind, "run": run, "run_paper": run, "give_step": [(incident.ref, step)],
        "step_done": [(incident.ref, step)], "incident_paper": [(incident.ref, slug) for slug in PAPERS],
        **dict.fromkeys(("incident", "incident_print", "incident_more", "add_step", "notify", "tell_people",
                         "close_incident"), one),
    }  # fmt: skip
    assert faults("privacy_desk", rows, {"dao": client_of(officer)}) == []
    assert faults("privacy", {}, {"visitor": Client()}) == []


def test_the_inventory_as_a_table_and_for_print(officer):
    client = client_of(officer)
    book = load_workbook(io.BytesIO(client.get(f"{DESK}danh-muc", {"xuat": "xlsx"}).content)).active
    rows = list(book.iter_rows(values_only=True))
    assert len(rows) == 1 + sum(len(several) for several in INVENTORY.values())
    assert any("petitions.Sender: name, address, phone" in row[3] for row in rows[1:])
    assert "chưa xác minh" in client.get(f"{DESK}danh-muc", {"in": "1"}).content.decode()
    kept = client.get(f"{DESK}danh-muc", {"khi_xoa": "stays", "q": "sổ tiếp công dân"}).content.decode()
    assert "giữ:" in kept


def test_the_public_notice_says_what_is_not_verified(ward):
    page = Client().get("/du-lieu-ca-nhan/").content.decode()
    assert "Người gửi đơn, phản ánh" in page
    assert "chưa xác minh" in page


def test_others_have_no_business_here(canary, officer, tu, november):
    request = looked_for(officer, canary)
    for path in ("", "danh-muc", "luot-doc", "nhan", f"yeu-cau/{request.ref}", f"yeu-cau/{request.ref}/chung-nhan"):
        assert client_of(tu).get(DESK + path).status_code == 403, path
