"""One petition's outcome changes: the open draft follows, the signed report stays and says what differs."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.account.reports import actions, correcting, facts
from dinh.account.reports.annexes import annexes
from dinh.account.reports.official import Signature
from dinh.account.reports.tests.conftest import fill
from dinh.ground.journal.models import Entry
from dinh.law.periods import Period
from dinh.rights.petitions.actions import say
from dinh.rights.petitions.tests.petitioning import answered, moved, sent

SIGNATURE = Signature(("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ", "Trần Văn Hùng")
CONFIRMED = "giải quyết xong và người gửi xác nhận"


def told(sections, words: str) -> str:
    return next(s.text for made in sections for s in made.sentences if words in s.text)


def test_a_petition_opened_again_moves_the_draft_and_not_what_was_signed(client, regime, whole, hung, tu, visitor):
    """Two letters of February answered and confirmed; after the half-year report is signed one of them is opened
    again."""
    with time_machine.travel("2026-02-02 09:00+07:00", tick=False):
        letters = [sent(visitor), sent(visitor, words="Rác ứ đọng sau chợ Đình ba hôm nay.")]
        for letter in letters:
            met = answered(tu, letter.petition)
            say(by=visitor, asking=met.askings.get(), word="met", proven=True)
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        fill(hung, whole)
        signed = actions.sign(by=hung, draft=whole, issued=date(2026, 6, 5), signature=SIGNATURE, early=True)
        frozen = signed.frozen
        yearly = actions.open_draft(by=hung, regime=regime, body=hung.body, period=Period.parse("2026"))
        then = told(facts.composed(yearly), CONFIRMED)
        assert "02/02, đạt 100%" in then
        assert correcting.differences(signed) == []

    with time_machine.travel("2026-06-20 09:00+07:00", tick=False):
        moved(tu, letters[1].petition, "reopen", words="Lại ứ từ hôm qua.")
        now = told(facts.composed(yearly), CONFIRMED)
        assert "01/01, đạt 100%" in now, "the sentence of the open draft follows"
        gathered = facts.facts(yearly)
        (table, *_lists) = annexes(facts.outline_of(yearly), gathered, {})
        row = next(line for line in table.rows if line[1] == "Đơn thư giải quyết xong, người gửi xác nhận")
        assert row[3] == "01/01, đạt 100%", "and its table"

        signed.refresh_from_db()
        assert signed.frozen == frozen, "what was signed stays word for word"
        assert any(then == s["text"] for made in signed.frozen["sections"] for s in made["sentences"])
        found = {one.key: one for one in correcting.differences(signed)}
        changed = found["petitions.confirmed"]
        assert changed.words == "đã ký: 02/02, đạt 100%; nay: 01/01, đạt 100%"
        (record,) = changed.changed
        assert any("20/06/2026" in act for act in record.acts), "the journal tells when, and from which post"

        client.force_login(hung.user)
        page = client.get(reverse("reports:draft", args=[signed.ref])).content.decode()
        assert "Số liệu đã đổi sau khi ký" in page
        assert changed.words in page

        page = client.get(reverse("reports:corrections", args=[yearly.ref])).content.decode()
        assert "Đưa câu này vào báo cáo" in page
        client.post(reverse("reports:corrections", args=[yearly.ref]), {"key": "petitions.confirmed"})
        words = told(facts.composed(yearly), "Đính chính số liệu")
        assert words.startswith("Đính chính số liệu 6 tháng đầu năm 2026 (Báo cáo số 01-BC/ĐU ngày 05/06/2026)")
        assert "đã ghi 02/02, đạt 100%; nay là 01/01, đạt 100%." in words
        assert Entry.objects.filter(what="reports.accept_correction").count() == 1
        page = client.get(reverse("reports:draft", args=[signed.ref])).content.decode()
        assert "Đã đính chính trong" in page

        client.post(reverse("reports:corrections", args=[yearly.ref]), {"key": "petitions.confirmed", "drop": "1"})
        assert not yearly.corrections.exists()
        with pytest.raises(ValidationError, match="không đổi"):
            actions.accept_correction(by=hung, draft=yearly, key="mediation.received")


def test_a_report_before_its_period_ends_counts_to_its_day_and_is_compared_over_those_days(whole, hung, tu, visitor):
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        fill(hung, whole)
        with pytest.raises(ValidationError, match="30/06/2026 mới hết"):
            actions.sign(by=hung, draft=whole, issued=date(2026, 6, 5), signature=SIGNATURE)
        signed = actions.sign(by=hung, draft=whole, issued=date(2026, 6, 5), signature=SIGNATURE, early=True)
        assert signed.counted_to == date(2026, 6, 5)
        first = signed.frozen["sections"][0]["sentences"][0]
        assert first["text"] == "Số liệu trong báo cáo tính đến hết ngày 05/06/2026."
    with time_machine.travel("2026-06-20 09:00+07:00", tick=False):
        sent(visitor)
        assert correcting.differences(signed) == [], "what came after the day counted is no correction"
