"""Open311: keys, how often a program may send, what is sent twice, what waits in a flood."""

from __future__ import annotations

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.files.models import StoredFile
from dinh.ground.files.tests.test_storing import photo
from dinh.rights.petitions import actions
from dinh.rights.petitions.models import ApiClient, Letter, Petition, Service
from dinh.rights.petitions.open311 import clients, posting
from dinh.rights.petitions.open311.actions import end_client
from dinh.rights.petitions.public import limits
from dinh.rights.petitions.tests.georeport import BASE, Program, hole, key_for, nothing_came, upload
from dinh.rights.petitions.tests.petitioning import committee

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield


@pytest.fixture
def program(tu):
    actions.set_up_services(by=tu)
    return Program("json", key_for(tu)[1])


# --- keys, and how often -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_a_key_is_needed_and_must_be_in_use(program, tu, fmt):
    client = ApiClient.objects.get()
    for key in ("", "dinh_sai", client.key_hash, client.hint):
        (error,) = Program(fmt, key).post("requests", hole(), 403)
        assert error["description"].startswith("api_key")
    end_client(by=tu, client=client)
    (error,) = Program(fmt, program.key).post("requests", hole(), 403)
    assert "02/11/2026" in error["description"]
    Program(fmt, program.key).get("requests", 403, api_key=program.key)
    (error,) = Program(fmt, key_for(tu, "Chỉ đọc", may_post=False)[1]).post("requests", hole(), 403)
    assert "chỉ để đọc" in error["description"]
    assert nothing_came()


def test_a_key_of_another_commune_opens_nothing_here(program, ward, khanh):
    response = Client().post(
        f"{BASE}requests.json", {"api_key": program.key, **hole()}, headers={"host": "benthuong.example"}
    )
    assert response.status_code == 403


def test_a_key_may_stand_in_the_address(program):
    response = Client().post(f"{BASE}requests.json?api_key={program.key}", hole())
    assert response.status_code == 200


def test_a_program_that_sends_too_much_is_told_to_wait_and_others_are_not(program, tu):
    few = Program("xml", key_for(tu, "Ít thôi", hourly=2)[1])
    few.post("requests", hole())
    few.post("requests", hole(service_code="khong-co"), 404)  # what is refused is not counted
    few.post("requests", hole())
    few.post("requests", hole(), 429)
    assert few.last["Retry-After"] == "3600"
    assert Letter.objects.count() == 2
    program.post("requests", hole())


def test_one_address_and_one_that_guesses_keys_are_held_back(program, monkeypatch):
    monkeypatch.setattr(clients, "POSTS", clients.Limit("petitions.api_posts", 1, 3600))
    program.post("requests", hole())
    program.post("requests", hole(), 429)
    monkeypatch.setattr(clients, "WRONG_KEYS", clients.Limit("petitions.api_keys", 2, 3600))
    for status in (403, 403, 429):
        Program("json", "dinh_doan").post("requests", hole(), status)


# --- sent twice, held ----------------------------------------------------------------------------------------------


def test_a_line_that_broke_is_mended_by_the_same_key_of_the_request(program, tu):
    first = program.post("requests", hole(media=upload(photo())), **{"Idempotency-Key": "b7-1"})
    again = program.post("requests", hole(media=upload(photo())), **{"Idempotency-Key": "b7-1"})
    assert first == again
    assert Letter.objects.count() == 1
    assert StoredFile.objects.count() == 1
    program.post("requests", hole())  # without one, alike is not the same: it is received
    other = Program("json", key_for(tu, "Ứng dụng khác")[1])
    assert other.post("requests", hole(), **{"Idempotency-Key": "b7-1"}) != first
    assert Letter.objects.count() == 3


def test_in_a_flood_a_letter_waits_and_a_token_stands_for_it(program, tu, monkeypatch):
    monkeypatch.setattr(limits, "COMMUNE", limits.Limit("petitions.commune", 0, 3600))
    monkeypatch.setattr(posting, "COMMUNE", limits.COMMUNE)
    (row,) = program.post("requests", hole())
    assert "service_request_id" not in row
    token, letter = row["token"], Letter.objects.get()
    assert letter.held
    assert letter.held in row["service_notice"]
    petition = Petition.objects.get()
    for fmt in ("json", "xml"):
        reader = Program(fmt)
        assert reader.get(f"tokens/{token}") == [{"service_request_id": None, "token": token}]
        assert "no-store" in reader.last["Cache-Control"]
        reader.get(f"tokens/{token[:-2]}xx", 404)
    program.get(f"requests/{petition.ref}", 404, api_key=program.key)
    actions.release(by=tu, letter=letter)
    assert Program("xml").get(f"tokens/{token}") == [{"service_request_id": petition.ref, "token": token}]


def test_a_token_never_tells_that_a_matter_became_secret(program, tu, monkeypatch):
    monkeypatch.setattr(posting, "COMMUNE", limits.Limit("petitions.commune", 0, 3600))
    (row,) = program.post("requests", hole())
    actions.release(by=tu, letter=Letter.objects.get())
    for kind in ("complaint", "denunciation"):
        Petition.objects.update(kind=kind)
        assert program.get(f"tokens/{row['token']}")[0]["service_request_id"] is None


def test_a_service_no_longer_offered_takes_nothing(program):
    Service.objects.filter(code="duong-sa").update(open=False)
    program.post("requests", hole(), 404)
    assert nothing_came()


def test_the_first_guess_of_who_deals_with_it_is_the_services(program):
    Service.objects.filter(code="duong-sa").update(body=committee())
    program.post("requests", hole())
    assert Petition.objects.get().body == committee()
