"""Services and ready answers, reviews by lot, the book, papers, figures and indicators, today's work, periodic work."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import DESK_LINKS, INDICATORS, RING
from dinh.law.periods import Period
from dinh.rights.petitions import actions, letters
from dinh.rights.petitions.actions import ReadyGiven, ServiceGiven, Where
from dinh.rights.petitions.drawing import fingerprint
from dinh.rights.petitions.models import Lot, Petition, Ready, Review, Sender, Service
from dinh.rights.petitions.queries import attention, figures, reviews
from dinh.rights.petitions.queries.courses import clocks_of, pressing
from dinh.rights.petitions.room.desk import close_silent, draw_lots, today_items
from dinh.rights.petitions.tests.desking import DESK, browser, fresh, read, seen
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
YEAR = Period.parse("2026")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


def on(clock, day: str) -> None:
    clock.move_to(f"{day} 09:00+07:00")


def closed(tu, visitor, word="met") -> Petition:
    petition = answered(tu, sent(visitor).petition)
    return actions.say(by=visitor, asking=petition.askings.get(), word=word, proven=True)


@pytest.fixture
def board(ward):
    """The people's inspection board."""
    return ward.official("thanh", "Lâm Thị Thanh", "MTTQ-BTT", "Trưởng Ban Thanh tra nhân dân", ["petitions.review"])


class TestServices:
    def test_suggested_once_with_bodies_and_answers(self, tu):
        client = browser(tu)
        assert "Dùng danh mục gợi ý" in read(client.get(f"{DESK}linh-vuc"))
        assert "Chưa có danh mục lĩnh vực" in read(client.get(DESK))
        assert client.post(f"{DESK}linh-vuc/goi-y").status_code == 302
        assert Service.objects.count() >= 10
        assert Service.objects.get(code="den-duong").body == committee()
        assert Ready.objects.filter(service__code="den-duong").exists()
        client.post(f"{DESK}linh-vuc/goi-y")
        assert Entry.objects.filter(what="petitions.set_up_services").count() == 1
        with pytest.raises(ValidationError, match="đã có"):
            actions.set_up_services(by=tu)

    def test_added_changed_closed(self, tu):
        client = browser(tu)
        typed = {"name": "Chợ, hàng rong", "order": "5", "open": "on", "keywords": "chợ\n\nhàng rong", "body": ""}
        assert client.post(f"{DESK}linh-vuc/them", typed).status_code == 302
        one = Service.objects.get()
        assert (one.code, one.keywords) == ("cho-hang-rong", "chợ\nhàng rong")
        assert client.post(f"{DESK}linh-vuc/{one.pk}", {**typed, "name": "Chợ", "open": ""}).status_code == 302
        assert (Service.objects.get().code, Service.objects.get().open) == ("cho-hang-rong", False)
        assert client.get(f"{DESK}linh-vuc/999").status_code == 404

    def test_the_same_name_or_code_is_refused(self, tu):
        actions.save_service(by=tu, service=None, given=ServiceGiven(name="Rác thải"))
        with pytest.raises(ValidationError, match="tên này"):
            actions.save_service(by=tu, service=None, given=ServiceGiven(name="rac thai"))
        with pytest.raises(ValidationError) as same:
            actions.save_service(by=tu, service=None, given=ServiceGiven(name="Khác", code="rac-thai"))
        assert "code" in same.value.message_dict

    def test_ready_answers(self, tu):
        client = browser(tu)
        typed = {"name": "Đèn", "text": "Đã thay «số» bóng.", "service": "", "open": "on"}
        assert client.post(f"{DESK}tra-loi-mau/them", typed).status_code == 302
        assert client.post(f"{DESK}tra-loi-mau/them", typed).status_code == 400
        one = Ready.objects.get()
        assert client.post(f"{DESK}tra-loi-mau/{one.pk}", {**typed, "open": ""}).status_code == 302
        with pytest.raises(ValidationError):
            actions.save_ready(by=tu, ready=None, given=ReadyGiven(name="x", text=" "))

    @pytest.mark.parametrize("who", ["mai", "lan", "visitor", "an", "lua"])
    def test_not_by_others(self, request, who):
        by = request.getfixturevalue(who)
        with pytest.raises(Refused):
            actions.set_up_services(by=by)
        with pytest.raises(Refused):
            actions.save_service(by=by, service=None, given=ServiceGiven(name="x"))
        with pytest.raises(Refused):
            actions.save_ready(by=by, ready=None, given=ReadyGiven(name="x", text="y"))


class TestReviews:
    @pytest.fixture
    def drawn(self, monkeypatch):
        """Every closing is drawn."""
        monkeypatch.setattr("dinh.rights.petitions.permissions.drawn", lambda secret, ref: True)
        monkeypatch.setattr("dinh.rights.petitions.queries.reviews.drawn", lambda secret, ref: True)

    def test_the_year_begins_once_and_its_secret_is_not_told(self, tu, board, ward):
        client = browser(board)
        assert "Mở đợt năm nay" in read(client.get(f"{DESK}kiem-tra-lai"))
        assert draw_lots(ward.commune, date(2026, 11, 2)) == 1
        assert draw_lots(ward.commune, date(2026, 11, 2)) == 0
        lot = Lot.objects.get()
        page = read(client.get(f"{DESK}kiem-tra-lai"))
        assert fingerprint(lot.secret) in page
        assert lot.secret not in page
        assert Entry.objects.get(what="petitions.draw_lots").after == {"fingerprint": fingerprint(lot.secret)}

    def test_the_secret_is_told_when_the_year_is_over(self, clock, board):
        actions.draw_lots(by=board)
        on(clock, "2027-01-02")
        assert Lot.objects.get().secret in read(browser(board).get(f"{DESK}kiem-tra-lai", {"nam": "2026"}))

    def test_not_so_sends_it_back_with_a_new_day(self, clock, drawn, tu, board, visitor):
        actions.draw_lots(by=board)
        petition = closed(tu, visitor)
        on(clock, "2026-11-09")
        client = browser(board)
        assert petition.title in read(client.get(f"{DESK}kiem-tra-lai"))
        assert "Lan" not in read(client.get(f"{DESK}kiem-tra-lai/{petition.ref}"))
        url = f"{DESK}kiem-tra-lai/{petition.ref}"
        assert client.post(url, seen(petition, verdict="wrong", words="")).status_code == 400
        assert client.post(url, seen(petition, verdict="wrong", words="Đèn vẫn tắt.")).status_code == 302
        now = fresh(petition)
        assert (now.state, now.ending, now.askings.get().word) == ("accepted", "", "")
        assert pressing(now).since == date(2026, 11, 9)
        assert Entry.objects.filter(what="petitions.review").count() == 1
        assert "chưa đúng" in read(browser(tu).get(f"{DESK}{petition.ref}"))

    def test_right_leaves_it_closed_and_is_asked_once(self, drawn, tu, board, visitor):
        actions.draw_lots(by=board)
        petition = closed(tu, visitor)
        assert [row.ref for row in reviews.to_review(date(2026, 11, 2))] == [petition.ref]
        actions.review(by=board, petition=petition, verdict="right", words="Đã xem.", edition=petition.edition)
        assert fresh(petition).ending == "confirmed"
        assert reviews.to_review(date(2026, 11, 2)) == []
        with pytest.raises(Refused, match="kiểm tra rồi"):
            actions.review(
                by=board, petition=petition, verdict="wrong", words="x", edition=fresh(petition).edition
            )  # fmt: skip

    def test_nobody_chooses_what_is_looked_at(self, monkeypatch, tu, board, visitor):
        actions.draw_lots(by=board)
        petition = closed(tu, visitor)
        monkeypatch.setattr("dinh.rights.petitions.permissions.drawn", lambda secret, ref: False)
        with pytest.raises(Refused, match="rút ngẫu nhiên"):
            actions.review(by=board, petition=petition, verdict="wrong", words="x", edition=petition.edition)

    def test_complaints_and_denunciations_are_never_drawn(self, drawn, binh, board, visitor):
        actions.draw_lots(by=board)
        complaint = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định số 15.").petition
        moved(binh, complaint, "refuse", ground="Điều 11", words="Hết thời hiệu")
        case = sealed(visitor).petition
        moved(binh, case, "refuse", ground="Điều 29", words="Không đủ điều kiện")
        assert reviews.to_review(date(2026, 11, 2)) == []
        client = browser(board)
        assert client.get(f"{DESK}kiem-tra-lai/{case.ref}").status_code == 404
        assert client.get(f"{DESK}kiem-tra-lai/{complaint.ref}").status_code == 404

    @pytest.mark.parametrize("who", ["tu", "binh", "mai", "lan", "visitor"])
    def test_the_office_does_not_review_itself(self, request, drawn, tu, visitor, who):
        actions.draw_lots(by=tu)
        petition = closed(tu, visitor)
        with pytest.raises(Refused):
            actions.review(
                by=request.getfixturevalue(who), petition=petition, verdict="right", words="x",
                edition=petition.edition,
            )  # fmt: skip
        assert not Review.objects.exists()


class TestFigures:
    @pytest.fixture
    def year(self, clock, tu, visitor):
        """Four ended each in its way, one late, one new."""
        closed(tu, visitor)
        silent = answered(tu, sent(visitor).petition)
        petition = moved(tu, sent(visitor).petition, "accept", body=committee())
        explained = moved(tu, petition, "answer", words="Vì…", result="explained")
        actions.say(by=visitor, asking=explained.askings.get(), word="met", proven=True)
        moved(tu, sent(visitor).petition, "refuse", ground="x", words="y", to="Tòa án")
        late = sent(visitor).petition
        on(clock, "2026-12-20")
        actions.close_in_silence(by=tu, petition=silent)
        return late

    def test_each_ending_is_counted_apart(self, year):
        told = {each.figure.key: (each.part, each.whole) for each in figures.told(YEAR)}
        assert told["nhan"] == (5, None)
        assert told["dung-han"] == (4, 5)
        assert told["xac-nhan"] == told["chua-xac-nhan"] == told["giai-thich"] == told["khong-thu-ly"] == (1, 4)
        assert told["mo-tre"] == (1, 1)

    def test_every_number_opens_its_rows(self, year, tu):
        client = browser(tu)
        page = read(client.get(f"{DESK}so-lieu", {"ky": "2026"}))
        for each in figures.told(YEAR):
            assert f"so={each.figure.key}&amp;ky=2026" in page or not each.part
            opened = client.get(DESK, {"so": each.figure.key, "ky": "2026"})
            assert opened.context["page"].paginator.count == each.part, each.figure.key
        assert client.get(DESK, {"so": "bịa"}).status_code == 404
        assert client.get(f"{DESK}so-lieu", {"ky": "bịa"}).status_code == 404

    @pytest.mark.parametrize("key", [key for key in INDICATORS if key.startswith("petitions.")])
    def test_indicators_list_what_they_count_and_name_nobody(self, year, ward, key):
        one = INDICATORS[key]
        for body in (None, committee().pk):
            value, rows = one.value(ward.commune, YEAR, body), one.rows(ward.commune, YEAR, body)
            assert len(rows) == value.part
            assert all(len(row.cells) == len(one.columns) for row in rows)
            assert "Lan" not in str(rows)

    def test_withdrawn_complaints_owe_nothing(self, tu, binh, visitor):
        complaint = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định số 15.").petition
        moved(tu, complaint, "withdraw", words="Rút")
        assert not figures.owed(YEAR).exists()
        assert [row.ref for row in figures.ended_otherwise(YEAR)] == [complaint.ref]


class TestBook:
    def test_the_book_has_every_letter_and_no_denouncer(self, tu, visitor):
        sent(visitor, words="=HYPERLINK(1) đèn đường hẻm 12 tắt")
        sealed(visitor)
        client = browser(tu)
        rows = load_workbook(io.BytesIO(client.get(f"{DESK}so", {"tai": "xlsx"}).content)).active
        cells = [[cell.value for cell in row] for row in rows.iter_rows(min_row=2)]
        assert [row[0] for row in cells] == ["1/2026", "2/2026"]
        assert cells[0][2] == "Vũ Thị Lan, 12 hẻm 5, tổ dân phố 2"
        assert cells[0][4].startswith("'=")
        assert cells[1][2] == "(giữ kín)"
        assert "cổng chợ" not in str(cells)

    def test_the_paper_opens_and_holds_the_rows(self, tu, visitor):
        sent(visitor)
        data = browser(tu).get(f"{DESK}so", {"tai": "docx", "ky": "2026-11"}).content
        text = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        assert "1/2026" in text
        assert "Không có đơn nào" in read(browser(tu).get(f"{DESK}so", {"ky": "2026-01"}))


class TestPapers:
    @pytest.mark.parametrize("slug", letters.PAPERS)
    def test_each_is_written_at_any_stage(self, tu, binh, visitor, slug):
        paper = letters.PAPERS[slug]
        kind = paper.kinds[0]
        petition = sealed(visitor).petition if kind == "denunciation" else sent(visitor, kind=kind).petition
        assert letters.docx(petition, slug)[:2] == b"PK"

    def test_they_come_as_they_are_needed(self, tu, visitor):
        petition = sent(visitor).petition
        client = browser(tu)
        url = f"{DESK}{petition.ref}/van-ban/"
        assert client.get(f"{url}giay-bien-nhan").content[:2] == b"PK"
        assert client.get(f"{url}tra-loi").status_code == 404
        answered(tu, petition)
        text = zipfile.ZipFile(io.BytesIO(client.get(f"{url}tra-loi").content)).read("word/document.xml").decode()
        assert "Đã thay bóng đèn" in text
        assert "Vũ Thị Lan" in text

    def test_the_receipt_says_by_when_and_why(self, visitor):
        petition = sent(visitor).petition
        text = zipfile.ZipFile(io.BytesIO(letters.docx(petition, "giay-bien-nhan"))).read("word/document.xml").decode()
        clock = pressing(petition)
        assert f"{clock.due:%d/%m/%Y}" in text
        assert clock.article in text
        assert "Mẫu số 02/TCD" in text

    def test_a_paper_made_again_when_all_is_over_still_names_its_term(self, tu, visitor):
        petition = sent(visitor).petition
        due = pressing(petition).due
        answered(tu, petition)
        paper = io.BytesIO(letters.docx(Petition.objects.get(), "tiep-nhan"))
        words = zipfile.ZipFile(paper).read("word/document.xml").decode()
        assert f"chậm nhất ngày {due:%d/%m/%Y}" in words
        assert "Chờ người gửi xác nhận" not in words

    def test_a_decision_says_how_long_one_may_go_on(self, ward, binh, visitor):
        petition = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định số 15.").petition
        moved(binh, petition, "accept", body=committee(), paper="05/TB-UBND")
        moved(binh, petition, "verified", words="Đúng như đơn.", result="same")
        for remote, term in ((False, "30 ngày"), (True, "45 ngày")):
            ward.commune.remote = remote
            ward.commune.save()
            paper = io.BytesIO(letters.docx(Petition.objects.get(), "quyet-dinh"))
            words = zipfile.ZipFile(paper).read("word/document.xml").decode()
            assert f"Trong thời hạn {term} kể từ ngày nhận được Quyết định này" in words

    def test_an_erased_sender_is_addressed_without_a_name(self, tu, visitor):
        petition = sent(visitor).petition
        Sender.objects.all().delete()
        assert letters.docx(petition, "giay-bien-nhan")[:2] == b"PK"


class TestAttention:
    def test_what_grows_is_told_to_the_desk(self, tu, visitor):
        actions.set_up_services(by=tu)
        where, service = Where(ResidentialGroup.objects.get(code="to-1")), Service.objects.get(code="rac-thai")
        for _turn in range(3):
            sent(visitor, where=where, service=service)
        (found,) = attention.growing(date(2026, 11, 2))
        assert (found.service, found.now, found.before) == (service, 3, 0)
        assert "Đang tăng" in read(browser(tu).get(DESK))
        assert [item for item in today_items(tu, date(2026, 11, 2)) if "Đang tăng" in item.title]

    def test_many_askers_of_one_matter(self, tu, visitor):
        first = sent(visitor).petition
        for _turn in range(4):
            other = sent(visitor).petition
            actions.join(by=tu, petition=other, into=first, edition=fresh(other).edition)
        (found,) = attention.growing(date(2026, 11, 2))
        assert (found.petition, found.now) == (first, 5)

    def test_todays_work_is_each_posts_own(self, clock, tu, binh, mai, lan, visitor, board):
        sent(visitor)
        sealed(visitor)
        held = sent(visitor)
        actions.hold(by=tu, letter=held.letter, why="chửi bới")
        actions.appeal_hold(by=visitor, letter=held.letter, proven=True)
        day = date(2026, 11, 2)
        clerks = [item.title for item in today_items(tu, day)]
        assert len(clerks) == 2
        assert any("Xin xem lại" in title for title in clerks)
        assert len(list(today_items(binh, day))) == 3
        for who in (mai, lan, visitor, board):
            assert not list(today_items(who, day))
        on(clock, "2026-11-20")
        assert next(item.tone for item in today_items(tu, date(2026, 11, 20))) == "late"
        assert "Lan" not in str(list(today_items(binh, day)))

    def test_silence_is_closed_by_the_clock(self, clock, tu, visitor, ward):
        petition = answered(tu, sent(visitor).petition)
        assert close_silent(ward.commune, date(2026, 11, 3)) == 0
        last = next(each.due for each in clocks_of(fresh(petition)) if each.key == "petition.silence")
        day = last + timedelta(days=1)
        on(clock, f"{day}")
        assert any("chưa xác nhận" in item.title for item in today_items(tu, day))
        assert close_silent(ward.commune, day) == 1
        step = fresh(petition).steps.last()
        assert (step.kind, step.from_asker) == ("silence", False)
        assert "phần mềm" in step.by
        assert close_silent(ward.commune, day) == 0

    def test_menus_and_jobs_are_there(self):
        names = {link.url_name for link in DESK_LINKS}
        assert {"petitions_desk:list", "petitions_desk:denunciations", "petitions_desk:reviews"} <= names
        assert {draw_lots, close_silent} <= set(RING)

    def test_the_clock_closes_nothing_early_whoever_asks(self, tu, visitor, ward):
        petition = answered(tu, sent(visitor).petition)
        for by in (tu, Actor(commune=ward.commune)):
            with pytest.raises(ValidationError):
                actions.close_in_silence(by=by, petition=petition)
