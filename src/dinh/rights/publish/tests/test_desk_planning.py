"""The yearly plan and the settings: lines, progress, copies, exports; means and terms of other laws."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from docx import Document

from dinh.rights.publish import actions, outputs
from dinh.rights.publish.models import Means, PlanLine, SectorTerm
from dinh.rights.publish.tests.desk_pages import NOON, browser, cells, url, words
from dinh.rights.publish.tests.publishing import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def typed(ward) -> dict:
    return {
        "item": "CK02", "content": "Ngân sách quý I năm 2026", "forms": ["a", "b"], "by_day": "2026-04-15",
        "term": "30 ngày", "body": ward.bodies["UBND"].pk,
    }  # fmt: skip


class TestPlan:
    def test_a_line_is_added_changed_and_removed_after_asking(self, tu, typed):
        client = browser(tu)
        client.post(url("add_line", 2026), typed)
        row = PlanLine.objects.get()
        assert (row.forms, row.by_day) == (["a", "b"], date(2026, 4, 15))
        client.post(url("edit_line", row.pk), typed | {"content": "Ngân sách quý I (sửa)"})
        assert "Ngân sách quý I (sửa)" in words(client.get(url("plan", 2026)))
        assert "Xóa dòng kế hoạch này?" in words(client.get(url("remove_line", row.pk)))
        client.post(url("remove_line", row.pk), {"confirm": "1"})
        assert not PlanLine.objects.exists()

    def test_several_lines_in_a_row(self, tu, typed):
        answer = browser(tu).post(url("add_line", 2026), typed | {"nua": "1"})
        assert answer.url == url("add_line", 2026)

    def test_a_day_of_another_year_keeps_what_was_typed(self, tu, typed):
        answer = browser(tu).post(url("add_line", 2026), typed | {"by_day": "2030-01-01"})
        assert answer.status_code == 400
        assert "Ngân sách quý I năm 2026" in words(answer)

    def test_progress_and_a_published_line_stays(self, tu, typed):
        client = browser(tu)
        client.post(url("add_line", 2026), typed | {"by_day": "2026-02-01"})
        assert "1 dòng chậm" in words(client.get(url("plan", 2026)))
        row = PlanLine.objects.get()
        version = published(tu, plan_line=row)
        page = words(client.get(url("plan", 2026)))
        assert version.publication.ref in page
        assert "công khai chậm" in page
        client.post(url("remove_line", row.pk), {"confirm": "1"})
        assert PlanLine.objects.exists()
        assert "Dòng nào cũng đã công khai" in words(client.get(f"{url('plan', 2026)}?thieu=1"))

    def test_adopting_and_exports(self, tu, typed):
        client = browser(tu)
        client.post(url("add_line", 2026), typed)
        client.post(url("adopt_plan", 2026), {"paper_number": "12/KH-UBND", "adopted": "2026-01-05"})
        assert "12/KH-UBND" in words(client.get(url("plan", 2026)))
        assert client.post(url("adopt_plan", 2026), {"paper_number": "1", "adopted": "2020-01-05"}).status_code == 400
        rows = cells(client.get(f"{url('plan', 2026)}?xuat=xlsx"))
        assert rows[1][2:5] == ("Ngân sách quý I năm 2026", "a, b", "15/04/2026")
        paper = Document(io.BytesIO(client.get(f"{url('plan', 2026)}?xuat=docx").content))
        held = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert "Ngân sách quý I năm 2026" in held

    def test_last_years_lines_are_copied_once(self, tu, typed):
        client = browser(tu)
        client.post(url("add_line", 2025), typed | {"content": "Dự toán năm 2025", "by_day": "2025-01-20"})
        assert "Chép 1 dòng" in words(client.get(url("plan", 2026)))
        client.post(url("copy_plan", 2026))
        row = PlanLine.objects.get(plan__year=2026)
        assert (row.content, row.by_day) == ("Dự toán năm 2026", date(2026, 1, 20))
        client.post(url("copy_plan", 2026))
        assert PlanLine.objects.filter(plan__year=2026).count() == 1

    def test_this_year_is_the_entrance(self, tu):
        assert browser(tu).get(url("plan_now")).url == url("plan", 2026)
        assert browser(tu).post(url("copy_plan", 2026)).status_code == 404


class TestSettings:
    def test_without_loudspeakers_none_are_asked_for(self, tu):
        client = browser(tu)
        client.post(url("means"), {"seat": "Bảng tin cổng chính", "phone": "0200 000 000", "contact": "Một cửa"})
        held = Means.objects.get()
        assert (held.loudspeaker, held.seat) == (False, "Bảng tin cổng chính")
        version = published(tu, item="CK07")
        page = words(client.get(url("matter", version.publication.ref)))
        assert "Bảng tin cổng chính" in page
        assert "Phát thanh" not in page

    def test_a_term_of_another_law_is_marked_as_entered_here(self, tu):
        client = browser(tu)
        given = {"item": "CK07", "what": "publish.posting", "days": 15, "article": "Điều 9 Nghị định thử",
                 "since": "2026-01-01"}  # fmt: skip
        assert client.post(url("add_term"), given | {"article": ""}).status_code == 400
        client.post(url("add_term"), given)
        page = words(client.get(url("settings")))
        assert "chưa kiểm chứng" in page
        assert "Điều 9 Nghị định thử" in page
        term = SectorTerm.objects.get()
        assert client.post(url("end_term", term.pk), {"until": "2025-01-01"}).status_code == 400
        client.post(url("end_term", term.pk), {"until": "2026-12-31"})
        assert "31/12/2026" in words(client.get(url("settings")))

    def test_the_term_shows_on_the_notice(self, tu):
        actions.add_term(
            by=tu, item="CK07", what="publish.posting", days=15, working=False, article="Điều 9", since=date(2026, 1, 1)
        )
        assert "15 ngày" in outputs.poster(published(tu, item="CK07"), "https://dinhminh.example").posted
