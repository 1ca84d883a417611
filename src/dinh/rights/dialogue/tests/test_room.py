"""What the room tells the floors above: work, indicators with their rows, search, public items, the demo year."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook

from dinh.ground.alerts.topics import TOPICS
from dinh.ground.bodies.models import Post
from dinh.ground.room import DEMO, DESK_LINKS, INDICATORS, PORTAL_LINKS, PUBLIC_PAGES
from dinh.ground.search.models import Document
from dinh.law.periods import Period
from dinh.rights.dialogue import actions, book, demo, ledger, queries
from dinh.rights.dialogue.models import Dialogue, Promise, ReceptionDay, Visit
from dinh.rights.dialogue.room import _public_dialogues, _public_promises, _today
from dinh.rights.dialogue.tests.conftest import COMER, DAY, on

YEAR = Period.parse("2026")


def titles(by, day):
    return [item.title for item in _today(by, day)]


def test_the_room_stands_in_the_menus():
    assert {"dialogue_desk:index", "dialogue_desk:days", "dialogue_desk:promises"} <= {
        each.url_name for each in DESK_LINKS
    }
    assert {"dialogue:index", "dialogue:promises"} <= {each.url_name for each in PORTAL_LINKS}
    assert {"doi-thoai", "tiep-dan"} <= TOPICS.keys()
    assert {"DT", "TD", "LH"} <= PUBLIC_PAGES.keys()
    assert (70, demo.load) in DEMO


def test_the_clerk_sees_minutes_questions_days_answers_and_words_to_ask_for(question, received, reception, tu, hours):
    question()
    received(day=date(2026, 9, 8), posted=date(2026, 8, 20))
    with on(date(2026, 9, 1)):
        actions.add_days(by=tu, days=[date(2026, 9, 22)], hours=hours())
    found = titles(tu, DAY)
    assert any(title.startswith("Biên bản:") for title in found)
    assert any("đèn" in title for title in found)
    assert any(title.startswith("Đăng lịch:") for title in found)
    assert any(title.startswith("Trả lời lượt tiếp số 1/2026") for title in found)
    assert COMER.name not in str(list(_today(tu, DAY)))


def test_an_owner_sees_the_own_promises_near_or_past_their_day(made, binh, mai, visitor):
    made()
    assert [item.tone for item in _today(binh, date(2026, 10, 25)) if item.title.startswith("Lời hứa")] == ["soon"]
    assert [item.tone for item in _today(binh, date(2026, 11, 2)) if item.title.startswith("Lời hứa")] == ["late"]
    assert titles(mai, date(2026, 11, 2)) == titles(visitor, date(2026, 11, 2)) == []


def test_indicators_open_the_very_records_they_count(ward, kept, received, tu):
    promise = kept()
    received()
    with on(date(2026, 11, 3)):
        actions.hear(by=tu, promise=promise, word="met", words="Được rồi", way="phone")

    def of(key, body=None):
        one = INDICATORS[f"dialogue.{key}"]
        value, rows = one.value(ward.commune, YEAR, body), one.rows(ward.commune, YEAR, body)
        assert len(rows) == value.part
        assert all(len(row.cells) == len(one.columns) for row in rows)
        assert COMER.name not in str(rows)
        return value.part, value.whole

    assert of("held") == (1, None)
    assert of("held_as_planned") == (0, 0)
    assert of("reception_days") == of("posted_in_time") == (1, 1)
    assert of("visits") == (1, None)
    assert of("promises") == (1, None)
    assert of("kept_in_time") == of("confirmed") == (1, 1)
    assert of("unconfirmed") == (0, 1)
    assert of("open_late") == (0, None)
    assert of("promises", ward.bodies["ĐU"].pk) == (0, None)


def test_only_public_things_are_found_and_shown(ward, closed, reception, words, tu):
    with on(date(2026, 9, 1)):
        actions.draft_dialogue(by=tu, words=words(topic="Bản nháp"))
    told, day = closed(), reception(starts=time(10))
    assert {each.url for each in Document.objects.all()} == {
        told.path, day.path, Promise.objects.get().path
    }  # fmt: skip
    items = [*_public_dialogues(ward.commune, 10), *_public_promises(ward.commune, 10)]
    assert {item.right for item in items} == {"ban"}
    assert "Bản nháp" not in str(items)


@pytest.mark.parametrize("day", [date(2026, 11, 21)])
def test_the_demo_year_makes_one_table_of_what_is_open_late_and_by_whom(ward, tu, binh, hung, day):
    with on(day):
        demo.load(ward.commune)
        sessions = Dialogue.objects.filter(closed_on__range=(day - timedelta(days=365), day))
        assert sessions.count() >= 60
        assert {promise.line.dialogue_id for promise in ledger.all_promises() if promise.line} <= set(
            sessions.values_list("pk", flat=True)
        )
        rows = ledger.by_owner(ledger.all_promises(), day)
        assert sum(row.open for row in rows) == ledger.open_promises().count() > 5
        assert sum(row.late for row in rows) > 0
        assert set(Promise.objects.values_list("state", flat=True)) == {"open", "done", "met", "partly"}
        assert Promise.objects.filter(reopened=1).exists()
        assert Promise.objects.filter(postponed=1).exists()
        assert ReceptionDay.objects.exclude(late_reason="").count() == 1
        assert ReceptionDay.objects.filter(cancelled_on__isnull=False).count() == 1
        assert Visit.objects.filter(state="received").count() > 8
        assert queries.upcoming(day).exists()
        assert book.upcoming(day).exists()
        assert not any(each.lacking for each in book.kept("chair", date(2026, 8, 1), date(2026, 10, 31), day))
        _one_table_everywhere(rows, tu)


def _one_table_everywhere(rows, tu):
    """Page, desk, sheet and print say the same numbers, and each opens as many promises as it counts."""
    client, desk = Client(), Client()
    desk.force_login(tu.user)
    printed = client.get("/doi-thoai/loi-hua", {"in": "1"})
    assert len(printed.context["rows"]) == Promise.objects.count()
    sheet = load_workbook(io.BytesIO(client.get("/doi-thoai/loi-hua", {"xuat": "xlsx"}).content))
    told = {line[0]: line[1:] for line in sheet.worksheets[1].iter_rows(min_row=2, values_only=True)}
    assert sheet.worksheets[0].max_row == Promise.objects.count() + 1
    for row in rows:
        assert told[row.owner][:2] == (row.made, row.open)
        assert told[row.owner][2 : 2 + len(row.bands)] == row.bands
        for who, path in ((client, "/doi-thoai/loi-hua"), (desk, "/ban-lam-viec/doi-thoai/loi-hua")):
            late = who.get(path, {"ai": row.key, "tinh_trang": "late"})
            assert late.context["page"].paginator.count == row.late
            opened = who.get(path, {"ai": row.key, "tinh_trang": "open"})
            assert opened.context["page"].paginator.count == row.open
    for promise in Promise.objects.exclude(state="open"):
        assert promise.proofs.exists(), promise.ref
        assert promise.answer, promise.ref


def test_without_posts_the_demo_leaves_the_room_empty(ward):
    demo.load(ward.commune)
    assert not Dialogue.objects.exists()
    assert not Post.objects.exists()


def test_a_proof_is_read_by_everyone_and_other_files_are_not(kept, tu, visitor):
    promise = kept()
    file = promise.proofs.get().files.get()
    assert queries.may_read_file(visitor, file.pk)
    assert not queries.may_read_file(visitor, file.pk + 1)
