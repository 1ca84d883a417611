"""What a person confirmed of one paper, as plain values between the forms and the acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from dinh.office.papers import due_text
from dinh.scribe.facts import Reading

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body


@dataclass(frozen=True, slots=True)
class Facts:
    """The columns of a paper that came in. `arrived` is the day it reached `body`."""

    body: Body
    arrived: date
    system: str
    type_name: str
    subject: str
    number: str = ""
    issued: date | None = None
    place: str = ""
    issuer: str = ""
    signer: str = ""
    signer_title: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation to enter; `start`/`end` are its place in the text, 0 and 0 when it was added by hand."""

    number: str
    date: date | None = None
    type_name: str = ""
    issuer: str = ""
    role: str = "mention"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """A clause to enter. `due` as in `Clause.due`; `body` None where nobody here is meant or known."""

    agency: str
    text: str
    body: Body | None = None
    label: str = ""
    cooperating: tuple[str, ...] = ()
    due: list[dict[str, Any]] = field(default_factory=list)
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


def cited_in(reading: Reading) -> list[Cited]:
    return [
        Cited(item.number, item.date, item.type or "", item.issuer or "", item.role, item.start, item.end)
        for item in reading.citations
    ]


def work_in(reading: Reading) -> list[Work]:
    """The duties as they were read, bodies not yet matched."""
    return [
        Work(
            agency=duty.agency, text=duty.text, label=duty.clause, cooperating=duty.cooperating,
            due=due_text.from_deadlines(duty.deadlines), start=duty.start, end=duty.end, confidence=duty.confidence,
        )
        for duty in reading.duties
    ]  # fmt: skip
