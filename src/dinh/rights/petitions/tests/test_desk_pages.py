"""The desk's pages: lists, a matter, its moves, sorting, showing, holding, entering; what is typed is kept."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from dinh.ground.files.tests.test_storing import photo
from dinh.ground.journal.models import Entry
from dinh.rights.petitions import actions
from dinh.rights.petitions.course import MOVES
from dinh.rights.petitions.models import Letter, LetterFile, Petition, Sender, Service
from dinh.rights.petitions.tests.desking import DESK, browser, entered, fresh, read, seen
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
GOOD = "UBND phường đã thay bóng đèn hẻm 12 xong ngày 05/11/2026, thử sáng lúc 18 giờ."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


def on(clock, day: str) -> None:
    clock.move_to(f"{day} 09:00+07:00")


@pytest.fixture
def desk(tu):
    return browser(tu)


class TestList:
    def test_tabs_hold_what_they_say(self, clock, desk, tu, visitor):
        new = sent(visitor).petition
        working = moved(tu, sent(visitor).petition, "accept", body=committee())
        waiting = answered(tu, sent(visitor).petition)
        held = sent(visitor)
        actions.hold(by=tu, letter=held.letter, why="chửi bới")
        over = moved(tu, sent(visitor).petition, "forward", to="Sở", paper="1/PC")
        sealed(visitor)

        def shown(tab):
            page = desk.get(DESK, {"xem": tab})
            return {line.petition.ref for line in page.context["page"]}

        assert shown("moi") == {new.ref}
        assert shown("dang") == {working.ref}
        assert shown("cho") == {waiting.ref}
        assert shown("xong") == {over.ref}
        assert shown("giu") == {held.petition.ref}
        assert shown("han") == set()
        assert len(shown("tat-ca")) == 5
        on(clock, "2026-11-13")
        assert shown("han") == {new.ref, working.ref}

    def test_late_is_said_with_why_and_the_alarm_of_thirty_days(self, clock, desk, visitor):
        sent(visitor)
        on(clock, "2026-11-18")
        page = read(desk.get(DESK, {"xem": "han"}))
        assert "Trễ 2 ngày" in page
        assert "Vì sao là ngày này?" in page
        on(clock, "2026-12-03")
        assert "31 ngày chưa xử lý" in read(desk.get(DESK, {"xem": "han"}))

    def test_filters_fold_what_is_typed(self, desk, tu, visitor, ward):
        petition = sent(visitor).petition
        other = sent(visitor, words="Rác đổ đầy bờ kênh sau chợ từ tuần trước.", kind="proposal").petition
        for query, wanted in (
            ({"q": "den duong HEM 12"}, {petition.ref}), ({"q": petition.ref.lower()}, {petition.ref}),
            ({"q": "2/2026"}, {other.ref}), ({"loai": "proposal"}, {other.ref}), ({"nam": "2025"}, set()),
            ({"q": "Vũ Thị Lan"}, {petition.ref, other.ref}), ({"kenh": "phone"}, set()), ({"to": "x"}, None),
        ):  # fmt: skip
            page = desk.get(DESK, {"xem": "tat-ca", **query})
            if wanted is not None:
                assert {line.petition.ref for line in page.context["page"]} == wanted, query
        assert "Bỏ lọc" in read(desk.get(DESK, {"q": "không có đâu"}))

    def test_the_sheet_names_senders_to_handlers_only(self, desk, visitor, ward):
        sent(visitor)
        reader = ward.official("xem", "Chỉ Xem", "UBND", "Thanh tra", ["petitions.read"])
        for client, named in ((desk, True), (browser(reader), False)):
            data = client.get(DESK, {"xuat": "xlsx"}).content
            cells = [str(cell.value) for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
            assert ("Vũ Thị Lan" in cells) is named
            assert not any("0905" in cell for cell in cells)

    def test_others_see_nothing(self, request, visitor):
        petition = sent(visitor).petition
        for who in ("mai", "lua", "hung", "an", "lan", "ba"):
            client = browser(request.getfixturevalue(who))
            for path in ("", "so-lieu", "so", "nhap", petition.ref, "linh-vuc"):
                assert client.get(f"{DESK}{path}").status_code == 403, (who, path)


class TestMatter:
    def test_the_page_shows_words_clocks_and_the_next_step(self, desk, visitor):
        petition = sent(visitor).petition
        page = read(desk.get(f"{DESK}{petition.ref}"))
        for words in ("Đèn đường hẻm 12", "Vũ Thị Lan", "0905123456", "Thứ Hai 16/11/2026", "Tiếp nhận, giao xử lý",
                      "Giấy biên nhận", "Niêm phong là tố cáo"):  # fmt: skip
            assert words in page, words

    def test_who_sent_is_for_handlers(self, visitor, ward):
        petition = sent(visitor).petition
        reader = ward.official("xem", "Chỉ Xem", "UBND", "Thanh tra", ["petitions.read"])
        page = read(browser(reader).get(f"{DESK}{petition.ref}"))
        assert "0905123456" not in page
        assert "Vũ Thị Lan" not in page

    def test_a_denunciation_is_not_found_among_letters(self, desk, visitor):
        petition = sealed(visitor).petition
        assert desk.get(f"{DESK}{petition.ref}").status_code == 404
        assert desk.get(f"{DESK}{petition.ref}/buoc/accept").status_code == 404
        assert desk.get(f"{DESK}{petition.ref}/van-ban/giay-bien-nhan").status_code == 404
        assert desk.get(f"{DESK}PA-AAAA-2222").status_code == 404

    @pytest.mark.parametrize("key", MOVES["reflection"])
    def test_every_move_has_a_page_that_asks_or_says_why_not(self, desk, visitor, key):
        petition = sent(visitor).petition
        page = desk.get(f"{DESK}{petition.ref}/buoc/{key}")
        assert page.status_code == 200
        assert 'role="alert"' in read(page) or "<form" in read(page)
        assert desk.post(f"{DESK}{petition.ref}/buoc/{key}", {}).status_code == 400

    @pytest.mark.parametrize("key", MOVES["complaint"])
    def test_a_complaints_moves_too(self, binh, visitor, key):
        petition = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định xử phạt số 15.").petition
        assert browser(binh).get(f"{DESK}{petition.ref}/buoc/{key}").status_code == 200

    def test_accepting_and_answering_with_a_photo(self, clock, desk, visitor):
        petition = sent(visitor).petition
        url = f"{DESK}{petition.ref}/buoc/"
        body = committee()
        assert desk.post(f"{url}accept", seen(petition, body=body.pk, on="2026-11-02")).status_code == 302
        on(clock, "2026-11-05")
        file = SimpleUploadedFile("bang-thu-sang.txt", "Đã thử sáng 18 giờ.".encode())
        typed = seen(petition, words=GOOD, result="resolved", on="2026-11-05", attachments=[file])
        assert desk.post(f"{url}answer", typed).status_code == 302
        now = fresh(petition)
        assert (now.state, now.answers.get().files.count()) == ("answered", 1)
        file_pk = now.answers.get().files.get().pk
        assert desk.get(f"/tep/{file_pk}/").status_code == 200

    def test_a_vague_answer_is_questioned_and_may_stand(self, desk, tu, visitor):
        petition = moved(tu, sent(visitor).petition, "accept", body=committee())
        url = f"{DESK}{petition.ref}/buoc/answer"
        words = "Phường ghi nhận ý kiến và sẽ xem xét trong thời gian tới."
        typed = seen(petition, words=words, result="explained", on="2026-11-02")
        page = desk.post(url, typed)
        assert page.status_code == 400
        assert "Câu trả lời còn chung chung" in read(page)
        assert words in read(page)
        assert not fresh(petition).answers.exists()
        assert desk.post(url, {**typed, "anyway": "1"}).status_code == 302

    def test_a_ready_answer_fills_the_box_and_must_be_finished(self, desk, tu, visitor):
        actions.set_up_services(by=tu)
        petition = moved(tu, sent(visitor).petition, "accept", body=committee())
        url = f"{DESK}{petition.ref}/buoc/answer"
        offered = read(desk.get(url))
        assert "Đã làm xong" in offered
        pk = Service.objects.first() and fresh(petition).commune_id and _ready("Đã làm xong")
        page = read(desk.get(url, {"mau": pk}))
        assert "Việc ông/bà nêu đã làm xong" in page
        typed = seen(petition, words="Đã làm xong ngày «…» do UBND phường.", result="resolved", on="2026-11-02")
        stopped = desk.post(url, {**typed, "anyway": "1"})
        assert "chưa điền" in read(stopped)
        assert not fresh(petition).answers.exists()

    def test_someone_elses_change_keeps_what_was_typed(self, desk, tu, visitor):
        petition = sent(visitor).petition
        typed = seen(petition, ground="Điều 11", words="Lý do dài của tôi", to="Tòa án", on="2026-11-02")
        moved(tu, petition, "route", body=committee(), words="x")
        page = desk.post(f"{DESK}{petition.ref}/buoc/refuse", typed)
        assert page.status_code == 400
        assert "Lý do dài của tôi" in read(page)
        assert "đã có thay đổi" in read(page)
        assert f'value="{fresh(petition).edition}"' in read(page)

    def test_moves_of_the_chair_are_not_the_clerks(self, desk, visitor):
        petition = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định xử phạt số 15.").petition
        assert 'role="alert"' in read(desk.get(f"{DESK}{petition.ref}/buoc/accept"))
        typed = seen(petition, body=committee().pk, paper="5/TB", on="2026-11-02")
        page = desk.post(f"{DESK}{petition.ref}/buoc/accept", typed)
        assert page.status_code == 400
        assert fresh(petition).state == "new"


def _ready(name: str) -> int:
    from dinh.rights.petitions.models import Ready

    return Ready.objects.get(name=name).pk


class TestSorting:
    def test_sort_names_nobody(self, desk, visitor):
        petition = sent(visitor).petition
        typed = seen(petition, kind="proposal", title="Đèn hẻm 12 tắt, Vũ Thị Lan báo")
        stopped = desk.post(f"{DESK}{petition.ref}/phan-loai", typed)
        assert stopped.status_code == 400
        assert "Còn ghi" in read(stopped)
        assert desk.post(f"{DESK}{petition.ref}/phan-loai", {**typed, "title": "Đèn hẻm 12 tắt"}).status_code == 302
        assert (fresh(petition).kind, fresh(petition).title) == ("proposal", "Đèn hẻm 12 tắt")

    def test_split_makes_matters_of_the_same_day(self, desk, visitor):
        petition = sent(visitor).petition
        typed = seen(petition, title_1="Đèn tắt", kind_1="reflection", title_2="Xin thêm đèn", kind_2="proposal")
        assert desk.post(f"{DESK}{petition.ref}/tach", seen(petition, title_1="Đèn tắt")).status_code == 400
        assert desk.post(f"{DESK}{petition.ref}/tach", typed).status_code == 302
        assert {p.received_on for p in Petition.objects.all()} == {date(2026, 11, 2)}
        assert Petition.objects.count() == 2

    def test_a_copy_is_offered_and_joined(self, desk, visitor):
        first, second = sent(visitor).petition, sent(visitor).petition
        assert first.ref in read(desk.get(f"{DESK}{second.ref}"))
        wrong = desk.post(f"{DESK}{second.ref}/gop", seen(second, into="PA-AAAA-2222"))
        assert "Không có phản ánh" in read(wrong)
        assert desk.post(f"{DESK}{second.ref}/gop", seen(second, into=first.ref)).status_code == 302
        assert (fresh(second).joined, first.askings.count()) == (first, 2)

    def test_shown_with_chosen_photos_and_taken_back(self, desk, tu, visitor):
        petition = sent(visitor).petition
        desk.post(f"{DESK}{petition.ref}/phan-loai", seen(petition, kind="reflection", title="Đèn hẻm 12 tắt"))
        assert "Mọi người sẽ đọc" in read(desk.get(f"{DESK}{petition.ref}/cong-khai"))
        assert desk.post(f"{DESK}{petition.ref}/cong-khai", seen(petition)).status_code == 302
        assert fresh(petition).public
        desk.post(f"{DESK}{petition.ref}/cong-khai", seen(petition, hide="1"))
        assert not fresh(petition).public
        complaint = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định số 15.").petition
        assert "không đưa lên trang công khai" in read(desk.get(f"{DESK}{complaint.ref}/cong-khai"))

    def test_sealing_up_closes_the_page(self, desk, visitor):
        petition = sent(visitor, words="Tôi tố cáo ông K. nhận tiền ở cổng chợ.").petition
        page = desk.post(f"{DESK}{petition.ref}/niem-phong", seen(petition))
        assert page["Location"] == DESK
        assert desk.get(f"{DESK}{petition.ref}").status_code == 404
        assert "cổng chợ" not in read(desk.get(DESK, {"xem": "tat-ca"}))


class TestLetters:
    def test_held_with_a_reason_and_taken_up_again(self, desk, tu, visitor):
        receipt = sent(visitor)
        url = f"{DESK}don/{receipt.letter.pk}/tam-giu"
        assert desk.post(url, {"why": ""}).status_code == 400
        assert desk.post(url, {"why": "chửi bới"}).status_code == 302
        actions.appeal_hold(by=visitor, letter=receipt.letter, proven=True)
        assert "đã xin xem lại" in read(desk.get(url))
        assert desk.post(url).status_code == 302
        assert Letter.objects.get().held == ""

    def test_the_senders_word_given_by_phone(self, desk, tu, visitor):
        petition = answered(tu, sent(visitor).petition)
        url = f"{DESK}{petition.ref}/y-kien/{petition.askings.get().pk}"
        assert "chỗ nào chưa được" in read(desk.post(url, {"word": "not", "words": ""}))
        assert desk.post(url, {"word": "met", "words": ""}).status_code == 302
        assert fresh(petition).ending == "confirmed"
        assert desk.get(f"{DESK}{petition.ref}/y-kien/999").status_code == 404

    def test_what_was_missing_told_by_phone(self, desk, tu, visitor):
        petition = moved(tu, sent(visitor).petition, "supplement", words="Hẻm nào?")
        url = f"{DESK}{petition.ref}/bo-sung/{petition.askings.get().pk}"
        assert desk.post(url, {"words": ""}).status_code == 400
        assert desk.post(url, {"words": "Hẻm 12"}).status_code == 302
        assert fresh(petition).state == "new"

    def test_silence_is_closed_only_after_its_time(self, clock, desk, tu, visitor):
        petition = answered(tu, sent(visitor).petition)
        desk.post(f"{DESK}{petition.ref}/im-lang")
        assert fresh(petition).state == "answered"
        on(clock, "2027-01-15")
        assert "Kết thúc, ghi là chưa xác nhận" in read(desk.get(f"{DESK}{petition.ref}"))
        desk.post(f"{DESK}{petition.ref}/im-lang")
        assert fresh(petition).ending == "unconfirmed"

    def test_erased_when_over_never_before(self, desk, tu, visitor):
        receipt = sent(visitor)
        url = f"{DESK}don/{receipt.letter.pk}/xoa"
        desk.post(url)
        assert Sender.objects.exists()
        moved(tu, receipt.petition, "forward", to="Sở", paper="1/PC")
        desk.post(url)
        assert not Sender.objects.exists()
        page = read(desk.get(f"{DESK}{receipt.petition.ref}"))
        assert "Lời người gửi đã xóa" in page
        assert desk.get(f"{DESK}don/999/xoa").status_code == 404


class TestEntering:
    def test_a_phone_call_gets_a_receipt_with_pin_and_why(self, clock, desk):
        on(clock, "2026-11-04")
        page = desk.post(f"{DESK}nhap", entered())
        letter = Letter.objects.get()
        assert page["Cache-Control"].startswith("no-store")
        for words in (letter.ref, "Thứ Hai 16/11/2026", "Vì sao là ngày này?", "Tiếp theo"):
            assert words in read(page), words
        assert (letter.channel, letter.received_on) == ("phone", date(2026, 11, 2))

    def test_what_is_wrong_is_named_and_nothing_is_lost(self, desk):
        for changed, said in (
            ({"words": "gì"}, "Viết thêm"), ({"received_on": "2026-11-09"}, "sau hôm nay"),
            ({"kind": "complaint", "name": ""}, "Khiếu nại phải ghi họ tên"), ({"email": "lan@"}, "thư"),
        ):  # fmt: skip
            page = desk.post(f"{DESK}nhap", entered(**changed))
            assert page.status_code == 400, changed
            assert said in read(page), changed
            assert "12 hẻm 5" in read(page)
        stale = desk.post(f"{DESK}nhap", entered(key="bịa"))
        assert "mở đã lâu" in read(stale)
        assert not Letter.objects.exists()

    def test_sent_twice_is_one_letter(self, desk):
        typed = entered()
        first, second = (read(desk.post(f"{DESK}nhap", typed)) for _turn in range(2))
        assert Letter.objects.count() == 1
        assert "đã được nhập rồi" in second
        assert "đã được nhập rồi" not in first

    def test_a_files_name_is_not_kept(self, desk):
        """What someone called a file may name a person, and the journal is for ever."""
        scan = SimpleUploadedFile("don cua ba Vu Thi Sim 0912777666.jpg", photo(), "image/jpeg")
        assert desk.post(f"{DESK}nhap", entered(files=[scan])).status_code == 200
        assert [each.file.name for each in LetterFile.objects.all()] == ["anh.jpg"]
        assert not [each for each in Entry.objects.all() if "Sim" in f"{each.about_label}{each.after}"]

    def test_a_file_that_is_not_one_is_named(self, desk):
        page = desk.post(f"{DESK}nhap", entered(files=[SimpleUploadedFile("x.exe", b"MZ\x90\x00")]))
        assert page.status_code == 400
        assert "x.exe" in read(page)
        assert not Letter.objects.exists()


class TestSlip:
    SLIP = "PG-7K3M-9QXT"

    def test_its_code_opens_the_form_for_its_number(self, desk, mai):
        page = desk.get(f"/phan-anh/phieu/{self.SLIP.lower()}", follow=True)
        assert page.redirect_chain[-1][0] == f"{DESK}nhap?phieu={self.SLIP}"
        assert page.context["form"].initial | {"slip": self.SLIP, "channel": "paper"} == page.context["form"].initial
        assert f'value="{self.SLIP}"' in read(page)

    def test_a_slip_is_entered_once_and_leads_to_its_letter(self, desk, binh):
        assert desk.post(f"{DESK}nhap", entered(slip=self.SLIP.lower())).status_code == 200
        letter = Letter.objects.get()
        assert letter.slip == self.SLIP
        petition = letter.askings.get().petition
        scanned = read(desk.get(f"{DESK}nhap?phieu={self.SLIP}"))
        assert f"đơn số {letter.number}/2026" in scanned
        assert f'href="{DESK}{petition.ref}"' in scanned
        assert "<textarea" not in scanned
        again = desk.post(f"{DESK}nhap", entered(slip=self.SLIP))
        assert again.status_code == 400
        assert "đã nhập rồi" in read(again)
        assert "12 hẻm 5" in read(again)
        assert Letter.objects.count() == 1

    def test_a_number_that_is_none_is_named(self, desk):
        page = desk.post(f"{DESK}nhap", entered(slip="PG-1"))
        assert page.status_code == 400
        assert "PG-7K3M-9QXT" in read(page)

    def test_sealed_up_it_forgets_its_slip(self, desk, binh):
        desk.post(f"{DESK}nhap", entered(slip=self.SLIP))
        petition = Petition.objects.get()
        actions.seal_up(by=binh, petition=petition, edition=petition.edition)
        assert Letter.objects.get().slip == ""


def test_every_page_leaves_its_own_entry(desk, visitor):
    petition = sent(visitor).petition
    before = Entry.objects.count()
    for path in ("", f"{petition.ref}", "so-lieu", "so", "linh-vuc", f"{petition.ref}/phan-loai"):
        assert desk.get(f"{DESK}{path}").status_code == 200
    assert Entry.objects.count() == before
