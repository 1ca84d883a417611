"""The conference: called, held by two thirds of those summoned, deciding by more than half of those present."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Line
from dinh.law.due import due
from dinh.law.passes import passes
from dinh.rights.workplaces import actions, papers, queries
from dinh.rights.workplaces.actions import Elected
from dinh.rights.workplaces.clocks import board_end, conference_due
from dinh.rights.workplaces.models import Board, Conference
from dinh.rights.workplaces.tests.conftest import DAY, THREE, call_of, on

WHO = {"chair": "Đặng Thúy Nga", "secretary": "Phạm Cúc"}


def vote(by, one, yes, no=0, kind="resolution", text="Nghị quyết năm"):
    return actions.decide(by=by, conference=one, kind=kind, text=text, in_favour=yes, against=no)


def entries(what: str) -> int:
    return Line.objects.filter(what=f"workplaces.{what}").count()


def test_from_the_call_over_too_few_to_a_resolution(called, nga, school):
    """40 are summoned: 27 must come. 26 come, nothing is decided; called again, 27 come, 14 of them are enough."""
    with pytest.raises(Refused, match="chưa họp"):
        vote(nga, called, 10)
    one = actions.attend(by=nga, conference=called, held_on=DAY, attended=26, **WHO)
    with pytest.raises(Refused, match="cần ít nhất 27") as refused:
        vote(nga, one, 26)
    assert "Điều 51" in str(refused.value)
    later = DAY + timedelta(days=7)
    one = actions.recall(by=nga, conference=one, day=later, place="Hội trường")
    assert (one.recalls, one.attended) == (1, None)
    with on(later):
        one = actions.attend(by=nga, conference=one, held_on=later, attended=27, **WHO)
        with pytest.raises(Refused, match="không đủ"):
            actions.recall(by=nga, conference=one, day=later, place="Hội trường")
        assert not vote(nga, one, 13, 2).passed
        assert not queries.resolved(queries.conference_of(school, 2025))
        made = vote(nga, one, 14, 13)
        assert (made.passed, made.others) == (True, 0)
        with pytest.raises(ValidationError, match="đã thông qua nghị quyết"):
            vote(nga, one, 20)
        with pytest.raises(Refused, match="đã biểu quyết"):
            actions.attend(by=nga, conference=one, held_on=later, attended=30, **WHO)
        actions.annul(by=nga, decision=made, reason="Đếm nhầm phiếu")
        assert vote(nga, one, 15).passed
        shown = next(iter(queries.standings(later, 2026, school.pk)))
    assert shown.held
    assert shown.in_time
    assert (entries("attend"), entries("recall"), entries("decide"), entries("annul")) == (2, 1, 3, 1)


def test_what_a_call_refuses(ward, nga, school, tu, mai, lua, khanh):
    for by in (tu, mai, lua, khanh):
        with pytest.raises(Refused):
            actions.invite(by=by, body=school, call=call_of())
    with pytest.raises(ValidationError, match="họp toàn thể"):
        actions.invite(by=nga, body=school, call=call_of(form="delegates", summoned=20))
    with pytest.raises(ValidationError, match="họp trong năm ấy"):
        actions.invite(by=nga, body=school, call=call_of(day=date(2028, 1, 1)))
    with pytest.raises(ValidationError, match="Năm công tác"):
        actions.invite(by=nga, body=school, call=call_of(year=2022))
    actions.describe(by=nga, body=school, day=date(2026, 2, 1), staff=100, union=True)
    one = actions.invite(by=nga, body=school, call=call_of(form="delegates", summoned=60))
    assert (one.staff, one.summoned) == (100, 60)
    with pytest.raises(ValidationError, match="đã có hội nghị"):
        actions.invite(by=nga, body=school, call=call_of())
    actions.cancel(by=nga, conference=one, reason="Ghi nhầm hình thức")
    assert actions.invite(by=nga, body=school, call=call_of()).summoned == 100
    assert Conference.objects.count() == 2


def test_votes_that_cannot_be(held, nga):
    for yes, no, what in ((31, 0, "từ 0 đến 30"), (20, 11, "nhiều hơn 30")):
        with pytest.raises(ValidationError, match=what):
            vote(nga, held, yes, no)
    with pytest.raises(ValidationError, match="Điều 49"):
        vote(nga, held, 20, kind="salary")
    with pytest.raises(ValidationError, match="chưa tới"):
        actions.attend(by=nga, conference=held, held_on=DAY + timedelta(days=1), attended=30, **WHO)


def test_half_of_those_present_is_not_more_than_half():
    assert not passes("agency_resolution", 15, 30, DAY).passes
    assert passes("agency_resolution", 16, 30, DAY).passes
    assert not passes("agency_quorum", 66, 100, DAY).passes
    assert passes("agency_quorum", 67, 100, DAY).passes


def test_the_day_of_the_law_before_on_and_after(school, nga):
    last = conference_due(2025).due
    assert last == due("agency.conference", date(2026, 1, 1)).due == date(2026, 3, 31)

    def tones(day):
        return {words: tone for tone, words in next(iter(queries.standings(day, day.year, school.pk))).needs}

    assert not any("Hội nghị" in words or "hội nghị" in words for words in tones(date(2026, 2, 1)))
    assert tones(last)["Hội nghị: chậm nhất 31/03/2026"] == "soon"
    assert tones(last + timedelta(days=1))["Trễ hội nghị năm 2025"] == "late"
    actions.describe(by=nga, body=school, day=DAY, staff=7, union=True)
    assert not any("hội nghị" in words.lower() for words in tones(last + timedelta(days=1)))


def test_a_board_is_elected_for_two_years(held, nga, school):
    def elect(members):
        return actions.elect_board(by=nga, conference=held, proposal="Tờ trình 02", members=members)

    with pytest.raises(ValidationError, match="từ 03 đến 09"):
        elect(THREE[:2])
    with pytest.raises(ValidationError, match="đứng đầu hoặc cấp phó"):
        elect([Elected("đặng thuý nga", "Hiệu trưởng", 29), *THREE])
    with pytest.raises(ValidationError, match="hai lần"):
        elect([*THREE, THREE[0]])
    with pytest.raises(ValidationError, match="15/30"):
        elect([*THREE[:2], Elected("Vi Văn Lộc", "", 15)])
    with pytest.raises(ValidationError, match="từ 0 đến 30"):
        elect([*THREE[:2], Elected("Vi Văn Lộc", "", 31)])
    board = elect(THREE)
    assert board.until == board_end(DAY) == date(2028, 3, 2)
    assert [m.leads for m in board.members.all()] == [True, False, False]
    assert board.serves(DAY)
    assert board.serves(date(2028, 3, 2))
    assert not board.serves(date(2028, 3, 3))
    assert board_end(date(2024, 2, 29)) == date(2026, 2, 28)
    line = Line.objects.get(what="workplaces.elect_board")
    assert "Mận" not in str(line.after)

    def need(day):
        one = next(iter(queries.standings(day, 2026, school.pk)))
        one.due = None
        return [words for _tone, words in queries._needs(one, day) if "Thanh tra" in words]

    assert need(DAY) == []
    assert need(date(2028, 2, 1)) == ["Ban Thanh tra nhân dân: nhiệm kỳ đến 02/03/2028"]
    assert need(date(2028, 3, 3)) == ["Ban Thanh tra nhân dân hết nhiệm kỳ"]
    actions.leave_board(by=nga, member=board.members.last(), day=DAY, reason="Chuyển trường")
    with pytest.raises(ValidationError, match="đã thôi"):
        actions.leave_board(by=nga, member=board.members.last(), day=DAY, reason="Chuyển trường")
    second = elect(THREE)
    assert Board.objects.filter(ended_on=None).get() == second
    actions.end_board(by=nga, board=second, day=DAY, reason="Sáp nhập trường")
    with pytest.raises(Refused):
        actions.end_board(by=nga, board=second, day=DAY, reason="Lần nữa")


def test_seven_people_have_no_board(ward, nga, school):
    actions.describe(by=nga, body=school, day=DAY, staff=7, union=True)
    one = actions.invite(by=nga, body=school, call=call_of())
    one = actions.attend(by=nga, conference=one, held_on=DAY, attended=7, **WHO)
    few = [Elected(each.name, each.job, 5) for each in THREE]
    with pytest.raises(ValidationError, match="không lập Ban"):
        actions.elect_board(by=nga, conference=one, proposal="Tờ trình 02", members=few)
    assert not queries.owes_board(school, queries.profile_on(school, DAY), DAY)


def test_minutes_and_call_as_docx(held, nga):
    vote(nga, held, 20, 3, text="Công khai thu, chi từng quý.")
    vote(nga, held, 12, 3, kind="money", text="Quỹ thăm hỏi.")
    actions.elect_board(by=nga, conference=held, proposal="Tờ trình 02/TTr-CĐ", members=THREE)
    said = "\n".join(p.text for p in Document(io.BytesIO(papers.minutes(held))).paragraphs)
    for words in ("Công khai thu, chi", "Được thông qua", "Không được thông qua", "có mặt 30", "nhiệm kỳ".capitalize()):
        assert words in said, words
    assert "ít nhất 27 người" in "\n".join(p.text for p in Document(io.BytesIO(papers.call(held))).paragraphs)
