"""The desk's pages: every list and form opens, every act goes through its form, papers come out, the door holds."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.rights.dialogue import actions, guard
from dinh.rights.dialogue.actions import Handled
from dinh.rights.dialogue.models import Dialogue, HandOver, PlanLine, Promise, Question, Quota, ReceptionDay, Visit
from dinh.rights.dialogue.tests.conftest import COMER, DAY, LAMPS, on
from dinh.rights.dialogue.tests.test_visits import DENOUNCER

AT = date(2026, 9, 8)


def url(name, *args):
    return reverse(f"dialogue_desk:{name}", args=args)


def text(response):
    return response.content.decode()


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


@pytest.fixture
def desk(tu):
    return signed_in(tu)


def test_every_list_opens_empty(ward, desk):
    with on(AT):
        for name in ("index", "plan", "days", "post_days", "book", "promises", "hand_overs", "new", "new_days",
                     "new_promise", "new_hand_over", "quota", "plan_line"):  # fmt: skip
            assert desk.get(url(name)).status_code == 200, name


def test_a_year_is_planned_and_a_session_made_of_a_line(desk, binh):
    with on(AT):
        desk.post(url("quota"), {"post": binh.post.pk, "count": 2, "rule": "oversee.dialogue"})
        desk.post(url("plan_line"), {"month": 10, "post": binh.post.pk, "topic": "Chợ", "invited": "Tiểu thương"})
        assert Quota.objects.get().count == 2
        line = PlanLine.objects.get()
        assert "chưa kiểm chứng" in text(desk.get(url("plan")))
        assert "Tiểu thương" in text(desk.get(url("new"), {"muc": line.pk}))
        fields = {
            "line": line.pk, "leader": binh.post.pk, "topic": "Chợ", "day": "2026-10-06", "starts": "19:00",
            "place": "Chợ Đình", "invited": "Tiểu thương",
        }  # fmt: skip
        bad = desk.post(url("new"), {**fields, "place": ""})
        assert bad.status_code == 400
        assert "Tiểu thương" in text(bad)
        desk.post(url("new"), fields)
        told = Dialogue.objects.get()
        for slug in ("cong-bo", "doi-ngay", "huy"):
            assert desk.get(url("act", told.ref, slug)).status_code == 200
        desk.post(url("act", told.ref, "cong-bo"), {})
        desk.post(url("edit", told.ref), {**fields, "place": "Sân chợ"})
        moved = {"day": "2026-10-07", "starts": "19:00", "reason": "Mưa"}
        assert desk.post(url("act", told.ref, "doi-ngay"), moved).status_code == 302
        told.refresh_from_db()
        assert (told.place, told.day) == ("Sân chợ", date(2026, 10, 7))
        assert desk.post(url("drop", line.pk)).status_code == 302
        assert PlanLine.objects.exists()
        assert "Chợ" in text(desk.get(url("index"), {"tinh_trang": "coming", "q": "Chợ", "nam": "2026"}))


def test_questions_are_looked_at_and_written_down(desk, question):
    sent = question(name="Bà Lan")
    told = sent.dialogue
    with on(AT):
        page = text(desk.get(url("dialogue", told.ref)))
        assert "Bà Lan" in page
        assert LAMPS in text(desk.get(url("question", sent.ref, "nhan")))
        desk.post(url("question", sent.ref, "nhan"), {"shown": LAMPS})
        desk.get(url("enter_question", told.ref))
        desk.post(url("enter_question", told.ref), {"key": guard.new_key(), "words": "Rác để đâu, mấy giờ thu?"})
        assert Question.objects.filter(state="accepted").count() == 2
        assert desk.post(url("question", sent.ref, "khong-nhan"), {"reason": "Trùng"}).status_code == 302


def test_those_who_only_read_see_no_names(question, mai, registered):
    sent, made = question(name="Bà Lan"), registered()
    reader = signed_in(mai)
    with on(AT):
        assert "Bà Lan" not in text(reader.get(url("dialogue", sent.dialogue.ref)))
        assert COMER.name not in text(reader.get(url("day", made.visit.reception.ref)))
        assert reader.get(url("visit", made.visit.ref)).status_code == 403
        assert reader.get(url("book")).status_code == 403


def test_minutes_are_typed_line_by_line_without_any_script(desk, dialogue, ward):
    told = dialogue()
    here = url("minutes", told.ref)
    with on(DAY, 20):
        assert "autofocus" in text(desk.get(here))
        assert desk.post(here, {"asked": ""}).status_code == 400
        sent = desk.post(
            here, {"asked": "Đèn?", "answer": "Lắp.", "owner": f"b{ward.bodies['UBND'].pk}", "due": "2026-10-30"}
        )
        assert sent["Location"].endswith("#moi")
        desk.post(here, {"asked": "Rác?"})
        first, second = told.lines.order_by("order")
        assert "Lắp." in text(desk.get(url("line", told.ref, first.pk)))
        desk.post(url("line", told.ref, second.pk), {"asked": "Rác?", "answer": "18 giờ."})
        for slug in ("len", "xuong", "bo", "lay-lai"):
            assert desk.post(url("change_line", told.ref, second.pk, slug)).status_code == 302
        assert desk.post(url("change_line", told.ref, second.pk, "gi-do")).status_code == 404
        assert "18 giờ." in text(desk.get(url("minutes_print", told.ref)))
        assert desk.get(url("minutes_docx", told.ref)).content[:2] == b"PK"
        assert desk.get(url("close", told.ref)).status_code == 200
        assert desk.post(url("close", told.ref), {"people": 3, "women": 4}).status_code == 400
        assert desk.post(url("close", told.ref), {"people": 40}).status_code == 302
        assert Promise.objects.count() == 1
        fix = {"asked": "Rác?", "answer": "19 giờ.", "reason": "Ghi nhầm"}
        assert desk.post(url("line", told.ref, second.pk), fix).status_code == 302
        assert "Ghi nhầm" in text(desk.get(url("dialogue", told.ref)))
        assert "đã khóa" in text(desk.get(here))


def test_a_month_of_reception_is_entered_and_posted(desk, binh, tu):
    fields = {
        "kind": "chair", "receiver": binh.post.pk, "starts": "08:00", "ends": "11:30", "place": "Trụ sở",
        "days": "22/09/2026\n2026-09-29",
    }  # fmt: skip
    with on(AT):
        bad = desk.post(url("new_days"), {**fields, "days": "hôm nào rảnh"})
        assert "hôm nào rảnh" in text(bad)
        desk.post(url("new_days"), fields)
        both = list(ReceptionDay.objects.order_by("day"))
        assert len(both) == 2
        assert "22/09/2026" in text(desk.get(url("post_days")))
        desk.post(url("post_days"), {"days": [each.pk for each in both]})
        assert all(each.posted_on == AT for each in ReceptionDay.objects.all())
        for slug in ("da-tiep", "sua", "hoan", "truc-tuyen"):
            assert desk.get(url("day_act", both[0].ref, slug)).status_code == 200
        assert desk.post(url("day_act", both[1].ref, "hoan"), {"reason": "Họp"}).status_code == 302
    with on(date(2026, 9, 22), 11):
        desk = signed_in(tu)  # the session of two weeks ago has ended
        desk.post(url("day_act", both[0].ref, "da-tiep"), {"received_by": binh.post.pk})
        assert "đã tiếp" in text(desk.get(url("day", both[0].ref)))
        assert desk.get(url("days"), {"nam": "2026"}).status_code == 200


def test_late_posting_is_refused_with_the_article_and_the_way_out(desk, tu, hours):
    with on(date(2026, 9, 14)):
        (late,) = actions.add_days(by=tu, days=[DAY], hours=hours())
        refused = desk.post(url("post_days"), {"days": [late.pk]})
        assert refused.status_code == 400
        assert "Điều 24" in text(refused)
        assert desk.post(url("post_days"), {"days": [late.pk], "late_reason": "Mất mạng"}).status_code == 302


COMING = {
    "kind": "proposal", "name": COMER.name, "address": COMER.address, "identity": COMER.identity,
    "subject": COMER.subject, "people": 1,
}  # fmt: skip


def test_someone_is_received_answered_promised_and_stands_in_the_book(desk, reception, ward):
    day = reception()
    with on(DAY, 9):
        assert desk.get(url("enter_visit", day.ref)).status_code == 200
        desk.post(url("enter_visit", day.ref), {**COMING, "key": guard.new_key()})
        visit = Visit.objects.get()
        for slug in ("tiep", "tu-choi", "vang", "rut"):
            assert desk.get(url("visit_act", visit.ref, slug)).status_code == 200
        taken = {**COMING, "competent": "true", "papers": "Đơn đề nghị", "said": "Sẽ nạo cống"}
        assert desk.post(url("visit_act", visit.ref, "tiep"), {**taken, "name": ""}).status_code == 400
        assert desk.post(url("visit_act", visit.ref, "tiep"), taken).status_code == 302
        promise = {"words": "Nạo cống ngõ 3", "owner": f"b{ward.bodies['UBND'].pk}"}
        assert desk.post(url("visit_act", visit.ref, "hua"), promise).status_code == 302
        answer = {"outcome": "accepted", "words": "Đã giao người làm"}
        assert desk.post(url("visit_act", visit.ref, "tra-loi"), answer).status_code == 302
        assert desk.post(url("visit_act", visit.ref, "sua"), taken).status_code == 302
        page = text(desk.get(url("visit", visit.ref)))
        assert "Vì sao là ngày này?" in page
        assert Promise.objects.get().due == date(2026, 9, 24)
        assert "24/09/2026" in text(desk.get(url("promise", Promise.objects.get().ref)))
        assert desk.get(url("letter", visit.ref, "bien-nhan")).content[:2] == b"PK"
        assert desk.get(url("letter", visit.ref, "thong-bao")).status_code == 302
        assert COMER.name in text(desk.get(url("book"), {"q": "vu thi lan"}))
        rows = list(load_workbook(io.BytesIO(desk.get(url("book"), {"xuat": "xlsx"}).content)).active.values)
        assert len(rows[0]) == 12
        assert desk.get(url("book"), {"xuat": "docx", "nam": "2026"}).content[:2] == b"PK"


def test_a_denouncers_turn_shows_only_the_petition(desk, received):
    visit = received(comer=DENOUNCER, handled=Handled())
    with on(DAY):
        page = text(desk.get(url("visit", visit.ref)))
        assert "PA-7K3M-9QXT" in page
        assert "Ghi lời hứa" not in page
        assert "Người tố cáo" in text(desk.get(url("book")))


def test_a_promise_is_kept_heard_and_postponed_by_its_pages(desk, made, binh):
    promise = made()
    with on(date(2026, 10, 28)):
        for slug in ("xong", "loi-nguoi-hoi", "lui-han", "dinh-chinh"):
            assert desk.get(url("promise_act", promise.ref, slug)).status_code == 200
        chair = signed_in(binh)
        later = {"due": "2026-11-15", "reason": "Chờ cột"}
        assert desk.post(url("promise_act", promise.ref, "lui-han"), later).status_code == 400
        assert chair.post(url("promise_act", promise.ref, "lui-han"), later).status_code == 302
        promise.refresh_from_db()
        done = {"edition": promise.edition, "words": "Đã lắp", "answer": "Đã báo", "way": "group"}
        refused = desk.post(url("promise_act", promise.ref, "xong"), done)
        assert refused.status_code == 400
        assert "Đã lắp" in text(refused)
        file = SimpleUploadedFile("nghiem-thu.txt", "Biên bản nghiệm thu.".encode())
        assert desk.post(url("promise_act", promise.ref, "xong"), {**done, "uploads": file}).status_code == 302
        heard = {"word": "met", "words": "Sáng rồi", "way": "phone"}
        assert desk.post(url("promise_act", promise.ref, "loi-nguoi-hoi"), heard).status_code == 302
        assert "xác nhận đạt" in text(desk.get(url("promise", promise.ref)))
        assert "Sổ lời hứa" in text(desk.get(url("promises"), {"cua_toi": "1"}))


def test_an_owner_without_powers_finds_only_the_own_promise_at_the_desk(ward, made, lua, tu, binh):
    other = made()
    with on(date(2026, 9, 20)):
        mine = actions.promise(
            by=tu, words="Mở lớp", made_by=binh.post, owner_post=lua.post, due=date(2026, 12, 1), source_words="Họp"
        )
        client = signed_in(lua)
        assert client.get(url("promise", mine.ref)).status_code == 200
        assert client.get(url("promise", other.ref)).status_code == 403
        assert client.get(url("index")).status_code == 403


def test_a_promise_said_elsewhere_and_a_hand_over(desk, binh, tu):
    with on(date(2026, 9, 20)):
        fields = {
            "words": "Dẹp chợ tạm", "owner": f"p{binh.post.pk}", "made_by": binh.post.pk, "made_on": "2026-09-18",
            "source_words": "Tiếp xúc cử tri", "due": "2026-11-01",
        }  # fmt: skip
        assert desk.post(url("new_promise"), {**fields, "source_words": ""}).status_code == 400
        assert desk.post(url("new_promise"), fields).status_code == 302
        passed = {
            "from_post": binh.post.pk, "to_post": binh.post.pk, "from_name": "Bình", "to_name": "Cảnh",
            "on": "2026-09-20", "ground": "Quyết định 12",
        }  # fmt: skip
        assert desk.post(url("new_hand_over"), passed).status_code == 302
        record = HandOver.objects.get()
        assert "Dẹp chợ tạm" in text(desk.get(url("handed_over", record.pk)))
        assert desk.get(url("handed_over", record.pk), {"xuat": "docx"}).content[:2] == b"PK"
        assert "Cảnh" in text(desk.get(url("hand_overs")))
