"""Tố cáo on the web: told what it is by law, sealed as it comes, in clear nowhere."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from dinh.ground.files.checks import Checked
from dinh.ground.files.models import StoredFile
from dinh.ground.files.tests.test_storing import photo
from dinh.ground.journal.models import Entry
from dinh.ground.pins import new_key
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.models import Letter, Petition, Sender
from dinh.rights.petitions.public import denouncing
from dinh.rights.petitions.tests.petitioning import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
ABOUT, SEND = "/phan-anh/to-cao", "/phan-anh/to-cao/gui"
WORDS = "Trinh Van Khoa nhan tien trong phong may lanh"
SECRETS = ("Trinh Van Khoa", "may lanh", "Vu Thi Tuyet Lan", "0977665544", "12/7 hem Cay Da", "hoa-don-cua-Lan")


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield


def typed(**changes):
    return {
        "words": WORDS, "name": "Vu Thi Tuyet Lan", "phone": "0977665544", "address": "12/7 hem Cay Da", "website": "",
        "key": new_key(SALT), **changes,
    }  # fmt: skip


def proof(name: str = "hoa-don-cua-Lan.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo())


def everything() -> bytes:
    """The bytes of the database file."""
    connection.ensure_connection()
    data: bytes = connection.connection.serialize()
    return data


def test_the_page_says_what_the_law_says_and_is_the_same_for_all():
    page = Client().get(ABOUT)
    text = page.content.decode()
    assert "Điều 22 Luật Tố cáo 2018" in text
    assert "mau-phieu?loai=to-cao" in text
    assert "csrf" not in text
    assert "Set-Cookie" not in page


def test_sent_sealed_and_received():
    client = Client()
    assert "no-store" in client.get(SEND)["Cache-Control"]
    page = client.post(SEND, typed(attached=[proof()]))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    text = page.content.decode()
    assert "niêm phong" in text
    assert "Điều 22, 25" in text
    assert WORDS not in text
    letter = Letter.objects.get()
    assert re.search(r"Mã PIN</dt><dd class=\"total code\">\d{6}", text)
    assert (letter.words, letter.place, letter.askings.get().petition.kind) == ("", "", "denunciation")
    assert letter.sealed.files.count() == 1
    assert not client.session.keys()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the bytes of an SQLite database")
def test_nothing_of_it_lies_in_the_database_in_clear(visitor, settings):
    sent(visitor, words="Den duong hem 12 tat ba dem nay")
    Client().post(SEND, typed(attached=[proof()]))
    data = everything()
    assert b"Den duong hem 12" in data  # this is where words in the open would be
    for secret in SECRETS:
        assert secret.encode() not in data, secret
    assert not StoredFile.objects.exists()
    assert not Sender.objects.filter(letter__sealed__isnull=False).exists()
    told = " ".join(f"{e.about_label} {e.after} {e.before} {e.ground}" for e in Entry.objects.all())
    assert not any(secret in told for secret in SECRETS)


def test_only_the_named_post_reads_it_back_whole(binh):
    Client().post(SEND, typed(attached=[proof()]))
    petition = Petition.objects.get()
    opened = actions.open_identity(by=binh, petition=petition, reason="Xác minh, QĐ 01")
    assert (opened.name, opened.words) == ("Vu Thi Tuyet Lan", WORDS)
    sealed = Letter.objects.get().sealed.files.get()
    name, media_type, data = actions.open_file(by=binh, sealed_file=sealed, petition=petition, reason="Xem chứng cứ")
    assert (name, media_type, data[:2]) == ("tep-1", "image/jpeg", b"\xff\xd8")


def test_files_never_touch_the_disk(monkeypatch, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    seen = []
    monkeypatch.setattr(
        denouncing, "check_sent", lambda data, name: seen.append(list(tmp_path.iterdir())) or _kept(data)
    )
    big = SimpleUploadedFile("to.jpg", b"\xff\xd8" + b"\0" * 3_000_000)
    Client().post(SEND, typed(attached=[big]))
    assert seen == [[]]


def _kept(data):
    return Checked(data, "image", "image/jpeg")


def test_too_heavy_is_stopped_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(denouncing, "HEAVIEST", 100_000)
    page = Client().post(SEND, typed(attached=[SimpleUploadedFile("to.jpg", b"\xff\xd8" + b"\0" * 300_000)]))
    assert page.status_code == 400
    assert "nặng quá" in page.content.decode()
    assert WORDS in page.content.decode()
    assert not Letter.objects.exists()


def test_twice_is_once():
    client, data = Client(), typed()
    for _turn in range(2):
        client.post(SEND, data)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"words": "ông K"}, "10"), ({"attached": [SimpleUploadedFile("a.svg", b"<svg></svg>")]}, "SVG"),
     ({"key": "cũ"}, "mở đã lâu")],
)  # fmt: skip
def test_what_is_wrong_is_told_and_the_words_stay(changes, words):
    page = Client().post(SEND, typed(**changes))
    assert page.status_code == 400
    assert words in page.content.decode()
    assert changes.get("words", WORDS) in page.content.decode()
    assert not Letter.objects.exists()


def test_without_a_name_it_is_taken_as_information():
    Client().post(SEND, typed(name="", phone="", address=""))
    letter = Letter.objects.get()
    assert (letter.anonymous, letter.sealed.has_identity) == (True, False)


def test_the_token_of_the_form_is_still_asked_for():
    page = Client(enforce_csrf_checks=True).post(SEND, typed())
    assert page.status_code == 403
    assert not Letter.objects.exists()


def test_the_paper_form_is_numbered_and_has_a_code():
    one, two = (Client().get("/phan-anh/mau-phieu?loai=to-cao").content.decode() for _turn in range(2))
    numbers = [re.search(r"PG-\w{4}-\w{4}", page)[0] for page in (one, two)]
    assert numbers[0] != numbers[1]
    assert "<svg" in one
    assert "giữ bí mật" in one
