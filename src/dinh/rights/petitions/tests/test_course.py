"""The clocks of each kind by the law of its day, the days a suspension stops, what the law lets be done next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.rights.petitions.clocks import Clock, clocks, next_due
from dinh.rights.petitions.course import MOVES, Course, Passed, open_moves

JUNE, JULY = date(2026, 6, 29), date(2026, 7, 1)


def course(kind: str, *steps: Passed, received: date = JULY, state: str = "new", **more) -> Course:
    return Course(kind, state, received, steps, **more)


def clock(of: Course, key: str) -> Clock:
    return next(each for each in clocks(of) if each.key == key)


@pytest.mark.parametrize(
    ("kind", "received", "key", "due"),
    [
        ("reflection", date(2026, 11, 2), "feedback.answer", date(2026, 11, 16)),
        ("proposal", date(2026, 11, 2), "reception.answer", date(2026, 11, 16)),
        ("complaint", JUNE, "complaint.accept", date(2026, 7, 9)),  # 10 calendar days, the old law
        ("complaint", JULY, "complaint.accept", date(2026, 7, 10)),  # 7 working days, the new one
        ("denunciation", JULY, "denunciation.precheck", date(2026, 7, 10)),
    ],
)
def test_the_first_answer_by_the_law_of_the_day_of_receipt(kind, received, key, due):
    found = clock(course(kind, received=received), key)
    assert found.due == due
    assert found.running
    assert len(found.steps) >= 2


def test_over_tet_working_days_stand_still():
    before_tet = date(2026, 2, 12)
    assert clock(course("reflection", received=before_tet), "feedback.answer").due == date(2026, 3, 5)


def test_a_complaint_runs_from_acceptance_longer_when_complex_or_remote():
    accepted = Passed("accept", date(2026, 7, 8))
    plain = course("complaint", accepted, state="accepted")
    assert clock(plain, "complaint.first").due == date(2026, 8, 7)
    hard = course("complaint", accepted, Passed("complex", date(2026, 7, 20)), state="accepted")
    assert clock(hard, "complaint.first_complex").due == date(2026, 8, 22)  # a worked Saturday
    far = course("complaint", accepted, state="accepted", remote=True)
    assert clock(far, "complaint.first_remote").due == date(2026, 8, 22)


def test_a_suspension_stops_the_clock_and_the_days_are_given_back():
    steps = (Passed("accept", date(2026, 7, 8)), Passed("suspend", date(2026, 7, 20)))
    still = clock(course("complaint", *steps, state="suspended"), "complaint.first")
    assert still.due is None
    assert not still.late(date(2027, 1, 1))
    assert "tạm đình chỉ" in still.steps[-1].lower()
    resumed = clock(
        course("complaint", *steps, Passed("resume", date(2026, 7, 30)), state="accepted"), "complaint.first"
    )
    assert resumed.due == date(2026, 8, 17)


def test_a_denunciation_may_be_extended_twice_and_no_more():
    accepted = Passed("accept", date(2026, 7, 8))
    once, twice = Passed("extend", date(2026, 8, 3)), Passed("extend", date(2026, 9, 1))
    assert clock(course("denunciation", accepted), "denunciation.resolve").due == date(2026, 8, 7)
    assert clock(course("denunciation", accepted, once), "denunciation.resolve_complex").due == date(2026, 9, 7)
    both = course("denunciation", accepted, once, twice, state="accepted")
    assert clock(both, "denunciation.resolve_very_complex").due == date(2026, 10, 6)
    extend = MOVES["denunciation"]["extend"]
    assert extend.check is not None
    assert extend.check(course("denunciation", accepted, once), JULY) is None
    assert "Điều 30" in (extend.check(both, JULY) or "")


def test_after_the_conclusion_three_clocks_run():
    concluded = course("denunciation", Passed("accept", JULY), Passed("conclude", date(2026, 7, 20)), state="concluded")
    assert clock(concluded, "denunciation.conclusion_sent").due == date(2026, 7, 27)
    assert clock(concluded, "denunciation.act").due == date(2026, 7, 29)
    assert clock(concluded, "denunciation.publish").due == date(2026, 7, 29)


def test_a_decision_waits_for_the_dialogue_when_the_demand_differs():
    decide = MOVES["complaint"]["decide"].check
    assert decide is not None
    accepted, differs = Passed("accept", JULY), Passed("verified", JULY, result="differs")
    assert "xác minh" in (decide(course("complaint", accepted), JULY) or "")
    assert "Điều 30" in (decide(course("complaint", accepted, differs), JULY) or "")
    assert decide(course("complaint", accepted, differs, Passed("dialogue_held", JULY)), JULY) is None
    assert decide(course("complaint", accepted, Passed("verified", JULY, result="same")), JULY) is None


def test_suspending_a_complaint_came_with_the_reform():
    suspend = MOVES["complaint"]["suspend"].check
    assert suspend is not None
    assert "01/7/2026" in (suspend(course("complaint", received=JUNE), date(2026, 6, 30)) or "")
    assert suspend(course("complaint", received=JUNE), JULY) is None  # also for what was accepted before


def test_alarms_at_30_40_45_days_until_someone_deals_with_it():
    waiting = course("reflection", received=date(2026, 9, 7))
    alarms = [each for each in clocks(waiting) if each.alarm]
    assert [each.due - each.since for each in alarms if each.due] == [timedelta(30), timedelta(42), timedelta(45)]
    dealt = course("reflection", Passed("accept", date(2026, 9, 8)), received=date(2026, 9, 7), state="accepted")
    assert not [each for each in clocks(dealt) if each.alarm]


def test_routing_does_not_reset_the_clock():
    plain = course("reflection", received=date(2026, 11, 2))
    routed = course("reflection", Passed("route", date(2026, 11, 10)), received=date(2026, 11, 2))
    assert clock(routed, "feedback.answer").due == clock(plain, "feedback.answer").due


def test_what_was_reopened_is_answered_anew():
    steps = (Passed("answer", date(2026, 11, 4)), Passed("reopen", date(2026, 11, 9)))
    again = clock(course("reflection", *steps, received=date(2026, 11, 2), state="accepted"), "feedback.answer")
    assert (again.since, again.done) == (date(2026, 11, 9), None)


def test_what_presses_most_is_the_earliest_day_and_alarms_come_last():
    pressing = next_due(course("complaint", received=JULY))
    assert pressing is not None
    assert (pressing.key, pressing.alarm) == ("complaint.accept", False)


@given(
    kind=st.sampled_from(sorted(MOVES)),
    received=st.dates(date(2026, 1, 5), date(2026, 9, 30)),
    stood=st.integers(0, 40),
)
def test_a_suspension_never_brings_a_day_forward(kind, received, stood):
    accepted = Passed("accept", received + timedelta(3))
    spans = (Passed("suspend", received + timedelta(5)), Passed("resume", received + timedelta(5 + stood)))
    keys = {"complaint": "complaint.first", "denunciation": "denunciation.resolve"}
    if kind in keys:
        plain = clock(course(kind, accepted, received=received), keys[kind]).due
        later = clock(course(kind, accepted, *spans, received=received), keys[kind]).due
        assert plain
        assert later
        assert later >= plain
        assert later >= received + timedelta(33 + stood)


@given(kind=st.sampled_from(sorted(MOVES)), state=st.text(max_size=8))
def test_an_unknown_state_offers_nothing(kind, state):
    known = {came for move in MOVES[kind].values() for came in move.came}
    if state not in known:
        assert open_moves(course(kind, state=state)) == []


@pytest.mark.parametrize(("until", "counted"), [(date(2026, 3, 31), False), (date(2026, 8, 14), True)])
def test_a_dialogue_before_the_reform_has_no_term_of_notice(until, counted):
    """None was entered for that time, and no page or act stops for it."""
    start = until - timedelta(days=12)
    invited = course("complaint", Passed("accept", start), Passed("dialogue", start, until), received=start)
    assert ("complaint.dialogue_notice" in {clock.key for clock in clocks(invited)}) is counted
