"""What may be kept, what is stripped from it, and who reads it back."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dinh.ground.files import storage
from dinh.ground.files.actions import store
from dinh.ground.files.checks import check, check_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import FILE_READERS

TEXT = "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐÌNH MINH\n\nTHÔNG BÁO\nVề lịch tiếp công dân.".encode()


def photo(kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8f1d1d").save(out, kind, **options)
    return out.getvalue()


def with_place() -> bytes:
    """A photo that tells where it was taken, and by whose phone."""
    exif = Image.Exif()
    exif[0x010F] = "Phone of Lan"
    exif.get_ifd(0x8825)[2] = (10.0, 45.0, 30.0)
    return photo(exif=exif)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def test_a_photo_keeps_its_picture_and_loses_what_it_tells():
    before = with_place()
    assert "Phone of Lan" in str(dict(Image.open(io.BytesIO(before)).getexif()))

    kept = check(before, "anh.jpg")

    assert (kept.kind, kept.media_type) == ("image", "image/jpeg")
    assert not Image.open(io.BytesIO(kept.data)).getexif()
    assert Image.open(io.BytesIO(kept.data)).size == (40, 30)


def test_a_photo_turned_by_its_metadata_stays_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # the phone was held upright
    assert Image.open(io.BytesIO(check(photo(exif=exif), "anh.jpg").data)).size == (30, 40)


@pytest.mark.parametrize(("kind", "media"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_pictures_are_known_by_content_whatever_their_name(kind, media):
    assert check(photo(kind), "van-ban.docx").media_type == media


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "trống"),
        (b"\x7fELF" + bytes(2000), "tep.bin"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "tep.bin"),
        (photo()[:200], "tep.bin"),
        (zipped(xl__workbook_dot_xml=b"<x/>", xl__vbaProject_dot_bin=b"macro"), "tep.bin"),
    ],
    ids=["empty", "a program", "a picture that could run", "a picture cut short", "a sheet with macros"],
)
def test_what_cannot_be_kept_is_refused_by_its_name(data, words):
    with pytest.raises(ValidationError, match=words):
        check(data, "tep.bin")


def test_a_picture_of_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr("dinh.ground.files.checks.PIXELS", 100)
    with pytest.raises(ValidationError, match="quá lớn"):
        check(photo(), "anh.jpg")


def test_a_file_too_heavy_says_how_heavy_and_what_to_do(monkeypatch):
    monkeypatch.setattr("dinh.ground.files.checks.IMAGE_LIMIT", 10)
    with pytest.raises(ValidationError, match="giảm dung lượng"):
        check(photo(), "anh.jpg")


def test_storing_keeps_the_bytes_once_and_leaves_an_entry(ward, lua):
    first = store(by=lua, data=TEXT, name="C:\\Văn bản\\thong  bao.txt")
    second = store(by=lua, data=TEXT, name="lan-hai.txt")

    assert first.name == "thong bao.txt"
    assert first.sha256 == second.sha256
    assert storage.get(first.sha256) == TEXT
    assert Entry.objects.filter(what="files.store").count() == 2


def test_a_visitor_stores_nothing(ward, visitor):
    with pytest.raises(Refused):
        store(by=visitor, data=TEXT, name="a.txt")
    assert not StoredFile.objects.exists()


def test_bytes_changed_on_the_disk_are_noticed(ward, lua, settings):
    kept = store(by=lua, data=TEXT, name="a.txt")
    path = next(path for path in settings.DINH_FILES.rglob("*") if path.is_file())
    path.write_bytes(b"something else")
    with pytest.raises(OSError, match="changed on disk"):
        storage.get(kept.sha256)


@pytest.fixture
def opened(monkeypatch):
    """A room that lets everyone who signed in read any file."""
    monkeypatch.setattr("dinh.ground.files.views.FILE_READERS", [lambda by, pk: by.signed_in])


def test_a_file_nobody_vouches_for_does_not_exist(ward, lua, client):
    kept = store(by=lua, data=TEXT, name="a.txt")
    client.force_login(lua.user)
    assert FILE_READERS, "rooms have declared who reads their files"
    assert client.get(reverse("files:download", args=[kept.pk])).status_code == 404


def test_a_file_comes_as_a_download_that_cannot_run(ward, lua, client, opened):
    kept = store(by=lua, data=TEXT, name="thông báo.txt")
    client.force_login(lua.user)
    response = client.get(reverse("files:download", args=[kept.pk]))

    assert response.content == TEXT
    assert response["Content-Disposition"].startswith("attachment; filename*=UTF-8''th%C3%B4ng")
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_visitor_and_another_commune_find_nothing(ward, lua, khanh, client, opened):
    kept = store(by=lua, data=TEXT, name="a.txt")
    url = reverse("files:download", args=[kept.pk])
    assert client.get(url).status_code == 404
    client.force_login(khanh.user)
    assert client.get(url, headers={"host": "benthuong.example"}).status_code == 404


def _text_chunk() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", "Phone of Lan")
    return info


@pytest.mark.parametrize("checking", [check, check_sent])
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"comment": b"Phone of Lan"}),
        ("JPEG", {"xmp": b"Phone of Lan"}),
        ("WEBP", {"xmp": b"Phone of Lan"}),
        ("PNG", {"pnginfo": _text_chunk()}),
    ],
    ids=["comment", "jpeg xmp", "webp xmp", "png text"],
)
def test_words_hidden_in_a_picture_are_gone(checking, kind, options):
    sent = photo(kind, **options)
    assert b"Phone of Lan" in sent

    kept = checking(sent, "a").data

    assert b"Lan" not in kept
    assert Image.open(io.BytesIO(kept)).size == (40, 30)
