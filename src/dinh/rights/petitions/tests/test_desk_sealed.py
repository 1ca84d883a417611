"""Denunciations at the desk: who reaches them, who opens the box, what each leaves behind, where nothing leaks."""

from __future__ import annotations

import io
import zipfile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from dinh.ground.journal.models import Entry
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.petitions import letters
from dinh.rights.petitions.course import MOVES
from dinh.rights.petitions.models import Opening, Petition
from dinh.rights.petitions.queries import figures
from dinh.rights.petitions.room.desk import today_items
from dinh.rights.petitions.tests.desking import DESK, browser, entered, fresh, read, seen
from dinh.rights.petitions.tests.petitioning import moved, sealed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
LIST = f"{DESK}to-cao"
SECRETS = ("Vũ Thị Lan", "0905123456", "12 hẻm 5", "cổng chợ")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(visitor):
    return sealed(visitor, extract="Một công chức bị tố cáo nhận tiền.").petition


def hidden(text: str) -> None:
    for secret in SECRETS:
        assert secret not in text, secret


@pytest.mark.parametrize("who", ["tu", "mai", "lua", "hung", "an", "lan", "ba", "visitor"])
def test_nobody_else_reaches_any_page_of_it(request, case, who):
    client = browser(request.getfixturevalue(who))
    file = case.askings.get().letter.sealed.pk
    for path in ("", "/nhap", f"/{case.ref}", f"/{case.ref}/mo", f"/{case.ref}/trich", f"/{case.ref}/accept",
                 f"/{case.ref}/van-ban/giay-bien-nhan"):  # fmt: skip
        for answer in (client.get(LIST + path), client.post(LIST + path, {"reason": "xem", "text": "x"})):
            assert answer.status_code in (302, 403, 405), (who, path)
            hidden(read(answer).replace("</span>Vũ Thị Lan</a>", ""))  # Lan's own name in the head of the page
    assert client.post(f"{LIST}/{case.ref}/tep/{file}", {"reason": "x"}).status_code in (302, 403)
    assert not Opening.objects.exists()
    assert fresh(case).state == "new"


def test_the_holder_sees_the_extract_and_never_who_wrote(binh, case):
    client = browser(binh)
    for path in ("", f"/{case.ref}", f"/{case.ref}/mo", f"/{case.ref}/trich", f"/{case.ref}/accept"):
        page = client.get(LIST + path)
        assert page.status_code == 200
        assert page["Cache-Control"].startswith("no-store")
        hidden(read(page))
    assert "Một công chức bị tố cáo" in read(client.get(f"{LIST}/{case.ref}"))


def test_opening_asks_why_shows_once_and_is_seen_by_those_who_settle(binh, case):
    client = browser(binh)
    assert client.post(f"{LIST}/{case.ref}/mo", {"reason": " "}).status_code == 400
    assert not Opening.objects.exists()
    page = client.post(f"{LIST}/{case.ref}/mo", {"reason": "Xác minh nhân thân, QĐ 01"})
    for secret in SECRETS:
        assert secret in read(page)
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "same-origin"  # «no-referrer» makes browsers hide where a form comes from
    hidden(read(client.get(f"{LIST}/{case.ref}/mo")))
    told = read(client.get(f"{LIST}/{case.ref}"))
    assert "Xác minh nhân thân, QĐ 01" in told
    assert Entry.objects.filter(what="petitions.open_identity").count() == 1
    hidden(" ".join(f"{e.about_label} {e.after} {e.before} {e.ground}" for e in Entry.objects.all()))


def test_the_identity_post_opens_without_settling(case, ward):
    keeper = ward.official("giu", "Người Giữ", "UBND", "Chánh Thanh tra", ["petitions.identity"])
    client = browser(keeper)
    assert client.get(f"{LIST}/{case.ref}").status_code == 403
    assert "Vũ Thị Lan" in read(client.post(f"{LIST}/{case.ref}/mo", {"reason": "Theo QĐ 02"}))


def test_a_sealed_file_comes_out_under_a_name_that_tells_nothing(binh):
    client = browser(binh)
    typed = entered(channel="desk", files=[SimpleUploadedFile("chu-ky-Vu-Thi-Lan.txt", "Chứng cứ".encode())])
    page = client.post(f"{LIST}/nhap", typed)
    assert page.status_code == 200
    hidden(read(page).replace("12 hẻm 5", ""))
    petition = Petition.objects.get()
    file = petition.askings.get().letter.sealed.files.get()
    assert b"Lan" not in bytes(file.box)
    url = f"{LIST}/{petition.ref}/tep/{file.pk}"
    assert client.post(url, {"reason": ""}).status_code == 302
    got = client.post(url, {"reason": "Giám định, QĐ 03"})
    assert "Lan" not in got["Content-Disposition"]
    assert "Chứng cứ" in read(got)
    assert client.get(url).status_code == 405
    assert client.post(f"{LIST}/{petition.ref}/tep/999", {"reason": "x"}).status_code == 404


def test_entering_a_phone_call_as_a_denunciation_is_refused_with_its_article(binh):
    page = browser(binh).post(f"{LIST}/nhap", entered(channel="phone"))
    assert page.status_code == 400
    assert not Petition.objects.exists()


def test_an_extract_names_nobody(binh, case):
    client = browser(binh)
    url = f"{LIST}/{case.ref}/trich"
    for text in ("Bà Vũ Thị Lan kể", "Gọi 0905123456", ""):
        assert client.post(url, seen(case, text=text)).status_code == 400
    assert client.post(url, seen(case, text="Một công chức nhận tiền khi làm hồ sơ.")).status_code == 302
    assert fresh(case).text == "Một công chức nhận tiền khi làm hồ sơ."


@pytest.mark.parametrize("key", MOVES["denunciation"])
def test_every_move_has_a_page(binh, case, key):
    page = browser(binh).get(f"{LIST}/{case.ref}/{key}")
    assert page.status_code == 200
    hidden(read(page))


def test_moves_go_through_the_page(binh, case):
    client = browser(binh)
    typed = seen(case, paper="01/QĐ-UBND", on="2026-11-02")
    assert client.post(f"{LIST}/{case.ref}/accept", typed)["Location"] == f"{LIST}/{case.ref}"
    assert fresh(case).state == "accepted"


@pytest.mark.parametrize("slug", [p.slug for p in letters.PAPERS.values() if "denunciation" in p.kinds])
def test_no_paper_tells_who_denounced(binh, case, slug):
    moved(binh, case, "accept", paper="01/QĐ-UBND")
    with zipfile.ZipFile(io.BytesIO(letters.docx(fresh(case), slug))) as book:
        hidden(" ".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist()))


def test_lists_books_sheets_and_todays_work_tell_nothing(tu, binh, case):
    desk = browser(tu)
    for query in ({"xem": "tat-ca"}, {"q": "Vũ Thị Lan", "xem": "tat-ca"}, {"q": case.ref, "xem": "tat-ca"}):
        page = desk.get(DESK, query)
        assert case.ref not in [line.petition.ref for line in page.context["page"]]
        hidden(read(page).replace('value="Vũ Thị Lan"', ""))
    book = read(desk.get(f"{DESK}so"))
    hidden(book)
    assert "(giữ kín)" in book
    assert not [item for item in today_items(tu, case.received_on) if "ố cáo" in item.title]
    items = [item for item in today_items(binh, case.received_on) if "to-cao" in item.url]
    assert [item.title for item in items] == ["Tố cáo số 1/2026"]
    hidden(str(items))


def test_few_are_not_counted(ward, visitor, tu, binh):
    year, one = Period.parse("2026"), INDICATORS["petitions.denunciations"]
    for _turn in range(4):
        sealed(visitor)
    assert (one.value(ward.commune, year, None).part, one.rows(ward.commune, year, None)) == (0, [])
    assert "dưới 5" in read(browser(tu).get(f"{DESK}so-lieu"))
    sealed(visitor)
    assert one.value(ward.commune, year, None).part == len(one.rows(ward.commune, year, None)) == 5
    hidden(str(one.rows(ward.commune, year, None)))
    assert figures.masked(5) == "5"
