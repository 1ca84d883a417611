"""Official papers written right: one model, laid by the layout of its system and day, printed as .docx and PDF."""

from __future__ import annotations

from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import OfficialPaper
from dinh.scribe.writing.pdf import to_pdf

__all__ = ["OfficialPaper", "to_docx", "to_pdf"]
