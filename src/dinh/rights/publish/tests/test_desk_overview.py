"""The book, the gap table and the quarterly list: what they show, what they leave out, what a sheet says."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dinh.rights.publish import actions
from dinh.rights.publish.desk.gaps import grid
from dinh.rights.publish.models import Publication
from dinh.rights.publish.tests.desk_pages import NOON, browser, cells, url, words
from dinh.rights.publish.tests.publishing import drafted, group, photo, posted, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
DAY = date(2026, 2, 13)


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


class TestBook:
    def test_tabs_filters_and_search_without_diacritics(self, tu):
        published(tu)
        published(tu, item="CK07", title="Hỗ trợ sửa nhà", paper_number="32/TB-UBND")
        drafted(tu, title="Chưa công khai", paper_number="33/TB-UBND")
        client = browser(tu)

        def shown(query: str) -> str:
            return words(client.get(f"{url('book')}{query}"))

        assert "Hỗ trợ sửa nhà" in shown("")
        assert "Chưa công khai" not in shown("")
        assert "Chưa công khai" in shown("?muc=soan")
        assert "Hỗ trợ sửa nhà" in shown("?q=ho tro sua nha")
        assert "Hỗ trợ sửa nhà" not in shown("?q=ngan sach")
        code = Publication.objects.get(item="CK07").spoken_code
        assert "Hỗ trợ sửa nhà" in shown(f"?q={code}")
        assert "Hỗ trợ sửa nhà" not in shown("?item=CK02")
        assert "Không có nội dung nào hợp" in shown("?q=không có gì như thế")
        assert client.get(f"{url('book')}?muc=lạ&year=abc&page=99&group=x").status_code == 200

    def test_done_of_owed_and_what_presses(self, tu):
        published(tu, item="CK13", paper_number="", title="Thủ tục hành chính")
        page = words(browser(tu).get(url("book")))
        assert "1/2" in page
        assert "Niêm yết thường xuyên, Trụ sở: chưa có, hạn 26/02/2026" in page

    def test_what_is_complete_leaves_the_list_of_gaps(self, tu):
        version = published(tu, item="CK13", paper_number="", title="Thủ tục hành chính")
        client = browser(tu)
        assert "Thủ tục hành chính" in words(client.get(f"{url('book')}?missing=on")).split("<table", 1)[1]
        posted(tu, version, None, DAY)
        assert "<table" not in words(client.get(f"{url('book')}?missing=on"))

    def test_pages_and_export(self, tu):
        for number in range(27):
            published(tu, paper_number=f"{number + 1}/TB-UBND", title=f"Nội dung {number}")
        client = browser(tu)
        assert "Dòng 26–27" in words(client.get(f"{url('book')}?page=2"))
        rows = cells(client.get(f"{url('book')}?xuat=xlsx"))
        assert len(rows) == 28
        assert rows[0][3] == "Tiêu đề"
        assert (rows[1][3], rows[1][8], rows[1][9]) == ("Nội dung 26", 1, 5)


class TestGaps:
    def test_it_goes_from_little_to_complete_only_with_every_proof(self, ba, tam, tu):
        version = published(tu, item="CK07")
        begun = grid(2026, DAY)
        assert (begun.done, begun.owed) == (3, 9)  # page; two heads told. Seat, 3 groups, loudspeakers, one head wait
        actions.hand_over(by=tu, version=version, group=group("to-3"), to="Ông Vy")
        for code in (None, "to-1", "to-2", "to-3"):
            posted(tu, version, code, DAY)
        for day in (12, 13):
            actions.broadcast(by=tu, version=version, day=date(2026, 2, day), times=2, key=uuid4())
        assert grid(2026, DAY).done == 4
        with time_machine.travel("2026-02-14 12:00+07:00"):
            actions.broadcast(by=tu, version=version, day=date(2026, 2, 14), times=2, key=uuid4())
            assert grid(2026, date(2026, 2, 14)).done == 5
        with time_machine.travel("2026-03-16 12:00+07:00"):
            for posting in version.postings.all():
                assert grid(2026, date(2026, 3, 16)).done < 9
                actions.end_posting(by=tu, posting=posting, ended_on=date(2026, 3, 16), photo=photo())
            whole = grid(2026, date(2026, 3, 16))
        assert (whole.done, whole.owed) == (9, 9)
        assert grid(2026, date(2026, 3, 16), missing=True).rows == []

    def test_items_without_anything_say_so(self, tu):
        published(tu)
        page = words(browser(tu).get(url("gaps")))
        assert page.count("chưa công khai nội dung nào") >= 13
        assert "13 trên 14" in page

    def test_a_cell_leads_to_the_form_or_the_proof(self, tu):
        version = published(tu)
        posting = posted(tu, version, "to-1", DAY)
        page, ref = words(browser(tu).get(url("gaps"))), version.publication.ref
        assert f"{url('post', ref)}?to=to-2" in page
        assert f"{url('matter', ref)}#niem-yet-{posting.pk}" in page

    def test_one_group(self, tu):
        published(tu)
        found = grid(2026, DAY, group=group("to-2"))
        assert (found.done, found.owed) == (0, 1)
        page = words(browser(tu).get(f"{url('gaps')}?to=to-2"))
        assert "Bảng thiếu: Tổ dân phố 2" in page

    def test_sheet_and_print(self, tu):
        published(tu, item="CK13", paper_number="", title="Thủ tục hành chính")
        client = browser(tu)
        rows = cells(client.get(f"{url('gaps')}?xuat=xlsx&noi-dung=CK13"))
        assert rows[0][5:11] == ("Trang", "Trụ sở", "Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 3", "Loa")
        assert rows[1][2:3] + rows[1][5:8] == ("Thủ tục hành chính", "đủ", "chưa có", "không bắt buộc")
        assert rows[1][-1] == "1/2"
        assert "Bảng theo dõi công khai năm 2026" in words(client.get(f"{url('gaps')}?in=1"))

    def test_no_query_more_for_more_publications(self, tu):
        published(tu)
        with CaptureQueriesContext(connection) as few:
            grid(2026, DAY)
        for number in range(5):
            published(tu, paper_number=f"{number + 50}/TB-UBND")
        with CaptureQueriesContext(connection) as many:
            grid(2026, DAY)
        assert len(many) == len(few)


class TestQuarterlyList:
    def test_shown_before_it_is_drawn_then_checked_like_the_rest(self, tu, ward):
        published(tu)
        client = browser(tu)
        page = words(client.get(f"{url('quarter')}?quy=2026-Q1"))
        assert "31/TB-UBND" in page
        assert "Quý này chưa hết" in page
        office = ward.bodies["UBND"].pk
        answer = client.post(url("quarter"), {"quy": "2026-Q1", "issuer": office})
        drawn = Publication.objects.get(quarter="2026-Q1")
        assert answer.url == url("check", drawn.ref)
        assert "đã lập" in words(client.get(f"{url('quarter')}?quy=2026-Q1"))
        again = client.post(url("quarter"), {"quy": "2026-Q1", "issuer": office}, follow=True)
        assert "đã được lập" in words(again)

    def test_an_empty_quarter_has_nothing_to_draw(self, tu, ward):
        client = browser(tu)
        assert "chưa công khai nội dung nào" in words(client.get(f"{url('quarter')}?quy=2025-Q4"))
        client.post(url("quarter"), {"quy": "2025-Q4", "issuer": ward.bodies["UBND"].pk})
        assert not Publication.objects.exists()

    def test_nonsense_is_the_last_quarter_and_a_reader_cannot_draw(self, tu, hung, ward):
        assert "Quý IV năm 2025" in words(browser(tu).get(f"{url('quarter')}?quy=hôm nay"))
        answer = browser(hung).post(url("quarter"), {"quy": "2026-Q1", "issuer": ward.bodies["UBND"].pk})
        assert answer.status_code == 403
        assert browser(tu).get(f"{url('quarter')}?quy=2026-Q1&in=1").status_code == 200
