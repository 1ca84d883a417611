"""«Việc ở tổ tôi»: what a head of a group sees, who else may come in, what their phone may keep."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dinh.ground.bodies.models import Holding
from dinh.ground.places.models import ResidentialGroup
from dinh.law.periods import Period
from dinh.rights.publish import actions
from dinh.rights.publish.mobile.board import board, place_of
from dinh.rights.publish.models import HeadMessage, Posting
from dinh.rights.publish.tests.publishing import group, photo, posted, published

MINE = reverse("publish_desk:mine")
DECIDED, NOON = date(2026, 2, 12), "2026-02-13 12:00+07:00"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def browser(who) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def page(who, url: str = MINE) -> str:
    response = browser(who).get(url)
    assert response.status_code == 200
    return response.content.decode()


class TestWhoComesIn:
    @pytest.mark.parametrize("who", ["ba", "tam", "tu"])
    @pytest.mark.parametrize("name", ["mine", "mine_post", "mine_session", "mine_worker", "mine_offline"])
    def test_those_who_prove(self, request, who, name):
        assert browser(request.getfixturevalue(who)).get(reverse(f"publish_desk:{name}")).status_code == 200

    @pytest.mark.parametrize("who", ["mai", "lua", "an", "lan"])
    def test_others_are_told_why_not(self, request, who):
        client = browser(request.getfixturevalue(who))
        assert client.get(MINE).status_code == 403
        answer = client.get(reverse("publish_desk:mine_session"), headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json()["ok"]) == (403, False)
        assert answer.json()["why"]

    def test_a_visitor_signs_in_first(self):
        assert Client().get(MINE).status_code == 302


class TestWhatIsShown:
    def test_nothing_yet(self, ba):
        assert "Hiện không có gì phải treo" in page(ba)

    def test_what_is_owed_with_the_day_and_why(self, tu, ba):
        version = published(tu)
        shown = page(ba)
        assert "Việc ở Tổ dân phố 1" in shown
        assert version.title in shown
        assert "26/02/2026" in shown  # the fifth working day, over Tết
        assert "Vì sao là ngày này?" in shown
        assert "tết" in shown.casefold()

    def test_each_sees_their_own_board(self, tu, ba, tam):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 13))
        assert [line.version for line in board(place_of(tam), date(2026, 2, 13)).todo] == [version]
        own = board(place_of(ba), date(2026, 2, 13))
        assert (own.todo, [line.version for line in own.hanging]) == ([], [version])
        assert "Đã được 0/30 ngày" in page(ba)

    def test_the_clerk_sees_the_seat(self, tu, ba):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 13))
        assert [line.version for line in board(place_of(tu), date(2026, 2, 13)).todo] == [version]
        assert "Việc ở Trụ sở" in page(tu)

    def test_late_comes_first(self, tu, ba):
        published(tu, paper_number="33/TB-UBND", title="Kế hoạch thu quỹ năm nay")
        with time_machine.travel("2026-03-03 08:00+07:00", tick=False):
            published(tu, paper_number="32/TB-UBND", title="Danh mục công trình", decided=date(2026, 3, 2))
            found = board(place_of(ba), date(2026, 3, 3))
            assert [line.version.title for line in found.todo] == ["Kế hoạch thu quỹ năm nay", "Danh mục công trình"]
            assert [line.duty.state for line in found.todo] == ["late", "missing"]
            assert "Trễ 5 ngày" in page(ba)

    def test_after_the_term_it_waits_for_a_word(self, tu, ba):
        posted(ba, published(tu), "to-1", date(2026, 2, 13))
        with time_machine.travel("2026-03-16 08:00+07:00", tick=False):
            assert "Xác nhận đủ ngày" in page(ba)

    def test_a_newer_version_asks_to_take_the_old_one_down(self, tu, ba):
        old = published(tu)
        posting = posted(ba, old, "to-1", date(2026, 2, 13))
        new = actions.revise(by=tu, publication=old.publication)
        content = {"summary": "Phường thu 4,2 tỷ đồng.", "change_note": "Sửa số thu."}
        for name, value in content.items():
            setattr(new, name, value)
        new.save()
        actions.publish(by=tu, version=new, edition=new.edition, looked=True)
        found = board(place_of(ba), date(2026, 2, 13))
        assert [line.version.number for line in found.todo] == [2]
        assert [each.posting for each in found.remove] == [posting]
        assert "Đã có bản mới" in page(ba)

    def test_what_is_no_longer_public_comes_down(self, tu, ba):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 13))
        actions.withdraw(by=tu, publication=version.publication, reason="Đăng nhầm bản.")
        found = board(place_of(ba), date(2026, 2, 13))
        assert (len(found.remove), found.hanging, found.todo) == (1, [], [])
        assert "Đã thôi công khai" in page(ba)

    def test_what_hangs_for_good(self, tu, ba):
        """Items 4 and 13 hang at the seat alone: nothing for the groups."""
        published(tu, item="CK13")
        assert "Hiện không có gì phải treo" in page(ba)
        assert len(board(place_of(tu), date(2026, 2, 13)).todo) == 1

    def test_what_must_be_passed_on(self, tu, ba):
        published(tu, item="CK07", title="Danh sách hộ được hỗ trợ sửa nhà")
        published(tu, paper_number="34/TB-UBND")
        found = board(place_of(ba), date(2026, 2, 13))
        assert [message.version.item for message in found.tell] == ["CK07"]
        assert [message.version.item for message in found.may_tell] == ["CK02"]
        assert "Cần báo đến bà con" in page(ba)

    def test_a_group_that_was_merged_says_so(self, ward, tu, ba):
        old = group("to-1")
        old.valid_to = date(2026, 2, 1)
        old.save()
        new = ResidentialGroup(
            commune=ward.commune, code="to-moi", name="Đông", label="tổ dân phố", valid_from="2026-02-01"
        )
        new.save()
        new.came_from.add(old)
        shown = page(ba)
        assert "đã sắp xếp lại từ ngày 01/02/2026" in shown
        assert "Nay là: Tổ dân phố Đông" in shown

    def test_few_queries_however_much_hangs(self, tu, ba, django_assert_max_num_queries):
        for number in range(6):
            version = published(tu, paper_number=f"{40 + number}/TB-UBND")
            if number % 2:
                actions.post(by=ba, version=version, group=group("to-1"), posted_on=DECIDED, photo=photo(), key=uuid4())
        with django_assert_max_num_queries(16):
            board(place_of(ba), date(2026, 2, 13))


class TestQuarterlyLists:
    def test_a_list_comes_down_when_the_next_one_hangs(self, ba, tu, ward):
        published(tu, item="CK13")
        with time_machine.travel("2026-04-03 12:00+07:00", tick=False):
            hung = posted(ba, self._drawn(tu, ward, "2026-Q1"), "to-1", date(2026, 4, 3))
            assert [line.version for line in board(place_of(ba), date(2026, 4, 3)).hanging] == [hung.version]
            published(tu, item="CK13", paper_number="32/TB-UBND", decided=date(2026, 4, 2))
        with time_machine.travel("2026-07-03 12:00+07:00", tick=False):
            self._drawn(tu, ward, "2026-Q2")
            now = board(place_of(ba), date(2026, 7, 3))
            assert [stale.posting for stale in now.remove] == [hung]
            assert now.hanging == []
            actions.end_posting(by=ba, posting=hung, ended_on=date(2026, 7, 3))
            now = board(place_of(ba), date(2026, 7, 3))
            assert now.remove == now.hanging == []

    def _drawn(self, tu, ward, quarter: str):
        version = actions.draw_list(by=tu, quarter=Period.parse(quarter), issuer=ward.bodies["UBND"])
        version.refresh_from_db()
        return actions.publish(by=tu, version=version, edition=version.edition, looked=True)


class TestWhatThePhoneKeeps:
    def test_the_worker_belongs_to_these_pages_alone(self, ba):
        response = browser(ba).get(reverse("publish_desk:mine_worker"))
        text = response.content.decode()
        assert response["Content-Type"].startswith("text/javascript")
        assert MINE in text
        assert "worker.js" in text
        assert "&#" not in text
        assert "/ban-lam-viec/van-ban/" not in text
        assert "no-store" in response["Cache-Control"]

    def test_who_is_signed_in_and_a_token(self, ba, tu):
        client = browser(ba)
        said = client.get(reverse("publish_desk:mine_session"), headers={"Accept": "application/json"})
        assert said.json()["owner"] == f"{ba.user.pk}:{ba.post.group_id}"
        assert len(said.json()["token"]) > 30
        assert "no-store" in said["Cache-Control"]
        assert browser(tu).get(reverse("publish_desk:mine_session")).json()["owner"] == f"{tu.user.pk}:0"


def test_words_to_print_to_send_to_read_out(tu, ba):
    version = published(tu)
    shown = page(ba, reverse("publish_desk:mine_words", args=[version.publication.ref]))
    assert f"/p/{version.publication.ref}/thong-bao.pdf" in shown
    assert f"/k/{version.publication.code}" in shown
    assert "Đọc qua loa cầm tay" in shown
    assert "quý một năm hai nghìn không trăm hai mươi sáu" in shown.casefold()


def test_words_of_what_is_not_public(ba):
    assert browser(ba).get(reverse("publish_desk:mine_words", args=["CK-KHONG-CO00"])).status_code == 404


def test_a_head_whose_post_has_ended(tu, ba):
    published(tu)
    client = browser(ba)
    Holding.objects.filter(pk=ba.holding.pk).update(ends=date(2026, 2, 13))
    assert client.get(MINE).status_code == 403
    assert HeadMessage.objects.filter(told_on=None).count() == 1
    assert not Posting.objects.exists()
