"""«Đã niêm yết» from a phone: one photo for several versions, sent twice, refused half way, and nothing lost."""

from __future__ import annotations

import io
import re
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from dinh.ground.bodies.models import Holding
from dinh.ground.files.models import StoredFile
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.publish import actions
from dinh.rights.publish.models import Posting
from dinh.rights.publish.tests.publishing import docx, photo, posted, published

URL, MINE = reverse("publish_desk:mine_post"), reverse("publish_desk:mine")
JSON = {"Accept": "application/json"}
NOON = "2026-02-13 12:00+07:00"
TODAY, DECIDED = date(2026, 2, 13), date(2026, 2, 12)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def browser(who) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def upload(data: bytes | None = None, name: str = "bang.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo().data if data is None else data, "image/jpeg")


def sent(*versions, **changes) -> dict:
    values = {
        "versions": [str(version.pk) for version in versions], "photo": upload(), "when": "today", "day": "",
        "place": "Nhà văn hóa tổ 1", "note": "", "key": str(uuid4()),
    }  # fmt: skip
    values |= changes
    return {name: value for name, value in values.items() if value is not None}


def post(who, data: dict, **more):
    return browser(who).post(URL, data, **more)


def jpeg_of(megabytes: int) -> bytes:
    return photo().data + b"\0" * (megabytes * 1024 * 1024)


class TestTheForm:
    def test_what_is_owed_is_offered_with_the_usual_place(self, tu, ba):
        version = published(tu)
        shown = browser(ba).get(URL).content.decode()
        assert version.title in shown
        assert 'capture="environment"' in shown
        assert re.search(r'name="when" value="today"[^>]*checked', shown)
        assert 'value="Tổ dân phố 1"' in shown

    def test_the_version_of_the_link_is_ticked(self, tu, ba):
        first, second = published(tu), published(tu, paper_number="40/TB-UBND")
        shown = browser(ba).get(URL, {"v": second.pk}).content.decode()
        assert re.search(rf'value="{second.pk}"[^>]*checked', shown)
        assert not re.search(rf'value="{first.pk}"[^>]*checked', shown)

    def test_nothing_to_hang(self, ba):
        assert "Không còn bản nào phải treo ở đây" in browser(ba).get(URL).content.decode()


class TestSent:
    def test_it_hangs_from_that_day(self, tu, ba):
        version = published(tu)
        response = post(ba, sent(version, note="Bảng tin cổng nhà văn hóa"), follow=True)
        assert "Đã ghi nhận niêm yết 1 bản tại Nhà văn hóa tổ 1, từ ngày 13/02/2026." in response.content.decode()
        posting = Posting.objects.get()
        assert (posting.group, posting.posted_on, posting.post) == (ba.post.group, TODAY, ba.post)
        assert posting.photo.kind == "image"
        assert Entry.objects.filter(what="publish.post").count() == 1

    def test_from_the_gallery_yesterday(self, tu, ba):
        version = published(tu)
        assert post(ba, sent(version, photo=None, picture=upload(), when="yesterday")).status_code == 302
        assert Posting.objects.get().posted_on == DECIDED

    def test_one_photo_for_several(self, tu, ba):
        versions = [published(tu, paper_number=f"{number}/TB-UBND") for number in (41, 42, 43)]
        post(ba, sent(*versions))
        assert {posting.version for posting in Posting.objects.all()} == set(versions)
        assert Posting.objects.values("photo").distinct().count() == 1
        assert Posting.objects.values("key").distinct().count() == 3
        assert StoredFile.objects.filter(kind="image").count() == 1

    def test_the_clerk_at_the_seat(self, tu):
        post(tu, sent(published(tu), place="Bảng tin trụ sở"))
        assert Posting.objects.get().group is None


class TestSentByAScript:
    def test_it_says_what_was_taken(self, tu, ba):
        version = published(tu)
        response = post(ba, sent(version), headers=JSON)
        assert response.json() | {"message": ""} == {"ok": True, "done": [version.pk], "message": ""}
        assert "Accept" in response["Vary"]

    def test_the_same_again_is_harmless(self, tu, ba):
        """The answer was lost on the way: the phone sends the very same again."""
        versions = [published(tu, paper_number=f"{number}/TB-UBND") for number in (41, 42)]
        data = sent(*versions)
        first = post(ba, data, headers=JSON)
        again = post(ba, data | {"photo": upload()}, headers=JSON)
        assert first.json() == again.json()
        assert Posting.objects.count() == 2
        assert Entry.objects.filter(what="publish.sent_again").count() == 2

    def test_a_page_sent_twice(self, tu, ba):
        data = sent(published(tu))
        assert [post(ba, data | {"photo": upload()}).status_code for _ in range(2)] == [302, 302]
        assert Posting.objects.count() == 1

    def test_half_of_it_is_refused_in_words(self, tu, ba):
        """One had been hung already, by another sending."""
        old, new = published(tu), published(tu, paper_number="41/TB-UBND")
        posted(ba, old, "to-1", TODAY)
        said = post(ba, sent(old, new), headers=JSON)
        assert said.status_code == 422
        assert (said.json()["ok"], said.json()["done"]) == (False, [new.pk])
        assert [no["version"] for no in said.json()["refused"]] == [old.pk]
        assert "đang niêm yết nội dung ấy rồi" in said.json()["why"]

    def test_a_newer_version_came_in_the_meantime(self, tu, ba):
        version = published(tu)
        new = actions.revise(by=tu, publication=version.publication)
        new.change_note, new.summary = "Sửa số thu.", "Phường thu 4,2 tỷ đồng."
        new.save()
        actions.publish(by=tu, version=new, edition=new.edition, looked=True)
        said = post(ba, sent(version), headers=JSON)
        assert said.status_code == 422
        assert "đã có bản mới hơn" in said.json()["why"]

    def test_the_post_was_taken_back_in_between(self, tu, ba):
        """The draft stays on the phone: the answer is no «ok», and says why in words."""
        version, client = published(tu), browser(ba)
        Holding.objects.filter(pk=ba.holding.pk).update(ends=TODAY)
        said = client.post(URL, sent(version), headers=JSON)
        assert (said.status_code, said.json()["ok"]) == (403, False)
        assert "không giữ chức danh" in said.json()["why"]
        assert not Posting.objects.exists()
        page = client.post(URL, sent(version))
        assert page.status_code == 403
        assert "không giữ chức danh" in page.content.decode()

    def test_the_session_is_over(self, tu):
        response = Client().post(URL, sent(published(tu)), headers=JSON)
        assert response.status_code == 302
        assert "dang-nhap" in response["Location"]

    def test_without_a_token_nothing_is_taken(self, tu, ba):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(ba.user)
        data = sent(published(tu))
        assert strict.post(URL, data, headers=JSON).status_code == 403
        token = strict.get(reverse("publish_desk:mine_session")).json()["token"]
        again = data | {"photo": upload(), "csrfmiddlewaretoken": token}
        assert strict.post(URL, again, headers=JSON).json()["ok"]


class TestWhoMayNot:
    def test_a_head_proves_their_own_group_whatever_is_sent(self, tu, ba, tam):
        post(tam, sent(published(tu), place="Nhà văn hóa tổ 1"))
        assert Posting.objects.get().group == tam.post.group

    @pytest.mark.parametrize("who", ["mai", "lua", "an", "lan"])
    def test_without_the_power(self, request, tu, who):
        version = published(tu)
        assert post(request.getfixturevalue(who), sent(version)).status_code == 403
        assert not Posting.objects.exists()

    def test_another_communes_version_does_not_exist(self, tu, ba, khanh):
        version = published(tu)
        version.pk += 1000
        said = post(ba, sent(version), headers=JSON)
        assert said.status_code == 422
        assert not Posting.objects.exists()

    def test_a_draft_cannot_be_named(self, tu, ba):
        live, draft = published(tu), None
        draft = actions.revise(by=tu, publication=live.publication)
        said = post(ba, sent(draft), headers=JSON)
        assert said.status_code == 422
        assert not Posting.objects.exists()

    def test_a_merged_group_keeps_its_old_board(self, ward, tu, ba):
        version = published(tu)
        ResidentialGroup.objects.filter(pk=ba.post.group_id).update(valid_to=TODAY)
        post(ba, sent(version))
        assert Posting.objects.get().group_id == ba.post.group_id


BAD = [
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "hinh.svg", "không phải ảnh"),
    (b"%PDF-1.4 not a picture", "giay.pdf", "không phải ảnh"),
    (b"", "trong.jpg", "rỗng"),
    (docx("Giấy"), "giay.docx", "không phải ảnh"),
    (b"\xff\xd8\xff" + b"broken" * 9, "hong.jpg", "ảnh"),
    (jpeg_of(30), "to.jpg", "30 MB"),
]


class TestBadPhotos:
    @pytest.mark.parametrize(("data", "name", "words"), BAD, ids=[name for _, name, _ in BAD])
    def test_says_what_is_wrong_and_takes_nothing(self, tu, ba, data, name, words):
        version = published(tu)
        response = post(ba, sent(version, photo=upload(data, name), note="Treo cạnh cửa"))
        assert response.status_code == 400
        shown = response.content.decode()
        assert words in shown
        assert "Treo cạnh cửa" in shown
        said = post(ba, sent(version, photo=upload(data, name)), headers=JSON)
        assert said.status_code == 422
        assert words in said.json()["why"]
        assert not Posting.objects.exists()

    def test_none_at_all(self, tu, ba):
        assert "Chưa có ảnh" in post(ba, sent(published(tu), photo=None)).content.decode()

    def test_a_large_photo_of_a_phone_is_turned_and_stripped(self, tu, ba):
        picture, out = Image.new("RGB", (3000, 2000), "#7a4b2a"), io.BytesIO()
        exif = Image.Exif()
        exif[0x0112], exif[0x010F] = 6, "Hãng máy"
        picture.save(out, "JPEG", exif=exif)
        post(ba, sent(published(tu), photo=upload(out.getvalue())))
        assert Posting.objects.get().photo.kind == "image"


class TestWrongDays:
    @pytest.mark.parametrize(
        ("when", "day", "words"),
        [
            ("other", "", "Hãy ghi ngày"),
            ("other", "2026-02-14", "còn ở phía trước"),
            ("other", "11/02/2026", "trước ngày quyết định (12/02/2026)"),
            ("other", "hôm kia", "ngày"),
            ("", "", ""),
        ],
    )
    def test_the_photo_is_not_lost(self, tu, ba, when, day, words):
        version, client = published(tu), browser(ba)
        data = sent(version, when=when, day=day, note="Treo cạnh cửa")
        response = client.post(URL, data)
        assert response.status_code == 400
        shown = response.content.decode()
        assert words in shown
        assert "Treo cạnh cửa" in shown
        assert "Đã giữ ảnh “bang.jpg”" in shown
        held = re.search(r'name="held" value="([^"]+)"', shown)
        assert held
        assert not Posting.objects.exists()
        again = data | {"photo": None, "held": held[1], "when": "today", "day": ""}
        client.post(URL, {name: value for name, value in again.items() if value is not None})
        assert Posting.objects.get().photo.name == "bang.jpg"

    def test_another_persons_photo_is_not_taken(self, tu, ba, tam):
        version = published(tu)
        shown = post(ba, sent(version, when="other")).content.decode()
        held = re.search(r'name="held" value="([^"]+)"', shown)
        assert held
        response = post(tam, sent(version, photo=None, held=held[1]))
        assert "Chưa có ảnh" in response.content.decode()
        assert not Posting.objects.exists()

    def test_half_refused_on_the_page_keeps_the_rest(self, tu, ba):
        """What was taken is said; what was not stays ticked, with its reason and the photo."""
        early = published(tu)
        with time_machine.travel("2026-02-16 12:00+07:00", tick=False):
            later = published(tu, paper_number="41/TB-UBND", decided=date(2026, 2, 15), title="Bản quyết định sau")
            response = post(ba, sent(early, later, when="other", day="2026-02-13"))
        shown = response.content.decode()
        assert "Đã ghi nhận niêm yết 1 bản" in shown
        assert "“Bản quyết định sau”: Ngày này trước ngày quyết định (15/02/2026)" in shown
        assert re.search(rf'value="{later.pk}"[^>]*checked', shown)
        assert not re.search(rf'name="versions" value="{early.pk}"', shown)
        assert Posting.objects.get().version == early
        assert "Đã giữ ảnh" in shown
