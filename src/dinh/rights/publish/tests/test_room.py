"""What publicity offers to the floors above: numbers that open to their records, the work of the day, files."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.publish import actions
from dinh.rights.publish.queries.files import proof_readable
from dinh.rights.publish.queries.work import chores
from dinh.rights.publish.tests.publishing import drafted, photo, posted, published

QUARTER = Period.parse("2026-Q1")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _in_february():
    with time_machine.travel("2026-02-24 12:00+07:00", tick=False):
        yield


@pytest.fixture
def version(tu, ba, tam):
    """CK07: owed on the web, at the seat and three groups, on the loudspeakers, to three heads."""
    return published(tu, item="CK07", title="Tiêu chí hỗ trợ sửa nhà", decided=date(2026, 2, 23))


class TestNumbers:
    def ask(self, key, commune):
        found = INDICATORS[key]
        return found.value(commune, QUARTER, None), found.rows(commune, QUARTER, None)

    def test_each_opens_to_exactly_what_it_counts(self, version, ward, tu):
        published(tu, title="Dự toán ngân sách năm 2026", paper_number="1/QĐ-UBND", decided=date(2026, 1, 5))
        posted(tu, version, None, date(2026, 2, 24))
        counted = {}
        for key in (k for k in INDICATORS if k.startswith("publish.")):
            value, rows = self.ask(key, ward.commune)
            assert len(rows) == (value.part if value.whole is None else value.whole), key
            counted[key] = (value.part, value.whole)
        assert counted["publish.published"] == (2, None)
        assert counted["publish.on_time"] == (1, 2), "decided on 5 January, public on 24 February"
        assert counted["publish.complete"] == (0, 2)
        assert counted["publish.postings"] == (1, None)

    def test_what_was_struck_or_is_a_draft_is_not_counted(self, version, ward, tu):
        drafted(tu, title="Bản soạn", paper_number="2/QĐ-UBND")
        posting = posted(tu, version, None, date(2026, 2, 24))
        actions.strike_posting(by=tu, posting=posting, reason="Nhầm.")
        assert self.ask("publish.postings", ward.commune)[0].part == 0
        assert self.ask("publish.published", ward.commune)[0].part == 1

    def test_of_one_body(self, version, ward):
        other = ward.bodies["MTTQ-BTT"].pk
        assert INDICATORS["publish.published"].value(ward.commune, QUARTER, other).part == 0


class TestChores:
    def test_the_clerk_sees_channels_a_head_only_the_own_group(self, version, ba):
        everywhere = chores(date(2026, 2, 24))
        assert {chore.what for chore in everywhere} == {
            "Chưa niêm yết: 4 nơi", "Chưa đủ số ngày phát thanh liên tục", "Chưa gửi người đứng đầu thôn, tổ: 1 nơi",
        }  # fmt: skip
        own = chores(date(2026, 2, 24), ba.post.group_id)
        assert [(chore.what, chore.when) for chore in own] == [("Chưa niêm yết", "Chậm nhất 02/03/2026")]

    def test_done_it_goes_until_its_term_is_to_be_confirmed(self, version, ba):
        posted(ba, version, "to-1", date(2026, 2, 24))
        assert chores(date(2026, 3, 26), ba.post.group_id) == []
        again = chores(date(2026, 3, 27), ba.post.group_id)
        assert [chore.verb for chore in again] == ["Xác nhận"]

    def test_late_comes_first_and_says_how_late(self, version, tu, ba):
        published(tu, title="Dự toán ngân sách năm 2026", paper_number="1/QĐ-UBND", decided=date(2026, 1, 5))
        first, *_rest = chores(date(2026, 2, 24), ba.post.group_id)
        assert (first.title, first.late, first.when) == ("Dự toán ngân sách năm 2026", True, "Trễ 45 ngày")


class TestFiles:
    def test_photos_of_postings_are_for_those_who_read_the_book(self, version, tu, ba, mai, visitor, khanh):
        posting = posted(ba, version, "to-1", date(2026, 2, 24))
        assert [proof_readable(who, posting.photo_id) for who in (tu, ba, mai, visitor)] == [True, True, False, False]
        assert photo().data

    def test_originals_are_for_those_who_write(self, tu, ba, mai):
        from dinh.rights.publish.tests.publishing import notice_docx

        kept = actions.attach(by=tu, version=drafted(tu), data=notice_docx(), name="thong-bao.docx")
        assert [proof_readable(who, kept.file_id) for who in (tu, ba, mai)] == [True, False, False]
