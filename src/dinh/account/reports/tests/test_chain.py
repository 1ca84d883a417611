"""Who owes what to whom in both lines: reminders, returns, requests made once, late ones named."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dinh.account.reports import actions, chain, facts
from dinh.account.reports.actions import Way
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.official import Signature, official
from dinh.account.reports.outlines import STATE_YEARLY, WORKPLACE
from dinh.account.reports.room import remind
from dinh.account.reports.tests.conftest import fill
from dinh.ground.alerts.models import Notice
from dinh.ground.gate import Refused
from dinh.law.periods import Period

JUNE = date(2026, 6, 5)


@pytest.fixture
def state(ward, hung):
    """The UBND owes the council a report; the Front gets a copy; nobody merges."""
    return actions.adopt_regime(
        by=hung, title="Báo cáo gửi Hội đồng nhân dân", outline=STATE_YEARLY.key, receiver=ward.bodies["MTTQ-BTT"],
        owes=[ward.bodies["UBND"]], days=[{"period": "H1", "day": 5, "month": 7}], begins=date(2026, 1, 1),
        way=Way(Regime.Line.STATE, None, ("Ủy ban nhân dân tỉnh",), merged=False),
    )  # fmt: skip


def test_both_lines_stand_side_by_side_and_copies_are_printed(regime, state, unit, tu):
    duties = chain.duties(2026, JUNE)
    assert [(duty.regime.line, len(duty.items)) for duty in duties] == [("party", 6), ("state", 1)]
    draft = actions.open_draft(by=tu, regime=state, body=tu.body, period=Period.parse("2026-H1"))
    paper = official(draft, facts.composed(draft), Signature())
    assert paper["recipients"] == [str(state.receiver), "Ủy ban nhân dân tỉnh"]


def test_what_is_late_is_named_listed_printed_and_exported(client, regime, unit, tu, lua):
    fill(tu, unit)
    with time_machine.travel("2026-06-12 09:00+07:00", tick=False):
        actions.submit(by=tu, draft=unit, early=True)
        found = chain.late(chain.duties(2026, date(2026, 6, 12)), date(2026, 6, 12))
        assert [(one.owed.body.symbol, one.days, one.handed_on is None) for one in found] == [
            ("ĐU", 3, True), ("MTTQ-BTT", 3, True), ("UBND", 3, False)]  # fmt: skip
        client.force_login(lua.user)
        page = client.get(reverse("reports:late")).content.decode()
        assert "chưa nộp" in page
        assert "12/06/2026" in page
        sheet = load_workbook(io.BytesIO(client.get(reverse("reports:late"), {"xuat": "xlsx"}).content))
        assert sheet.active.max_row == 4
        assert "nộp trễ" in client.get(reverse("reports:receipt", args=[unit.ref])).content.decode()
        assert client.get(reverse("reports:late"), {"nam": "2025"}).status_code == 200


def test_writers_are_reminded_before_the_day_once_and_again_when_late(regime, unit, ward, tu):
    assert remind(ward.commune, date(2026, 6, 2)) >= 1
    told = Notice.objects.filter(user=tu.user)
    assert "còn 7 ngày" in told.get().title
    remind(ward.commune, date(2026, 6, 2))
    assert told.count() == 1
    assert remind(ward.commune, date(2026, 6, 4)) == 0
    fill(tu, unit)
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        actions.submit(by=tu, draft=unit, early=True)
    remind(ward.commune, date(2026, 6, 10))
    assert told.count() == 1, "who has handed in is left alone"
    assert Notice.objects.filter(title__contains="quá hạn").exists()


def test_a_request_made_once_has_its_own_days_and_is_asked_from_the_page(client, ward, hung, tu, lua):
    client.force_login(hung.user)
    sent = {
        "title": "Báo cáo nhanh", "outline": WORKPLACE.key, "line": "party", "receiver": ward.bodies["ĐU"].pk,
        "owes": [ward.bodies["UBND"].pk], "start": "01/05/2026", "end": "31/05/2026", "due": "10/06/2026",
        "request": "Nêu rõ khoản đã treo.", "merged": "on",
    }  # fmt: skip
    with time_machine.travel("2026-06-05T05:00:00Z", tick=False):
        wrong = client.post(reverse("reports:ask_once"), {**sent, "end": "01/04/2026"}).content.decode()
        assert "Ngày cuối phải sau ngày đầu" in wrong
        assert (
            "phải sau hôm nay"
            in client.post(reverse("reports:ask_once"), {**sent, "due": "05/06/2026"}).content.decode()
        )
        assert client.post(reverse("reports:ask_once"), sent).status_code == 302
        regime = Regime.objects.get()
        page = client.get(reverse("reports:owed")).content.decode()
        assert "đột xuất" in page
        assert "từ ngày 01/05/2026 đến ngày 31/05/2026" in page
        draft = actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("20260501-20260531"))
        assert facts.days_of(draft).end == date(2026, 5, 31)
        with pytest.raises(ValidationError, match="không có kỳ"):
            actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-05"))
    client.force_login(lua.user)
    assert client.get(reverse("reports:ask_once")).status_code == 403


def test_a_body_signs_its_own_report_and_only_the_receiver_gives_back(unit, whole, hung, tu):
    fill(tu, unit)
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        with pytest.raises(Refused, match="do Ủy ban nhân dân phường"):
            actions.sign(by=hung, draft=unit, issued=JUNE, signature=Signature((), "X", "Y"), early=True)
        actions.submit(by=tu, draft=unit, early=True)
        with pytest.raises(Refused, match="không nộp hai lần"):
            actions.submit(by=tu, draft=unit, early=True)
        returned = actions.return_draft(by=hung, draft=unit, reason="Thiếu danh sách.")
    assert (returned.state, returned.counted_to) == (Draft.State.RETURNED, None)


def test_composing_asks_as_many_queries_for_two_units_as_for_one(regime, whole, unit, tu, mai):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries, time_machine.travel("2026-06-05 09:00+07:00", tick=False):
            facts.composed(whole)
        return len(queries)

    front = actions.open_draft(by=mai, regime=regime, body=mai.body, period=Period.parse("2026-H1"))
    for by, draft in ((tu, unit), (mai, front)):
        fill(by, draft)
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        actions.submit(by=tu, draft=unit, early=True)
        one = asked()
        actions.submit(by=mai, draft=front, early=True)
    assert asked() == one
