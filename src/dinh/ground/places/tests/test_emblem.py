"""A commune's own emblem and greeting: who puts it up, what becomes of the picture, who sees it, how it goes again."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django_scopes import scope
from PIL import Image
from tests import people

from dinh.ground.actor import Actor
from dinh.ground.files import storage
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places import actions
from dinh.ground.places.emblem import squares
from dinh.ground.places.models import Commune, Emblem
from dinh.house.door import Door
from dinh.house.tests.door.visits import Visit

RED, GREEN = "#c8102e", "#1d6b3a"


def drawn(colour: str = RED, size: tuple[int, int] = (300, 240), kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def page(client: Client) -> str:
    return client.get("/").text


@pytest.fixture
def manager(ward, an, client):
    client.force_login(an.user)
    return client


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_any_picture_becomes_a_small_square_png_without_its_metadata(kind):
    exif = Image.Exif()
    exif[0x010F] = "Phone of Lan"
    for data, side, corner in zip(squares(drawn(kind=kind, exif=exif), "a.svg"), (128, 192), (0, 255), strict=True):
        picture = opened(data)
        assert data.startswith(b"\x89PNG")
        assert picture.size == (side, side)
        assert picture.getpixel((0, 0))[3 if corner == 0 else 0] == corner, "on nothing, and on white"
        assert abs(picture.getpixel((side // 2, side // 2))[0] - 200) < 8
        assert b"Phone" not in data


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"), (b"", "trống"), (drawn(size=(20, 20)), "nhỏ quá"),
     (drawn(size=(900, 100)), "dài quá"), ("THÔNG BÁO\nVề lịch tiếp.".encode(), "không phải là ảnh"),
     (drawn()[:150], "hỏng")],
    ids=["svg", "empty", "small", "banner", "paper", "cut short"],
)  # fmt: skip
def test_what_cannot_be_an_emblem_is_refused_with_the_way_out(ward, an, data, told):
    with pytest.raises(ValidationError, match=told):
        actions.add_emblem(by=an, data=data, name="bieu-trung.png")
    assert not Entry.objects.exists()


def test_from_the_desk_it_comes_onto_every_page_at_once_and_goes_again(manager, ward):
    visitor = Client()
    assert '<img class="emblem"' not in page(visitor)
    manager.post("/ban-lam-viec/bieu-trung/dat/", {"upload": SimpleUploadedFile("phuong.png", drawn())})
    commune = Commune.objects.get(pk=ward.commune.pk)
    address = f"/bieu-trung/{commune.emblem_key}.png"
    for text in (page(visitor), manager.get("/ban-lam-viec/").text):
        assert f'<img class="emblem" src="{address}" width="48" height="48" alt="">' in text
        assert f'<link rel="apple-touch-icon" href="/bieu-trung/{commune.emblem_key}/bieu-tuong.png">' in text
    picture = visitor.get(address)
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/png", "public, max-age=31536000, immutable")
    assert picture.content == storage.get(commune.emblem)
    assert opened(visitor.get(f"/bieu-trung/{commune.emblem_key}/bieu-tuong.png").content).size == (192, 192)

    manager.post("/ban-lam-viec/bieu-trung/go/")
    assert '<img class="emblem"' not in page(visitor)
    assert visitor.get(address).status_code == 404, "what was taken off is nobody's to see"
    assert list(Entry.objects.filter(what__startswith="places.").order_by("pk").values_list("what", flat=True)) == [
        "places.add_emblem",
        "places.show_emblem",
    ]


def test_the_former_one_is_put_back(manager, an, ward):
    first = actions.add_emblem(by=an, data=drawn(RED), name="a.png")
    second = actions.add_emblem(by=an, data=drawn(GREEN), name="b.png")
    assert Commune.objects.get(pk=ward.commune.pk).emblem == second.picture.sha256
    listed = manager.get("/ban-lam-viec/bieu-trung/")
    assert list(listed.context["former"]) == [first]
    assert manager.get(f"/tep/{first.picture_id}/?xem").status_code == 200
    assert Client().get(f"/tep/{first.picture_id}/?xem").status_code == 404
    manager.post(f"/ban-lam-viec/bieu-trung/{first.pk}/dat-lai/")
    assert Commune.objects.get(pk=ward.commune.pk).emblem == first.picture.sha256


def test_the_same_picture_again_is_the_same_emblem(ward, an):
    again = drawn(exif=Image.Exif(), compress_level=1)
    assert again != drawn()
    assert actions.add_emblem(by=an, data=drawn(), name="a.png") == actions.add_emblem(by=an, data=again, name="b.png")
    assert Emblem.objects.count() == 1


def test_it_is_for_who_manages_the_commune(ward, lua, an, client):
    for who in (lua, ward.visitor()):
        with pytest.raises(Refused):
            actions.add_emblem(by=who, data=drawn(), name="a.png")
        with pytest.raises(Refused):
            actions.show_emblem(by=who, emblem_id=None)
        with pytest.raises(Refused):
            actions.greet(by=who, greeting="Xin chào")


def test_another_communes_emblem_is_neither_shown_nor_taken(ward, an, khanh, settings):
    ours = actions.add_emblem(by=an, data=drawn(), name="a.png")
    there = khanh.commune
    with scope(commune=there):
        stranger = Actor(commune=there, user=khanh.user, holding=khanh.holding)
        assert not Emblem.objects.exists()
        with pytest.raises((Emblem.DoesNotExist, Refused)):
            actions.show_emblem(by=stranger, emblem_id=ours.pk)
    key = ours.picture.sha256[:16]
    elsewhere = Client(headers={"host": there.host})
    assert elsewhere.get("/").status_code == 200
    assert elsewhere.get(f"/bieu-trung/{key}.png").status_code == 404
    assert elsewhere.get(f"/bieu-trung/{key}/bieu-tuong.png").status_code == 404
    assert not Commune.objects.get(pk=there.pk).emblem


def test_a_refused_picture_keeps_the_page_and_says_why(manager):
    answer = manager.post("/ban-lam-viec/bieu-trung/dat/", {"upload": SimpleUploadedFile("x.svg", b"<svg></svg>")})
    assert answer.status_code == 400
    assert "là SVG, không nhận" in answer.text


def test_the_greeting_stands_on_the_first_page_as_written(manager):
    manager.post("/ban-lam-viec/bieu-trung/loi-chao/", {"greeting": "  Chào bà con   <b>Đình Minh</b> "})
    assert '<p class="greeting" lang="vi">Chào bà con &lt;b&gt;Đình Minh&lt;/b&gt;</p>' in page(Client())
    assert Entry.objects.get().after == {"greeting": "Chào bà con <b>Đình Minh</b>"}
    long = manager.post("/ban-lam-viec/bieu-trung/loi-chao/", {"greeting": "à" * 161})
    assert long.status_code == 400
    assert "à" * 161 in long.text, "what was typed stays"
    manager.post("/ban-lam-viec/bieu-trung/loi-chao/", {"greeting": ""})
    assert "greeting" not in page(Client())


def test_pages_kept_ready_at_the_door_change_with_it(connection_stays, ward, an, monkeypatch):
    door = Door(get_wsgi_application(), 10_000_000)
    monkeypatch.setattr("dinh.house.door.CHECK", 0.0)
    before = Visit(door).body
    actions.add_emblem(by=an, data=drawn(), name="a.png")
    after = Visit(door).body
    assert b'class="emblem"' not in before
    assert b'class="emblem"' in after


def test_opening_a_commune_names_it_without_asking_for_it(manager, an, ward):
    listed = manager.get("/ban-lam-viec/mo-don-vi/").text
    assert "Chưa có, dùng hình mái đình mặc định" in listed
    assert "Không bắt buộc" in listed
    actions.add_emblem(by=an, data=drawn(), name="a.png")
    assert "Đã có biểu trưng riêng" in manager.get("/ban-lam-viec/mo-don-vi/").text


@pytest.mark.django_db
def test_a_provinces_office_shows_its_own_too(settings):
    settings.ALLOWED_HOSTS = ["*"]
    ward = people.Ward()
    Commune.objects.filter(pk=ward.commune.pk).update(kind=Commune.Kind.PROVINCE)
    commune = Commune.objects.get(pk=ward.commune.pk)
    with scope(commune=commune):
        manager = ward.official("quan", "Trần Quản", "ĐU", "Quản trị", ["house.manage"])
        by = Actor(commune=commune, user=manager.user, holding=manager.holding)
        actions.add_emblem(by=by, data=drawn(), name="a.png")
    key = Commune.objects.get(pk=commune.pk).emblem_key
    assert Client().get(f"/bieu-trung/{key}.png").status_code == 200
