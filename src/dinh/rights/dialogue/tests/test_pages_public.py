"""Pages for everyone: the same for all, without names; forms lose nothing, are limited, and lead denouncers away."""

from __future__ import annotations

import io
import re
from datetime import date, time

import pytest
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from dinh.rights.dialogue import actions, guard
from dinh.rights.dialogue.models import Promise, Question, Visit
from dinh.rights.dialogue.tests.conftest import COMER, DAY, LAMPS, LAMPS_SAID, on

BEFORE = date(2026, 9, 8)


def text(response):
    return response.content.decode()


def test_empty_pages_say_what_they_are_for(client, ward):
    for name in ("index", "dialogues", "reception", "reception_notice", "promises", "question", "registration"):
        response = client.get(reverse(f"dialogue:{name}"))
        assert response.status_code == 200, name
    assert client.get(reverse("dialogue:promises"), {"in": "1"}).status_code == 200


def test_a_session_is_read_before_and_after(client, dialogue, closed, question, visitor):
    told = dialogue()
    with on(BEFORE):
        assert "Gửi câu hỏi trước" in text(client.get(told.path))
    done = closed()
    with on(date(2026, 9, 20)):
        page = text(client.get(done.path))
        assert LAMPS in page
        assert LAMPS_SAID in page
        assert Promise.objects.get().path in page
        assert "csrfmiddlewaretoken" not in page
        for name in ("index", "dialogues"):
            assert "Đèn ngõ" in text(client.get(reverse(f"dialogue:{name}")))


@pytest.mark.parametrize("ref", ["DT-XXXX-XXXX", "TD-XXXX-XXXX", "LH-XXXX-XXXX"])
def test_an_unknown_reference_is_not_found(client, ward, ref):
    assert client.get(f"/p/{ref}").status_code == 404


def test_a_question_is_sent_and_followed_by_its_receipt(client, dialogue, tu):
    told = dialogue()
    url = reverse("dialogue:ask", args=[told.ref])
    with on(BEFORE):
        form = client.get(url)
        key = re.search(r'name="key" value="([^"]+)"', text(form))[1]
        short = client.post(url, {"key": key, "words": "đèn?", "name": "Bà Lan"})
        assert short.status_code == 400
        assert "Bà Lan" in text(short)
        sent = client.post(url, {"key": key, "words": LAMPS, "name": "Bà Lan"})
        code = Question.objects.get().ref
        assert code in text(sent)
        follow = reverse("dialogue:question")
        assert "chờ xem" in text(client.post(follow, {"ma": code.lower()}))
        assert client.post(follow, {"ma": "CH-AAAA-AAAA"}).status_code == 400
        actions.decline_question(by=tu, question=Question.objects.get(), reason="Trùng câu khác")
        assert "Trùng câu khác" in text(client.post(follow, {"ma": code}))
        assert "Đã gửi đề nghị xem lại" in text(client.post(reverse("dialogue:appeal"), {"ma": code}))
    assert Question.objects.get().state == "held"


def test_programs_and_floods_are_turned_away_and_a_stale_form_keeps_its_words(client, dialogue):
    told = dialogue()
    url = reverse("dialogue:ask", args=[told.ref])
    with on(BEFORE):
        assert client.post(url, {"key": guard.new_key(), "words": LAMPS, "website": "x"}).status_code == 429
        stale = client.post(url, {"key": "giả", "words": LAMPS})
        assert stale.status_code == 400
        assert LAMPS in text(stale)
        for _ in range(guard.SENDS.times):
            guard.SENDS.count(f"{told.commune_id}:127.0.0.1")
        assert client.post(url, {"key": guard.new_key(), "words": LAMPS}).status_code == 429
    assert not Question.objects.exists()


def test_guessing_receipts_is_limited(client, dialogue):
    told = dialogue()
    for _ in range(guard.WRONG_CODES.times):
        guard.WRONG_CODES.count(f"{told.commune_id}:127.0.0.1")
    response = client.post(reverse("dialogue:question"), {"ma": "CH-AAAA-AAAA"})
    assert "thử sai nhiều lần" in text(response)


SENT = {"kind": "proposal", "subject": COMER.subject, "name": COMER.name, "address": COMER.address, "people": "1"}


def test_a_registration_is_made_followed_and_withdrawn(client, reception):
    day = reception()
    url = reverse("dialogue:register", args=[day.ref])
    with on(BEFORE):
        assert "Đăng ký trước" in text(client.get(day.path))
        done = text(client.post(url, {**SENT, "key": guard.new_key()}))
        visit = Visit.objects.get()
        pin = re.findall(r'total code">(\d{6})<', done)[0]
        follow = reverse("dialogue:registration")
        assert client.post(follow, {"ma": visit.ref, "pin": "abc"}).status_code == 400
        opened = text(client.post(follow, {"ma": visit.ref, "pin": pin}))
        assert COMER.subject in opened
        left = text(client.post(reverse("dialogue:leave"), {"ma": visit.ref, "pin": pin}))
    assert "đã rút đăng ký" in left
    assert Visit.objects.get().subject == ""


def test_the_link_of_an_online_session_shows_an_hour_ahead_to_who_registered(client, reception, registered, tu):
    day = reception(online=True, recording_place="Máy chủ tỉnh")
    made = registered(to=day)
    with on(date(2026, 9, 14)):
        actions.prepare_online(
            by=tu, reception=day, checked_on=date(2026, 9, 14), link="https://hop.example/9", recording_place="Máy chủ"
        )
    follow, codes = reverse("dialogue:registration"), {"ma": made.visit.ref, "pin": made.pin}
    with on(DAY, 6, 30):
        assert "hop.example" not in text(client.post(follow, codes))
    with on(DAY, 7, 0):
        assert "https://hop.example/9" in text(client.post(follow, codes))
        assert "hop.example" not in text(client.get(day.path))


def test_a_denouncer_is_led_away_and_the_words_are_not_sent_back(client, reception):
    day = reception()
    with on(BEFORE):
        url = reverse("dialogue:register", args=[day.ref])
        page = text(client.post(url, {**SENT, "kind": "denunciation", "key": guard.new_key()}))
    assert "Chưa có gì được lưu" in page
    assert COMER.name not in page
    assert COMER.subject not in page
    assert not Visit.objects.exists()


def test_the_calendar_of_reception_on_the_page_the_notice_and_the_phone(client, reception, dialogue, tu):
    day = reception()
    dialogue()
    with on(BEFORE):
        off = reception(day=date(2026, 9, 22), posted=BEFORE)
        actions.put_off(by=tu, reception=off, reason="Họp tỉnh")
        page = text(client.get(reverse("dialogue:reception"), {"thang": "2026-09"}))
        assert "15/09/2026" in page
        assert "Họp tỉnh" in page
        notice = text(client.get(reverse("dialogue:reception_notice"), {"thang": "2026-09"}))
        assert "22/09/2026" not in notice
        for bad in ("2026-13", "x", "0000-01", "2026-0a", "٢٠٢٦-٠٩"):
            assert client.get(reverse("dialogue:reception"), {"thang": bad}).status_code == 200
        events = Calendar.from_ical(client.get(reverse("dialogue:reception_calendar")).content).walk("VEVENT")
        assert {str(event["status"]) for event in events} == {"CONFIRMED", "CANCELLED"}
        first = next(event for event in events if day.ref in str(event["uid"]))
        assert first["dtstart"].dt.hour == 1  # 8 in the morning in Vietnam, as UTC
        told = Calendar.from_ical(client.get(reverse("dialogue:calendar")).content).walk("VEVENT")
        assert len(told) == 1
    assert time(8) == day.starts


def test_the_ledger_is_filtered_exported_printed_and_names_nobody(client, question, closed):
    sent = question(name="Vũ Thị Lan", contact="0912345678")
    closed(question=sent)
    with on(date(2026, 11, 2)):
        page = text(client.get(reverse("dialogue:promises"), {"tinh_trang": "late", "to": "to-1"}))
        assert "Không có lời hứa nào khớp" in page or LAMPS_SAID in page
        page = text(client.get(reverse("dialogue:promises")))
        assert LAMPS_SAID in page
        assert "Vũ Thị Lan" not in page
        sheet = client.get(reverse("dialogue:promises"), {"xuat": "xlsx"})
        rows = list(load_workbook(io.BytesIO(sheet.content)).worksheets[0].values)
        assert LAMPS_SAID in rows[1]
        assert "Vũ Thị Lan" not in str(rows)
        assert LAMPS_SAID in text(client.get(reverse("dialogue:promises"), {"in": "1"}))


def test_a_promise_is_confirmed_on_its_page_by_the_receipt(client, question, kept):
    sent = question()
    promise = kept(question=sent)
    url = reverse("dialogue:word", args=[promise.ref])
    with on(date(2026, 11, 2)):
        assert "nghiem-thu.txt" in text(client.get(promise.path))
        wrong = client.post(url, {"code": "CH-AAAA-AAAA", "word": "met"})
        assert wrong.status_code == 400
        no = client.post(url, {"code": sent.ref, "word": "not", "words": "Hỏng rồi, gọi 0912345678"})
        assert no.status_code == 302
        page = text(client.get(promise.path))
    assert "Mở lại" in page
    assert "0912345678" not in page


def test_an_open_promise_has_nothing_to_confirm_yet(client, made):
    promise = made()
    assert "chưa làm xong" in text(client.get(reverse("dialogue:word", args=[promise.ref])))
