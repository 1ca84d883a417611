"""Open311, sending: a program with a key, a letter on the desk, everything that may be wrong with it."""

from __future__ import annotations

import io
import json

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from PIL import Image

from dinh.ground.files.models import StoredFile
from dinh.ground.files.tests.recordings import HEIC
from dinh.ground.files.tests.test_storing import photo, with_place
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.pins import right_pin
from dinh.ground.places.models import Landmark
from dinh.rights.petitions import actions
from dinh.rights.petitions.models import ApiLetter, Letter, Petition, SealedLetter, Sender
from dinh.rights.petitions.open311 import posting
from dinh.rights.petitions.tests.desking import DESK, browser, read
from dinh.rights.petitions.tests.georeport import BASE, HOLE, Program, hole, key_for, nothing_came, upload

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


# --- what comes, and where it stands -------------------------------------------------------------------------------


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_a_reflection_is_received_and_its_sender_can_follow_it(program, fmt):
    program.fmt = fmt
    (row,) = program.post("requests", hole(
        first_name="Lan", last_name="Vũ Thị", phone="0905 123 456", email="lan@example.vn", device_id="abc",
        account_id="7",
    ))  # fmt: skip
    assert set(row) == {"service_request_id", "service_notice", "account_id"}
    assert row["account_id"] == "7"
    assert "no-store" in program.last["Cache-Control"]
    letter, petition = Letter.objects.get(), Petition.objects.get()
    assert row["service_request_id"] == petition.ref
    assert (letter.channel, letter.words, letter.place) == ("api", HOLE, "trước Trường Tiểu học")
    assert (petition.kind, petition.state, petition.public) == ("reflection", "new", False)
    assert petition.service.code == "duong-sa"
    who = Sender.objects.get()
    assert (who.name, who.phone, who.email) == ("Vũ Thị Lan", "0905 123 456", "lan@example.vn")
    notice = row["service_notice"]
    assert letter.ref in notice
    assert f"/phan-anh/theo-doi?ma={letter.ref}" in notice
    assert "16/11/2026" in notice
    pin = notice.split("PIN ")[1][:6]
    assert right_pin(pin, letter.pin_hash)
    assert "abc" not in json.dumps(list(Personal.objects.values_list("data", flat=True)), default=str)


def test_one_receipt_in_the_journal_and_the_programs_name_beside_it_can_be_erased(program):
    program.post("requests", hole())
    letter = Letter.objects.get()
    whats = list(Entry.objects.order_by("seq").values_list("what", flat=True))
    assert whats.count("petitions.receive") == 1
    assert whats.count("petitions.via_client") == 1
    entry = Entry.objects.get(what="petitions.via_client")
    assert entry.about_id == str(letter.pk)
    assert "Phản ánh 24h" not in json.dumps([entry.after, entry.before, entry.about_label], ensure_ascii=False)
    assert Personal.objects.get(entry=entry).data == {"client": "Phản ánh 24h"}


def test_it_is_on_the_desk_under_the_programs_name(program, tu):
    program.post("requests", hole())
    page = read(browser(tu).get(DESK))
    assert Petition.objects.get().ref in page
    item = read(browser(tu).get(f"{DESK}{Petition.objects.get().ref}"))
    assert "qua ứng dụng Phản ánh 24h" in item
    assert HOLE in item


def test_an_officials_own_session_changes_nothing(program, tu):
    """A browser may bring its cookies: the letter is still a visitor's."""
    http = browser(tu)
    response = http.post(f"{BASE}requests.json", {"api_key": program.key, **hole()})
    assert response.status_code == 200
    assert Entry.objects.get(what="petitions.receive").user_id is None
    assert Petition.objects.get().steps.get().from_asker


# --- where ---------------------------------------------------------------------------------------------------------


def test_a_place_may_be_a_point_words_a_group_or_a_landmark(program, ward):
    Landmark(commune=ward.commune, name="Chợ Đình Minh", lon=106.7, lat=10.8, folded="cho dinh minh").save()
    ways = [
        {"lat": "10.78", "long": "106.69"}, {"address_string": "hẻm 5"}, {"address_id": "to-2"},
        {"address_id": "moc-cho-dinh-minh", "address_string": "cổng sau"},
        {"address_id": "to-1", "lat": "10.78", "long": "106.69"},
    ]  # fmt: skip
    for way in ways:
        program.post("requests", hole(address_string=way.pop("address_string", None), **way))
    point, words, group, mark, whole = Letter.objects.order_by("number")
    assert (point.lat, point.lon) == (10.78, 106.69)
    assert words.place == "hẻm 5"
    assert group.group.code == "to-2"
    assert (mark.place, mark.lat) == ("cổng sau, Chợ Đình Minh", 10.8)
    assert (whole.group.code, whole.lat) == ("to-1", 10.78)


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"service_code": None}, 400, "service_code"),
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "khong-co"}, 404, "service_code"),
        ({"address_string": None}, 400, "lat, long"),
        ({"address_string": None, "lat": "10.78"}, 400, "lat, long"),
        ({"lat": "mười", "long": "106"}, 400, "lat, long"),
        ({"lat": "nan", "long": "106"}, 400, "lat, long"),
        ({"lat": "inf", "long": "106"}, 400, "lat, long"),
        ({"lat": "106.69", "long": "10.78"}, 400, "lat, long"),
        ({"address_id": "to-99"}, 400, "address_id"),
        ({"address_string": "x" * 301}, 400, "address_string"),
        ({"description": None}, 400, "description"),
        ({"description": "  \n "}, 400, "description"),
        ({"description": "Hỏng"}, 400, "description"),
        ({"description": "x" * 4001}, 400, "description"),
        ({"email": "không phải thư"}, 400, "email"),
        ({"phone": "0" * 21}, 400, "phone"),
        ({"first_name": "x" * 130}, 400, "first_name, last_name"),
        ({"media_url": "javascript:alert(1)"}, 400, "media_url"),
        ({"media_url": "file:///etc/passwd"}, 400, "media_url"),
        ({"attribute[la]": "x"}, 400, "attribute[la]"),
        ({"jurisdiction_id": "90002"}, 404, "jurisdiction_id"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_what_is_missing_or_wrong_is_named_and_nothing_is_stored(program, fmt, changes, status, named):
    program.fmt = fmt
    errors = program.post("requests", hole(**changes), status)
    assert errors[0]["description"].startswith(f"{named}:")
    assert nothing_came()


def test_several_things_wrong_are_told_at_once(program):
    errors = program.post("requests", hole(address_id="to-99", email="sai", service_code="den-duong"), 400)
    assert {error["description"].split(":")[0] for error in errors} == {
        "address_id", "attribute[hong-the-nao]", "email",
    }  # fmt: skip
    assert nothing_came()


def test_a_body_that_is_no_form(program):
    response = Client().post(f"{BASE}requests.json", json.dumps(hole()), content_type="application/json")
    assert response.status_code == 400
    assert "Content-Type" in json.loads(response.content)[0]["description"]


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_a_form_that_is_broken_or_endless_gets_an_error_a_program_can_read(program, fmt):
    program.fmt = fmt
    http = Client()
    cut = http.generic("POST", f"{BASE}requests.{fmt}", b"--x\r\nContent-Disp", "multipart/form-data; boundary=")
    assert program._read(cut, 400)
    body = f"api_key={program.key}&description=".encode() + b"x" * 6_000_000
    long = http.post(f"{BASE}requests.{fmt}", body, content_type="application/x-www-form-urlencoded")
    assert program._read(long, 413)
    many = "&".join(f"a{number}=1" for number in range(10_001))
    assert program._read(
        http.post(f"{BASE}requests.{fmt}", many, content_type="application/x-www-form-urlencoded"), 400
    )
    assert nothing_came()


# --- what a service asks -------------------------------------------------------------------------------------------


def test_answers_to_what_the_service_asks_stand_in_the_letter(program):
    lamps = {"service_code": "den-duong", "description": "Hẻm 5 tối om cả tuần nay."}
    attributes = Program().get("services/den-duong")["attributes"]
    codes = [each["code"] for each in attributes]
    (error,) = program.post("requests", hole(**lamps), 400)
    assert error["description"].startswith(f"attribute[{codes[0]}]")
    (error,) = program.post("requests", hole(**{**lamps, f"attribute[{codes[0]}]": "vỡ"}), 400)
    assert "tat-han" in error["description"]
    program.post("requests", hole(**{**lamps, f"attribute[{codes[0]}][]": ["tat-han", "chap-chon"]}), 400)
    assert nothing_came()
    program.post("requests", hole(**{**lamps, f"attribute[{codes[0]}]": "tat-han", f"attribute[{codes[1]}]": "T12/5"}))
    assert Letter.objects.get().words.splitlines() == [
        "Hẻm 5 tối om cả tuần nay.", "Hỏng thế nào? tắt hẳn", "Số ghi trên cột (nếu thấy): T12/5",
    ]  # fmt: skip


# --- photos --------------------------------------------------------------------------------------------------------


def test_photos_come_as_files_without_where_they_were_taken(program):
    program.post("requests", hole(media=[upload(with_place()), upload(photo(), "hai.jpg")]))
    files = [each.file for each in Letter.objects.get().files.select_related("file")]
    assert [file.kind for file in files] == ["image", "image"]
    assert {file.name for file in files} == {"anh.jpg"}  # the sender's own name for it is not kept


def test_a_photo_may_stand_for_the_words(program):
    program.post("requests", hole(description=None, media=upload(photo())))
    assert Letter.objects.get().words == posting.PICTURED


def _heavy() -> bytes:
    """A photo of more than 20 MB that can be opened."""
    out = io.BytesIO()
    Image.effect_noise((2300, 2300), 90).convert("RGB").save(out, "PNG")
    return out.getvalue() + b"\0" * max(0, 21 * 1024 * 1024 - out.tell())


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_photos_that_cannot_be_taken_say_why_and_nothing_is_left_behind(program, fmt):
    program.fmt = fmt
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
    for bad in (_heavy(), HEIC, svg, b"", b"MZ\0\0program", photo()[:400]):
        # the first photo is good: it must not stay alone
        (error,) = program.post("requests", hole(media=[upload(photo()), upload(bad, "hai.jpg")]), 400)
        assert error["description"].startswith("media: ")
        assert nothing_came()
    (error,) = program.post("requests", hole(media=[upload(photo())] * 9), 400)
    assert error["description"].startswith("media: ")
    assert nothing_came()


def test_a_body_too_heavy_to_read_is_not_read(program, monkeypatch):
    monkeypatch.setattr(posting, "HEAVIEST", 100)
    program.post("requests", hole(media=upload(photo())), 413)
    assert nothing_came()


def test_an_address_of_a_photo_is_kept_as_text_and_never_opened(program, monkeypatch):
    import socket

    def refuse(*args, **kwargs):
        raise AssertionError("the server went out")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    program.post("requests", hole(media_url="http://169.254.169.254/latest/meta-data/"))
    assert Letter.objects.get().words.endswith("Liên kết người gửi kèm: http://169.254.169.254/latest/meta-data/")
    assert not StoredFile.objects.exists()


# --- text as people, and others, write it --------------------------------------------------------------------------


def test_letters_of_control_are_left_out_and_markup_stays_text(program, tu):
    nasty = "Cống nghẹt\x00\x08 <script>alert(1)</script> & ]]> \ufffe 'x' OR 1=1; --\r\nnước tràn"
    program.post("requests", hole(description=nasty))
    words = Letter.objects.get().words
    assert words == "Cống nghẹt <script>alert(1)</script> & ]]>  'x' OR 1=1; --\nnước tràn"
    item = read(browser(tu).get(f"{DESK}{Petition.objects.get().ref}"))
    assert "<script>alert" not in item


def test_bytes_that_are_no_utf8_are_survived(program):
    form = f"api_key={program.key}&service_code=duong-sa&address_string=x&description="
    body = form.encode() + b"%FF%FEong nghet roi nhe"
    response = Client().post(f"{BASE}requests.xml", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200


# --- denunciations are stopped at the gate -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Tôi tố cáo ông K. cán bộ phường nhận tiền ở cổng chợ.",
        "TỐ  CÁO cán bộ địa chính làm sai",
        "toi to cao ong K can bo phuong nhan tien",
        "Cán bộ đòi hối lộ năm triệu mới làm giấy.",
    ],
)  # fmt: skip
def test_a_denunciation_is_led_to_its_own_page_and_nothing_is_stored(program, words):
    for fmt in ("json", "xml"):
        program.fmt = fmt
        (error,) = program.post("requests", hole(description=words, media=upload(photo())), 400)
        assert "http://testserver/phan-anh/to-cao" in error["description"]
        assert words not in error["description"]
    assert nothing_came()
    assert not SealedLetter.objects.exists()
    assert not Entry.objects.filter(what__startswith="petitions.receive").exists()


def test_a_denunciation_hidden_in_the_place_or_an_answer_is_stopped_too(program):
    lamps = {"service_code": "den-duong", "attribute[hong-the-nao]": "tat-han"}
    for changes in (
        {"address_string": "toi to cao ong K"}, {**lamps, "attribute[so-ghi-tren-cot-neu-thay]": "toi to cao ong K"},
        {**lamps, "description": "toi to cao ong K nhan tien"},
    ):  # fmt: skip
        program.post("requests", hole(**changes), 400)
        assert nothing_came()


def test_a_tall_tree_is_no_denunciation(program):
    program.post("requests", hole(service_code="cay-xanh", description="Cây to cao sắp đổ vào mái nhà dân."))
    assert Letter.objects.count() == 1


def test_what_turns_out_to_be_one_loses_every_lead_to_the_program(program, tu):
    (row,) = program.post("requests", hole(description="Ông K. ở bộ phận một cửa giữ hồ sơ của tôi, vòi tiền."))
    petition = Petition.objects.get()
    actions.seal_up(by=tu, petition=petition, edition=petition.edition)
    assert not ApiLetter.objects.exists()
    assert not Personal.objects.filter(entry__what="petitions.via_client").exists()
    ref = row["service_request_id"]
    for key in ({}, {"api_key": program.key}):
        program.get(f"requests/{ref}", 404, **key)
        assert program.get("requests", service_request_id=ref, **key) == []
        assert program.get("servicerequestupdates", service_request_id=ref, **key) == []
    program.post("servicerequestupdates", {"service_request_id": ref, "description": "Thêm một việc nữa."}, 404)
