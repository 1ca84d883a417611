"""The last look and the tap: what stops, what asks, what comes out; withdrawing and putting back."""

from __future__ import annotations

import pytest
import time_machine

from dinh.ground.journal.models import Entry
from dinh.rights.publish import actions
from dinh.rights.publish.desk.views_check import partly
from dinh.rights.publish.models import HeadMessage, Publication, Version
from dinh.rights.publish.tests.desk_pages import NOON, browser, url, words
from dinh.rights.publish.tests.publishing import LIST, content, drafted, notice_docx, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


class TestChecking:
    def test_offending_cells_are_shown_partly_then_masked_then_published(self, ba, tu):
        version = drafted(tu, item="CK07", title="Hộ được hỗ trợ sửa nhà năm 2026", personal=True)
        actions.attach(by=tu, version=version, data=LIST, name="ds.xlsx")
        version.refresh_from_db()
        client, ref = browser(tu), version.publication.ref
        page = words(client.get(url("check", ref)))
        assert "Phải sửa trước khi công khai" in page
        concerns = page.split("Bà con sẽ thấy")[0]
        assert "C2" in concerns
        assert "0905 000 111" not in concerns
        assert "Che các ô này" in page
        refused = client.post(url("check", ref), {"edition": version.edition, "looked": "1"})
        assert refused.status_code == 400
        assert Publication.objects.get().state == "draft"
        client.post(url("attachment", version.attachments.get().pk, "che"), {"ve": "kiem-tra"})
        assert "0905 000 111" not in words(client.get(url("check", ref)))
        version.refresh_from_db()
        done = client.post(url("check", ref), {"edition": version.edition, "looked": "1"}, follow=True)
        assert done.redirect_chain[-1][0] == url("outputs", ref)
        assert Entry.objects.filter(what="publish.publish").count() == 1

    def test_a_day_that_contradicts_the_paper_asks_for_a_second_look(self, tu):
        version = drafted(tu)
        actions.attach(
            by=tu, version=version, data=notice_docx(day="ngày 10 tháng 02 năm 2026"), name="tb.docx"
        )  # fmt: skip
        version.refresh_from_db()
        client, ref = browser(tu), version.publication.ref
        page = words(client.get(url("check", ref)))
        assert "Tôi đã xem lại" in page
        assert "10/02/2026" in page
        assert client.post(url("check", ref), {"edition": version.edition}).status_code == 400
        assert client.post(url("check", ref), {"edition": version.edition, "looked": "1"}).status_code == 302

    def test_a_shouted_title_is_mended_in_one_tap(self, tu):
        version = drafted(tu, title="CÔNG KHAI TÌNH HÌNH NGÂN SÁCH QUÝ I")
        client, ref = browser(tu), version.publication.ref
        assert "Dùng tiêu đề này" in words(client.get(url("check", ref)))
        client.post(url("take_title", ref), {"edition": version.edition, "title": "Tình hình ngân sách quý I"})
        version.refresh_from_db()
        assert (version.title, version.paper_number) == ("Tình hình ngân sách quý I", "31/TB-UBND")

    def test_someone_changed_it_meanwhile(self, tu):
        version = drafted(tu)
        answer = browser(tu).post(url("check", version.publication.ref), {"edition": version.edition + 7})
        assert answer.status_code == 400
        assert "vừa sửa" in words(answer)

    def test_the_day_says_why(self, tu):
        page = words(browser(tu).get(url("check", drafted(tu).publication.ref)))
        assert "Vì sao là ngày này?" in page
        assert "24/02/2026" in page  # five working days from 12/02, Tết between

    def test_a_value_is_never_shown_whole(self):
        assert [partly(each) for each in ("0905000111", "12", "")] == ["090•••", "•••", "•••"]


class TestEveryForm:
    def test_everything_is_there(self, ba, tu):
        version = published(tu, item="CK07")
        client, ref = browser(tu), version.publication.ref
        page = words(client.get(url("outputs", ref)))
        assert f"testserver/k/{version.publication.code}" in page
        assert version.publication.spoken_code in page
        assert "Đinh Văn Ba" in page
        assert f"{url('hand_over', ref)}?to=to-3" in page
        assert client.get(url("notice", ref)).content[:5] == b"%PDF-"
        assert client.get(f"{url('notice', ref)}?kho=A3").content[:5] == b"%PDF-"
        assert client.get(url("picture", ref)).content[:4] == b"\x89PNG"
        assert b"<svg" in client.get(url("qr", ref)).content
        for kind in ("niem-yet", "ket-thuc"):
            for where in ("", "?to=to-1", "?to=tat-ca"):
                assert client.get(url("record", ref, kind) + where).content[:2] == b"PK"
        assert client.get(url("record", ref, "khac")).status_code == 404

    def test_the_script_has_three_days_in_a_row_and_the_hours_typed(self, tu):
        version = published(tu, item="CK07")
        page = words(browser(tu).get(f"{url('script', version.publication.ref)}?tu=2026-02-27&gio=5 giờ 30"))
        for day in ("27/02/2026", "28/02/2026", "01/03/2026"):
            assert day in page
        assert "5 giờ 30" in page
        assert "02/03/2026" not in page

    def test_a_strange_day_is_today(self, tu):
        version = published(tu, item="CK07")
        assert "13/02/2026" in words(browser(tu).get(f"{url('script', version.publication.ref)}?tu=hôm-qua"))


class TestWithdrawing:
    def test_with_a_reason_and_back(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        assert client.post(url("withdraw", ref), {"reason": ""}).status_code == 400
        client.post(url("withdraw", ref), {"reason": "Đăng nhầm bảng"})
        page = words(client.get(url("matter", ref)))
        assert "Đăng nhầm bảng" in page
        assert "Đăng lại" in page
        client.post(url("put_back", ref))
        assert Publication.objects.get().state == "published"
        assert Entry.objects.filter(what__in=["publish.withdraw", "publish.put_back"]).count() == 2

    def test_twice_is_refused_on_the_form(self, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        client.post(url("withdraw", ref), {"reason": "Nhầm"})
        again = client.post(url("withdraw", ref), {"reason": "Nhầm lần nữa"})
        assert again.status_code == 400
        assert "Nhầm lần nữa" in words(again)


class TestRevising:
    def test_the_next_version_needs_a_note_then_supersedes(self, ba, tu):
        version = published(tu)
        client, ref = browser(tu), version.publication.ref
        page = client.post(url("revise", ref), follow=True)
        assert page.redirect_chain[-1][0] == url("edit", ref)
        draft = Version.objects.get(state="draft")
        assert "thay đổi gì" in words(client.get(url("check", ref)))
        words_of = content(title="Bản sửa", summary="Phường chi 4,0 tỷ đồng.", change_note="Sửa số chi")
        draft = actions.edit(by=tu, version=draft, edition=draft.edition, content=words_of)
        assert client.post(url("check", ref), {"edition": draft.edition, "looked": "1"}).status_code == 302
        shown = words(client.get(url("matter", ref)))
        assert "Bản số 2" in shown
        assert "Sửa số chi" in shown
        assert HeadMessage.objects.filter(version__number=2).count() == 1
