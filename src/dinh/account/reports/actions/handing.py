"""Handing a report in, giving it back, and signing it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import checks, facts, permissions, queries
from dinh.account.reports.actions.writing import locked
from dinh.account.reports.annexes import annexes
from dinh.account.reports.compose import Composed
from dinh.account.reports.correcting import frozen
from dinh.account.reports.models import Draft
from dinh.account.reports.official import Signature, official
from dinh.account.reports.output import subject
from dinh.account.reports.periods import period_of
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.papers import actions as papers


@act
def submit(*, by: Actor, draft: Draft, early: bool = False) -> Draft:
    """Hand a unit's report in to the receiver. Raises ValidationError naming the first thing still missing; at `early`
    when its period is not over and nobody has said that it goes nevertheless."""
    draft = locked(draft)
    require(by, permissions.SUBMIT, draft)
    _count_to(draft, early=early)
    _refuse_gaps(facts.composed(draft))
    draft.state, draft.submitted_at, draft.submitted_by = Draft.State.SUBMITTED, now(), by.person
    draft.return_reason = ""
    draft.save()
    record(by, "reports.submit", draft, after={"counted_to": draft.counted_to})
    return draft


@act
def return_draft(*, by: Actor, draft: Draft, reason: str) -> Draft:
    """Give a submitted report back for completion, with the reason."""
    draft = locked(draft)
    require(by, permissions.RETURN, draft)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi rõ cần bổ sung gì.")})
    draft.state, draft.return_reason, draft.counted_to = Draft.State.RETURNED, reason.strip(), None
    draft.save()
    record(by, "reports.return", draft, after={"reason": draft.return_reason})
    return draft


@act
def sign(
    *, by: Actor, draft: Draft, issued: date, signature: Signature, early: bool = False,
    reasons: dict[str, str] | None = None,
) -> Draft:  # fmt: skip
    """Freeze what the report says, give it its number and issue it. Cannot be undone; a correction is a new report.

    `reasons`: what the signer says of each advice left standing, by `Advice.key`; they are kept with the report. Raises
    Refused; ValidationError when something is missing, when the period is not over and `early` does not say so, or
    `issued` is not a day papers can carry.
    """
    draft = locked(draft)
    require(by, permissions.SIGN, draft)
    _count_to(draft, early=early)
    gathered = facts.facts(draft)
    sections = facts.composed_of(draft, gathered)
    _refuse_gaps(sections)
    rows = facts.rows_behind(draft, facts.indicator_keys(facts.outline_of(draft)))
    tables = annexes(facts.outline_of(draft), gathered, rows)
    left = checks.left(checks.advice(draft, gathered, sections, signature), reasons)
    paper = papers.draft_out(
        by=by, body=draft.body, type_name="Báo cáo", subject=subject(draft),
        official=official(draft, sections, signature, tables),
    )  # fmt: skip
    paper = papers.issue(
        by=by, paper=paper, issued=issued,
        signer=signature.name, signer_title=signature.title, authority=signature.authority,
    )  # fmt: skip
    draft.state, draft.paper = Draft.State.SIGNED, paper
    draft.frozen = frozen(sections, gathered, rows, tables, left)
    draft.submitted_at = draft.submitted_at or now()
    draft.submitted_by = draft.submitted_by or by.person
    draft.save()
    told = {"number": paper.number, "issued": issued, "counted_to": draft.counted_to, "left": left}
    record(by, "reports.sign", draft, after=told)
    return draft


def _count_to(draft: Draft, *, early: bool) -> None:
    """A report on days still to come says up to which day it counts; whoever hands it in has to have said so."""
    period = period_of(draft)
    draft.counted_to = today() if today() < period.end else None
    if draft.counted_to and not early:
        raise ValidationError(
            {
                "early": _(
                    "Kỳ này đến %(end)s mới hết; báo cáo chỉ tính được đến hôm nay, %(day)s. Đánh dấu ô này nếu vẫn "
                    "gửi."
                )
                % {"end": f"{period.end:%d/%m/%Y}", "day": f"{today():%d/%m/%Y}"}
            }
        )


def _refuse_gaps(sections: list[Composed]) -> None:
    missing = queries.gaps(sections)
    if missing:
        raise ValidationError([f"{section.label}. {section.section.title}: {gap.text}" for section, gap in missing])
