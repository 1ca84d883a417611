"""Open311, reading: discovery, services, definitions, public matters in both formats by the rules of the standard."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.files.actions import store_sent
from dinh.ground.files.tests.test_storing import photo
from dinh.ground.places.models import Landmark, ResidentialGroup
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Sorted, Where
from dinh.rights.petitions.models import Kind, LetterFile, Petition, Service
from dinh.rights.petitions.open311 import clients, params
from dinh.rights.petitions.tests.georeport import (
    BASE,
    Program,
    both,
    is_definition,
    is_request,
    is_service,
    is_update,
)
from dinh.rights.petitions.tests.petitioning import LAN, answered, committee, moved, sealed, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as moment:
        yield moment


@pytest.fixture
def offered(tu) -> None:
    actions.set_up_services(by=tu)


def shown(tu, visitor, title: str = "Đèn đường hẻm 12 tắt", text: str = "", **where) -> Petition:
    """A public reflection about street lamps."""
    lamps = Service.objects.filter(code="den-duong").first()
    petition = sent(visitor, where=Where(**where), service=lamps).petition
    given = Sorted(kind="reflection", title=title, text=text, where=Where(**where), service=lamps)
    petition = actions.sort(by=tu, petition=petition, given=given, edition=petition.edition)
    return actions.show(by=tu, petition=petition, public=True, edition=petition.edition)


# --- discovery, services -------------------------------------------------------------------------------------------


def test_discovery_says_where_how_and_whom_to_ask(ward):
    found = both("discovery")
    assert found["contact"]
    assert found["key_service"]
    assert datetime.fromisoformat(found["changeset"]) < datetime.now().astimezone() + timedelta(days=1)
    (endpoint,) = found["endpoints"]
    assert endpoint["specification"].endswith("GeoReport_v2")
    assert endpoint["url"] == "http://testserver/open311/v2"
    assert endpoint["type"] == "test"  # a demo commune
    assert set(endpoint["formats"]) == {"text/xml", "application/json"}
    bare = Client().get(f"{BASE}discovery")
    assert bare["Content-Type"].startswith("text/xml")


def test_services_are_those_the_commune_offers(ward, tu, offered):
    Service.objects.filter(code="y-te").update(open=False)
    rows = both("services")
    for row in rows:
        is_service(row)
    codes = [row["service_code"] for row in rows]
    assert "duong-sa" in codes
    assert "y-te" not in codes
    by_code = {row["service_code"]: row for row in rows}
    assert by_code["den-duong"]["metadata"] is True
    assert by_code["duong-sa"]["metadata"] is False
    assert "ổ gà" in by_code["duong-sa"]["keywords"]


def test_a_definition_lists_what_is_asked_besides(ward, tu, offered):
    lamps = both("services/den-duong")
    is_definition(lamps)
    first, second = lamps["attributes"]
    assert first["required"] is True
    assert first["datatype"] == "singlevaluelist"
    assert [value["name"] for value in first["values"]][:2] == ["tắt hẳn", "chập chờn"]
    assert (second["required"], second["datatype"]) == (False, "string")
    assert Program().get("services/duong-sa") == {"service_code": "duong-sa", "attributes": []}
    Program("xml").get("services/khong-co", 404)
    Service.objects.filter(code="den-duong").update(open=False)
    Program().get("services/den-duong", 404)


def test_the_commune_is_the_hosts_and_a_code_must_agree(ward, tu, offered):
    Program().get("services", jurisdiction_id=ward.commune.code)
    Program().get("services", jurisdiction_id="testserver")
    Program().get("services", jurisdiction_id="")
    (error,) = Program("xml").get("services", 404, jurisdiction_id="90002")
    assert "jurisdiction_id" in error["description"]


def test_another_commune_is_another_server(ward, tu, visitor, khanh, offered):
    petition = shown(tu, visitor)
    there = Client().get(f"{BASE}requests/{petition.ref}.json", headers={"host": "benthuong.example"})
    assert there.status_code == 404
    assert json.loads(Client().get(f"{BASE}requests.json", headers={"host": "benthuong.example"}).content) == []


def test_places_that_may_be_named(ward):
    Landmark(commune=ward.commune, name="Chợ Đình Minh", lon=106.7, lat=10.8, folded="cho dinh minh").save()
    rows = both("places")
    assert {"address_id": "to-1", "address": "Tổ dân phố 1", "lat": None, "long": None} in rows
    assert {"address_id": "moc-cho-dinh-minh", "address": "Chợ Đình Minh", "lat": 10.8, "long": 106.7} in rows


# --- public matters ------------------------------------------------------------------------------------------------


def test_a_public_matter_in_the_offices_words(ward, tu, visitor, offered):
    group = ResidentialGroup.objects.get(code="to-2")
    petition = shown(
        tu, visitor, text="Ba bóng đèn tắt, gọi 0911 222 333 để xem.", group=group, place="hẻm 12", lon=106.7, lat=10.8
    )
    (row,) = both(f"requests/{petition.ref}")
    is_request(row)
    assert row["service_request_id"] == petition.ref
    assert row["status"] == "open"
    assert row["description"].startswith("Đèn đường hẻm 12 tắt\nBa bóng đèn tắt")
    assert "0911" not in row["description"]
    assert row["address"] == "hẻm 12, Tổ dân phố 2, Phường Đình Minh, tỉnh Lam Giang"
    assert (row["address_id"], row["lat"], row["long"]) == ("to-2", 10.8, 106.7)
    assert row["agency_responsible"] == str(petition.body)
    assert row["requested_datetime"] == "2026-11-02T09:00:00+07:00"
    assert row["expected_datetime"].startswith("2026-11-16T23:59:59")  # ten working days
    assert row["service_notice"] == f"http://testserver/p/{petition.ref}"
    for own in (LAN.name, LAN.phone, LAN.address, "0905"):
        assert own not in json.dumps(row, ensure_ascii=False)


def test_a_photo_the_office_shows_has_an_address_anyone_can_open(ward, tu, visitor, offered):
    petition = shown(tu, visitor)
    stored = store_sent(by=visitor, data=photo(), name="a.jpg")
    letter = petition.askings.get().letter
    LetterFile(commune=ward.commune, letter=letter, file=stored).save()
    assert Program().get(f"requests/{petition.ref}")[0]["media_url"] is None
    LetterFile.objects.update(public=True)
    url = both(f"requests/{petition.ref}")[0]["media_url"]
    assert Client().get(url.removeprefix("http://testserver")).status_code == 200


def test_answered_is_closed_with_the_answer_as_its_note(ward, tu, visitor, offered):
    petition = shown(tu, visitor)
    moved(tu, petition, "accept", body=committee())
    assert Program().get(f"requests/{petition.ref}")[0]["status"] == "open"
    moved(tu, petition, "answer", words="Đã thay bóng ngày 05/11. Hỏi thêm: 0909 888 777.", result="resolved")
    (row,) = both(f"requests/{petition.ref}")
    is_request(row)
    assert row["status"] == "closed"
    assert "Đã thay bóng ngày 05/11" in row["status_notes"]
    assert "0909" not in row["status_notes"]
    assert row["expected_datetime"] is None


def test_filters_take_what_they_name(ward, tu, visitor, clock, offered):
    old = shown(tu, visitor, "Đèn cũ")
    clock.move_to("2026-11-20 10:00+07:00")
    new = shown(tu, visitor, "Đèn mới")
    unsorted = sent(visitor).petition
    actions.show(by=tu, petition=unsorted, public=True, edition=unsorted.edition)
    done = answered(tu, shown(tu, visitor, "Đèn xong"))

    def refs(**query):
        rows = both("requests", **query)
        for row in rows:
            is_request(row)
        return {row["service_request_id"] for row in rows}

    every = {old.ref, new.ref, unsorted.ref, done.ref}
    assert refs() == every
    assert refs(status="closed") == {done.ref}
    assert refs(status="OPEN") == every - {done.ref}
    assert refs(status="open,closed") == every
    assert refs(service_code="den-duong") == every - {unsorted.ref}
    assert refs(service_code="chua-xep,duong-sa") == {unsorted.ref}
    assert refs(start_date="2026-11-10T00:00:00Z") == every - {old.ref}
    assert refs(start_date="2026-11-10T00:00:00 07:00") == every - {old.ref}  # `+` that was not escaped
    assert refs(end_date="2026-11-10") == {old.ref}
    assert refs(start_date="2026-11-20T10:00:00+07:00", end_date="2026-11-20T03:00:00Z") == every - {old.ref}
    assert refs(start_date="2026-11-20T10:00:01+07:00") == set()
    # references override everything else
    assert refs(service_request_id=f"{old.ref},{done.ref.lower()}", status="open") == {old.ref, done.ref}
    clock.move_to("2027-02-10 10:00+07:00")
    assert refs() == every - {old.ref}  # the last ninety days
    assert refs(start_date="2026-10-01T00:00:00Z") == every  # ninety days from there


def test_the_newest_come_first_and_in_pages(ward, tu, visitor, clock, offered):
    made = []
    for hour in (9, 10, 11):
        clock.move_to(f"2026-11-02 {hour}:00+07:00")
        made.insert(0, shown(tu, visitor).ref)
    program = Program()
    assert [row["service_request_id"] for row in program.get("requests")] == made
    assert "Link" not in program.last
    assert [row["service_request_id"] for row in program.get("requests", page_size=2)] == made[:2]
    assert program.last["Link"] == '<http://testserver/open311/v2/requests.json?page_size=2&page=2>; rel="next"'
    assert [row["service_request_id"] for row in program.get("requests", page_size=2, page=2)] == made[2:]
    assert 'rel="prev"' in program.last["Link"]
    assert 'rel="next"' not in program.last["Link"]


@pytest.mark.parametrize(
    ("query", "status", "named"),
    [
        ({"start_date": "hôm qua"}, 400, "start_date"),
        ({"start_date": "2026-11-01T00:00:00"}, 400, "start_date"),  # no offset
        ({"end_date": "2026-13-01T00:00:00Z"}, 400, "end_date"),
        ({"start_date": "9999-12-31T23:59:59Z"}, 400, "start_date"),
        ({"end_date": "0001-01-01"}, 400, "end_date"),
        ({"start_date": "2026-11-02", "end_date": "2026-11-01"}, 400, "start_date"),
        ({"start_date": "2026-01-01", "end_date": "2026-11-01"}, 400, "end_date"),
        ({"status": "fixed"}, 400, "status"),
        ({"service_code": "khong-co"}, 404, "service_code"),
        ({"page_size": "1001"}, 400, "page_size"),
        ({"page": "0"}, 400, "page"),
        ({"page": "²"}, 400, "page"),
        ({"service_request_id": ",".join(["PA-1"] * 201)}, 400, "service_request_id"),
        ({"api_key": "dinh_khong_phai"}, 403, "api_key"),
        ({"service_code": "a\x00b"}, 404, "service_code"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fmt", ["xml", "json"])
def test_what_cannot_be_read_is_refused_by_name(ward, fmt, query, status, named):
    (error,) = Program(fmt).get("requests", status, **query)
    assert error["description"].startswith(named)


def test_more_than_the_standards_most_comes_in_pages(ward, tu, visitor, offered, monkeypatch):
    monkeypatch.setattr(params, "MOST", 2)
    for _turn in range(3):
        shown(tu, visitor)
    program = Program()
    assert len(program.get("requests")) == 2
    assert 'rel="next"' in program.last["Link"]


def test_letters_that_xml_or_html_would_choke_on(ward, tu, visitor, offered):
    nasty = 'Cột <b>"đèn"</b> & ]]> <!-- hỏng --> \x0b\x1f\ufffe <script>x</script>'
    petition = shown(tu, visitor, "Cột đèn nghiêng", text=nasty)
    (row,) = both(f"requests/{petition.ref}")
    assert '<b>"đèn"</b> & ]]> <!-- hỏng -->' in row["description"]
    assert not any(char in row["description"] for char in "\x0b\x1f\ufffe")
    (error,) = Program("xml").get("requests/%3Cb%3E%26", 404)
    assert "<b>&" in error["description"]


# --- what is nobody's business -------------------------------------------------------------------------------------


def test_what_is_not_public_is_not_there_by_any_way(ward, tu, visitor, offered):
    private = sent(visitor).petition
    complaint = sent(visitor, kind="complaint", words="Tôi không đồng ý quyết định xử phạt số 12.").petition
    denounced = sealed(visitor).petition
    hidden = shown(tu, visitor)
    actions.show(by=tu, petition=hidden, public=False, edition=hidden.edition)
    moved(tu, private, "accept", body=committee())
    moved(tu, private, "progress", words="Đã xem tại chỗ.")
    every = [private, complaint, denounced, hidden]
    for fmt in ("xml", "json"):
        program = Program(fmt)
        assert program.get("requests") == []
        assert program.get("requests", service_request_id=",".join(each.ref for each in every)) == []
        assert program.get("servicerequestupdates") == []
        for each in every:
            (error,) = program.get(f"requests/{each.ref}", 404)
            (nothing,) = program.get("requests/PA-0000-0000", 404)
            assert error["description"].replace(each.ref, "") == nothing["description"].replace("PA-0000-0000", "")
            assert program.get("servicerequestupdates", service_request_id=each.ref) == []
            program.get(f"tokens/{each.ref}", 404)
            program.get(f"tokens/{each.askings.get().letter.ref}", 404)


def test_a_kind_that_may_not_be_public_stays_away_even_if_a_row_said_so(ward, tu, visitor, offered):
    petition = shown(tu, visitor)
    Petition.objects.filter(pk=petition.pk).update(kind=Kind.PROPOSAL)
    assert len(Program().get("requests")) == 1  # a public proposal is listed
    Petition.objects.filter(pk=petition.pk).update(state="joined")
    assert Program().get("requests") == []


# --- updates -------------------------------------------------------------------------------------------------------


def test_updates_tell_what_happened_and_how_it_stands(ward, tu, visitor, clock, offered):
    petition = shown(tu, visitor)
    clock.move_to("2026-11-03 09:00+07:00")
    moved(tu, petition, "accept", body=committee())
    moved(tu, petition, "route", body=committee(), words="Giao bộ phận khác, lời trong nhà.")
    clock.move_to("2026-11-04 09:00+07:00")
    moved(tu, petition, "progress", words="Đã đặt bóng mới, hỏi 0909 888 777.")
    moved(tu, petition, "answer", words="Đã thay bóng ngày 04/11.", result="resolved")
    clock.move_to("2026-11-05 09:00+07:00")
    asking = petition.askings.get()
    actions.say(by=visitor, asking=asking, word="not", words="Lại tắt, nhà tôi số 12.", proven=True)
    rows = both("servicerequestupdates")
    for row in rows:
        is_update(row)
    assert [row["status"] for row in rows] == ["open", "open", "closed", "open"]
    assert [row["updated_datetime"][:10] for row in rows] == ["2026-11-03", "2026-11-04", "2026-11-04", "2026-11-05"]
    assert len({row["update_id"] for row in rows}) == 4
    everything = json.dumps(rows, ensure_ascii=False)
    assert "Đã đặt bóng mới" in everything
    assert "Đã thay bóng ngày 04/11." in rows[2]["description"]
    for secret in ("0909", "trong nhà", "số 12"):
        assert secret not in everything
    ids = [row["update_id"] for row in rows]
    narrow = {"start_date": "2026-11-04T00:00:00+07:00", "end_date": "2026-11-04T23:00:00+07:00"}
    assert [row["update_id"] for row in both("servicerequestupdates", **narrow)] == ids[1:3]
    assert both("servicerequestupdates", service_request_id=petition.ref) == rows
    assert both("servicerequestupdates", service_request_id="PA-0000-0000") == []
    assert [row["update_id"] for row in both("servicerequestupdates", page_size=3, page=2)] == ids[3:]


# --- the door, the methods -----------------------------------------------------------------------------------------


def test_what_everyone_reads_may_be_kept_and_what_a_key_reads_may_not(ward, tu, visitor, offered):
    shown(tu, visitor)
    client = Client()
    for path in ("discovery.json", "services.xml", "requests.json", "servicerequestupdates.xml"):
        response = client.get(BASE + path)
        assert not response.cookies
        assert "private" not in response.get("Cache-Control", "")
        assert {each.strip() for each in response["Vary"].split(",")} <= {"Cookie", "Accept-Encoding"}
        assert client.head(BASE + path).status_code == 200


def test_other_methods_and_addresses_get_errors_a_program_can_read(ward):
    for fmt in ("xml", "json"):
        program = Program(fmt)
        program.post("services", {}, 405)
        assert program.last["Allow"] == "GET, HEAD"
        program.get("khong/co", 404)
    assert Client().get(f"{BASE}khong-co").status_code == 404


def test_who_asks_for_long_lists_without_end_is_told_to_wait(ward, monkeypatch):
    monkeypatch.setattr(clients, "READS", clients.Limit("petitions.api_reads", 2, 3600))
    program = Program("xml")
    program.get("requests")
    program.get("servicerequestupdates")
    program.get("requests", 429)
    assert program.last["Retry-After"] == "3600"
    program.get("services")  # short and the same for all
