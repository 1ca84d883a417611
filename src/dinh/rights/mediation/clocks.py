"""When mediation must begin: from the law, from the parties' own agreement, or at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.law.due import due
from dinh.rights.mediation.models import Case

START = "mediation.start"


@dataclass(frozen=True, slots=True)
class Term:
    """The day, why that day, and the article."""

    due: date
    steps: tuple[str, ...]
    article: str


def start_term(case: Case) -> Term | None:
    """The last day to begin; None when nobody is assigned yet or it has begun or ended."""
    if case.state != Case.State.ASSIGNED or case.assigned_on is None:
        return None
    law = due(START, case.assigned_on)
    if case.agreed_on:
        words = _("Các bên thỏa thuận bắt đầu ngày %(day)s, thay cho thời hạn của luật.")
        return Term(case.agreed_on, (words % {"day": f"{case.agreed_on:%d/%m/%Y}"}, *law.steps), law.article)
    if case.urgent:
        return Term(case.assigned_on, (_("Phải hòa giải ngay khi chứng kiến vụ, việc."), *law.steps), law.article)
    return Term(law.due, (*law.steps, *law.notes), law.article)
