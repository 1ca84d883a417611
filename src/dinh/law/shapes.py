"""The law as plain dictionaries for `--json`: the same keys for every rule, document, type and day."""

from __future__ import annotations

from datetime import date
from typing import Any

from dinh.law.dated import Dated, Rule, Unread
from dinh.law.due import Due
from dinh.law.known import KnownDocument
from dinh.law.papertypes import PaperType
from dinh.law.passes import Answer
from dinh.law.share import Share
from dinh.law.values import Clock, Count, DayKind, Frequency, Months, Value, YearlyDay
from dinh.law.workdays import WorkCalendar

Shape = dict[str, Any]


def rule_shape(rule: Rule) -> Shape:
    """key, title, unit, counted, values (see `value_shape`), override_by_law, cautions."""
    return {
        "key": rule.key,
        "title": rule.title,
        "unit": rule.unit,
        "counted": rule.counted,
        "values": [_dated_shape(entry) for entry in rule.values],
        "override_by_law": rule.override_by_law or None,
        "cautions": [{"since": caution.since.isoformat(), "text": caution.text} for caution in rule.cautions],
    }


def _dated_shape(entry: Dated) -> Shape:
    known = not isinstance(entry.value, Unread)
    return {
        "since": entry.since.isoformat(),
        "known": known,
        "value": None if isinstance(entry.value, Unread) else value_shape(entry.value),
        "text": str(entry.value),
        "unit": entry.value.unit if known else None,
        "article": str(entry.cite),
        "provenance": str(entry.provenance),
        "verified": entry.provenance.verified,
        "note": entry.note or None,
    }


def value_shape(value: Value) -> Shape:
    """`kind` says which of the other keys there are; days and months are numbers, shares exact fractions as text."""
    match value:
        case Clock():
            kind = "working_days" if value.kind is DayKind.WORKING else "calendar_days"
            return {"kind": kind, "days": value.days, "way": str(value.way)}
        case Months():
            return {"kind": "months", "months": value.months, "way": str(value.way)}
        case YearlyDay():
            day = f"{value.month:02d}-{value.day:02d}"
            return {"kind": "yearly_day", "day": day, "before": value.before, "fixed": value.fixed}
        case Count():
            return {"kind": "count", "low": value.low, "high": value.high, "of": value.of}
        case Frequency():
            return {"kind": "frequency", "times": value.times, "per": value.per, "of": value.of}
        case Share():
            return {"kind": "share", "part": str(value.part), "strict": value.strict, "of": value.of}
        case _:
            return {"kind": "words", "text": str(value)}


def due_shape(answer: Due, title: str) -> Shape:
    return {
        "rule": answer.rule,
        "title": title,
        "from": answer.start.isoformat(),
        "due": answer.due.isoformat(),
        "unit": answer.unit,
        "steps": list(answer.steps),
        "article": answer.article,
        "provenance": answer.provenance,
        "verified": answer.verified,
        "confirmed": answer.confirmed,
        "notes": list(answer.notes),
    }


def passes_shape(answer: Answer, on: date) -> Shape:
    return {
        "matter": answer.matter,
        "scope": answer.scope,
        "on": on.isoformat(),
        "passes": answer.passes,
        "needed": answer.needed,
        "yes": answer.yes,
        "of": answer.of,
        "share": answer.share,
        "article": answer.article,
        "rule": answer.rule,
        "reason": answer.reason,
        "provenance": answer.provenance,
        "verified": answer.verified,
        "notes": list(answer.notes),
    }


def document_shape(known: KnownDocument) -> Shape:
    return {
        "number": known.number,
        "type": known.type,
        "title": known.title,
        "issuer": known.issuer,
        "issued": _iso(known.issued),
        "in_force": _iso(known.in_force),
        "ended": _iso(known.ended),
        "standing": known.standing,
        "unsettled": _iso(known.unsettled),
        "replaced_by": list(known.replaced_by),
        "amended_by": [{"number": number, "since": _iso(since)} for number, since in known.amended_by],
        "names": list(known.names),
        "local": known.local,
        "note": known.note or None,
        "provenance": str(known.provenance),
        "verified": known.verified,
    }


def type_shape(paper: PaperType) -> Shape:
    return {
        "name": paper.name,
        "abbreviation": paper.abbreviation,
        "variants": list(paper.variants),
        "system": paper.system,
        "group": paper.group,
        "provenance": str(paper.provenance),
        "verified": paper.provenance.verified,
    }


def day_shapes(calendar: WorkCalendar, year: int) -> list[Shape]:
    """The days off, worked Saturdays and open choices of a year, in order."""
    rows = [
        {
            "day": day.isoformat(),
            "works": day in calendar.made_up,
            "name": special.name,
            "paper": special.paper,
            "provenance": str(special.provenance),
            "confirmed": special.confirmed,
        }
        for day, special in {**calendar.off, **calendar.made_up}.items()
        if day.year == year
    ]
    open_days = {day: (choice.name, choice.paper) for choice in calendar.either for day in choice.days}
    open_days |= {day: ("đề xuất hoán đổi", why) for day, why in calendar.proposals.items()}
    rows += [
        {"day": day.isoformat(), "works": None, "name": name, "paper": why, "provenance": "", "confirmed": False}
        for day, (name, why) in open_days.items()
        if day.year == year
    ]
    return sorted(rows, key=lambda row: str(row["day"]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
