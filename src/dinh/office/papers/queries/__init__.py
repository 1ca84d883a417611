"""Every read of this room that is more than a `.get()`."""

from __future__ import annotations

from dinh.office.papers.composing import official_paper
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.checking import LocalRegister, findings_of, findings_of_draft, unsaved_draft
from dinh.office.papers.queries.files import docx, pdf
from dinh.office.papers.queries.papers import (
    clauses_of,
    directives_between,
    find_paper,
    open_clauses,
    papers_in_between,
    papers_out_between,
    papers_with_open_clauses,
    readable_source,
)

__all__ = [
    "LocalRegister",
    "Paper",
    "clauses_of",
    "directives_between",
    "docx",
    "find_paper",
    "findings_of",
    "findings_of_draft",
    "official_paper",
    "open_clauses",
    "papers_in_between",
    "papers_out_between",
    "papers_with_open_clauses",
    "pdf",
    "readable_source",
    "unsaved_draft",
]
