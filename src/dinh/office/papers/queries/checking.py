"""What a careful reader points at, computed when asked: the law and the register may have moved since the reading."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any

from dinh.ground.clock import today
from dinh.law.documents import canonical
from dinh.office.papers.composing import own_reading
from dinh.office.papers.models import Paper
from dinh.office.papers.proposals import from_json
from dinh.scribe.facts import Finding
from dinh.scribe.findings import check

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body

UNSIGNED = {"authority": [], "title": "CHỨC VỤ NGƯỜI KÝ", "name": "Họ và tên"}


class LocalRegister:
    """The commune's own register, as the findings ask it."""

    def __init__(self, numbers: set[str]) -> None:
        """`numbers` are those that will be asked, fetched in one query."""
        wanted = {number: canonical(number) for number in numbers}
        rows = Paper.objects.filter(canonical__in=set(wanted.values()), state=Paper.State.REGISTERED)
        known: dict[str, list[tuple[date | None, str]]] = {}
        for key, issued, subject in rows.values_list("canonical", "issued", "subject"):
            known.setdefault(key, []).append((issued, subject))
        self._known = known

    def lookup(self, number: str) -> tuple[date | None, str | None] | None:
        """Day and subject of the one registered paper of that number; None when there is none, or more than one."""
        found = self._known.get(canonical(number), [])
        return found[0] if len(found) == 1 else None


def findings_of(paper: Paper, day: date) -> tuple[Finding, ...]:
    """Findings in a paper's text as it was read, each with its place."""
    reading = from_json(paper.text, paper.reading)
    register = LocalRegister({citation.number for citation in reading.citations})
    return check(reading, today=day, register=register)


def findings_of_draft(paper: Paper) -> tuple[str, tuple[Finding, ...]]:
    """The text of a draft as it will be issued, and the findings in it, those of style included.

    Who signs is asked when the paper is issued; until then a stand-in shows where, and nobody is told it is missing.
    """
    if not paper.in_register and not (paper.draft.get("signature") or {}).get("name"):
        paper = copy(paper)
        paper.draft = {**paper.draft, "signature": UNSIGNED}
    reading = own_reading(paper)
    register = LocalRegister({citation.number for citation in reading.citations})
    return reading.text, check(reading, today=today(), register=register, style=True)


def unsaved_draft(*, body: Body, type_name: str, subject: str, official: dict[str, Any]) -> Paper:
    """A draft that is in no table: for rooms that show what they would issue."""
    return Paper(
        commune=body.commune, direction=Paper.Direction.OUT, state=Paper.State.DRAFT, body=body, system=body.system,
        type_name=type_name, subject=subject, draft=official,
    )  # fmt: skip
