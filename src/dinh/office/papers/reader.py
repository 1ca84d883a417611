"""From bytes to a reading, or to the sentence that says why not. Nothing here touches the database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable
from dinh.scribe.envelope import with_envelope
from dinh.scribe.facts import Reading
from dinh.scribe.reading import read
from dinh.scribe.statuses import with_statuses

# The longest a column holds; a longer reading is kept whole in `Paper.reading`.
WIDTHS = {"type_name": 60, "number": 80, "place": 100, "issuer": 300, "signer": 100, "signer_title": 200}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file read: either `reading`, or `reason`, a sentence with the way out. `sha256` names the bytes sent."""

    name: str
    data: bytes
    sha256: str
    reading: Reading | None
    reason: str = ""


def read_file(data: bytes, name: str) -> ReadFile:
    """Decode and read one file. Never raises for what the bytes are."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        decoded = decode(data, name)
    except Unreadable as error:
        return ReadFile(name, data, sha256, None, str(error))
    reading = with_envelope(read(decoded), decoded.header)
    return ReadFile(name, data, sha256, with_statuses(reading))


def columns(reading: Reading) -> dict[str, Any]:
    """The paper's columns as the reader proposes them."""
    values: dict[str, Any] = {
        "type_name": _value(reading, "type"),
        "number": _value(reading, "number"),
        "place": _value(reading, "place"),
        "issuer": _value(reading, "issuer"),
        "signer": _value(reading, "signer"),
        "signer_title": _value(reading, "signer_title"),
    }
    shortened = {name: value[: WIDTHS[name]] for name, value in values.items()}
    return {
        **shortened,
        "system": reading.system or "state",
        "subject": _value(reading, "subject"),
        "issued": _day(reading),
        "recipients": [fact.value for fact in reading.recipients],
    }


def _value(reading: Reading, name: str) -> str:
    fact = getattr(reading, name)
    return " ".join(fact.value.split()) if fact else ""


def _day(reading: Reading) -> date | None:
    try:
        return reading.day
    except ValueError:
        return None
