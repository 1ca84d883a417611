"""Proofs recorded at the desk: for the seat, on behalf of groups, on the loudspeakers, on paper."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from dinh.rights.publish import actions
from dinh.rights.publish.models import Broadcast, HeadMessage, Posting
from dinh.rights.publish.tests.desk_pages import NOON, browser, cells, upload, url, words
from dinh.rights.publish.tests.publishing import photo, posted, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
KEY = "00000000-0000-0000-0000-00000000000{}"
DAY = date(2026, 2, 13)


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def sent(number: int = 1, **changes):
    values = {"key": KEY.format(number), "place": "Bảng tin trụ sở", "posted_on": "2026-02-13"}
    return values | {"photo": upload("bang.jpg", photo().data)} | changes


class TestPosting:
    def test_at_the_seat(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        answer = client.post(url("post", ref), sent())
        assert answer.status_code == 302
        posting = Posting.objects.get()
        assert (posting.group, posting.place) == (None, "Bảng tin trụ sở")
        page = words(client.get(url("matter", ref)))
        assert f"/tep/{posting.photo_id}/?xem" in page
        assert "đang niêm yết" in page

    def test_a_double_tap_is_one_posting(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        client.post(url("post", ref), sent())
        client.post(url("post", ref), sent())
        assert Posting.objects.count() == 1

    def test_on_behalf_of_a_group(self, tu):
        version = published(tu)
        browser(tu).post(f"{url('post', version.publication.ref)}?to=to-2", sent(place="Nhà văn hóa tổ 2"))
        assert Posting.objects.get().group.code == "to-2"

    def test_a_group_it_does_not_concern_is_not_found(self, tu):
        version = published(tu)
        assert browser(tu).get(f"{url('post', version.publication.ref)}?to=to-9").status_code == 404

    def test_a_wrong_day_keeps_the_photo(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        wrong = client.post(url("post", ref), sent(posted_on="2026-03-13"))
        assert wrong.status_code == 400
        assert "còn ở phía trước" in words(wrong)
        assert "bang.jpg" in words(wrong)
        mended = sent()
        del mended["photo"]
        client.post(url("post", ref), mended | {"kept": wrong.context["kept_token"]})
        assert Posting.objects.get().photo.name == "bang.jpg"

    def test_a_file_that_is_no_photo_is_named(self, tu):
        version = published(tu)
        page = words(
            browser(tu).post(url("post", version.publication.ref), sent(photo=upload("bang.txt", b"chu viet")))
        )
        assert "bang.txt" in page
        assert not Posting.objects.exists()

    def test_ending_and_striking(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        posting = posted(tu, version, None, DAY)
        assert client.post(url("end_posting", posting.pk), {"ended_on": "2026-02-12"}).status_code == 400
        client.post(url("end_posting", posting.pk), {"ended_on": "2026-02-13"})
        assert "đứt quãng" in words(client.get(url("matter", ref)))
        assert client.post(url("strike_posting", posting.pk), {"reason": ""}).status_code == 400
        client.post(url("strike_posting", posting.pk), {"reason": "Chụp nhầm bảng"})
        assert "Chụp nhầm bảng" in words(client.get(url("matter", ref)))

    def test_a_superseded_version_is_refused_with_the_reason(self, tu):
        version = published(tu)
        ref = version.publication.ref
        actions.withdraw(by=tu, publication=version.publication, reason="Nhầm")
        page = browser(tu).post(url("post", ref), sent())
        assert page.status_code in (302, 400)


class TestLoudspeakers:
    def test_the_log_grows_is_struck_and_goes_into_a_sheet(self, tu):
        version = published(tu, item="CK07")
        client, ref = browser(tu), version.publication.ref
        line = {"key": KEY.format(2), "day": "2026-02-13", "times": 2, "hours": "5 giờ 30"}
        assert client.post(url("broadcasts", ref), line).status_code == 302
        assert "1/3" in words(client.get(url("broadcasts", ref)))
        twice = client.post(url("broadcasts", ref), line | {"key": KEY.format(3), "hours": "17 giờ"})
        assert twice.status_code == 400
        assert "17 giờ" in words(twice)
        assert cells(client.get(f"{url('broadcasts', ref)}?xuat=xlsx"))[1][1] == "5 giờ 30"
        client.post(url("strike_broadcast", Broadcast.objects.get().pk), {"reason": "Mất điện"})
        assert "Mất điện" in words(client.get(url("broadcasts", ref)))


class TestHeads:
    def test_paper_is_handed_over_where_nobody_has_an_account(self, ba, tu):
        version = published(tu, item="CK07")
        client, ref = browser(tu), version.publication.ref
        assert "chưa có tài khoản" in words(client.get(url("heads", ref)))
        answer = client.post(f"{url('hand_over', ref)}?to=to-3", {"to": ""})
        assert answer.status_code == 400
        client.post(f"{url('hand_over', ref)}?to=to-3", {"to": "Ông Vy"})
        assert HeadMessage.objects.get(group__code="to-3").on_paper
        assert "Ông Vy" in words(client.get(url("heads", ref)))

    def test_telling_on_behalf(self, ba, tu):
        version = published(tu, item="CK07")
        message = HeadMessage.objects.get(version=version)
        client = browser(tu)
        client.post(url("tell", message.pk), {"told_on": "2026-02-13", "told_how": "meeting", "note": "Họp tổ tối 13"})
        message.refresh_from_db()
        assert (message.told_how, message.told_note) == ("meeting", "Họp tổ tối 13")
        assert client.post(url("tell", message.pk), {"told_on": "2026-02-13", "told_how": "bay"}).status_code == 400
