"""Ending a task with a reason, and taking that back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.tasks import actions, queries
from dinh.office.tasks.actions import Order
from dinh.office.tasks.tests.build import MEDIATION, at, give, only_turn, registered_paper


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


def test_an_ended_task_waits_for_nobody_and_says_why(ward, lua, tu):
    task = give(lua, ward.bodies["UBND"], "1/11/2026")

    actions.end_task(by=lua, task=task, reason="Dự án dừng")

    assert not queries.mine(tu).exists()
    assert about(task).last().after == {"ended": "2026-11-21", "reason": "Dự án dừng"}
    with pytest.raises(Refused, match="Dự án dừng"):
        actions.start(by=tu, turn=only_turn(task))


def test_an_ending_needs_its_reason(ward, lua):
    with pytest.raises(ValidationError, match="vì sao thôi giao"):
        actions.end_task(by=lua, task=give(lua, ward.bodies["UBND"]), reason="")


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_the_assigning_side_ends(ward, lua, request, who):
    task = give(lua, ward.bodies["UBND"])
    with pytest.raises(Refused):
        actions.end_task(by=request.getfixturevalue(who), task=task, reason="Thôi")


def test_an_ending_is_taken_back(ward, lua, tu):
    task = give(lua, ward.bodies["UBND"])
    actions.end_task(by=lua, task=task, reason="Nhầm")

    assert actions.resume_task(by=lua, task=task).ended is None
    assert queries.mine(tu).count() == 1
    with pytest.raises(Refused, match="vẫn đang giao"):
        actions.resume_task(by=lua, task=task)


def test_an_ended_task_can_leave_its_clause_to_another_body(ward, lua):
    clause = registered_paper(ward, [MEDIATION]).clauses.get()
    task = actions.assign_clause(by=lua, clause=clause, orders=[Order("Kiện toàn", ward.bodies["UBND"])])[0]

    actions.end_task(by=lua, task=task, reason="Giao nhầm", give_again=True)
    clause.refresh_from_db()
    assert clause.state == "found"

    actions.assign_clause(by=lua, clause=clause, orders=[Order("Kiện toàn", ward.bodies["UBND"])])
    with pytest.raises(ValidationError, match="đã giao lại"):
        actions.resume_task(by=lua, task=task)


def test_turns_due_after_the_end_do_not_count_and_those_before_do(ward, lua):
    from dinh.law.periods import Period

    task = give(lua, ward.bodies["UBND"], "25", "monthly")
    with at(30, 11):
        actions.end_task(by=lua, task=task, reason="Bãi bỏ chế độ báo cáo tháng")

    assert [turn.due for turn in queries.turns_in(Period.parse("2026"))] == [date(2026, 11, 25)]
