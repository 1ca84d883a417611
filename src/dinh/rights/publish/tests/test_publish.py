"""From a draft to what everyone reads: words, documents, two people at once, next versions, taking off."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.alerts.models import Announcement
from dinh.ground.bodies.models import Holding
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.search.queries import search
from dinh.rights.publish import actions
from dinh.rights.publish.checks import concerns
from dinh.rights.publish.models import Attachment, HeadMessage, Publication, Version
from dinh.rights.publish.queries.standing import standing
from dinh.rights.publish.tests.publishing import (
    LIST,
    TITLE,
    content,
    docx,
    drafted,
    group,
    notice_docx,
    posted,
    published,
    xlsx,
)

NOON = "2026-02-13 12:00+07:00"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def told(refusal) -> str:
    return str(refusal.value)


class TestDraft:
    def test_the_clerk_opens_one(self, tu):
        version = drafted(tu)
        assert (version.number, version.state, version.publication.state) == (1, "draft", "draft")
        assert version.publication.ref.startswith("CK-")
        assert len(version.publication.code) == 6
        assert Entry.objects.filter(what="publish.start").count() == 1

    @pytest.mark.parametrize("who", ["mai", "lua", "an", "ba", "lan", "visitor", "khanh"])
    def test_others_do_not(self, request, who, tu):
        with pytest.raises(Refused):
            actions.start(by=request.getfixturevalue(who), content=content())
        assert not Publication.objects.exists()

    def test_two_people_with_the_same_paper(self, ward, tu):
        other = ward.official("nga", "Đặng Thúy Nga", "UBND", "Phó Văn phòng", tu.post.powers)
        first = drafted(tu)
        with pytest.raises(ValidationError, match=first.publication.ref):
            drafted(other)
        assert Version.objects.count() == 1

    def test_a_slow_tab_does_not_overwrite(self, tu):
        version = drafted(tu)
        actions.edit(by=tu, version=version, edition=1, content=content(summary="Lời của người thứ nhất."))
        with pytest.raises(Refused, match="vừa sửa bản này"):
            actions.edit(by=tu, version=version, edition=1, content=content(summary="Lời của người thứ hai."))
        version.refresh_from_db()
        assert version.summary == "Lời của người thứ nhất."

    def test_given_up_and_taken_up_again(self, tu):
        version = drafted(tu)
        actions.discard(by=tu, version=version)
        assert Publication.objects.get().state == "discarded"
        actions.take_up(by=tu, version=version)
        assert (Publication.objects.get().state, Version.objects.get().state) == ("draft", "draft")

    def test_a_post_that_ended_meanwhile_publishes_nothing(self, tu):
        version = drafted(tu)
        Holding.objects.filter(user=tu.user).update(ends=date(2026, 2, 13))
        from dinh.ground.actor import Actor
        from dinh.ground.bodies.queries import holding_to_act_from

        now = Actor(tu.commune, tu.user, holding_to_act_from(tu.user, None, date(2026, 2, 13)))
        with pytest.raises(Refused, match="không giữ chức danh"):
            actions.publish(by=now, version=version, edition=version.edition)
        assert Version.objects.get().state == "draft"


class TestDocuments:
    def test_a_paper_is_read_at_once(self, tu):
        version = drafted(tu)
        kept = actions.attach(by=tu, version=version, data=notice_docx(), name="thong-bao.docx")
        assert (kept.reading, "4.103.000.000" in kept.text) == ("done", True)

    def test_a_long_one_is_read_later(self, tu, monkeypatch, django_capture_on_commit_callbacks):
        monkeypatch.setattr("dinh.rights.publish.actions.attachments.READ_AT_ONCE", 10)
        version = drafted(tu)
        kept = actions.attach(by=tu, version=version, data=notice_docx(), name="thong-bao.docx")
        assert kept.reading == "waiting"
        assert [c.code for c in concerns(version, date(2026, 2, 13)) if c.stops] == ["reading"]
        from dinh.rights.publish.jobs import read_later

        assert read_later.func(tu.commune.pk, kept.pk, tu.user.pk)
        assert not read_later.func(tu.commune.pk, kept.pk, tu.user.pk), "a job may run twice"
        assert Attachment.objects.get().reading == "done"

    def test_the_same_file_twice(self, tu):
        version = drafted(tu)
        actions.attach(by=tu, version=version, data=notice_docx(), name="a.docx")
        with pytest.raises(ValidationError, match="đã có trong bản này"):
            actions.attach(by=tu, version=version, data=notice_docx(), name="b.docx")

    def test_a_spreadsheet_is_kept_as_a_table(self, tu):
        version = drafted(tu)
        data = xlsx(["Khoản", "Số tiền (đồng)"], ["Thu", "4.103.000.000"])
        kept = actions.attach(by=tu, version=version, data=data, name="bang.xlsx")
        assert kept.tables[0]["header"] == ["Khoản", "Số tiền (đồng)"]
        assert not [c for c in concerns(version, date(2026, 2, 13)) if c.stops or c.asks]

    def test_what_is_no_document(self, tu):
        version = drafted(tu)
        with pytest.raises(ValidationError, match=r"“virus\.docx”"):
            actions.attach(by=tu, version=version, data=b"MZ" + bytes(2000), name="virus.docx")
        assert not Attachment.objects.exists()


class TestPersonalData:
    @pytest.fixture
    def version(self, tu):
        version = drafted(tu, item="CK08", title="Danh sách hộ nhận hỗ trợ", personal=True)
        actions.attach(by=tu, version=version, data=LIST, name="danh-sach.xlsx")
        version.refresh_from_db()
        return version

    def test_phones_and_identity_numbers_are_stopped_with_their_cells(self, tu, version):
        found = next(c for c in concerns(version, date(2026, 2, 13)) if c.code == "personal")
        assert {cell.where for cell in found.cells} == {f"Danh sách, ô {c}{r}" for c in "CD" for r in (2, 3)}
        assert "91/2025/QH15" in found.article
        with pytest.raises(ValidationError, match="thông tin cá nhân"):
            actions.publish(by=tu, version=version, edition=version.edition, looked=True)

    def test_covered_they_can_be_published_and_the_original_stays_inside(self, tu, version):
        kept = actions.mask(by=tu, attachment=version.attachments.get())
        version.refresh_from_db()
        actions.publish(by=tu, version=version, edition=version.edition, looked=True)
        assert "049178000123" not in kept.text
        assert "0905 000 111" not in kept.text
        assert kept.public_file.pk != kept.file.pk
        assert "Cao Thị Mận" in kept.text

    def test_uncovered_again(self, tu, version):
        attachment = actions.mask(by=tu, attachment=version.attachments.get())
        again = actions.unmask(by=tu, attachment=attachment)
        assert ("049178000123" in again.text, again.public_file, again.masked) == (True, None, False)

    def test_typed_into_the_summary_too(self, tu):
        version = drafted(tu, summary="Hỏi bà Mận, số điện thoại riêng 0905 000 111, căn cước 049178000123.")
        assert "personal" in {c.code for c in concerns(version, date(2026, 2, 13))}


class TestConcerns:
    def codes(self, version):
        return {c.code for c in concerns(version, date(2026, 2, 13))}

    def test_nothing_to_read(self, tu):
        assert "empty" in self.codes(drafted(tu, summary="", body=""))

    def test_a_day_ahead(self, tu):
        assert "future" in self.codes(drafted(tu, decided=date(2026, 2, 14)))

    def test_a_day_before_the_law(self, tu):
        assert "unknown" in self.codes(drafted(tu, decided=date(2022, 5, 5)))

    def test_a_day_that_contradicts_the_paper_must_be_looked_at(self, tu):
        version = drafted(tu, decided=date(2026, 2, 10))
        actions.attach(by=tu, version=version, data=notice_docx(), name="thong-bao.docx")
        version.refresh_from_db()
        assert "other_day" in self.codes(version)
        with pytest.raises(ValidationError, match="Tôi đã xem lại"):
            actions.publish(by=tu, version=version, edition=version.edition)
        actions.publish(by=tu, version=version, edition=version.edition, looked=True)

    def test_a_number_that_contradicts_the_paper(self, tu):
        version = drafted(tu, paper_number="13/TB-UBND")
        actions.attach(by=tu, version=version, data=notice_docx(), name="thong-bao.docx")
        assert "other_number" in self.codes(version)

    def test_a_title_in_capitals_gets_a_readable_one(self, tu):
        version = drafted(tu, title="CÔNG KHAI DỰ TOÁN NGÂN SÁCH NĂM 2026 CỦA UBND PHƯỜNG ĐÌNH MINH")
        found = next(c for c in concerns(version, date(2026, 2, 13)) if c.code == "title")
        assert found.suggestion.startswith("Công khai dự toán ngân sách năm 2026 của UBND phường Đình Minh")
        assert not found.stops

    def test_late_is_said_and_does_not_stop(self, tu):
        version = drafted(tu, decided=date(2026, 1, 5))
        late = next(c for c in concerns(version, date(2026, 2, 13)) if c.code == "late")
        assert (late.stops, "Điều 12" in late.article) == (False, True)


class TestPublishing:
    def test_everyone_reads_it_finds_it_and_heads_are_told(self, tu, ba, tam, visitor):
        version = published(tu)
        publication = Publication.objects.get()
        assert (publication.state, publication.published_on, version.state) == (
            "published",
            date(2026, 2, 13),
            "current",
        )
        assert search(visitor, "thuc hien ngan sach quy 1").hits[0].url == f"/p/{publication.ref}"
        assert {m.group.code: m.to for m in HeadMessage.objects.all()} == {"to-1": "Đinh Văn Ba", "to-2": "Mạc Thị Tám"}
        assert version.posted_at.count() == ResidentialGroup.objects.count()
        assert Announcement.objects.get().key == f"publish:{publication.ref}:1"

    def test_published_twice(self, tu):
        version = published(tu)
        with pytest.raises(Refused, match="không còn là bản soạn"):
            actions.publish(by=tu, version=version, edition=version.edition)
        assert Announcement.objects.count() == 1

    def test_only_the_web_is_done_at_first(self, tu):
        found = standing(published(tu), date(2026, 2, 13))
        assert (found.done, len(found.duties), found.complete) == (1, 5, False)


class TestNextVersion:
    def test_it_says_what_changed_and_owes_everything_anew(self, tu):
        first = published(tu)
        posted(tu, first, None, date(2026, 2, 13))
        second = actions.revise(by=tu, publication=first.publication)
        with pytest.raises(ValidationError, match="thay đổi gì"):
            actions.publish(by=tu, version=second, edition=second.edition)
        words = content(decided=date(2026, 2, 13), change_note="Sửa số thu.", summary="Thu 4,2 tỷ.", paper_number="")
        second = actions.edit(by=tu, version=second, edition=second.edition, content=words)
        second = actions.publish(by=tu, version=second, edition=second.edition)
        first.refresh_from_db()
        assert (first.state, second.number, standing(second, date(2026, 2, 13)).done) == ("superseded", 2, 1)
        assert Announcement.objects.count() == 2

    def test_nothing_changed(self, tu):
        first = published(tu)
        second = actions.revise(by=tu, publication=first.publication)
        words = content(change_note="Đăng lại.", decided=date(2026, 2, 13), paper_number="")
        second = actions.edit(by=tu, version=second, edition=1, content=words)
        with pytest.raises(ValidationError, match="giống hệt"):
            actions.publish(by=tu, version=second, edition=second.edition)

    def test_documents_come_along(self, tu):
        version = drafted(tu)
        actions.attach(by=tu, version=version, data=docx("Bảng số liệu của phường."), name="bang.docx")
        version.refresh_from_db()
        version = actions.publish(by=tu, version=version, edition=version.edition)
        second = actions.revise(by=tu, publication=version.publication)
        assert [a.file.name for a in second.attachments.all()] == ["bang.docx"]

    def test_one_draft_at_a_time(self, tu):
        first = published(tu)
        actions.revise(by=tu, publication=first.publication)
        with pytest.raises(Refused, match="đang được soạn"):
            actions.revise(by=tu, publication=first.publication)


class TestTakingOff:
    def test_with_a_reason_and_back(self, tu, visitor):
        publication = published(tu).publication
        with pytest.raises(Refused, match="lý do"):
            actions.withdraw(by=tu, publication=publication, reason=" ")
        actions.withdraw(by=tu, publication=publication, reason="Văn bản bị thu hồi.")
        assert not search(visitor, "ngan sach").hits
        actions.put_back(by=tu, publication=publication)
        assert search(visitor, "ngan sach").hits[0].title

    def test_a_head_cannot(self, tu, ba):
        publication = published(tu).publication
        with pytest.raises(Refused):
            actions.withdraw(by=ba, publication=publication, reason="Không thích.")


class TestListOfPersons:
    def test_it_comes_off_when_every_place_had_its_term_and_the_evidence_stays(self, tu, ward):
        version = published(tu, item="CK08", title="Danh sách hộ nhận hỗ trợ", personal=True)
        day = date(2026, 2, 13)
        for code in (None, "to-1", "to-2"):
            posted(tu, version, code, day)
        with time_machine.travel("2026-03-10 12:00+07:00", tick=False):
            posted(tu, version, "to-3", date(2026, 3, 1))
        from dinh.rights.publish.actions.releasing import withdraw_ended

        for late, done in (("2026-03-16", 0), ("2026-03-31", 0), ("2026-04-01", 1), ("2026-04-02", 0)):
            with time_machine.travel(f"{late} 12:00+07:00", tick=False):
                assert withdraw_ended(ward.commune, date.fromisoformat(late)) == done, late
        publication = Publication.objects.get()
        assert (publication.state, "31/03/2026" in publication.withdraw_reason) == ("withdrawn", True)
        assert version.postings.count() == 4
        with pytest.raises(Refused, match="hết thời hạn"), time_machine.travel("2026-04-02 12:00+07:00", tick=False):
            actions.put_back(by=tu, publication=publication)

    def test_not_before(self, tu):
        version = published(tu, item="CK08", title="Danh sách hộ nhận hỗ trợ", personal=True)
        with pytest.raises(Refused, match="chưa hết"):
            actions.withdraw_list(by=tu, publication=version.publication)


def test_of_another_commune_nothing_is_seen(tu, khanh):
    version = published(tu)
    with pytest.raises(Refused):
        actions.withdraw(by=khanh, publication=version.publication, reason="Không phải của tôi.")
    assert group("to-1").commune_id == tu.commune.pk
    assert TITLE in str(version)
