"""Thirty days over Tết on a head's phone: hung, confirmed, taken down too early, struck, passed on."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.law.publicity import Channel
from dinh.rights.publish import actions
from dinh.rights.publish.models import HeadMessage, Means, Posting
from dinh.rights.publish.queries.standing import standing
from dinh.rights.publish.tests.publishing import group, photo, posted, published
from dinh.rights.publish.tests.test_mobile_posting import browser, sent, upload

MINE = reverse("publish_desk:mine")
DECIDED, LAST_TO_BEGIN = date(2026, 2, 12), date(2026, 2, 26)  # five working days, Tết from 16/02 to 20/02 between
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


def on(day: str):
    return time_machine.travel(f"{day} 09:00+07:00", tick=False)


def end_url(posting: Posting) -> str:
    return reverse("publish_desk:mine_end", args=[posting.pk])


@pytest.fixture
def hung(tu, ba) -> Posting:
    with on("2026-02-13"):
        return posted(ba, published(tu), "to-1", date(2026, 2, 13))


class TestTheWholeTerm:
    def test_from_nothing_to_complete_over_tet(self, ward, tu, ba, tam):
        """Decided on 12/02/2026: five working days end on 26/02; thirty days from 25/02 end on 27/03. The table is
        complete only when the seat and every group have hung to the end and said so."""
        ResidentialGroup.objects.get(code="to-3").delete()
        with on("2026-02-24"):
            version = published(tu)
            duties = standing(version, date(2026, 2, 24)).duties
            assert {duty.start.due for duty in duties} == {LAST_TO_BEGIN}
            assert [str(duty.state) for duty in duties] == ["done", "missing", "missing", "missing"]
        with on("2026-02-25"):
            for who in (ba, tam, tu):
                assert browser(who).post(reverse("publish_desk:mine_post"), sent(version)).status_code == 302
            assert standing(version, date(2026, 2, 25)).done == 1
        with on("2026-03-27"):  # the thirtieth day itself must be kept
            assert {str(d.state) for d in standing(version, date(2026, 3, 27)).duties[1:]} == {"running"}
        with on("2026-03-28"):
            now = standing(version, date(2026, 3, 28))
            assert {str(duty.state) for duty in now.duties[1:]} == {"to_confirm"}
            assert not now.complete
            for who, left in ((ba, 2), (tam, 1), (tu, 0)):
                client = browser(who)
                assert "đủ 30 ngày khi hết 27/03/2026" in client.get(MINE).content.decode()
                posting = Posting.objects.get(group=who.post.group)
                assert client.post(end_url(posting), {"when": "today"}).status_code == 302
                now = standing(version, date(2026, 3, 28))
                assert (len(now.missing), now.complete) == (left, left == 0)

    def test_late_by_one_day(self, tu, ba):
        with on("2026-02-13"):
            published(tu)
        with on("2026-02-26"):
            assert "Hạn hôm nay" in browser(ba).get(MINE).content.decode()
        with on("2026-02-27"):
            assert "Trễ 1 ngày" in browser(ba).get(MINE).content.decode()

    def test_the_loudspeakers_are_owed_too(self, ward, tu, ba):
        """Item 7: a term that hung to the end everywhere is not complete without three days of broadcasts."""
        Means(commune=ward.commune, loudspeaker=True).save()
        ResidentialGroup.objects.exclude(code="to-1").delete()
        with on("2026-02-13"):
            version = published(tu, item="CK07", title="Hộ được hỗ trợ sửa nhà", personal=False)
            hung = [posted(ba, version, "to-1", date(2026, 2, 13)), posted(tu, version, None, date(2026, 2, 13))]
        with on("2026-03-20"):
            for posting in hung:
                browser(tu).post(end_url(posting), {"when": "today"})
            missing = standing(version, date(2026, 3, 20)).missing
            assert [duty.channel for duty in missing] == [Channel.LOUDSPEAKER]


class TestTakenDown:
    def test_too_early_is_said_first(self, ba, hung):
        with on("2026-02-25"):
            client = browser(ba)
            shown = client.get(end_url(hung)).content.decode()
            assert "Mới được 12/30 ngày. Gỡ bây giờ thì phải niêm yết lại từ đầu." in shown
            assert "Vì sao là ngày này?" in shown
            again = client.post(end_url(hung), {"when": "today", "note": "Bão làm hỏng bảng"})
            assert again.status_code == 400
            assert "Luật yêu cầu treo đến hết ngày 15/03/2026" in again.content.decode()
            assert "Bão làm hỏng bảng" in again.content.decode()
            hung.refresh_from_db()
            assert hung.ended_on is None
            client.post(end_url(hung), {"when": "today", "note": "Bão làm hỏng bảng", "early": "on"})
            hung.refresh_from_db()
            assert (hung.ended_on, hung.end_note) == (date(2026, 2, 25), "Bão làm hỏng bảng")
            assert "đứt quãng, phải treo lại" in client.get(MINE).content.decode()
        assert Entry.objects.filter(what="publish.end_posting").count() == 1

    def test_an_early_day_said_late_is_early_too(self, ba, hung):
        with on("2026-03-20"):
            client = browser(ba)
            response = client.post(end_url(hung), {"when": "other", "day": "2026-03-10"})
            assert response.status_code == 400
            assert 'name="early"' in response.content.decode()
            client.post(end_url(hung), {"when": "other", "day": "2026-03-10", "early": "on"})
            assert standing(hung.version, date(2026, 3, 20)).duties[2].state == "broken"

    def test_with_a_photo_that_survives_a_wrong_day(self, ba, hung):
        with on("2026-03-20"):
            client = browser(ba)
            data = {"when": "other", "day": "2026-04-20", "photo": upload(name="cuoi-ky.jpg")}
            response = client.post(end_url(hung), data)
            assert "Đã giữ ảnh “cuoi-ky.jpg”" in response.content.decode()
            held = response.context["form"].data["held"]
            client.post(end_url(hung), {"when": "today", "held": held})
            hung.refresh_from_db()
            assert hung.end_photo.name == "cuoi-ky.jpg"

    def test_before_it_went_up(self, ba, hung):
        with on("2026-03-20"):
            data = {"when": "other", "day": "2026-02-01", "early": "on"}
            assert "không thể trước ngày niêm yết" in browser(ba).post(end_url(hung), data).content.decode()

    def test_twice(self, ba, hung):
        with on("2026-03-20"):
            client = browser(ba)
            client.post(end_url(hung), {"when": "today"})
            again = client.post(end_url(hung), {"when": "today"})
            assert "đã kết thúc" in again.content.decode()

    def test_what_is_not_public_any_more_is_no_breach(self, tu, ba, hung):
        with on("2026-02-25"):
            actions.withdraw(by=tu, publication=hung.version.publication, reason="Đăng nhầm.")
            client = browser(ba)
            assert "phải niêm yết lại" not in client.get(end_url(hung)).content.decode()
            assert client.post(end_url(hung), {"when": "today"}).status_code == 302

    @pytest.mark.parametrize("who", ["tam", "mai", "lan"])
    def test_not_by_others(self, request, who, hung):
        with on("2026-03-20"):
            client = browser(request.getfixturevalue(who))
            for name in ("mine_end", "mine_strike"):
                url = reverse(f"publish_desk:{name}", args=[hung.pk])
                assert client.get(url).status_code == 403
                assert client.post(url, {"when": "today", "reason": "Nhầm"}).status_code == 403
        hung.refresh_from_db()
        assert (hung.ended_on, hung.struck_at) == (None, None)

    def test_not_by_a_visitor(self, hung):
        assert Client().post(end_url(hung), {"when": "today"}).status_code == 302

    def test_one_that_is_not_there(self, ba):
        assert browser(ba).get(reverse("publish_desk:mine_end", args=[999])).status_code == 404


class TestStruck:
    def test_a_wrong_one_is_struck_and_can_be_posted_anew(self, ba, hung):
        url = reverse("publish_desk:mine_strike", args=[hung.pk])
        with on("2026-02-14"):
            client = browser(ba)
            assert client.post(url, {"reason": " "}).status_code == 400
            assert client.post(url, {"reason": "Chụp nhầm bảng tổ 2"}).status_code == 302
            assert Entry.objects.filter(what="publish.strike_posting").count() == 1
            shown = client.get(MINE).content.decode()
            assert "Đã gạch bỏ: Chụp nhầm bảng tổ 2" in shown
            assert "Cần niêm yết" in shown
            again = client.post(url, {"reason": "Lần nữa"})
            assert "đã được gạch bỏ" in again.content.decode()
            client.post(reverse("publish_desk:mine_post"), sent(hung.version))
        assert Posting.objects.filter(struck_at=None).count() == 1


class TestPassedOn:
    @pytest.fixture
    def message(self, tu, ba) -> HeadMessage:
        with on("2026-02-13"):
            published(tu, item="CK07", title="Hộ được hỗ trợ sửa nhà")
        return HeadMessage.objects.get(group=group("to-1"))

    def url(self, message: HeadMessage) -> str:
        return reverse("publish_desk:mine_tell", args=[message.pk])

    def test_how_and_when(self, ba, message):
        with on("2026-02-24"):
            client = browser(ba)
            client.post(self.url(message), {"told_how": "meeting", "when": "yesterday", "note": "46 hộ dự"})
            message.refresh_from_db()
            assert (message.told_on, message.told_how, message.told_post) == (date(2026, 2, 23), "meeting", ba.post)
            assert "Cần báo đến bà con" not in client.get(MINE).content.decode()
            assert Entry.objects.filter(what="publish.tell").count() == 1
            assert "họp thôn, tổ dân phố" in client.get(self.url(message)).content.decode()

    def test_not_before_the_decision_nor_ahead(self, ba, message):
        with on("2026-02-24"):
            client = browser(ba)
            for day, words in (("2026-02-01", "trước ngày quyết định"), ("2026-03-01", "còn ở phía trước")):
                response = client.post(self.url(message), {"told_how": "sms", "when": "other", "day": day})
                assert words in response.content.decode()
            assert client.post(self.url(message), {"when": "today"}).status_code == 400

    @pytest.mark.parametrize("who", ["tam", "mai"])
    def test_not_by_others(self, request, who, message):
        client = browser(request.getfixturevalue(who))
        assert client.post(self.url(message), {"told_how": "sms", "when": "today"}).status_code == 403

    def test_one_that_is_not_there(self, ba):
        assert browser(ba).get(reverse("publish_desk:mine_tell", args=[999])).status_code == 404


def test_the_photo_opens_for_those_who_follow_and_nobody_else(tu, ba, lan, hung):
    url = reverse("files:download", args=[hung.photo_id])
    assert browser(ba).get(url).status_code == 200
    assert browser(tu).get(url).status_code == 200
    assert browser(lan).get(url).status_code == 404
    assert b"Phone of Ba" in photo().data
    assert b"Phone of Ba" not in browser(ba).get(url).content
