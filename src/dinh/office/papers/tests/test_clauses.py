"""What the tasks room says of a clause."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions, queries


@pytest.fixture
def clause(read_paper, confirm):
    return queries.clauses_of(confirm(read_paper()))[0]


def test_an_assigned_clause_waits_no_more_and_is_not_assigned_twice(clause, hung):
    actions.mark_clause_assigned(by=hung, clause=clause)
    assert clause not in queries.open_clauses(clause.paper)
    with pytest.raises(Refused, match="đã được giao"):
        actions.mark_clause_assigned(by=hung, clause=clause)


def test_leaving_out_needs_a_reason_and_can_be_undone(clause, hung):
    with pytest.raises(ValidationError, match="lý do"):
        actions.dismiss_clause(by=hung, clause=clause, reason=" ")
    assert actions.dismiss_clause(by=hung, clause=clause, reason="việc của tỉnh").reason == "việc của tỉnh"
    assert actions.reopen_clause(by=hung, clause=clause).reason == ""
    assert clause in queries.open_clauses(clause.paper)


def test_a_clause_that_is_a_task_is_not_left_out(clause, hung):
    actions.mark_clause_assigned(by=hung, clause=clause)
    with pytest.raises(Refused, match="thôi giao"):
        actions.dismiss_clause(by=hung, clause=clause, reason="thôi")


def test_papers_with_open_clauses_carry_their_count(clause, hung):
    paper = queries.papers_with_open_clauses().get()
    before = paper.open_clauses
    actions.mark_clause_assigned(by=hung, clause=clause)
    assert queries.papers_with_open_clauses().get().open_clauses == before - 1
    for other in queries.open_clauses(paper):
        actions.dismiss_clause(by=hung, clause=other, reason="không thuộc phường")
    assert not queries.papers_with_open_clauses().exists()


@pytest.mark.parametrize("who", ["an", "lan", "visitor", "khanh"])
def test_who_may_not_read_papers_moves_no_clause(request, clause, who):
    by = request.getfixturevalue(who)
    for act in (actions.mark_clause_assigned, actions.reopen_clause):
        with pytest.raises(Refused):
            act(by=by, clause=clause)


def test_each_move_is_in_the_journal(clause, hung):
    actions.dismiss_clause(by=hung, clause=clause, reason="việc của tỉnh")
    actions.reopen_clause(by=hung, clause=clause)
    moves = [
        (entry.before["state"], entry.after["state"])
        for entry in Entry.objects.filter(what="papers.clause").order_by("seq")
    ]
    assert moves == [("found", "dismissed"), ("dismissed", "found")]
