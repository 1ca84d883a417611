"""The days of a consultation: how long it stays open, by when its result is public, and why those days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.due import due
from dinh.law.matters import CONSULTED, FORM_OVERRIDE
from dinh.rights.consult.models import Consultation

OPEN, RESULT, EXPLAIN, PLAN, COUNCIL = (
    "consult.open", "consult.result", "consult.explain", "consult.plan", "consult.council",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A day, every step to it in words, the article; `official`: typed by an official, not read by us."""

    due: date
    steps: tuple[str, ...]
    article: str
    official: bool = False


def article(key: str, day: date) -> str:
    """«Điều 28 Luật 10/2022/QH15»: where a rule of this room stands."""
    return str(rules.get(key).entry(day).cite)


def matter_cite(consultation: Consultation) -> str:
    """Where the law has this matter; empty for a draft from above, for which no article is claimed."""
    found = [one.cite for one in CONSULTED if one.code == consultation.kind]
    return str(found[0]) if found else ""


def least_term(published: date) -> Term:
    """What the law itself wants, for whatever is published on that day."""
    law = due(OPEN, published)
    return Term(law.due, (*law.steps, *law.notes), law.article)


def open_term(consultation: Consultation, published: date) -> Term:
    """The first day on which it may close, when published on that day: at least the law's term, another law's where an
    official found one, the sender's for a draft from above."""
    if consultation.from_above:
        words = _("Dự thảo do cấp trên gửi xuống: thời hạn theo văn bản gửi, không tính theo Điều 25–28.")
        return Term(consultation.until, (words,), "", official=True)
    if consultation.term_cite:
        words = _("Thời hạn theo luật khác, do cán bộ ghi: %(cite)s.") % {"cite": consultation.term_cite}
        return Term(consultation.until, (words, FORM_OVERRIDE), consultation.term_cite, official=True)
    return least_term(published)


def result_term(consultation: Consultation) -> Term | None:
    """The last day to make the result public, from the day of the summary; None before it and where no law says so."""
    if consultation.explained_on is None or consultation.from_above:
        return None
    law = due(RESULT, consultation.explained_on)
    return Term(law.due, (*law.steps, *law.notes), law.article)


def result_in_time(consultation: Consultation) -> bool:
    """Whether the result was public within the law's term."""
    term = result_term(consultation)
    return bool(term and consultation.result_on and consultation.result_on <= term.due)
