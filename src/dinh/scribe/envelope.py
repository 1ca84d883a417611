"""What an `.edxml` envelope states of its paper fills in what the paper's own text does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dinh.scribe.facts import Deadline, Fact, Reading

STATED = 0.9
"""Confidence of a fact the sender's system stated: typed by a clerk, not printed in the text."""

_FIELDS = {
    "type": "type",
    "number": "number",
    "issued": "date",
    "place": "place",
    "issuer": "issuer",
    "subject": "subject",
    "signer": "signer",
    "signer_title": "signer_title",
}
_DUE = "Hạn xử lý ghi trên gói .edxml"


def with_envelope(reading: Reading, header: dict[str, str]) -> Reading:
    """The reading with its absent facts taken from `Decoded.header`; what the text says always wins.

    Such facts have an empty span at 0, for they stand nowhere in the text. The envelope's due date joins the deadlines
    unless the text has the same day.
    """
    if not header:
        return reading
    absent: dict[str, Any] = {
        field: Fact(header[key], 0, 0, STATED)
        for field, key in _FIELDS.items()
        if getattr(reading, field) is None and header.get(key) and (field != "issued" or _day(header[key]))
    }
    recipients = reading.recipients or tuple(
        Fact(name, 0, 0, STATED) for name in header.get("recipients", "").split("\n") if name
    )
    return replace(reading, **absent, recipients=recipients, deadlines=_deadlines(reading, header.get("due", "")))


def _deadlines(reading: Reading, due: str) -> tuple[Deadline, ...]:
    day = _day(due)
    if day is None or any(d.iso == due for d in reading.deadlines):
        return reading.deadlines
    stated = Deadline(_DUE, day.day, day.month, day.year, yearly=False, start=0, end=0)
    return (*reading.deadlines, stated)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
