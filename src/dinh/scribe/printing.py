"""A reading as a person wants to see it at the terminal: the facts, the work, the deadlines, the findings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from dinh.scribe.facts import SURE, Citation, Deadline, Duty, Fact, Finding, Ratio, Reading

WIDTH = 100
_LABEL_WIDTH = 16
_QUOTED = 90  # characters of the text shown with a finding

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

_HEAD = {
    "type": ("Loại", "Type"),
    "number": ("Số, ký hiệu", "Number"),
    "issued": ("Ngày ban hành", "Issued"),
    "place": ("Nơi ban hành", "Place"),
    "issuer": ("Cơ quan", "Issuer"),
    "subject": ("Trích yếu", "Subject"),
    "signer": ("Người ký", "Signer"),
    "signer_title": ("Chức vụ", "Post"),
}
_PARTS = {
    "recipients": ("Nơi nhận", "Recipients"),
    "citations": ("Văn bản dẫn chiếu", "Citations"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "deadlines": ("Thời hạn", "Deadlines"),
    "ratios": ("Tỷ lệ", "Ratios"),
    "findings": ("Phát hiện", "Findings"),
    "warnings": ("Lưu ý", "Notes"),
}
_STATUS = {
    "in_force": ("còn hiệu lực", "in force"),
    "dead": ("HẾT HIỆU LỰC", "NO LONGER IN FORCE"),
    "not_yet": ("chưa có hiệu lực", "not yet in force"),
    "unsettled": ("chưa rõ hiệu lực", "unsettled"),
    "unknown": ("chưa có trong sổ", "not in the register"),
}
_SEVERITY = {"error": ("lỗi", "error"), "warning": ("cảnh báo", "warning"), "info": ("gợi ý", "info")}


def safe_name(name: str) -> str:
    """A file's name that cannot forge a line or steer the terminal."""
    return _CONTROL.sub("\ufffd", name)


def place_of(text: str, at: int) -> tuple[int, int]:
    """Line and column (from 1, in characters) of a position."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def findings_lines(name: str, reading: Reading, found: tuple[Finding, ...], lang: str) -> Iterator[str]:
    """`file:line:column: severity: message`, then the words meant and the suggestion; a line of its own when there is
    none.
    """
    if not found:
        yield f"{safe_name(name)}: {'no findings' if lang == 'en' else 'không có phát hiện nào'}"
    for finding in found:
        yield f"{safe_name(name)}:{_finding(reading, finding, lang)}"
        yield f"    “{_quoted(reading.text, finding.start, finding.end)}”"
        if finding.suggestion:
            yield f"    → {finding.suggestion}"


def summary_lines(name: str, reading: Reading, found: tuple[Finding, ...], lang: str) -> Iterator[str]:
    """Everything read, under headings with their counts; `(?)` marks what a person must confirm."""
    at = 1 if lang == "en" else 0
    yield safe_name(name)
    for field, labels in _HEAD.items():
        fact: Fact | None = getattr(reading, field)
        yield from _field(labels[at], _value(field, fact) if fact else "–")
    parts: dict[str, list[str]] = {
        "recipients": [fact.value + _doubt(fact.confidence) for fact in reading.recipients],
        "citations": [_citation(c, at) for c in reading.citations],
        "tasks": [_duty(d, at) for d in reading.duties],
        "deadlines": [_deadline(d, at) for d in reading.deadlines],
        "ratios": [_ratio(r, at) for r in reading.ratios],
        "findings": [_finding(reading, f, lang) + (f" → {f.suggestion}" if f.suggestion else "") for f in found],
        "warnings": list(reading.warnings),
    }
    for part, items in parts.items():
        if items:
            yield f"  {_PARTS[part][at]} ({len(items)})"
            for item in items:
                yield from textwrap.wrap(item, WIDTH, initial_indent="    - ", subsequent_indent="      ")
    yield ""


def _field(label: str, value: str) -> Iterator[str]:
    lead = f"  {label:{_LABEL_WIDTH}}"
    yield from textwrap.wrap(value, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)) or [lead.rstrip()]


def _value(field: str, fact: Fact) -> str:
    year, month, day = fact.value.split("-") if field == "issued" else ("", "", "")
    return (f"{day}/{month}/{year}" if year else fact.value) + _doubt(fact.confidence)


def _doubt(confidence: float) -> str:
    return "" if confidence >= SURE else " (?)"


def _citation(citation: Citation, at: int) -> str:
    day = citation.date.strftime("%d/%m/%Y") if citation.date else ""
    words = [citation.type or "", citation.number, day, citation.issuer or ""]
    return f"{' · '.join(filter(None, words))}: {_STATUS[citation.status][at]}"


def _duty(duty: Duty, at: int) -> str:
    due = f" [{('hạn', 'due')[at]} {_day(duty.deadlines[0], at)}]" if duty.deadlines else ""
    return f"{duty.clause} {duty.agency}: {' '.join(duty.text.split())}{due}{_doubt(duty.confidence)}".strip()


def _deadline(deadline: Deadline, at: int) -> str:
    return f"{_day(deadline, at)}: “{' '.join(deadline.text.split())}”"


def _day(deadline: Deadline, at: int) -> str:
    if deadline.year:
        return f"{deadline.day:02d}/{deadline.month:02d}/{deadline.year}"
    rhythm = (" hằng năm", " every year")[at] if deadline.yearly else ""
    return f"{deadline.day:02d}/{deadline.month:02d}{rhythm}"


def _ratio(ratio: Ratio, at: int) -> str:
    verdict = (
        ("đúng", "agrees")[at]
        if ratio.agrees
        else f"{('tính lại', 'computed')[at]} {ratio.computed}%".replace(".", ",")
    )
    return f"“{' '.join(ratio.text.split())}”: {verdict}"


def _finding(reading: Reading, finding: Finding, lang: str) -> str:
    line, column = place_of(reading.text, finding.start)
    severity = _SEVERITY[finding.severity][1 if lang == "en" else 0]
    return f"{line}:{column}: {severity}: {finding.message} [{finding.code}]"


def _quoted(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
