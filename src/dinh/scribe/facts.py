"""What a reading of one official document holds: facts, each with its place in the text and how sure we are.

Every `start`/`end` counts characters of `Reading.text`, the document's own words after decoding (NFC, `\\n` line ends).
`confidence` runs from 0 to 1; below `SURE` the interface marks the fact as unsure and a person must confirm it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

SURE = 0.8

System = Literal["state", "party", "front"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the head or the foot: `value` cleaned for a register, the span as printed."""

    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by number and symbol, at its first mention.

    `number` has no spaces (`217-QĐ/TW`); `date` is the first date printed with it. `role` is `ground` inside the list
    of căn cứ, `mention` elsewhere. `status` is filled from the register of known documents, by the day of the citing
    document: in_force, dead, not_yet, unsettled or unknown.
    """

    number: str
    date: date | None
    type: str | None
    issuer: str | None
    start: int
    end: int
    role: Literal["ground", "mention"] = "mention"
    status: str = "unknown"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date or the end of a period. `year` is None for a day that returns (`trước ngày 10/6`), then `yearly` is
    true
    when the text says so or gives no year."""

    text: str
    day: int
    month: int
    year: int | None
    yearly: bool
    start: int
    end: int
    label: str = ""

    @property
    def iso(self) -> str:
        """`2026-02-03`, or `06-10` where the text gives no year."""
        tail = f"{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{tail}" if self.year else tail


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part, its whole and the percentage printed with them. `computed` is exact arithmetic rounded half up to the
    number of decimals printed; `mark` is the decimal mark printed (`,` `.` or empty)."""

    text: str
    numerator: int
    denominator: int
    percent: Decimal
    mark: str
    computed: Decimal
    agrees: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A clause that gives work to an agency: the draft of a task.

    `agency` is as printed; `text` the clause without its bullet; `clause` its place (`7`, `III.2.a`, `Điều 3`);
    `cooperating` the agencies named after "phối hợp với".
    """

    agency: str
    text: str
    clause: str
    start: int
    end: int
    agency_start: int
    agency_end: int
    cooperating: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline: `level` 1 is the outermost; `label` as printed (`I`, `2`, `a`, `Điều 3`)."""

    level: int
    label: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful reader would point at: where, why, and what to do. Messages are Vietnamese source strings."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
    suggestion: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document. Absent facts are None or ()."""

    text: str
    kind: str = "txt"
    system: System | None = None
    type: Fact | None = None
    number: Fact | None = None
    issued: Fact | None = None  # value is YYYY-MM-DD
    place: Fact | None = None
    issuer: Fact | None = None
    subject: Fact | None = None
    signer: Fact | None = None
    signer_title: Fact | None = None
    recipients: tuple[Fact, ...] = ()
    addressees: tuple[Fact, ...] = ()  # Kính gửi
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    duties: tuple[Duty, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)  # head, body, recipients, signature, annex…

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.issued.value) if self.issued else None
