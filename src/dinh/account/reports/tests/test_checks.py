"""Advice before signing, each kind found where it is and silent where it is not."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.account.reports import actions, checks, facts
from dinh.account.reports.compose import Composed, Sentence, Table
from dinh.account.reports.official import Signature
from dinh.account.reports.parts import Section
from dinh.account.reports.tests.conftest import fill
from dinh.law.periods import Period

SIGNATURE = Signature(("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ", "Trần Văn Hùng")
SAME = "Người dân hỏi lại về các khoản đóng góp ít hơn vì số liệu thu, chi được treo cùng chứng từ."


def advice(draft):
    gathered = facts.facts(draft)
    return checks.advice(draft, gathered, facts.composed_of(draft, gathered), SIGNATURE)


def codes(draft) -> set[str]:
    return {one.code for one in advice(draft)}


def made(*texts: str, tables=()) -> list[Composed]:
    sentences = tuple(Sentence(text, "writer", by="An") for text in texts)
    return [Composed(Section("4.1", 2, "Kết quả"), "1", sentences, tables, (), "done", "")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội nghị có 120/120 đại biểu dự.", True), ("Có mặt 86/86 đại diện hộ.", True),
        ("Có 95/120 đại biểu dự.", False),
        ("Có 5/5 người dự.", False), ("Giải quyết 26/26 đơn.", False), ("1.264/1.264 hộ tham dự họp tổ.", True),
    ],
)  # fmt: skip
def test_attendance_equal_to_invitation_is_pointed_at(text, found):
    assert bool(list(checks._everybody_came(made(text)))) == found


def test_attendance_is_looked_for_in_tables_too():
    table = Table("Hội nghị", ("Nơi", "Người dự/triệu tập"), (("UBND", "48/48"), ("Trường", "30/38")))
    (one,) = checks._everybody_came(made(tables=(table,)))
    assert one.quote == "dự 48/48"


def test_last_reports_words_again_a_hundred_percent_of_nothing_and_silence_are_told(yearly, hung):
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        first = actions.open_draft(by=hung, regime=yearly, body=hung.body, period=Period.parse("2026-H1"))
        fill(hung, first, sports_families=(26, 26))
        actions.write_passage(by=hung, draft=first, section="4.1", text=SAME, status="done")
        kinds = codes(first)
        assert {"full", "silent"} <= kinds
        assert "repeated" not in kinds
        with pytest.raises(ValidationError) as caught:
            actions.sign(by=hung, draft=first, issued=date(2026, 6, 5), signature=SIGNATURE, early=True, reasons={})
        assert all(name.startswith("ly_do_") for name in caught.value.message_dict)
        reasons = {one.key: "Đã đối chiếu sổ giấy." for one in advice(first) if one.asks_reason}
        signed = actions.sign(
            by=hung, draft=first, issued=date(2026, 6, 5), signature=SIGNATURE, early=True, reasons=reasons
        )
        assert {one["reason"] for one in signed.frozen["left"]} == {"Đã đối chiếu sổ giấy."}
        assert len(signed.frozen["left"]) == len(reasons)
    with time_machine.travel("2026-12-05 09:00+07:00", tick=False):
        second = actions.open_draft(by=hung, regime=yearly, body=hung.body, period=Period.parse("2026"))
        actions.write_passage(by=hung, draft=second, section="4.1", text=SAME, status="wanting")
        found = advice(second)
        repeated = next(one for one in found if one.code == "repeated")
        assert repeated.quote == SAME
        unseen = next(one for one in found if one.code == "unseen")
        assert not unseen.asks_reason, "what is not marked done is told and asks no reason"


def test_a_dead_citation_asks_for_a_reason(whole, hung):
    with time_machine.travel("2026-06-05 09:00+07:00", tick=False):
        dead = "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 về thực hiện dân chủ ở xã, phường, thị trấn."
        actions.write_passage(by=hung, draft=whole, section="5", text=dead, status="done")
        found = next(one for one in advice(whole) if one.code == "scribe" and one.severity == "error")
    assert found.asks_reason
    assert "10/2022/QH15" in found.message + found.suggestion
