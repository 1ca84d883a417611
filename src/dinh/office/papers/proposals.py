"""What the reader found, as JSON beside the paper: every fact with its place and how sure the reader was.

The keys are the fields of `scribe.facts.Reading` without `text`, which is the paper's own column.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from dinh.scribe.facts import Citation, Deadline, Duty, Fact, Ratio, Reading, Section

FACTS = ("type", "number", "issued", "place", "issuer", "subject", "signer", "signer_title")
LISTS = ("recipients", "addressees")


def to_json(reading: Reading) -> dict[str, Any]:
    """A reading without its text, in JSON's own types."""
    plain: dict[str, Any] = _plain({**asdict(reading), "text": None})
    del plain["text"]
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, date | Decimal) else value


def from_json(text: str, data: dict[str, Any]) -> Reading:
    """The reading again; an empty `data` (a paper nobody read) gives a reading without facts."""
    facts: dict[str, Any] = {name: Fact(**data[name]) for name in FACTS if data.get(name)}
    lists: dict[str, Any] = {name: tuple(Fact(**item) for item in data.get(name, [])) for name in LISTS}
    return Reading(
        text=text,
        kind=data.get("kind", "txt"),
        system=data.get("system"),
        **facts,
        **lists,
        citations=tuple(_citation(item) for item in data.get("citations", [])),
        deadlines=tuple(Deadline(**item) for item in data.get("deadlines", [])),
        ratios=tuple(_ratio(item) for item in data.get("ratios", [])),
        duties=tuple(_duty(item) for item in data.get("duties", [])),
        sections=tuple(Section(**item) for item in data.get("sections", [])),
        warnings=tuple(data.get("warnings", [])),
        parts={name: (span[0], span[1]) for name, span in data.get("parts", {}).items()},
    )


def _citation(item: dict[str, Any]) -> Citation:
    return Citation(**{**item, "date": date.fromisoformat(item["date"]) if item["date"] else None})


def _ratio(item: dict[str, Any]) -> Ratio:
    return Ratio(**{**item, "percent": Decimal(item["percent"]), "computed": Decimal(item["computed"])})


def _duty(item: dict[str, Any]) -> Duty:
    deadlines = tuple(Deadline(**deadline) for deadline in item["deadlines"])
    return Duty(**{**item, "cooperating": tuple(item["cooperating"]), "deadlines": deadlines})
