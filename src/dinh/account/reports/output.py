"""A report as a file, and what a careful reader would say of it before it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dinh.account.reports import facts
from dinh.account.reports.annexes import Annex, annexes
from dinh.account.reports.compose import Composed
from dinh.account.reports.models import Draft
from dinh.account.reports.official import Signature, official
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.periods import period_of
from dinh.office.papers import queries as papers


@dataclass(frozen=True, slots=True)
class Pointed:
    """A finding with the words it points at."""

    severity: str
    message: str
    quote: str
    suggestion: str | None


def subject(draft: Draft) -> str:
    return f"{OUTLINES[draft.regime.outline].subject} {period_of(draft).label}"


def findings(draft: Draft, sections: list[Composed], signature: Signature) -> list[Pointed]:
    """What scribe finds in the paper as it would be issued today under this signature."""
    text, found = papers.findings_of_draft(_sheet(draft, sections, signature))
    return [Pointed(f.severity, f.message, " ".join(text[f.start : f.end].split())[:200], f.suggestion) for f in found]


def docx(draft: Draft) -> bytes:
    return papers.docx(draft.paper or _whole(draft))


def pdf(draft: Draft) -> bytes:
    return papers.pdf(draft.paper or _whole(draft))


def _whole(draft: Draft) -> papers.Paper:
    """The draft with its annexes, as it would be issued now."""
    gathered, outline = facts.facts(draft), facts.outline_of(draft)
    listed = facts.rows_behind(draft, [part.indicator for part in outline.counts if part.listed])
    return _sheet(draft, facts.composed_of(draft, gathered), tables=annexes(outline, gathered, listed))


def _sheet(
    draft: Draft, sections: list[Composed], signature: Signature | None = None, tables: Sequence[Annex] = ()
) -> papers.Paper:
    """The draft as an unsaved paper out: blanks where the number and the day will stand."""
    words = official(draft, sections, signature or Signature(), tables)
    return papers.unsaved_draft(body=draft.body, type_name="Báo cáo", subject=subject(draft), official=words)
