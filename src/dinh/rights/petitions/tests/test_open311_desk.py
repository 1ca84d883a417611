"""The desk's page of programs: a key shown once, ended with a question before; what a service asks besides."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.rights.petitions import actions
from dinh.rights.petitions.accusing import accuses
from dinh.rights.petitions.actions import ServiceGiven
from dinh.rights.petitions.asks import checked, parse
from dinh.rights.petitions.models import ApiClient, Petition, Questions, Service
from dinh.rights.petitions.open311.actions import ClientGiven, end_client, make_client
from dinh.rights.petitions.tests.desking import DESK, browser, read
from dinh.rights.petitions.tests.georeport import Program, hole, key_for

pytestmark = pytest.mark.django_db
APPS = f"{DESK}ung-dung"


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield


def typed(**changes):
    return {"name": "Phản ánh 24h", "contact": "Công ty Sông Lam", "hourly": "60", "may_post": "on", **changes}


def test_nothing_yet_and_what_to_do(tu):
    page = read(browser(tu).get(APPS))
    assert "Chưa ứng dụng nào có khóa" in page
    assert "/open311/v2/discovery.xml" in page
    assert "Ứng dụng kết nối" in read(browser(tu).get(f"{DESK}linh-vuc"))


def test_a_key_is_shown_once(tu):
    clerk = browser(tu)
    assert clerk.get(f"{APPS}/them").status_code == 200
    response = clerk.post(f"{APPS}/them", typed())
    key = re.search(r"dinh_[\w-]{32}", read(response))[0]
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    client = ApiClient.objects.get()
    assert (client.hourly, client.may_post, client.hint) == (60, True, key[:9])
    assert key not in client.key_hash
    page = read(clerk.get(APPS))
    assert key not in page
    assert client.hint in page
    entry = Entry.objects.get(what="petitions.make_client")
    assert Personal.objects.get(entry=entry).data == {"contact": "Công ty Sông Lam"}
    assert "Sông Lam" not in str(entry.after)
    assert key not in str(entry.after)
    actions.set_up_services(by=tu)
    Program("json", key).post("requests", hole())
    page = read(clerk.get(APPS))
    assert f'ung-dung/{client.pk}">1</a>' in page
    rows = read(clerk.get(f"{APPS}/{client.pk}"))
    assert Petition.objects.get().ref in rows
    assert "Đơn số 1/2026" in rows
    assert "Chưa có đơn nào" in read(clerk.get(f"{APPS}/{key_for(tu, 'Khác')[0].pk}"))
    assert clerk.get(f"{APPS}/999999").status_code == 404
    assert "02/11/2026" in page


def test_what_is_wrong_stays_on_the_form(tu):
    clerk = browser(tu)
    key_for(tu)
    for changes, words in (
        ({"name": ""}, "Tên ứng dụng"), ({"hourly": "0"}, "hourly"), ({}, "đang có khóa"),
        ({"contact": " "}, "contact"),
    ):  # fmt: skip
        response = clerk.post(f"{APPS}/them", typed(**changes))
        assert response.status_code == 400
        assert words in read(response)
    assert ApiClient.objects.count() == 1


def test_a_key_is_ended_after_a_question_and_its_letters_stay(tu):
    client, _key = key_for(tu)
    clerk = browser(tu)
    question = read(clerk.get(f"{APPS}/{client.pk}/thu-hoi"))
    assert "Thu hồi khóa của Phản ánh 24h?" in question
    assert ApiClient.objects.get().ended_on is None
    assert clerk.post(f"{APPS}/{client.pk}/thu-hoi", {"confirm": "1"}).status_code == 302
    assert str(ApiClient.objects.get().ended_on) == "2026-11-02"
    assert "thu hồi 02/11/2026" in read(clerk.get(APPS))
    assert Entry.objects.filter(what="petitions.end_client").count() == 1
    with pytest.raises(ValidationError):
        end_client(by=tu, client=client)
    assert clerk.get(f"{APPS}/{client.pk}/thu-hoi").status_code == 302
    assert clerk.get(f"{APPS}/999999/thu-hoi").status_code == 404
    key_for(tu)  # the name is free again


@pytest.mark.parametrize("who", ["visitor", "lan", "an", "mai", "ba", "hung", "khanh"])
def test_nobody_else_makes_or_ends_a_key(request, ward, tu, who):
    client, _key = key_for(tu)
    actor = request.getfixturevalue(who)
    if actor.commune == ward.commune:
        with pytest.raises(Refused):
            make_client(by=actor, given=ClientGiven("Khác", "x"))
        with pytest.raises(Refused):
            end_client(by=actor, client=client)


# --- what a service asks -------------------------------------------------------------------------------------------


def test_questions_are_typed_with_the_service(tu):
    actions.set_up_services(by=tu)
    service = Service.objects.get(code="duong-sa")
    url = f"{DESK}linh-vuc/{service.pk}"
    clerk = browser(tu)
    form = {"name": service.name, "order": "10", "open": "on", "asks": "Rộng mấy mét?\nĐường nào *: bê tông | nhựa"}
    assert clerk.post(url, form).status_code == 302
    assert "Đường nào *: bê tông | nhựa" in read(clerk.get(url))
    assert [each["code"] for each in Program().get("services/duong-sa")["attributes"]] == ["rong-may-met", "duong-nao"]
    assert clerk.post(url, {**form, "asks": "Một | hai"}).status_code == 400
    clerk.post(url, {**form, "asks": ""})
    assert not Questions.objects.filter(service=service).exists()


def test_questions_as_typed():
    asks = parse("Rộng mấy mét?\n\n Đường nào? * : bê tông | nhựa |đất\nGiờ: phút")
    assert [(ask.code, ask.words, ask.needed) for ask in asks] == [
        ("rong-may-met", "Rộng mấy mét?", False), ("duong-nao", "Đường nào?", True), ("gio-phut", "Giờ: phút", False),
    ]  # fmt: skip
    assert asks[1].choices == (("be-tong", "bê tông"), ("nhua", "nhựa"), ("dat", "đất"))
    assert [asks[1].said(answer) for answer in ("nhua", "đất", "đá")] == ["nhựa", "đất", None]
    assert asks[0].said("  hai  mét ") == "hai mét"
    for wrong in ("Một?\nmot", "???", "x" * 151, "Chọn: a | a", "Chọn: a |", "\n".join(f"Câu {n}" for n in range(7))):
        with pytest.raises(ValidationError) as caught:
            checked(wrong)
        assert "asks" in caught.value.message_dict


def test_a_wrong_question_is_refused_by_the_act_too(tu):
    with pytest.raises(ValidationError):
        actions.save_service(by=tu, service=None, given=ServiceGiven(name="Chợ", asks="a | b"))
    assert not Service.objects.exists()


# --- what is evidently a denunciation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "evident"),
    [
        ("Đơn tố cáo", True), ("to\u0302\u0301 ca\u0301o ông K.", True), ("TO CAO can bo", True),
        ("nhận hối lộ", True), ("tham ô tiền quỹ", True), ("Cây to cao sắp đổ", False),
        ("cay to cao sap do", False), ("cot dien to cao", False),
        ("Số cột: toi to cao ong K", True), ("Cây phượng, to cao lắm", False),
        ("Tô canh", False), ("Tố cảo", False), ("nguoi to cao to con hay gay roi", False), ("", False),
        ("Cán bộ tham ồn ào", False),
    ],
)  # fmt: skip
def test_evident(words, evident):
    assert accuses(words) is evident
