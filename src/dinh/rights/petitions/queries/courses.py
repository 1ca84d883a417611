"""A matter's rows as the pure rules see them."""

from __future__ import annotations

from dinh.rights.petitions.clocks import Clock, clocks, next_due
from dinh.rights.petitions.course import Course, Passed
from dinh.rights.petitions.models import Petition


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


def clocks_of(petition: Petition) -> list[Clock]:
    return clocks(course_of(petition))


def pressing(petition: Petition) -> Clock | None:
    """The day that presses most."""
    return next_due(course_of(petition)) if petition.is_open or petition.state == "answered" else None
