"""Quiet hours across midnight, digests at their hour, and what is planned next. The days are in November 2026."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.ground.alerts import timing
from dinh.ground.alerts.models import Round
from dinh.ground.alerts.tests.conftest import NOON, at, followed, go, tell


@pytest.mark.parametrize(
    ("moment", "hushed", "end"),
    [
        (at(19, 20, 59), False, at(19, 20, 59)),
        (at(19, 21), True, at(20, 6, 30)),
        (at(19, 23, 59), True, at(20, 6, 30)),
        (at(20, 0), True, at(20, 6, 30)),
        (at(20, 6, 29), True, at(20, 6, 30)),
        (at(20, 6, 30), False, at(20, 6, 30)),
    ],
)
def test_quiet_hours_cross_midnight(moment, hushed, end):
    assert timing.quiet("sms", moment) is hushed
    assert timing.after_quiet("sms", moment) == end
    assert not timing.quiet("email", moment)


@pytest.mark.parametrize(
    ("frequency", "moment", "before", "after"),
    [
        ("daily", at(19, 17, 59), at(18, 18), at(19, 18)),
        ("daily", at(19, 18), at(19, 18), at(20, 18)),
        ("weekly", at(21, 7, 59), at(14, 8), at(21, 8)),  # the 21st is a Saturday
        ("weekly", at(21, 8), at(21, 8), at(28, 8)),
        ("weekly", at(24, 12), at(21, 8), at(28, 8)),
        ("now", at(19, 3), at(19, 3), at(19, 3)),
    ],
)
def test_digest_hours(frequency, moment, before, after):
    assert timing.slot_before(frequency, moment) == before
    assert timing.slot_after(frequency, moment) == after


@given(minutes=st.integers(0, 60 * 24 * 60), frequency=st.sampled_from(["daily", "weekly"]))
def test_a_moment_lies_between_its_slots(minutes, frequency):
    moment = at(1, 0) + timedelta(minutes=minutes)
    before, after = timing.slot_before(frequency, moment), timing.slot_after(frequency, moment)
    assert before <= moment < after
    assert after - before == timedelta(days=7 if frequency == "weekly" else 1)
    assert timing.slot_before(frequency, after) == after


def test_tries_grow_apart_and_end():
    waits = [timing.next_try(tries, NOON) for tries in range(1, 8)]
    assert [int((wait - NOON).total_seconds() // 60) for wait in waits if wait] == [1, 5, 30, 120, 360, 720]
    assert waits[-1] is None
    assert timing.next_try(1, NOON, 10**9) == NOON + timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "due"),
    [(at(23, 6, 29), False), (at(23, 6, 30), True), (at(25, 23), True), (at(26, 8), False), (at(22, 12), False)],
)
def test_letters_go_on_monday_and_catch_up_until_wednesday(moment, due):
    assert timing.letters_due(moment) is due


def test_the_next_letters():
    assert timing.next_letters(at(22, 12)) == at(23, 6, 30)
    assert timing.next_letters(at(23, 6, 30)) == at(30, 6, 30)


@pytest.mark.django_db
def test_an_sms_waits_for_the_morning_and_a_round_is_planned_for_it(sms, visitor, tu, clock):
    clock.move_to(at(19, 21, 30))
    followed(visitor, "84912345678", channel="sms")
    tell(tu)
    assert go(tu) == 0
    assert Round.objects.get().next_at == at(20, 6, 30)
    clock.move_to(at(20, 6, 30))
    assert go(tu) == 1


@pytest.mark.django_db
def test_mail_does_not_wait_for_the_morning(mail, visitor, tu, clock):
    clock.move_to(at(19, 23))
    followed(visitor, "lan@example.vn")
    tell(tu)
    assert go(tu) == 1


@pytest.mark.django_db
def test_a_daily_digest_goes_at_its_hour_and_holds_the_day(mail, visitor, tu, clock):
    followed(visitor, "lan@example.vn", frequency="daily")
    tell(tu, title="Tin trưa")
    assert go(tu) == 0
    assert Round.objects.get().next_at == at(19, 18)
    clock.move_to(at(19, 17))
    tell(tu, "publish:y:1", title="Tin chiều")
    go(tu)
    clock.move_to(at(19, 18, 0))
    assert go(tu) == 1
    assert "Tin trưa" in mail.outbox[0].body
    assert "Tin chiều" in mail.outbox[0].body
    clock.move_to(at(20, 18, 1))
    assert go(tu) == 0


@pytest.mark.django_db
def test_a_weekly_digest_waits_for_saturday(mail, visitor, tu, clock):
    followed(visitor, "lan@example.vn", frequency="weekly")
    tell(tu)
    for day in (19, 20):
        clock.move_to(at(day, 20))
        assert go(tu) == 0
    clock.move_to(at(21, 8, 5))
    assert go(tu) == 1


@pytest.mark.django_db
def test_rounds_do_not_plan_themselves_without_end(mail, visitor, tu, clock):
    from django_tasks_db.models import DBTaskResult

    followed(visitor, "lan@example.vn", frequency="daily")
    tell(tu)
    before = DBTaskResult.objects.count()
    for _ in range(5):
        go(tu)
    assert DBTaskResult.objects.count() == before + 1


@pytest.mark.django_db
def test_the_job_runs_as_the_worker_runs_it(mail, visitor, tu):
    from dinh.ground.alerts.jobs import deliver

    followed(visitor, "lan@example.vn")
    tell(tu)
    assert deliver.call(tu.commune.pk) == 1
    assert deliver.call(tu.commune.pk) == 0
