"""What everyone may read: the list, its feed, one matter, the numbers with their rows, the paper forms; and no more."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.files.actions import store_sent
from dinh.ground.files.tests.recordings import mp4
from dinh.ground.files.tests.test_storing import photo
from dinh.ground.room import PORTAL_LINKS, PUBLIC, SEARCH
from dinh.ground.search.models import Document
from dinh.house.routes import all_routes
from dinh.rights.petitions import actions
from dinh.rights.petitions.models import LetterFile, Petition
from dinh.rights.petitions.room.public import document, public_items
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
LIST = "/phan-anh/danh-sach"


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def shown(visitor, tu):
    """A matter in the office's words that everyone may read."""

    def make(title="Đèn đường hẻm 12 tắt", text="Đèn tắt ba đêm, gọi 0905 123 456.", files=(), **more):
        petition = sent(visitor, files=files, **more).petition
        given = actions.Sorted(kind=petition.kind, title=title, text=text)
        petition = actions.sort(by=tu, petition=petition, given=given, edition=petition.edition)
        chosen = list(LetterFile.objects.filter(letter__askings__petition=petition).values_list("pk", flat=True))
        return actions.show(by=tu, petition=petition, public=True, files=chosen, edition=petition.edition)

    return make


def get(address: str) -> str:
    """A page as the door may keep it: no token, no cookie, the same for all."""
    page = Client().get(address)
    assert page.status_code == 200
    text = page.content.decode()
    assert "csrfmiddlewaretoken" not in text
    assert not page.cookies
    return text


class TestMatter:
    def test_title_place_timeline_answer_and_askers(self, shown, tu, visitor):
        petition = shown()
        sent(visitor, joins=petition)
        answered(tu, petition)
        text = get(petition.path)
        for told in ("Đèn đường hẻm 12 tắt", "Đã thay bóng đèn ngày 05/11.", "2 người gửi", "Thêm người gửi",
                     "16/11/2026", "Tiếp nhận, giao xử lý"):  # fmt: skip
            assert told in text, told

    def test_no_senders_data_no_phone_number_no_senders_word(self, shown, tu, visitor):
        petition = shown()
        answered(tu, petition)
        actions.say(by=visitor, asking=petition.askings.get(), word="not", words="Nhà tôi số 12.", proven=True)
        text = get(petition.path)
        for secret in ("Vũ Thị Lan", "0905123456", "0905 123 456", "Nhà tôi số 12", petition.askings.get().letter.ref):
            assert secret not in text, secret
        assert "•••456" in text
        assert "chưa đạt" in text

    def test_what_is_not_public_is_as_if_it_were_not(self, visitor):
        receipts = [sent(visitor), sent(visitor, kind="complaint"), sealed(visitor)]
        addresses = [receipt.petition.path for receipt in receipts] + ["/p/PA-2222-2222"]
        assert len({re.sub("PA-[A-Z0-9-]+", "", get(address)) for address in addresses}) == 1

    def test_only_photos_that_were_released_and_never_a_voice(self, shown, visitor):
        files = [store_sent(by=visitor, data=photo(), name="a"), store_sent(by=visitor, data=mp4(), name="b")]
        petition = shown(files=files)
        assert get(petition.path).count("<img") == 1
        assert Client().get(f"/tep/{files[0].pk}/?xem").status_code == 200
        assert Client().get(f"/tep/{files[1].pk}/").status_code == 404
        LetterFile.objects.update(public=False)
        assert "<img" not in get(petition.path)
        assert Client().get(f"/tep/{files[0].pk}/?xem").status_code == 404

    def test_the_words_of_inner_steps_and_of_what_was_asked_stay_inside(self, shown, tu):
        petition = shown()
        moved(tu, petition, "route", body=committee(), words="Chuyển tổ điện.")
        moved(tu, petition, "supplement", words="Bà Lan cho biết số cột.")
        text = get(petition.path)
        assert "Đề nghị bổ sung" in text
        assert "số cột" not in text
        assert "tổ điện" not in text

    def test_who_is_turned_away_is_told_why_and_where_to_go(self, shown, tu):
        petition = shown()
        moved(tu, petition, "refuse", ground="khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP", words="Việc của điện lực.",
              to="Công ty Điện lực Lam Giang")  # fmt: skip
        text = get(petition.path)
        for told in ("Căn cứ: khoản 1 Điều 4", "Việc của điện lực.", "Nơi giải quyết: Công ty Điện lực Lam Giang"):
            assert told in text, told


class TestList:
    def test_empty_says_what_will_be_here(self):
        assert "Chưa có phản ánh" in get(LIST)

    def test_only_public_matters_newest_first(self, shown, visitor):
        shown(title="Rác ứ ở chợ")
        shown(title="Đèn đường hẻm 12 tắt")
        sent(visitor, words="Việc chưa đăng của riêng tôi.")
        sealed(visitor)
        text = get(LIST)
        assert text.index("Đèn đường hẻm 12") < text.index("Rác ứ ở chợ")
        assert "chưa đăng" not in text
        assert "Tố cáo số" not in text

    def test_filters(self, shown, tu):
        actions.set_up_services(by=tu)
        shown(title="Rác ứ ở chợ")
        answered(tu, shown(title="Đèn đường hẻm 12 tắt"))
        assert "Rác ứ" in get(f"{LIST}?q=rac+u")
        assert "Đèn đường hẻm 12" not in get(f"{LIST}?q=rac+u")
        assert "Rác ứ" not in get(f"{LIST}?tt=tra-loi")
        assert "Không có việc nào khớp" in get(f"{LIST}?nam=2019")
        for odd in ("?nam=x", "?tt=x", "?to=x", "?linh-vuc=x", "?page=99", "?q=%00"):
            get(f"{LIST}{odd}")

    def test_pages(self, shown, monkeypatch):
        monkeypatch.setattr("dinh.rights.petitions.public.pages.PAGE", 1)
        shown(title="Rác ứ ở chợ")
        shown()
        assert "Trang sau" in get(LIST)
        assert "Rác ứ" in get(f"{LIST}?page=2")

    def test_a_matter_with_a_place_stands_on_the_map_and_in_the_list(self, shown, visitor, tu):
        petition = shown()
        Petition.objects.filter(pk=petition.pk).update(lon=106.7, lat=10.7)
        assert "Trên bản đồ" in get(LIST)

    def test_the_feed(self, shown, visitor):
        petition = shown()
        sent(visitor, words="Việc chưa đăng của riêng tôi.")
        page = Client().get(f"{LIST}.atom")
        text = page.content.decode()
        assert page["Content-Type"].startswith("application/atom+xml")
        assert petition.ref in text
        assert "chưa đăng" not in text
        assert "0905 123" not in text


class TestNumbers:
    def test_each_number_opens_the_rows_it_counts(self, shown, visitor, tu):
        answered(tu, shown())
        sent(visitor, words="Việc chưa đăng của riêng tôi.")
        text = get("/phan-anh/so-lieu")
        found = re.search(r'so-lieu/nhan\?loai=reflection&amp;nam=2026">(\d+)<', text)
        assert found[1] == "2"
        rows = get("/phan-anh/so-lieu/nhan?loai=reflection&nam=2026")
        assert rows.count("nhận 02/11/2026") == 2
        assert "Đèn đường hẻm 12 tắt" in rows
        assert "chưa đăng của riêng" not in rows
        assert Petition.objects.get(public=False).ref not in rows

    def test_small_counts_of_secret_kinds_are_not_told(self, visitor):
        for _turn in range(4):
            sealed(visitor)
        assert "dưới 5" in get("/phan-anh/so-lieu")
        sealed(visitor)
        text = get("/phan-anh/so-lieu")
        assert re.search(r"Tố cáo</dt><dd>5<", text)

    @pytest.mark.parametrize("address", ["so-lieu/khong-co?loai=reflection", "so-lieu/nhan?loai=denunciation",
                                         "so-lieu/nhan?loai=complaint", "so-lieu/nhan"])  # fmt: skip
    def test_secret_kinds_have_no_rows(self, address):
        assert Client().get(f"/phan-anh/{address}").status_code == 404

    def test_odd_years_are_this_year(self):
        for year in ("", "x", "99999", "2019"):
            assert "năm 2026" in get(f"/phan-anh/so-lieu?nam={year}")


class TestPaper:
    def test_each_sheet_has_its_own_number_and_code(self):
        text = get("/phan-anh/mau-phieu?so=3")
        assert len(set(re.findall(r"PG-\w{4}-\w{4}", text))) == 3
        assert text.count('class="qr"') == 3
        assert get("/phan-anh/mau-phieu?so=9999").count('class="qr"') == 1

    def test_its_code_leads_a_resident_to_following_and_an_official_to_entering(self, tu):
        assert "/phan-anh/theo-doi" in get("/phan-anh/phieu/PG-2222-2222")
        desk = Client()
        desk.force_login(tu.user)
        opened = desk.get("/phan-anh/phieu/PG-2222-2222")
        assert opened["Location"] == "/ban-lam-viec/don-thu/nhap?phieu=PG-2222-2222"


class TestRoom:
    def test_portal_right_and_search_know_public_matters_only(self, ward, shown, visitor, tu):
        petition = answered(tu, shown())
        sent(visitor)
        sealed(visitor)
        assert public_items in [source.items for source in PUBLIC]
        assert [item.url for item in public_items(ward.commune, 10)] == [petition.path]
        assert {item.right for item in public_items(ward.commune, 10)} == {"kiem-tra"}
        assert any(link.url_name == "petitions:start" for link in PORTAL_LINKS)
        assert [each.object_id for each in Document.objects.filter(kind="petitions")] == [str(petition.pk)]
        assert list(SEARCH["petitions"].queryset()) == [petition]
        assert "0905" not in document(petition).text

    def test_taken_back_it_is_found_no_more(self, shown, tu):
        petition = shown()
        actions.show(by=tu, petition=petition, public=False, edition=petition.edition)
        assert not Document.objects.filter(kind="petitions").exists()

    def test_a_held_letters_matter_is_found_no_more(self, shown, tu):
        petition = shown()
        actions.hold(by=tu, letter=petition.askings.get().letter, why="Xúc phạm.")
        assert not Document.objects.filter(kind="petitions").exists()
        assert "Đèn đường hẻm 12" not in get(LIST)


PRIVATE = {"start", "kept_file", "denounce_send", "follow", "followed", "appeal", "file", "say", "complete",
           "leave_matter", "leave"}  # fmt: skip
SHARED = {"denounce", "list", "feed", "numbers", "rows", "paper_form", "sheet"}


def test_every_route_is_open_to_everyone_and_of_one_of_two_sorts():
    ours = [route for route in all_routes() if route.name.startswith("petitions:")]
    assert {route.access for route in ours} == {"public"}
    assert {route.name.removeprefix("petitions:") for route in ours} == PRIVATE | SHARED


def test_another_communes_matter_is_not_here(shown, khanh):
    petition = shown()
    assert "Đèn đường" not in Client().get(petition.path, headers={"host": "benthuong.example"}).content.decode()
    assert "Đèn đường" not in Client().get(LIST, headers={"host": "benthuong.example"}).content.decode()
