"""Giving work: who may, which turns fall due, and that a paper is given whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.tasks import actions
from dinh.office.tasks.actions import Choice, Order, RowErrors
from dinh.office.tasks.days import PrintedDay, parse
from dinh.office.tasks.models import Task, Turn
from dinh.office.tasks.tests.build import MEDIATION, REPORTS, at, give, only_turn, registered_paper


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


def test_a_task_given_by_hand_has_one_turn_and_leaves_a_line_in_the_journal(ward, lua):
    task = give(lua, ward.bodies["UBND"], "trước 15/12/2026", cooperating=(ward.bodies["MTTQ-BTT"],))

    turn = only_turn(task)
    assert (turn.due, turn.first_due, turn.before) == (date(2026, 12, 14), date(2026, 12, 15), True)
    assert [body.symbol for body in task.cooperating.all()] == ["MTTQ-BTT"]
    assert task.assigned_by == lua.post
    assert [(entry.what, entry.after["lead"]) for entry in about(task)] == [
        ("tasks.assign", "Ủy ban nhân dân phường Đình Minh")
    ]


def test_a_task_without_a_due_day_has_one_turn_without_a_day(ward, lua):
    assert only_turn(give(lua, ward.bodies["UBND"])).due is None


def test_a_single_day_that_has_passed_is_late_at_once(ward, lua):
    assert only_turn(give(lua, ward.bodies["UBND"], "1/10/2026")).due == date(2026, 10, 1)


def test_a_yearly_duty_gets_the_turns_of_the_next_twelve_months(ward, lua):
    task = give(lua, ward.bodies["UBND"], "trước 10/6; trước 10/12", "yearly")

    turns = list(task.turns.order_by("due"))
    assert [(turn.due, turn.period) for turn in turns] == [(date(2026, 12, 9), "2026"), (date(2027, 6, 9), "2027-H1")]


@pytest.mark.parametrize(("rhythm", "days", "count"), [("monthly", "25", 12), ("quarterly", "25", 4)])
def test_a_returning_duty_gets_a_turn_for_each_period(ward, lua, rhythm, days, count):
    assert give(lua, ward.bodies["UBND"], days, rhythm).turns.count() == count


def test_the_owner_of_a_task_must_sit_in_its_lead_body(ward, lua, tu):
    assert only_turn(give(lua, ward.bodies["UBND"], owner=tu.post)).owner == tu.post
    with pytest.raises(ValidationError, match="không thuộc"):
        give(lua, ward.bodies["MTTQ-BTT"], owner=tu.post)


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_posts_entrusted_with_it_give_work(ward, request, who):
    with pytest.raises(Refused):
        give(request.getfixturevalue(who), ward.bodies["UBND"])
    assert not Task.objects.exists()


def test_an_official_of_another_commune_is_told_that_it_is_elsewhere(ward, khanh):
    with pytest.raises(Refused, match="thuộc đơn vị hành chính khác"):
        give(khanh, ward.bodies["UBND"])


def test_an_order_without_words_is_refused(ward, lua):
    with pytest.raises(ValidationError, match="Việc: hãy ghi"):
        give(lua, ward.bodies["UBND"], title="  ")


def test_the_lead_body_does_not_co_operate_with_itself(ward, lua):
    with pytest.raises(ValidationError, match="đã chủ trì"):
        give(lua, ward.bodies["UBND"], cooperating=(ward.bodies["UBND"],))


def test_a_clause_becomes_a_task_that_keeps_its_source(ward, lua):
    paper = registered_paper(ward, [MEDIATION])
    clause = paper.clauses.get()

    task = actions.assign_clause(
        by=lua, clause=clause, orders=[Order("Kiện toàn tổ hòa giải", ward.bodies["UBND"], clause.text)]
    )[0]

    clause.refresh_from_db()
    assert (clause.state, task.clause, task.paper) == ("assigned", clause, paper)
    assert about(task).get().ground == "19-CV/ĐU, mục 1"


def test_a_clause_for_several_bodies_becomes_a_task_for_each(ward, lua):
    clause = registered_paper(ward, [REPORTS]).clauses.get()
    bodies = [ward.bodies[symbol] for symbol in ("UBND", "MTTQ-BTT", "THĐM")]

    tasks = actions.assign_clause(
        by=lua, clause=clause, orders=[Order("Báo cáo", body, clause.text) for body in bodies]
    )

    assert [task.lead for task in tasks] == bodies


def test_a_clause_is_not_given_twice_to_the_same_body(ward, lua):
    clause = registered_paper(ward, [MEDIATION]).clauses.get()
    order = Order("Kiện toàn", ward.bodies["UBND"])
    with pytest.raises(ValidationError, match="đã giao cho đơn vị ấy"):
        actions.assign_clause(by=lua, clause=clause, orders=[order, order])
    assert not Task.objects.exists()


def test_a_clause_someone_else_has_just_given_is_refused(ward, lua):
    clause = registered_paper(ward, [MEDIATION]).clauses.get()
    actions.assign_clause(by=lua, clause=clause, orders=[Order("Kiện toàn", ward.bodies["UBND"])])

    with pytest.raises(RowErrors, match="đã được giao"):
        actions.assign_paper(by=lua, choices=[Choice(clause, (Order("Kiện toàn", ward.bodies["MTTQ-BTT"]),))])
    assert Task.objects.count() == 1


def test_a_whole_paper_is_given_or_left_out_in_one_act(ward, lua):
    paper = registered_paper(ward, [MEDIATION, REPORTS, {}])
    first, second, third = paper.clauses.all()
    choices = [
        Choice(first, (Order("Kiện toàn", ward.bodies["UBND"], days=(PrintedDay(1, 12, 2026),)),)),
        Choice(second, (Order("Báo cáo", ward.bodies["UBND"], rhythm="yearly", days=parse("trước 10/12", "yearly")),)),
        Choice(third, leave_out="Đã làm xong trong quý III"),
    ]  # fmt: skip

    assert len(actions.assign_paper(by=lua, choices=choices)) == 2
    assert [clause.state for clause in paper.clauses.all()] == ["assigned", "assigned", "dismissed"]


def test_one_wrong_row_stops_the_whole_paper_and_every_wrong_row_is_named(ward, lua):
    first, second, third = registered_paper(ward, [MEDIATION, REPORTS, {}]).clauses.all()
    good = Order("Kiện toàn", ward.bodies["UBND"])
    with pytest.raises(RowErrors) as refused:
        actions.assign_paper(
            by=lua, choices=[Choice(first, (good,)), Choice(second), Choice(third, (Order("", good.lead),))]
        )

    assert set(refused.value.errors) == {second.pk, third.pk}
    assert "Lý do" in refused.value.errors[second.pk]
    assert not Task.objects.exists()
    first.refresh_from_db()
    assert first.state == "found"


def test_even_the_database_refuses_two_turns_on_one_printed_day(ward, lua):
    turn = only_turn(give(lua, ward.bodies["UBND"], "15/12/2026"))
    turn.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        turn.save(force_insert=True)
    assert Turn.objects.count() == 1
