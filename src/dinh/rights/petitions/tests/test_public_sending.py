"""Sending from a phone without an account or JavaScript: typed, checked, sent; nothing lost, nothing twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import time_machine
from django.core import signing
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.ground.files.tests.recordings import HEIC, mp4
from dinh.ground.files.tests.test_storing import photo, with_place
from dinh.ground.pins import new_key, right_pin
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.models import Letter, Petition, Sender, Service
from dinh.rights.petitions.public import forms, limits
from dinh.rights.petitions.tests.petitioning import LIGHT, answered, committee, moved, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
START = "/phan-anh/"


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield


@pytest.fixture
def phone():
    return Client()


def typed(**changes):
    return {
        "words": LIGHT, "group": "", "place": "hẻm 12", "spot": "", "kind": "reflection", "name": "", "phone": "",
        "address": "", "website": "", "joins": "", "key": new_key(SALT), "step": "check", **changes,
    }  # fmt: skip


def tokens(page: str) -> list[str]:
    return re.findall(r'name="kept" value="([^"]+)"', page)


def hidden(page: str) -> dict[str, str]:
    """What the check page would send on."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: value for name, value in found if name not in ("kept", "csrfmiddlewaretoken")}


def upload(data: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(
    ("kind", "who"),
    [("reflection", {}), ("proposal", {"name": "Vũ Thị Lan"}),
     ("complaint", {"name": "Vũ Thị Lan", "address": "12 hẻm 5", "phone": "0905123456"})],
)  # fmt: skip
def test_each_open_kind_from_the_form_to_the_receipt(phone, kind, who):
    empty = phone.get(START)
    assert empty["Cache-Control"].startswith("max-age=0")
    assert "1. Việc gì?" in empty.content.decode()
    looked = phone.post(START, typed(kind=kind, **who))
    page = looked.content.decode()
    assert "Chưa gửi" in page
    assert page.count(">Sửa<") >= 5
    assert not Letter.objects.exists()
    receipt = phone.post(START, {**typed(kind=kind, **who), "step": "send"}).content.decode()
    letter = Letter.objects.get()
    pin = re.search(r'Mã PIN</dt><dd class="total code">(\d{6})', receipt)[1]
    assert right_pin(pin, letter.pin_hash)
    assert letter.ref in receipt
    assert "<svg" in receipt
    assert "Vì sao là ngày này?" in receipt
    assert "chậm nhất" in receipt
    assert letter.askings.get().petition.kind == kind


def test_what_the_check_page_carries_is_enough_to_send(ward, phone):
    group = ResidentialGroup.objects.get(code="to-2")
    looked = phone.post(START, typed(group=group.pk, name="Lan", spot="10.7769, 106.7009")).content.decode()
    phone.post(START, {**hidden(looked), "step": "send"})
    letter = Letter.objects.get()
    assert (letter.words, letter.group, letter.place) == (LIGHT, group, "hẻm 12")
    assert (letter.lat, letter.lon) == (10.7769, 106.7009)
    assert letter.sender.name == "Lan"


def test_editing_gives_everything_back(phone):
    page = phone.post(START, typed(step="edit", name="Vũ Thị Lan")).content.decode()
    assert "Đèn đường hẻm 12" in page
    assert 'value="Vũ Thị Lan"' in page
    assert "Cần xem lại" not in page
    assert not Letter.objects.exists()


def test_sending_twice_on_a_broken_line_is_one_letter_with_one_pin(phone):
    data = typed(step="send")
    first, again = (phone.post(START, data).content.decode() for _turn in range(2))
    assert Letter.objects.count() == Petition.objects.count() == 1
    assert "không gửi hai lần" in again
    assert re.search(r"\d{6}</dd>", first)[0] == re.search(r"\d{6}</dd>", again)[0]


def test_a_page_opened_yesterday_keeps_its_words_and_photos(phone):
    old = typed(photos=[upload(photo())])
    kept = tokens(phone.post(START, old).content.decode())
    with time_machine.travel("2026-11-03 09:30+07:00", tick=False):
        page = phone.post(START, {**old, "photos": [], "step": "send"})
        assert page.status_code == 400
        assert "mở đã lâu" in page.content.decode()
        assert "Đèn đường hẻm 12" in page.content.decode()
        fresh = re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]
        phone.post(START, {**typed(), "key": fresh, "kept": kept, "step": "send"})
    assert Letter.objects.count() == 1


class TestFiles:
    def test_photos_and_a_voice_note_wait_as_tokens_until_they_are_sent(self, phone):
        page = phone.post(START, typed(
            photos=[upload(with_place(), "nha-Lan.jpg"), upload(photo("PNG"), "2.png")], voice=[upload(mp4(), "n.m4a")]
        )).content.decode()  # fmt: skip
        kept = tokens(page)
        assert len(kept) == 3
        assert "nha-Lan.jpg" in page  # her own name for it, shown to her
        assert phone.get(f"/phan-anh/tep/{kept[0]}")["Content-Type"] == "image/jpeg"
        assert phone.get("/phan-anh/tep/bay-dat").status_code == 404
        phone.post(START, {**typed(), "kept": kept, "step": "send"})
        files = [each.file for each in Letter.objects.get().files.all()]
        assert {file.kind for file in files} == {"image", "audio"}
        assert {file.name for file in files} == {"anh.jpg", "anh.png", "ghi-am.m4a"}

    def test_what_is_refused_says_why_and_the_rest_stays(self, phone):
        page = phone.post(START, typed(photos=[
            upload(photo(), "tot.jpg"), upload(HEIC, "IMG_1.HEIC"), upload(b"<svg xmlns='x'></svg>", "hinh.svg"),
        ]))  # fmt: skip
        text = page.content.decode()
        assert page.status_code == 400
        assert "Tương thích nhất" in text
        assert "SVG" in text
        assert len(tokens(text)) == 1
        assert "Đèn đường hẻm 12" in text

    def test_a_file_can_be_taken_off_again(self, phone):
        kept = tokens(phone.post(START, typed(photos=[upload(photo())])).content.decode())
        page = phone.post(START, typed(kept=kept, off=kept)).content.decode()
        assert not tokens(page)
        assert not StoredFile.objects.exists()

    def test_a_voice_note_may_stand_for_the_words(self, phone):
        page = phone.post(START, typed(words="", voice=[upload(mp4(), "n.m4a")])).content.decode()
        phone.post(START, {**typed(words=""), "kept": tokens(page), "step": "send"})
        assert "ghi âm" in Letter.objects.get().words

    def test_nothing_at_all_is_asked_for(self, phone):
        page = phone.post(START, typed(words=" "))
        assert page.status_code == 400
        assert "vài chữ" in page.content.decode()

    def test_too_many_files(self, phone):
        text = phone.post(START, typed(photos=[upload(photo()) for _turn in range(9)])).content.decode()
        assert "Nhiều nhất 8 tệp" in text
        assert len(tokens(text)) == 8

    def test_a_forged_token_and_an_officials_file_are_not_taken(self, phone, tu):
        own = store(by=tu, data=photo(), name="mat.jpg")
        for token in ("giả", signing.dumps({"pk": own.pk, "name": "x"}, salt="dinh.petitions.kept")):
            phone.post(START, typed(kept=[token], step="send", key=new_key(SALT)))
        assert not any(letter.files.exists() for letter in Letter.objects.all())


class TestWrong:
    def test_a_rant_is_taken_whole_and_one_too_long_is_counted(self, phone):
        rant = ("Đèn tắt mãi không ai sửa. " * 200).strip()
        phone.post(START, typed(words=rant, step="send"))
        assert Letter.objects.get().words == rant
        page = phone.post(START, typed(words="a" * (forms.MOST + 7), step="send")).content.decode()
        assert "bớt 7 ký tự" in page
        assert "a" * (forms.MOST + 7) in page
        assert "maxlength" not in re.search(r"<textarea[^>]*>", page)[0]

    def test_a_complaint_without_a_name_is_told_the_ground_before_it_is_sent(self, phone):
        page = phone.post(START, typed(kind="complaint"))
        assert page.status_code == 400
        assert "Thông tư 05/2021" in page.content.decode()
        assert "Khiếu nại phải ghi địa chỉ" in page.content.decode()

    @pytest.mark.parametrize("spot", ["ngã ba", "48.8566, 2.3522", "106.7009, 10.7769"])
    def test_a_place_that_is_none_is_explained(self, phone, spot):
        page = phone.post(START, typed(spot=spot))
        assert page.status_code == 400
        assert "để trống" in page.content.decode()

    def test_a_maps_own_address_is_understood(self):
        assert forms.spot("https://maps.example/@10.7769000,106.7009000,17z") == (106.7009, 10.7769)

    def test_the_phone_number_stays_in_the_letter_and_out_of_the_title(self, phone):
        phone.post(START, typed(step="send"))
        assert "0905 123 456" in Letter.objects.get().words
        assert "0905" not in Petition.objects.get().title


class TestAccusing:
    def test_choosing_to_cao_stores_nothing_and_carries_the_words(self, phone):
        page = phone.post(START, typed(
            kind="denunciation", words="Ông K. ăn tiền của dân.", name="Vũ Thị Lan", photos=[upload(photo())]
        ))  # fmt: skip
        text = page.content.decode()
        assert "no-store" in page["Cache-Control"]
        assert "Ông K. ăn tiền của dân." in text
        assert 'action="/phan-anh/to-cao/gui"' in text
        assert not Letter.objects.exists()
        assert not StoredFile.objects.exists()
        assert not phone.session.keys()

    def test_photos_that_waited_are_removed_when_it_turns_out_to_be_one(self, phone):
        page = phone.post(START, typed(words="Tôi tố cáo ông K. ăn tiền.", photos=[upload(photo())])).content.decode()
        assert "Đây có phải là tố cáo không?" in page
        phone.post(START, {**typed(), "kept": tokens(page), "step": "denounce"})
        assert not StoredFile.objects.exists()
        assert not Letter.objects.exists()


class TestTheSame:
    def test_an_open_matter_like_it_is_offered_and_joined(self, phone, visitor):
        first = sent(visitor, where=actions.Where(place="hẻm 12"))
        page = phone.post(START, typed(words="den duong hem 12 tat may dem roi, toi qua")).content.decode()
        assert "Có phải việc này không?" in page
        assert "0905" not in page
        token = re.search(r'value="join:([^"]+)"', page)[1]
        receipt = phone.post(START, {**typed(words="den duong hem 12 tat may dem roi"), "step": f"join:{token}"})
        assert "2 người cùng gửi" in receipt.content.decode()
        assert Petition.objects.count() == 1
        assert first.petition.askings.count() == Letter.objects.count() == 2
        assert [step.kind for step in first.petition.steps.all()] == ["received", "asker"]

    def test_from_a_public_matter(self, phone, visitor, tu):
        petition = sent(visitor).petition
        actions.show(by=tu, petition=petition, public=True, edition=petition.edition)
        page = phone.get(f"{START}?cung={petition.ref}").content.decode()
        assert "Tôi cũng gặp việc này" in page
        joins = re.search(r'name="joins" value="([^"]+)"', page)[1]
        phone.post(START, typed(joins=joins, step="send"))
        assert petition.askings.count() == 2

    def test_one_that_ended_meanwhile_is_not_joined_and_nothing_is_lost(self, phone, visitor, tu):
        petition = sent(visitor).petition
        actions.show(by=tu, petition=petition, public=True, edition=petition.edition)
        joins = re.search(r'name="joins" value="([^"]+)"', phone.get(f"{START}?cung={petition.ref}").content.decode())[
            1
        ]
        answered(tu, petition)
        phone.post(START, typed(joins=joins, step="send"))
        assert Petition.objects.count() == 2

    def test_complaints_are_never_offered_nor_joined(self, phone, visitor):
        complaint = sent(visitor, kind="complaint").petition
        assert "Có phải việc này không?" not in phone.post(START, typed()).content.decode()
        forged = signing.dumps(complaint.pk, salt="dinh.petitions.joins")
        phone.post(START, typed(joins=forged, step="send"))
        assert complaint.askings.count() == 1


class TestFloods:
    def test_more_than_usual_is_received_and_held_and_more_than_possible_turned_away(self, phone, monkeypatch):
        monkeypatch.setattr(limits, "LETTERS", replace(limits.LETTERS, times=2))
        monkeypatch.setattr("dinh.rights.petitions.public.intake.FLOOD", replace(limits.FLOOD, times=3))
        pages = [phone.post(START, typed(step="send")) for _turn in range(4)]
        assert [page.status_code for page in pages] == [200, 200, 200, 429]
        assert [bool(letter.held) for letter in Letter.objects.order_by("number")] == [False, False, True]
        assert "Xin xem lại" in pages[2].content.decode()
        assert "Đèn đường hẻm 12" in pages[3].content.decode()

    def test_a_commune_under_a_flood_holds_what_comes_from_elsewhere_too(self, monkeypatch):
        monkeypatch.setattr(limits, "COMMUNE", replace(limits.COMMUNE, times=1))
        for ip in ("10.0.0.1", "10.0.0.2"):
            Client(REMOTE_ADDR=ip).post(START, typed(step="send"))
        assert [bool(letter.held) for letter in Letter.objects.order_by("number")] == [False, True]

    def test_a_program_in_the_trap_is_held_not_lost(self, phone):
        phone.post(START, typed(step="send", website="http://x"))
        assert "máy tự gửi" in Letter.objects.get().held

    def test_files_have_their_own_limit(self, phone, monkeypatch):
        monkeypatch.setattr("dinh.rights.petitions.public.kept.FILES", replace(limits.FILES, times=1))
        page = phone.post(START, typed(photos=[upload(photo()), upload(photo())])).content.decode()
        assert "rất nhiều tệp" in page
        assert len(tokens(page)) == 1


def test_the_service_is_guessed_from_the_words(ward, phone, tu):
    actions.set_up_services(by=tu)
    assert "Đèn đường" in phone.post(START, typed()).content.decode()
    phone.post(START, typed(step="send"))
    assert Letter.objects.get().service == Service.objects.get(code="den-duong")


def test_nobodys_data_stands_in_a_new_form(phone, visitor):
    sent(visitor)
    page = phone.get(START).content.decode()
    assert "Vũ Thị Lan" not in page
    assert Sender.objects.count() == 1


def test_a_matter_that_moved_on_can_still_be_found_as_the_same(phone, visitor, tu):
    petition = moved(tu, sent(visitor, where=actions.Where(place="hẻm 12")).petition, "accept", body=committee())
    page = phone.post(START, typed()).content.decode()
    assert "Có phải việc này không?" in page
    assert petition.get_state_display() in page
