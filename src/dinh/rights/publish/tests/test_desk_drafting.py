"""Preparing a publication: files good and bad, papers that are read, two people at one draft, nothing typed lost."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from dinh.ground.files.actions import store
from dinh.ground.journal.models import Entry
from dinh.office.papers.queries import Paper
from dinh.rights.publish import actions
from dinh.rights.publish.desk import kept
from dinh.rights.publish.models import Attachment, Publication, Version
from dinh.rights.publish.tests.desk_pages import NOON, browser, typed, upload, url, words
from dinh.rights.publish.tests.publishing import LIST, content, drafted, group, notice_docx, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def new(who, **changes):
    return browser(who).post(url("new"), typed(**changes), follow=True)


class TestStarting:
    def test_words_and_files_are_saved_and_the_check_comes_next(self, tu):
        page = new(tu, documents=[upload("thong-bao.docx", notice_docx()), upload("ds.xlsx", LIST)], tiep="1")
        version = Version.objects.get()
        assert page.redirect_chain[-1][0] == url("check", version.publication.ref)
        assert [a.file.name for a in version.attachments.all()] == ["thong-bao.docx", "ds.xlsx"]
        assert Entry.objects.filter(what="publish.start").count() == 1

    def test_a_bad_file_is_named_and_the_rest_is_saved(self, tu):
        page = words(new(tu, documents=[upload("rong.pdf", b""), upload("thong-bao.docx", notice_docx())]))
        assert "rong.pdf" in page
        assert "Chữ và các tệp khác đã lưu" in page
        assert [a.file.name for a in Attachment.objects.all()] == ["thong-bao.docx"]

    def test_a_missing_title_loses_neither_words_nor_files(self, tu):
        client = browser(tu)
        answer = client.post(url("new"), typed(title="", documents=[upload("thong-bao.docx", notice_docx())]))
        page = words(answer)
        assert answer.status_code == 400
        assert "Phường thu 4,1 tỷ đồng." in page
        assert "thong-bao.docx" in page
        again = client.post(url("new"), typed(kept=answer.context["kept_token"]), follow=True)
        assert again.status_code == 200
        assert [a.file.name for a in Attachment.objects.all()] == ["thong-bao.docx"]

    def test_a_token_of_another_person_names_nothing(self, tu, lua):
        files, _problems = kept.keep(tu, [upload("thong-bao.docx", notice_docx())])
        assert kept.taken(kept.token(files, tu), tu) == files
        assert kept.taken(kept.token(files, tu), lua) == []
        assert kept.taken("giả", tu) == []

    def test_the_same_paper_twice_names_the_first(self, tu):
        first = drafted(tu)
        page = words(new(tu, title="Tiêu đề khác"))
        assert first.publication.ref in page
        assert "Tiêu đề khác" in page
        assert Publication.objects.count() == 1

    def test_a_plan_line_and_groups(self, tu, ward):
        line = actions.add_line(
            by=tu, year=2026, line=actions.Line("CK02", "Ngân sách quý I", date(2026, 4, 15), ward.bodies["UBND"])
        )
        new(tu, plan_line=line.pk, groups=[group("to-2").pk])
        version = Version.objects.get()
        assert version.plan_line == line
        assert [each.code for each in version.groups.all()] == ["to-2"]


class TestReading:
    def test_what_a_paper_says_is_proposed_and_the_file_kept(self, tu):
        files = [upload("thong-bao.docx", notice_docx())]
        answer = browser(tu).post(url("new"), {"doc": "1", "summary": "Đã gõ trước", "documents": files})
        page = words(answer)
        assert answer.status_code == 200
        assert 'value="31/TB-UBND"' in page
        assert 'value="2026-02-12"' in page
        assert "ngân sách quý I năm 2026" in page
        assert "Đã gõ trước" in page
        assert Version.objects.count() == 0
        browser(tu).post(url("new"), typed(kept=answer.context["kept_token"]))
        assert Attachment.objects.get().file.name == "thong-bao.docx"

    def test_what_was_typed_is_not_overwritten(self, tu):
        files = [upload("thong-bao.docx", notice_docx())]
        page = words(browser(tu).post(url("new"), {"doc": "1", "paper_number": "40/TB-UBND", "documents": files}))
        assert 'value="40/TB-UBND"' in page
        assert 'value="31/TB-UBND"' not in page

    def test_a_file_without_words_says_what_to_do(self, tu):
        page = words(browser(tu).post(url("new"), {"doc": "1", "documents": [upload("ds.xlsx", LIST)]}))
        assert "Chưa đọc được gì" in page
        assert "ds.xlsx" in page


class TestFromARegisteredPaper:
    def test_a_paper_nobody_registered_is_not_found(self, tu):
        assert browser(tu).get(f"{url('new')}?van-ban=PA-AAAA-AAAA").status_code == 404

    def test_its_subject_number_day_and_document_are_taken_over(self, tu, ward):
        source = store(by=tu, data=notice_docx("45/TB-UBND"), name="tb45.docx")
        paper = Paper(
            commune=ward.commune, ref="VB-2222-3333", direction="out", state="registered", body=ward.bodies["UBND"],
            system="state", type_name="Thông báo", number="45/TB-UBND", issued=date(2026, 2, 11), register_number=45,
            register_key="2026|TB", subject="thu hồi đất làm đường liên tổ", source=source,
        )  # fmt: skip
        paper.save()
        client = browser(tu)
        page = words(client.get(f"{url('new')}?van-ban={paper.ref}"))
        assert "Thu hồi đất làm đường liên tổ" in page
        assert 'value="45/TB-UBND"' in page
        given = typed(title="Thu hồi đất", paper_number="45/TB-UBND", paper_ref=paper.ref, with_paper="on")
        client.post(url("new"), given)
        version = Version.objects.get()
        assert version.paper_id == paper.pk
        assert version.attachments.get().file.name == "tb45.docx"


class TestTwoAtOneDraft:
    def test_the_second_sees_the_firsts_words_and_keeps_their_own(self, tu):
        version = drafted(tu)
        actions.edit(by=tu, version=version, edition=version.edition, content=content(title="Tiêu đề người khác lưu"))
        client, address = browser(tu), url("edit", version.publication.ref)
        answer = client.post(address, typed(edition=version.edition, title="Tiêu đề tôi gõ"))
        page = words(answer)
        assert answer.status_code == 409
        assert "Tiêu đề người khác lưu" in page
        assert "Tiêu đề tôi gõ" in page
        version.refresh_from_db()
        assert version.title == "Tiêu đề người khác lưu"
        client.post(address, typed(edition=version.edition, title="Tiêu đề tôi gõ"))
        version.refresh_from_db()
        assert version.title == "Tiêu đề tôi gõ"

    def test_without_an_edition_nothing_is_overwritten(self, tu):
        version = drafted(tu)
        assert browser(tu).post(url("edit", version.publication.ref), typed(title="X")).status_code == 409


class TestDocuments:
    def test_cover_uncover_take_out(self, tu):
        version = drafted(tu)
        row = actions.attach(by=tu, version=version, data=LIST, name="ds.xlsx")
        client = browser(tu)
        client.post(url("attachment", row.pk, "che"), {"ve": "kiem-tra"})
        row.refresh_from_db()
        assert row.masked
        client.post(url("attachment", row.pk, "bo-che"))
        row.refresh_from_db()
        assert not row.masked
        client.post(url("attachment", row.pk, "bo"))
        assert not Attachment.objects.exists()
        assert client.post(url("attachment", row.pk, "bo")).status_code == 404

    def test_reading_again(self, tu):
        row = actions.attach(by=tu, version=drafted(tu), data=notice_docx(), name="tb.docx")
        Attachment.objects.update(text="", reading="waiting")
        browser(tu).post(url("attachment", row.pk, "doc-lai"))
        row.refresh_from_db()
        assert (row.reading, "Thu ngân sách" in row.text) == ("done", True)

    def test_an_unknown_act_is_not_found(self, tu):
        row = actions.attach(by=tu, version=drafted(tu), data=LIST, name="ds.xlsx")
        assert browser(tu).post(url("attachment", row.pk, "xoa-het")).status_code == 404


class TestGivingUp:
    def test_asked_first_then_undone(self, tu):
        version = drafted(tu)
        client, ref = browser(tu), version.publication.ref
        assert "Bỏ bản soạn này?" in words(client.get(url("discard", ref)))
        page = client.post(url("discard", ref), follow=True)
        assert "Lấy lại bản soạn" in words(page)
        assert client.get(url("edit", ref)).status_code == 404
        client.post(url("discarded", version.pk))
        assert client.get(url("edit", ref)).status_code == 200

    def test_a_second_draft_of_one_publication_is_refused(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        client.post(url("revise", ref))
        page = words(client.post(url("revise", ref), follow=True))
        assert "đang được soạn" in page
        assert Version.objects.filter(state="draft").count() == 1
        assert "change_note" in words(client.get(url("edit", ref)))
