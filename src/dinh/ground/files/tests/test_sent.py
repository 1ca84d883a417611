"""What visitors send: recognised by content, freed of what tells the owner, kept a day when nothing comes of it."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope
from PIL import Image

from dinh.ground.actor import Actor
from dinh.ground.files import storage
from dinh.ground.files.actions import KEPT, drop, drop_nameless, drop_unused, let_go, store, store_sent, take_sent
from dinh.ground.files.audio import recognise
from dinh.ground.files.checks import LONGEST, check_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.files.tests.recordings import AMR, HEIC, OGG, WEBM, aac, mp3, mp4, wav
from dinh.ground.files.tests.test_storing import TEXT, photo, with_place, zipped
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (wav(), "audio/wav"), (mp3(), "audio/mpeg"), (aac(), "audio/aac"), (mp4(), "audio/mp4"), (AMR, "audio/amr"),
        (mp4(b"3gp4"), "audio/3gpp"), (WEBM, "audio/webm"), (OGG, "audio/ogg"),
    ],
)  # fmt: skip
def test_a_voice_note_is_known_by_its_content(data, media_type):
    assert check_sent(data, "hinh.jpg").media_type == media_type


@pytest.mark.parametrize(
    "data", [mp4(handler=b"vide"), WEBM.replace(b"\0" * 40, b"V_VP9" + b"\0" * 35), b"\xff\xfb" + b"\0" * 50, b"RIFF"]
)
def test_moving_pictures_and_noise_are_no_voice_note(data):
    assert recognise(data) is None
    with pytest.raises(ValidationError):
        check_sent(data, "x.m4a")


@pytest.mark.parametrize("data", [wav(b"Nha ba Lan"), mp3(b"Nha ba Lan"), mp4(place=b"+10.7770+106.6952/ Nha ba Lan")])
def test_names_and_places_in_a_recording_are_taken_out(data):
    assert b"Lan" in data
    kept = check_sent(data, "ghi.m4a").data
    assert b"Lan" not in kept
    assert b"106.6952" not in kept
    assert recognise(kept) is not None


def test_a_cut_off_recording_is_still_heard():
    assert check_sent(wav()[:200], "ghi.wav").kind == "audio"


def test_a_large_photo_is_made_smaller_and_tells_no_place():
    out = io.BytesIO()
    Image.new("RGB", (6000, 4000), "#777").save(out, "JPEG", exif=Image.open(io.BytesIO(with_place())).getexif())
    kept = Image.open(io.BytesIO(check_sent(out.getvalue(), "anh.jpg").data))
    assert max(kept.size) == LONGEST
    assert not kept.getexif()


def test_a_heic_photo_is_refused_with_the_way_out():
    for check_it in (check_sent,):
        with pytest.raises(ValidationError, match="Tương thích nhất"):
            check_it(HEIC, "IMG_0042.HEIC")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "trống"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"MZ\0\0" * 100, "Không nhận loại tệp"),
        (b"<!doctype html><html><body><p>xin chao ba con</p></body></html>", "Không nhận loại tệp"),
        (zipped(xl__workbook_dot_xml=b"<x/>"), "Word"),
    ],
)
def test_what_is_not_taken_says_why(data, words):
    with pytest.raises(ValidationError) as refused:
        check_sent(data, "tep-la")
    assert words in " ".join(refused.value.messages) or "tep-la" in " ".join(refused.value.messages)


def test_a_paper_over_its_limit_is_refused(monkeypatch):
    monkeypatch.setattr("dinh.ground.files.checks.SENT_PAPER_LIMIT", 20)
    with pytest.raises(ValidationError, match="vượt mức"):
        check_sent(TEXT, "don.txt")


@pytest.mark.django_db
class TestKeeping:
    def test_a_visitors_file_has_a_plain_name_and_leaves_no_hash_in_the_journal(self, visitor):
        stored = store_sent(by=visitor, data=photo(), name="nha-ba-Lan-0905123456.jpg")
        assert (stored.name, stored.by, stored.kind) == ("anh.jpg", None, "image")
        entry = Entry.objects.get(what="files.store_sent")
        assert stored.sha256 not in f"{entry.after} {entry.about_label}"

    def test_what_nobody_sent_on_goes_after_a_day(self, ward, visitor, tu, time_later):
        sent, official = store_sent(by=visitor, data=photo(), name="a"), store(by=tu, data=TEXT, name="b.txt")
        assert drop_unused(ward.commune, None) == 0
        with time_later(KEPT + timedelta(minutes=1)):
            assert drop_unused(ward.commune, None) == 1
        assert list(StoredFile.objects.all()) == [official]
        assert Entry.objects.get(what="files.drop").about_id == str(sent.pk)

    def test_bytes_that_another_row_names_stay(self, ward, visitor, tu, django_capture_on_commit_callbacks):
        one, two = (store_sent(by=visitor, data=photo(), name="a") for _turn in range(2))
        with django_capture_on_commit_callbacks(execute=True):
            drop(by=visitor, stored=one)
        assert storage.get(two.sha256)
        with django_capture_on_commit_callbacks(execute=True):
            drop(by=visitor, stored=two)
        with pytest.raises(FileNotFoundError):
            storage.get(two.sha256)

    def test_what_was_taken_and_not_kept_goes_unless_a_row_names_the_same(
        self, visitor, django_capture_on_commit_callbacks
    ):
        kept = store_sent(by=visitor, data=photo(), name="a")
        same, other = take_sent(photo(), "a"), take_sent(TEXT, "b.txt")
        with django_capture_on_commit_callbacks(execute=True):
            let_go([same, other])
        assert storage.get(kept.sha256)
        with pytest.raises(FileNotFoundError):
            storage.get(other.sha256)

    def test_bytes_that_a_kill_left_without_a_row_go_after_a_day(self, ward, visitor, khanh):
        kept, lost, young = store_sent(by=visitor, data=photo(), name="a"), storage.put(b"mat"), storage.put(b"moi")
        for sha256 in (kept.sha256, lost):
            os.utime(storage._path(sha256), (0, 0))
        with scope(commune=khanh.commune):
            assert drop_nameless(khanh.commune, None) == 0
        assert drop_nameless(ward.commune, None) == 1
        assert storage.get(kept.sha256)
        assert storage.get(young) == b"moi"
        with pytest.raises(FileNotFoundError):
            storage.get(lost)

    def test_an_officials_file_is_never_dropped(self, visitor, tu):
        with pytest.raises(Refused):
            drop(by=visitor, stored=store(by=tu, data=TEXT, name="b.txt"))

    def test_another_communes_file_is_never_dropped(self, visitor, khanh):
        stored = store_sent(by=visitor, data=photo(), name="a")
        with pytest.raises(Refused):
            drop(by=Actor(khanh.commune), stored=stored)


def test_bytes_put_again_while_being_dropped_stay(settings, tmp_path):
    settings.DINH_FILES = tmp_path
    sha256 = storage.put(b"anh")
    storage.drop(sha256, older=60)
    assert storage.get(sha256) == b"anh"
    assert len([path for path in Path(tmp_path).rglob("*") if path.is_file()]) == 1
