"""From composed sections to the words of an official paper, and to the frozen record of what was signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dinh.account.reports.compose import Composed
from dinh.account.reports.models import Draft


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of capacity as printed (`T/M ĐẢNG ỦY`), the signer's own post, the name."""

    authority: tuple[str, ...] = ()
    title: str = ""
    name: str = ""


def official(draft: Draft, sections: list[Composed], signature: Signature) -> dict[str, Any]:
    """The report as the papers room keeps an official paper (`papers.official`)."""
    receiver = draft.regime.receiver
    recipients = [receiver.name] if receiver.pk != draft.body_id else [str(body) for body in draft.regime.owes.all()]
    return {
        "blocks": [block for made in sections for block in _blocks(made)],
        "recipients": recipients,
        "archive": "VT" if draft.body.system == "state" else draft.body.short_name or draft.body.name,
        "signature": {"authority": list(signature.authority), "title": signature.title, "name": signature.name},
    }


def _blocks(made: Composed) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [
        {"kind": "heading", "level": made.section.level, "label": made.label, "text": made.section.title}
    ]
    blocks += [{"kind": "bullet" if s.bullet else "para", "text": s.text} for s in made.sentences]
    blocks += [
        {
            "kind": "table",
            "caption": table.caption,
            "header": list(table.header),
            "rows": [list(row) for row in table.rows],
        }
        for table in made.tables
    ]
    return blocks


def plain(sections: list[Composed]) -> dict[str, Any]:
    """What was signed, as JSON: every sentence with its source and writer, every table with its cells."""
    return {
        "sections": [
            {
                "key": made.section.key,
                "level": made.section.level,
                "label": made.label,
                "title": made.section.title,
                "sentences": [
                    {"text": s.text, "source": s.source, "key": s.key, "by": s.by, "bullet": s.bullet}
                    for s in made.sentences
                ],
                "tables": [
                    {"caption": t.caption, "header": list(t.header), "rows": [list(row) for row in t.rows]}
                    for t in made.tables
                ],
            }
            for made in sections
        ]
    }
