"""Rows that stand beside a text: each with the name of its mark, so that pointing at one shows the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from dinh.law.documents import Status
from dinh.office.papers.marking import Spot, marked
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.checking import findings_of
from dinh.office.papers.queries.citing import TONES
from dinh.scribe.facts import SURE, Fact, Finding, Reading
from dinh.scribe.findings.codes import CODES

SEVERITY_TONES = {"error": "late", "warning": "soon", "info": "info"}
# Fields of the facts form and the facts of the reading they come from, where the names differ.
SOURCES = {"type_name": "type"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """A field of the form; `spot` names its mark in the text, empty when it was not found there."""

    field: Any
    spot: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class CitationRow:
    form: Any
    spot: str
    status: Status | None

    @property
    def tone(self) -> str:
        return TONES[self.status.state] if self.status else ""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """`open` rows ask for attention: the reader is unsure, or they are wrongly filled in."""

    form: Any
    spot: str
    unsure: bool
    open: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding: Finding
    spot: str
    title: str
    tone: str
    quote: str


def text_of(text: str, reading: Reading, findings: Sequence[FindingRow]) -> SafeString:
    """The text with marks for facts, citations, clauses and findings."""
    spots = [Spot(row.spot, row.finding.start, row.finding.end, "finding") for row in findings]
    for name in ("type", "number", "issued", "place", "issuer", "subject", "signer", "signer_title"):
        fact: Fact | None = getattr(reading, name)
        if fact:
            spots.append(Spot(f"f-{name}", fact.start, fact.end, "fact"))
    if reading.recipients:
        spots.append(Spot("f-recipients", reading.recipients[0].start, reading.recipients[-1].end, "fact"))
    spots += [Spot(f"c-{at}", item.start, item.end, "citation") for at, item in enumerate(reading.citations)]
    spots += [Spot(f"m-{at}", item.start, item.end, "clause") for at, item in enumerate(reading.duties)]
    return marked(text, spots)


def fact_rows(form: Any, reading: Reading) -> list[FactRow]:
    rows = []
    for field in form:
        source = SOURCES.get(field.name, field.name)
        found = getattr(reading, source, None)
        many = found if isinstance(found, tuple) else (found,) if isinstance(found, Fact) else ()
        unsure = any(fact.confidence < SURE for fact in many)
        rows.append(FactRow(field, f"f-{source}" if many else "", unsure))
    return rows


def citation_rows(forms: Any, reading: Reading, statuses: Sequence[Status | None]) -> list[CitationRow]:
    spare = len(forms.forms) - len(reading.citations)
    spots = [f"c-{at}" for at in range(len(reading.citations))] + [""] * spare
    return [CitationRow(*row) for row in zip(forms.forms, spots, [*statuses, *([None] * spare)], strict=False)]


def clause_rows(forms: Any, reading: Reading) -> list[ClauseRow]:
    rows = []
    for at, form in enumerate(forms.forms):
        duty = reading.duties[at] if at < len(reading.duties) else None
        unsure = duty is not None and duty.confidence < SURE
        rows.append(ClauseRow(form, f"m-{at}" if duty else "", unsure, unsure or bool(form.is_bound and form.errors)))
    return rows


def finding_rows(paper: Paper, day: date) -> list[FindingRow]:
    """What a careful reader points at in the paper as it was read."""
    return rows_of(paper.text, findings_of(paper, day))


def rows_of(text: str, findings: Sequence[Finding]) -> list[FindingRow]:
    return [
        FindingRow(
            finding=item, spot=f"v-{at}", title=CODES[item.code].title if item.code in CODES else item.code,
            tone=SEVERITY_TONES[item.severity], quote=" ".join(text[item.start : item.end].split())[:160],
        )
        for at, item in enumerate(findings)
    ]  # fmt: skip
