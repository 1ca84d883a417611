"""A paper as a file to print and send."""

from __future__ import annotations

from datetime import UTC, datetime, time

from dinh.office.papers.composing import official_paper
from dinh.office.papers.models import Paper
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.pdf import to_pdf


def docx(paper: Paper) -> bytes:
    """A paper out as .docx; an issued one gives the same bytes every time. Raises ValidationError, LayoutNotKnown."""
    return to_docx(official_paper(paper), stamp=_stamp(paper))


def pdf(paper: Paper) -> bytes:
    """The same as PDF with text."""
    return to_pdf(official_paper(paper), stamp=_stamp(paper))


def _stamp(paper: Paper) -> datetime | None:
    return datetime.combine(paper.issued, time(), UTC) if paper.in_register and paper.issued else None
