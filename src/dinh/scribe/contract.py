"""The reading contract: one JSON object a file, the same keys for every document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dinh.scribe.facts import Citation, Deadline, Duty, Fact, Finding, Ratio, Reading

FIRST_WORDS = 8
_HEAD = ("type", "number", "issued", "place", "issuer", "subject", "signer", "signer_title")


def to_json(
    file: str, reading: Reading | None, findings: Iterable[Finding] = (), error: str | None = None
) -> dict[str, Any]:
    """The contract's object for one file. Absent facts are null or []; `error` is null for a file that was read."""
    facts: dict[str, Fact | None] = {name: getattr(reading, name) if reading else None for name in _HEAD}
    return {
        "file": file,
        **{name: fact.value if fact else None for name, fact in facts.items()},
        "recipients": [fact.value for fact in reading.recipients] if reading else [],
        "citations": [_citation(c) for c in reading.citations] if reading else [],
        "deadlines": [_deadline(d) for d in reading.deadlines] if reading else [],
        "ratios": [_ratio(r) for r in reading.ratios] if reading else [],
        "tasks": [_task(d) for d in reading.duties] if reading else [],
        "findings": [_finding(f) for f in findings],
        "confidence": _confidence(reading, facts) if reading else {},
        "error": error,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "date": citation.date.isoformat() if citation.date else None,
        "type": citation.type,
        "issuer": citation.issuer,
        "status": citation.status,
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {"text": deadline.text, "date": deadline.iso, "yearly": deadline.yearly}


def _ratio(ratio: Ratio) -> dict[str, Any]:
    return {
        "text": ratio.text,
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": float(ratio.percent),
        "computed": float(ratio.computed),
        "agrees": ratio.agrees,
    }


def _task(duty: Duty) -> dict[str, Any]:
    return {
        "agency": duty.agency,
        "text": duty.text,
        "first_words": " ".join(duty.text.split()[:FIRST_WORDS]),
        "clause": duty.clause,
        "due": duty.deadlines[0].iso if duty.deadlines else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "suggestion": finding.suggestion,
    }


def _confidence(reading: Reading, facts: dict[str, Fact | None]) -> dict[str, float]:
    """Per field 0..1; a list is as sure as its least sure member, an empty or absent field is left out."""
    sure = {name: fact.confidence for name, fact in facts.items() if fact}
    if reading.recipients:
        sure["recipients"] = min(fact.confidence for fact in reading.recipients)
    if reading.duties:
        sure["tasks"] = min(duty.confidence for duty in reading.duties)
    return sure
