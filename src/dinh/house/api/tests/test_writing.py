"""Entitled programs write through the rooms' own acts: once per call, named in the journal, within their scope."""

from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from dinh.ground.journal.models import Entry
from dinh.house.api import actions
from dinh.house.api.models import Call, Client, Token
from dinh.house.api.scopes import PETITIONS, SERVICES
from dinh.rights.benefit import actions as benefit
from dinh.rights.benefit.models import ServiceFile
from dinh.rights.petitions.models import Letter, Petition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PETITION = {
    "kind": "reflection", "words": "Đèn đường trước nhà văn hóa tổ 1 không sáng.", "received_on": "2026-11-20",
    "channel": "phone", "group": "to-1", "name": "Vũ Thị Lan", "phone": "0912000111",
}  # fmt: skip
FILE = {"code": "DM-1", "procedure": "Chứng thực bản sao", "received_on": "2026-11-16", "due_on": "2026-11-18",
        "returned_on": "2026-11-17"}  # fmt: skip


@pytest.fixture
def today():
    with time_machine.travel("2026-11-22 09:00+07:00", tick=False):
        yield date(2026, 11, 22)


@pytest.fixture
def given(ward, an):
    """A program that may do both, and its key."""
    made = actions.make_client(by=an, given=actions.Given(
        name="Tổng đài 1022", contact="Sở KH&CN", body=ward.bodies["UBND"], scopes=[PETITIONS, SERVICES], hourly=50,
    ))  # fmt: skip
    token, key = actions.give_token(by=an, client=made, days=90)
    return made, token, key


def post(web, path, body, key="", name="lan-ghi-0001", **headers):
    raw = body if isinstance(body, str | bytes) else json.dumps(body)
    sent = {"Authorization": f"Bearer {key}", "Idempotency-Key": name, **headers}
    kept = {header: value for header, value in sent.items() if value}
    return web.post(f"/api/v1/{path}", raw, content_type="application/json", headers=kept)


def test_a_petition_enters_the_book_once_however_often_it_is_sent(web, given):
    _client, token, key = given
    first = post(web, "petitions", PETITION, key)
    again = post(web, "petitions", PETITION, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first["Cache-Control"] == "no-store, private"
    letter = Letter.objects.get()
    assert (letter.channel, letter.received_on, letter.group.code) == ("phone", date(2026, 11, 20), "to-1")
    called = Entry.objects.get(what="api.call")
    assert called.post_label == "Phần mềm Tổng đài 1022, Ủy ban nhân dân phường Đình Minh"
    assert Entry.objects.get(what="petitions.receive").post_label == called.post_label
    assert Entry.objects.filter(what="api.call_again").count() == 1
    token.refresh_from_db()
    assert token.used_on == date(2026, 11, 22)
    other = post(web, "petitions", {**PETITION, "words": "Một chuyện khác hẳn ở tổ 1."}, key)
    assert (other.status_code, other.json()["type"]) == (422, "/api/v1/#loi-key-reused")
    assert Letter.objects.count() == 1


def test_the_program_learns_how_its_own_letters_stand_and_nobody_elses(web, given, ward, an, tu):
    _client, _token, key = given
    told = post(web, "petitions", PETITION, key).json()
    at = told["status_url"].removeprefix("http://testserver")
    found = web.get(at, headers={"Authorization": f"Bearer {key}"}).json()
    assert [(each["state"], each["url"]) for each in found["matters"]] == [("new", None)]
    assert "Đèn" not in json.dumps(found, ensure_ascii=False)
    other = actions.make_client(by=an, given=actions.Given(
        name="Khác", contact="x", body=ward.bodies["UBND"], scopes=[PETITIONS]))  # fmt: skip
    _row, strange = actions.give_token(by=an, client=other, days=90)
    assert web.get(at, headers={"Authorization": f"Bearer {strange}"}).status_code == 404
    assert web.get(at).status_code == 401
    Petition.objects.update(kind="denunciation")
    assert web.get(at, headers={"Authorization": f"Bearer {key}"}).status_code == 404


@pytest.mark.parametrize(
    ("change", "name"),
    [({"kind": "complaint"}, "kind"), ({"words": "ngắn"}, "words"), ({"received_on": "2026-11-31"}, "received_on"),
     ({"received_on": "2027-01-01"}, "received_on"),
     ({"received_on": "0151-07-16"}, "received_on"), ({"group": "to-99"}, "group"), ({"service": "x"}, "service"),
     ({"lat": 20.9}, "lat"), ({"lat": True, "lon": 1}, "lat"), ({"mau": 1}, "mau"), ({"words": "a\x00" * 9}, "words"),
     ({"words": "Tôi tố cáo ông K. nhận tiền của dân."}, "words"), ({"email": "khong-phai"}, "email")],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_kept(web, given, change, name):
    refused = post(web, "petitions", {**PETITION, **change}, given[2])
    assert refused.status_code == 422
    assert name in {each["name"] for each in refused.json()["errors"]}
    assert not Letter.objects.exists()
    assert not Call.objects.exists()


def test_what_cannot_be_read_is_refused_before_anything(web, given):
    key = given[2]
    assert post(web, "petitions", "{", key).status_code == 400
    assert post(web, "petitions", "[" * 100_000, key).status_code == 400
    assert post(web, "petitions", "[]", key).status_code == 400
    assert post(web, "petitions", PETITION, key, name="").json()["type"].endswith("no-idempotency-key")
    assert post(web, "petitions", " " * 1_000_001, key).status_code == 413
    assert web.post("/api/v1/petitions", {"a": 1}, headers={"Authorization": f"Bearer {key}"}).status_code == 415
    assert web.get("/api/v1/petitions").status_code == 405
    assert "Access-Control-Allow-Origin" not in post(web, "petitions", PETITION, key)


def test_one_stop_files_come_all_or_none_and_can_be_undone(web, given, ward, tu):
    key = given[2]
    bad = post(web, "service-files", {"files": [FILE, {**FILE, "code": "DM-2", "returned_on": "2026-11-01"}]}, key)
    assert bad.status_code == 422
    assert bad.json()["errors"][0]["name"] == "files[1]"
    assert not ServiceFile.objects.exists()
    made = post(web, "service-files", {"files": [FILE]}, key)
    assert (made.status_code, made.json()["new"]) == (201, 1)
    again = post(web, "service-files", {"files": [FILE]}, key)
    assert (again.status_code, again.json()) == (200, made.json())
    changed = post(web, "service-files", {"files": [{**FILE, "returned_on": "2026-11-19"}]}, key, name="lan-ghi-0002")
    assert changed.json()["changed"] == 1
    assert ServiceFile.objects.get().returned_on == date(2026, 11, 19)
    benefit.take_back(by=tu, run_id=changed.json()["import"])
    assert ServiceFile.objects.get().returned_on == date(2026, 11, 17)
    for body in ({"files": []}, {"files": [FILE], "x": 1}, {"files": "x"}, {}):
        assert post(web, "service-files", body, key, name="lan-ghi-0003").status_code == 422


def test_keys_open_only_what_they_were_made_for(web, given, ward, an):
    narrow = actions.make_client(by=an, given=actions.Given(
        name="Một cửa", contact="x", body=ward.bodies["UBND"], scopes=[SERVICES]))  # fmt: skip
    token, key = actions.give_token(by=an, client=narrow, days=90)
    assert post(web, "petitions", PETITION, key).status_code == 403
    with time_machine.travel("2027-03-01 09:00+07:00", tick=False):
        assert "hết hạn" in post(web, "service-files", {"files": [FILE]}, key).json()["detail"]
    actions.revoke_token(by=an, token=token)
    assert "thu hồi" in post(web, "service-files", {"files": [FILE]}, key).json()["detail"]
    actions.end_client(by=an, client=given[0])
    assert post(web, "petitions", PETITION, given[2]).status_code == 403
    missing = post(web, "petitions", PETITION, "")
    assert (missing.status_code, missing["WWW-Authenticate"]) == (401, "Bearer")


def test_another_commune_knows_no_key_of_this_one(web, given, khanh):
    ward_key = given[2]
    answer = post(web, "petitions", PETITION, ward_key, Host="benthuong.example")
    assert answer.status_code == 401
    assert not Letter.objects.exists()


def test_how_often_is_limited_per_program_and_wrong_keys_per_address(web, given, ward, an):
    Client.objects.update(hourly=1)
    first = post(web, "service-files", {"files": [FILE]}, given[2])
    assert first["RateLimit"] == '"client";r=0'
    late = post(web, "service-files", {"files": [FILE]}, given[2])
    assert (late.status_code, late["Retry-After"]) == (429, "3600")
    cache.clear()
    answers = [post(web, "petitions", PETITION, "dinh_sai").status_code for _turn in range(32)]
    assert (answers[0], answers[-1]) == (401, 429)


def test_the_desk_makes_shows_once_and_ends(web, ward, an, tu):
    web.force_login(tu.user)
    assert web.get("/ban-lam-viec/phan-mem/").status_code == 403
    web.force_login(an.user)
    assert "Chưa phần mềm nào" in web.get("/ban-lam-viec/phan-mem/").content.decode()
    wrong = web.post("/ban-lam-viec/phan-mem/moi", {"name": "", "contact": "Sở", "hourly": "600"})
    assert wrong.status_code == 400
    body = {"name": "Cổng tỉnh", "contact": "Sở", "body": ward.bodies["UBND"].pk, "scopes": [SERVICES], "hourly": "60"}
    made = web.post("/ban-lam-viec/phan-mem/moi", body)
    client = Client.objects.get()
    assert made["Location"] == f"/ban-lam-viec/phan-mem/{client.pk}/khoa"
    shown = web.post(made["Location"], {"days": "180"}).content.decode()
    key = shown.split("<dt>Khóa</dt><dd><code>")[1].split("<")[0]
    assert Token.objects.get().hash != key
    page = web.get(f"/ban-lam-viec/phan-mem/{client.pk}/").content.decode()
    assert key not in page
    assert key[:11] in page
    assert post(web, "service-files", {"files": [FILE]}, key).status_code == 201
    web.post(f"/ban-lam-viec/phan-mem/khoa/{Token.objects.get().pk}/thu-hoi")
    assert post(web, "service-files", {"files": [FILE]}, key).status_code == 403
    web.post(f"/ban-lam-viec/phan-mem/{client.pk}/thoi")
    client.refresh_from_db()
    assert client.ended_on == date(2026, 11, 22)
    again = web.post(f"/ban-lam-viec/phan-mem/{client.pk}/khoa", {"days": "180"})
    assert "đã thôi từ trước" in again.content.decode()
    for what in ("make_client", "give_token", "revoke_token", "end_client"):
        assert Entry.objects.filter(what=f"api.{what}").count() == 1
    assert web.get("/ban-lam-viec/phan-mem/99/").status_code == 404
