"""Fills in how each cited document stands on the day of the document that cites it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dinh.law import documents, numbers
from dinh.scribe.facts import Reading
from dinh.scribe.findings.page import page


def with_statuses(reading: Reading, today: date | None = None) -> Reading:
    """The reading with `Citation.status` from the register of known documents: in_force, dead, not_yet, unsettled or
    unknown.

    Judged by the document's own day, by `today` where it has none; without either everything stays unknown. The
    documents are matched as the findings match them, so that a list and a finding never disagree.
    """
    sheet = page(reading, today=today, register=None, style=False)
    if sheet.day is None or not reading.citations:
        return reading
    states: dict[numbers.Key, str] = {}
    for match in sheet.matches:
        states.setdefault(numbers.key(match.cited.citation.number), documents.status_of(match.known, sheet.day).state)
    judged = (replace(c, status=states.get(numbers.key(c.number), "unknown")) for c in reading.citations)
    return replace(reading, citations=tuple(judged))
