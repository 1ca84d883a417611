"""A matter's rows as the pure rules see them."""

from __future__ import annotations

from datetime import date

from dinh.rights.petitions.clocks import Clock, clocks, next_due
from dinh.rights.petitions.course import Course, Passed
from dinh.rights.petitions.models import Petition

# The clock that says whether a matter had its outcome in time: the law's own term, not a day the office promised.
OUTCOME = ("feedback.answer", "reception.answer", "complaint.accept", "complaint.first", "complaint.first_complex",
           "complaint.first_remote", "complaint.first_remote_complex")  # fmt: skip
UNTOUCHED = ("new", "supplement")  # the states in which the alarms of day 30, 40, 45 are shown


def course_of(petition: Petition) -> Course:
    """Reads the steps: prefetch them where there are many matters."""
    return Course(
        kind=petition.kind,
        state=petition.state,
        received=petition.received_on,
        steps=tuple(Passed(step.kind, step.on, step.until, step.result) for step in petition.steps.all()),
        remote=petition.commune.remote,
        about_rules=petition.about_rules,
    )


def new_course(petition: Petition) -> Course:
    """Of a matter that was received and has no row yet."""
    return Course(
        kind=petition.kind,
        state=petition.state,
        received=petition.received_on,
        steps=(Passed("received", petition.received_on, None, ""),),
        remote=petition.commune.remote,
        about_rules=petition.about_rules,
    )


def clocks_of(petition: Petition) -> list[Clock]:
    return _clocks(petition, course_of(petition))


def _clocks(petition: Petition, course: Course) -> list[Clock]:
    """Of a matter out of an old book only the one its outcome stopped, where the law and the days off of its day are
    known; the book tells nothing of the others."""
    if petition.past_id is None:
        return clocks(course)
    if petition.kind not in ("reflection", "proposal") or course.last("answer", "refuse", "forward", "file") is None:
        return []
    try:
        return [clock for clock in clocks(course) if clock.key in OUTCOME and clock.done]
    except LookupError:
        return []


def pressing(petition: Petition) -> Clock | None:
    """The day that presses most."""
    return next_due(course_of(petition)) if petition.is_open or petition.state == "answered" else None


def first_pressing(petition: Petition) -> Clock | None:
    """The same of a matter that was received just now: nothing has to be looked up."""
    return next_due(new_course(petition))


def outcome_clock(petition: Petition) -> Clock | None:
    """The last of its clocks that an outcome stops: of a complaint, deciding; before it is accepted, accepting."""
    return _outcome(clocks_of(petition))


def days_of(petition: Petition, course: Course | None = None) -> dict[str, date | None]:
    """The days a matter keeps in its row, as its clocks say now (`Petition`)."""
    course = course or course_of(petition)
    every = _clocks(petition, course)
    open_now = petition.past_id is None and (petition.is_open or petition.state == "answered")
    pressed = next_due(course) if open_now else None
    alarms = [clock.due for clock in every if clock.alarm and clock.due] if petition.state in UNTOUCHED else []
    outcome = _outcome(every)
    return {
        "due_on": pressed.due if pressed else None, "alarm_on": min(alarms, default=None),
        "outcome_due": outcome.due if outcome else None, "outcome_on": outcome.done if outcome else None,
    }  # fmt: skip


def _outcome(every: list[Clock]) -> Clock | None:
    return next((clock for clock in reversed(every) if clock.key in OUTCOME), None)
