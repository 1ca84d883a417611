"""Nobody but the posts the law names reaches who denounced: every route as every person, every format, search, journal,
logs, alerts, files, and the tables themselves are looked through for what the denouncer wrote (Điều 8 Luật Tố cáo)."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.files.tests.test_storing import photo
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.ground.journal.models import Entry
from dinh.ground.pins import new_key
from dinh.house.routes import Route, all_routes
from dinh.rights.petitions import actions, letters
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.models import Letter, NearMatter, Opening, Petition
from dinh.rights.petitions.tests.desking import DESK, fresh
from dinh.rights.petitions.tests.petitioning import committee, moved, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
NAME, ADDRESS, PHONE = "Bùi Quỳnh Xuyến Dạ", "Số 7749 hẻm Gạo Nếp Cẩm", "0987 321 654"
WORDS = "Tôi thấy ông Khuê nhét phong bì thêu chỉ tím vào ngăn bàn kẽo kẹt, hôm mưa dông."
PROOF = "sổ tay bìa hoa chuông của tôi ghi đủ ngày giờ"
FILE = "giấy tay Quỳnh Xuyến Dạ"
TOLD = (NAME, "Quỳnh Xuyến Dạ", "7749 hẻm Gạo Nếp", "Gạo Nếp Cẩm", PHONE, "0987321654", "phong bì thêu chỉ tím",
        "ngăn bàn kẽo kẹt", "bìa hoa chuông", FILE)  # fmt: skip
NEAREST = {"visitor", "an", "tu", "lua", "khanh"}  # everyone; who manages accounts, handles letters, leads; a stranger
PEOPLE = ["visitor", "lan", "an", "tu", "mai", "ba", "tam", "lua", "hung", "binh", "khanh"]
HOUSE = re.compile(r"don-thu|phan-anh|nhat-ky|open311")  # where letters and what is written of them lie
FORMATS = ("xuat=xlsx&tai=xlsx&xem=tat-ca", "tai=docx&in=1")


def _forms(text: str) -> set[str]:
    """A text as it may lie anywhere: as typed, decomposed, without marks, joined as in a file name."""
    flat = fold(text)
    made = {text.lower(), unicodedata.normalize("NFD", text.lower()), flat, flat.replace(" ", "-")}
    return {each for each in made if len(each) > 6}


NEEDLES = frozenset(form.encode() for text in TOLD for form in _forms(text))


def found(data: bytes | str) -> list[str]:
    """What of the denouncer's lies in these bytes; packed files are looked into."""
    raw = data.encode() if isinstance(data, str) else data
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            raw = b"\n".join(packed.read(name) + name.encode() for name in packed.namelist())
    text = raw.decode("utf-8", "ignore").lower()
    if "&#" in text or "%" in text:
        text = unescape(text)
    lower = text.encode()
    return sorted(needle.decode() for needle in NEEDLES if needle in lower)


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def denounced(visitor, caplog) -> Petition:
    """Sent by the public form, with a paper and a picture whose names tell who sends them."""
    with caplog.at_level("DEBUG"):
        page = Client().post("/phan-anh/to-cao/gui", {
            "words": WORDS, "name": NAME, "phone": PHONE, "address": ADDRESS, "website": "", "key": new_key(SALT),
            "attached": [SimpleUploadedFile(f"{FILE}.txt", PROOF.encode()), SimpleUploadedFile(f"{FILE}.jpg", photo())],
        })  # fmt: skip
    assert page.status_code == 200
    assert not found(page.content)
    petition: Petition = Petition.objects.get()
    assert Letter.objects.get().sealed.files.count() == 2
    return petition


@pytest.fixture
def worked(denounced, binh, visitor) -> Petition:
    """The same, accepted, so that its papers exist; and a letter in the open beside it, so that no list is empty."""
    moved(binh, denounced, "accept", body=committee(), paper="1/QĐ-UBND")
    sent(visitor)
    return fresh(denounced)


def _address(route: Route, petition: Petition) -> str:
    """A route's path filled with what leads nearest to the denunciation."""
    box = Letter.objects.get(askings__petition=petition).sealed
    fill = {"ref": petition.ref, "pk": str(box.files.order_by("pk")[0].pk), "seq": "2", "slug": "giay-bien-nhan"}
    kinds = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000", "path": "x"}
    return "/" + re.sub(
        r"<(?:(\w+):)?(\w+)>", lambda at: fill.get(at[2]) or kinds.get(at[1] or "", petition.ref), route.path
    )


def _addresses(petition: Petition, by: Actor) -> Iterator[str]:
    """Every route that lets this person in (tests/test_routes.py walks the others, and finds a refusal), those of
    letters and of the journal in every format too; and the pages of this very matter for everyone."""
    letter = Letter.objects.get(askings__petition=petition)
    here = Actor(petition.commune, by.user, by.holding if by.commune == petition.commune else None)
    for route in all_routes():
        path = _address(route, petition)
        if "GET" not in route.methods and route.methods != "any":
            continue
        if route.access not in ("public", "library") and not may(here, route.access, petition.commune):
            continue
        yield path
        if HOUSE.search(route.path) and petition.ref in path:
            yield path.replace(petition.ref, letter.ref)
        if HOUSE.search(route.path) and "<" not in route.path:
            yield from (f"{path}?{each}" for each in FORMATS)
    for paper in letters.letters_of(petition):
        yield f"{DESK}to-cao/{petition.ref}/van-ban/{paper.slug}"
    yield from (f"/p/{petition.ref}", f"{DESK}to-cao?tat-ca=1", f"{DESK}{petition.ref}",
                f"{DESK}to-cao/{petition.ref}", f"{DESK}to-cao/{petition.ref}/mo")  # fmt: skip
    yield from (f"/tep/{pk}/" for pk in range(1, 4))


def _content(response) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return body if body[:2] == b"PK" else body + heads.encode()


@pytest.mark.parametrize(
    "name", [name if name in NEAREST else pytest.param(name, marks=pytest.mark.long) for name in PEOPLE]
)
def test_no_page_in_any_format_tells_anyone(request, worked, name):
    actor = request.getfixturevalue(name)
    client = Client(raise_request_exception=False)
    if actor.user:
        client.force_login(actor.user)
    opened, told = 0, []
    for path in dict.fromkeys(_addresses(worked, actor)):
        response = client.get(path)
        opened += response.status_code == 200
        if response.status_code == 500:
            told.append((path, ["500"]))
        if leaked := found(_content(response)):
            told.append((path, leaked))
        if actor.user and "dang-xuat" in path:
            client.force_login(actor.user)
    assert not told
    assert opened > 20
    assert not Opening.objects.exists()


@pytest.mark.parametrize("name", PEOPLE)
def test_no_search_finds_it(request, worked, name):
    """What was searched for stands in the box it was typed into; beside that nothing, not even that there is such."""
    actor = request.getfixturevalue(name)
    client = Client()
    if actor.user:
        client.force_login(actor.user)
    for typed in ("Quỳnh Xuyến Dạ", "quynh xuyen da", "0987321654", "phong bì thêu chỉ tím", "gao nep cam"):
        for path in ("/tim/", "/ban-lam-viec/tim/", "/phan-anh/danh-sach", DESK, f"{DESK}so", "/ban-lam-viec/nhat-ky/"):
            page = client.get(path, {"q": typed, "xem": "tat-ca"})
            if page.status_code == 200:
                text = page.content.decode()
                assert worked.ref not in text or path == "/ban-lam-viec/nhat-ky/", path
                others = {needle for needle in found(text) if fold(needle) not in fold(typed)}
                assert not others, (path, typed)


def test_the_tables_the_index_and_the_disk_hold_none_of_it(worked, tu, hung, settings, tmp_path):
    """Row by row through every model, then the bytes of the whole database, then every file."""
    call_command("ring")
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            cells = " ".join(bytes(cell).hex() if isinstance(cell, memoryview) else str(cell) for cell in row)
            assert not found(cells), model
    assert not NearMatter.objects.filter(petition_id=worked.pk).exists()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        data = connection.connection.serialize()
        assert b"0905" in data  # where words in the open lie
        assert not found(data)
        for word in ("xuyen", "cam", "0987321654", "keo"):
            assert not _indexed(word), word
    for file in tmp_path.rglob("*"):
        assert not found(str(file.relative_to(tmp_path)))
        if file.is_file():
            assert not found(file.read_bytes()), file


def _indexed(word: str) -> list[str]:
    """The full-text tables that know a word: their pages are packed, so bytes alone would not tell."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        tables = [name for (name,) in cursor.fetchall()]
        known = []
        for name in tables:
            cursor.execute(f"SELECT count(*) FROM {name} WHERE {name} MATCH %s", [f'"{word}"'])
            known += [name] * bool(cursor.fetchone()[0])
    assert tables
    return known


def test_logs_letters_alerts_and_verify_tell_nothing(worked, binh, caplog, capsys):
    with caplog.at_level("DEBUG"):
        client = Client()
        client.force_login(binh.user)
        client.get(f"{DESK}to-cao/{worked.ref}")
        Client().post("/phan-anh/to-cao/gui", {"words": WORDS, "name": NAME, "phone": PHONE, "address": ADDRESS})
        call_command("ring")
        call_command("verify")
    out = capsys.readouterr()
    assert "toàn vẹn" in out.out
    logged = caplog.text + "".join(f"{each.args} {each.__dict__}" for each in caplog.records)
    assert not found(logged + out.out + out.err)
    assert not found(str([message.message().as_string() for message in mail.outbox]))


def test_only_the_opening_act_shows_it_and_each_opening_is_one_entry(worked, binh, hung, request):
    """The chair of the UBND holds `petitions.identity`. Every other person of the cast is refused, and leaves none."""
    path = f"{DESK}to-cao/{worked.ref}/mo"
    before = Entry.objects.filter(what="petitions.open_identity").count()
    for name in set(PEOPLE) - {"binh"}:
        actor = request.getfixturevalue(name)
        client = Client()
        if actor.user:
            client.force_login(actor.user)
        page = client.post(path, {"reason": "Muốn biết ai tố cáo"})
        assert page.status_code in (302, 403), name
        assert not found(page.content), name
    assert Entry.objects.filter(what="petitions.open_identity").count() == before == 0

    client = Client()
    client.force_login(binh.user)
    for turn in (1, 2):
        page = client.post(path, {"reason": "Xác minh, QĐ 01/QĐ-UBND"})
        assert {NAME.lower(), fold(NAME)} & set(found(page.content))
        assert "no-store" in page["Cache-Control"]
        assert Entry.objects.filter(what="petitions.open_identity").count() == turn
        assert Opening.objects.count() == turn
    box = Letter.objects.get(askings__petition=worked).sealed
    proof = client.post(f"{DESK}to-cao/{worked.ref}/tep/{box.files.order_by('pk')[0].pk}", {"reason": "Xem chứng cứ"})
    assert PROOF in _content(proof).decode()
    assert not found("\n".join(f"{name}: {value}" for name, value in proof.items()))
    assert Opening.objects.count() == 3

    reader = Client()
    reader.force_login(hung.user)
    for each in ("", "xuat.csv", *(f"{entry.seq}/" for entry in Entry.objects.all())):
        page = reader.get(f"/ban-lam-viec/nhat-ky/{each}")
        assert page.status_code == 200, each
        assert not found(_content(page)), each


def test_what_came_as_a_letter_and_is_sealed_up_leaves_nothing_either(visitor, binh, clock):
    who = actions.Who(name=NAME, address=ADDRESS, phone=PHONE)
    where = actions.Where(place="hẻm Gạo Nếp Cẩm")
    petition = sent(visitor, words=WORDS, who=who, where=where).petition
    assert any(found(str(list(model._base_manager.values_list()))) for model in apps.get_models())
    actions.seal_up(by=binh, petition=petition, edition=fresh(petition).edition)
    for model in apps.get_models():
        rows = [
            [bytes(cell).hex() if isinstance(cell, memoryview | bytes) else cell for cell in row]
            for row in model._base_manager.values_list()
        ]
        assert not found(str(rows)), model
    if connection.vendor == "sqlite":
        assert not _indexed("xuyen")
