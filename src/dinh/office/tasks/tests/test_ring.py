"""The ring gives returning duties their next turns; twice is the same as once."""

from __future__ import annotations

from datetime import date

from dinh.ground.journal.models import Entry
from dinh.office.tasks import actions
from dinh.office.tasks.models import Turn
from dinh.office.tasks.room import extend_all
from dinh.office.tasks.tests.build import at, give


def test_next_years_turns_come_once_however_often_the_ring_sounds(ward, lua, tu):
    with at(21, 11, 2026):
        task = give(lua, ward.bodies["UBND"], "trước 10/6; trước 10/12", "yearly", owner=tu.post)

    with at(1, 2, 2027):
        assert extend_all(ward.commune, date(2027, 2, 1)) == 1
        assert extend_all(ward.commune, date(2027, 2, 1)) == 0

    last = task.turns.order_by("-due").first()
    assert (last.first_due, last.period, last.owner) == (date(2027, 12, 10), "2027", tu.post)
    assert Entry.objects.filter(what="tasks.extend").count() == 1


def test_a_ring_that_was_silent_for_a_year_leaves_no_gap(ward, lua):
    with at(21, 11, 2026):
        task = give(lua, ward.bodies["UBND"], "25", "monthly")
    with at(21, 1, 2028):
        extend_all(ward.commune, date(2028, 1, 21))

    assert task.turns.filter(first_due__range=(date(2026, 11, 25), date(2028, 12, 31))).count() == 26


def test_tasks_done_once_and_tasks_ended_are_left_alone(ward, lua):
    with at(21, 11, 2026):
        give(lua, ward.bodies["UBND"], "15/12/2026")
        actions.end_task(by=lua, task=give(lua, ward.bodies["UBND"], "25", "monthly"), reason="Thôi")
    turns = Turn.objects.count()

    assert extend_all(ward.commune, date(2027, 6, 1)) == 0
    assert Turn.objects.count() == turns


def test_an_untouched_turn_follows_the_calendar_and_a_postponed_one_stays(ward, lua):
    with at(21, 11, 2026):
        first = give(lua, ward.bodies["UBND"], "15/12/2026").turns.get()
        second = give(lua, ward.bodies["UBND"], "16/12/2026").turns.get()
        actions.postpone(by=lua, turn=second, to_day=date(2026, 12, 30), reason="Chờ hướng dẫn")
        Turn.objects.filter(pk=first.pk).update(due=date(2026, 12, 14))  # as if the fifteenth had been a day off

        assert extend_all(ward.commune, date(2026, 11, 21)) == 1

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.due, second.due) == (date(2026, 12, 15), date(2026, 12, 30))
