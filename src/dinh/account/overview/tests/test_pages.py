"""The overviews: what is declared exists, whoever holds no view is told so, what is late stands there and opens."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django_scopes import scope

from dinh.account.overview import lists, news
from dinh.account.overview.models import Kept
from dinh.account.overview.room import keep
from dinh.account.overview.spans import span
from dinh.account.overview.views_of import VIEWS, WARD, WARD_CHART, WARD_LATE, WARD_MISSING
from dinh.ground.gate import PERMISSIONS, POWERS
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.dialogue import actions

URL = "/ban-lam-viec/toan-canh/"


class TestDeclared:
    def test_every_number_and_list_exists(self):
        for view in VIEWS:
            assert view.power in POWERS
            assert {figure.key for figure in view.figures} | set(view.charts) <= INDICATORS.keys()
            assert all(str(figure.why) for figure in view.figures)
            assert {*view.late, *view.missing, *view.ahead} <= lists.LISTS.keys()
        assert {figure.key for figure in WARD} | {WARD_CHART} <= INDICATORS.keys()
        assert {*WARD_LATE, *WARD_MISSING} <= lists.LISTS.keys()

    def test_every_list_and_public_figure_leads_somewhere(self):
        for source in lists.LISTS.values():
            assert not source.needs or source.needs in PERMISSIONS
            assert not source.more or reverse(source.more)
        for figure in WARD:
            assert reverse(figure.page, args=["biet"] if figure.page == "portal:right" else [])

    def test_what_stands_for_now_is_not_compared(self):
        standing = {key for view in VIEWS for key, stands in ((f.key, f.stands) for f in view.figures) if stands}
        assert standing <= {key for key, one in INDICATORS.items() if not one.adds}


class TestSpans:
    def test_a_running_month_stands_beside_as_many_days(self):
        days = span("thang", date(2026, 11, 22))
        assert (days.now.start, days.now.end) == (date(2026, 11, 1), date(2026, 11, 22))
        assert (days.before.start, days.before.end) == (date(2026, 10, 1), date(2026, 10, 22))
        assert (days.year.start, days.year.end) == (date(2025, 11, 1), date(2025, 11, 22))

    def test_a_longer_month_does_not_run_over_the_shorter_before(self):
        assert span("thang", date(2026, 3, 31)).before == Period.between(date(2026, 2, 1), date(2026, 2, 28))

    def test_a_week_stands_beside_the_week_before(self):
        days = span("tuan", date(2026, 11, 22))
        assert (days.now.start, days.before.start, days.before.end) == (
            date(2026, 11, 16), date(2026, 11, 9), date(2026, 11, 15),
        )  # fmt: skip

    @pytest.mark.parametrize("key", ["", "x", "thang"])
    def test_anything_else_is_the_month(self, key):
        assert span(key, date(2026, 11, 22)).key == "thang"


DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel("2026-11-22 09:00+07:00", tick=False):
        yield


@pytest.fixture
def promise(ward, binh):
    """The UBND said lamps by 30/10, and nothing came of it."""
    with time_machine.travel("2026-09-15 20:00+07:00", tick=False):
        return actions.promise(
            by=binh, words="Cuối tháng 10 lắp xong 6 bóng đèn ngõ 5.", made_by=binh.post,
            owner_body=ward.bodies["UBND"], due=date(2026, 10, 30), source_words="Họp tổ 1",
        )  # fmt: skip


class TestDesk:
    def page(self, client, who, query=""):
        client.force_login(who.user)
        return client.get(URL + query)

    def test_a_post_without_a_view_is_told_why(self, client, tu):
        answer = self.page(client, tu)
        assert answer.status_code == 403
        assert "chưa được giao xem trang toàn cảnh" in answer.content.decode()

    def test_what_is_late_stands_there_and_opens(self, client, binh, promise):
        text = self.page(client, binh).content.decode()
        assert promise.shown in text
        assert promise.path in text
        assert "Trễ 23 ngày" in text
        assert "dialogue.kept_in_time" in text.split("Đã thay đổi gì", 1)[1]
        assert "Bí thư, cấp ủy</a>" not in text  # one view, nothing to switch

    def test_who_holds_two_views_switches(self, client, hung):
        assert "Toàn cảnh: Bí thư" in self.page(client, hung, "?vai=cap-uy").content.decode()
        assert "Toàn cảnh: Chủ tịch" in self.page(client, hung, "?vai=chu-tich").content.decode()
        assert "Toàn cảnh: Chủ tịch" in self.page(client, hung, "?vai=giam-sat").content.decode()  # not held

    def test_a_board_reads_its_own_and_the_records_behind(self, client, thanh):
        text = self.page(client, thanh, "?ky=nam&in=1").content.decode()
        assert "Kiến nghị chờ trả lời" in text
        assert "<details open>" in text
        behind = client.get("/ban-lam-viec/bao-cao/chi-tieu/oversee.findings/")
        assert behind.status_code == 200
        assert 'href="/ban-lam-viec/bao-cao/"' not in behind.content.decode()  # reports themselves stay shut
        assert client.get("/ban-lam-viec/bao-cao/").status_code == 403

    def test_lists_are_shown_to_who_may_read_their_room(self, client, ward, hung):
        text = self.page(client, hung, "?vai=chu-tich").content.decode()
        assert "Nhiệm vụ trễ" in text
        assert "Đơn thư trễ" not in text  # Hùng reads no petitions

    def test_the_number_of_queries_does_not_grow(self, client, binh, promise, django_assert_max_num_queries):
        client.force_login(binh.user)
        with django_assert_max_num_queries(175):
            assert client.get(URL).status_code == 200


class TestWard:
    def test_everyone_reads_what_is_late(self, client, ward, promise):
        text = client.get("/toan-canh/").content.decode()
        assert promise.shown in text
        assert "Tính lúc 09:00 22/11/2026" in text

    def test_it_is_counted_again_when_something_happened(self, client, ward, promise, django_assert_max_num_queries):
        with scope(commune=ward.commune):
            assert (keep(ward.commune, DAY), keep(ward.commune, DAY)) == (1, 0)
            assert Kept.objects.get().told["values"]["dialogue.open_late"] == [[1, None]]
        client.get("/toan-canh/")
        with django_assert_max_num_queries(6):
            assert promise.shown in client.get("/toan-canh/").content.decode()
        with time_machine.travel("2026-11-23 00:30+07:00", tick=False), scope(commune=ward.commune):
            assert keep(ward.commune, date(2026, 11, 23)) == 1

    def test_yesterdays_count_is_not_shown(self, client, ward, promise):
        with scope(commune=ward.commune):
            keep(ward.commune, DAY)
        with time_machine.travel("2026-11-23 07:00+07:00", tick=False):
            assert "Tính lúc 07:00 23/11/2026" in client.get("/toan-canh/").content.decode()

    def test_kept_and_counted_pages_are_the_same(self, client, ward, promise):
        counted = client.get("/toan-canh/").content
        with scope(commune=ward.commune):
            keep(ward.commune, DAY)
        assert client.get("/toan-canh/").content == counted


def test_acts_of_some_days_are_counted_beside_those_before(ward, promise):
    with scope(commune=ward.commune):
        found = news.acts(Period.parse("2026-09"), Period.parse("2026-08"))
        assert ("dialogue.promise", 1, 0) in [(one.what, one.now, one.before) for one in found]
        assert news.acts(Period.parse("2026-10"), Period.parse("2026-09")) == []
