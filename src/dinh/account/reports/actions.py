"""Every change to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import permissions, queries
from dinh.account.reports.models import Draft, Figure, FigureRow, Owing, Passage, Regime
from dinh.account.reports.official import Signature, official, plain
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.output import subject
from dinh.account.reports.periods import due_of
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now
from dinh.ground.files import actions as files
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.law.periods import Period
from dinh.office.papers import actions as papers


@act
def adopt_regime(
    *, by: Actor, title: str, outline: str, receiver: Body, owes: list[Body], days: list[dict[str, Any]], begins: date,
    paper: Any = None,
) -> Regime:  # fmt: skip
    """Set who owes which report by when, `days` as in `Regime.days`. Raises Refused; ValidationError by field."""
    require(by, permissions.REGIME, receiver)
    regime = Regime(
        commune=by.commune, title=title, outline=outline, receiver=receiver, days=days, begins=begins, paper=paper
    )
    if outline not in OUTLINES:
        raise ValidationError({"outline": _("Không có đề cương này.")})
    if not days:
        raise ValidationError({"days": _("Cần ít nhất một kỳ và hạn nộp.")})
    regime.full_clean(exclude=["owes"])
    regime.save()
    Owing.objects.bulk_create([Owing(commune=by.commune, regime=regime, body=body) for body in owes])
    record(by, "reports.adopt_regime", regime, after={"owes": [str(body) for body in owes], "days": days})
    return regime


@act
def end_regime(*, by: Actor, regime: Regime, day: date) -> Regime:
    """From `day` nothing more is owed under it; what was written stays. Adopting it anew takes the day back."""
    require(by, permissions.REGIME, regime)
    regime.ended = day
    regime.full_clean(exclude=["owes"])
    regime.save(update_fields=["ended"])
    record(by, "reports.end_regime", regime, after={"ended": day})
    return regime


@act
def open_draft(*, by: Actor, regime: Regime, body: Body, period: Period) -> Draft:
    """Begin a body's report for a period, or give the one begun. Raises ValidationError for a period not owed."""
    require(by, permissions.OPEN, regime)
    if due_of(regime, period) is None:
        raise ValidationError(
            _("Chế độ “%(regime)s” không có kỳ %(period)s.") % {"regime": regime, "period": period.label}
        )
    draft, new = Draft.objects.get_or_create(
        commune=by.commune, regime=regime, body=body, period=str(period), defaults={"ref": new_ref("BC")}
    )  # fmt: skip
    if new:
        require(by, permissions.WRITE, draft)
    record(by, "reports.open", draft, after={"period": str(period), "new": new})
    return draft


@act
def write_passage(*, by: Actor, draft: Draft, section: str, text: str, status: str) -> Passage:
    """Write one section's own words and say how far it is. Earlier words stay in the journal."""
    draft = _locked(draft)
    require(by, permissions.WRITE, draft)
    OUTLINES[draft.regime.outline].section(section)
    old = Passage.objects.filter(draft=draft, section=section).first()
    passage = old or Passage(commune=by.commune, draft=draft, section=section)
    before = {"text": passage.text, "status": passage.status}
    passage.text, passage.status, passage.by, passage.at = text.strip(), status, by.person, now()
    passage.full_clean()
    passage.save()
    record(
        by,
        "reports.write",
        draft,
        before={"section": section, **before},
        after={"text": passage.text, "status": status},
    )
    return passage


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A record typed behind a figure."""

    title: str
    day: date | None = None
    note: str = ""


@act
def enter_figure(
    *, by: Actor, draft: Draft, key: str, part: int, whole: int | None, rows: list[EnteredRow], source: str = "",
    upload: tuple[bytes, str] | None = None,
) -> Figure:  # fmt: skip
    """Enter a number with what proves it: its records one by one, a file, or the book it stands in.

    Raises ValidationError when nothing proves it, when typed records do not add up to it, or part exceeds whole.
    """
    draft = _locked(draft)
    require(by, permissions.WRITE, draft)
    entered = next((item for item in OUTLINES[draft.regime.outline].figures if item.key == key), None)
    if entered is None:
        raise ValidationError(_("Đề cương này không có số liệu “%(key)s”.") % {"key": key})
    _check_rows(part, rows)
    old = Figure.objects.filter(draft=draft, key=key).first()
    figure = old or Figure(commune=by.commune, draft=draft, key=key)
    before = {"part": figure.part, "whole": figure.whole} if old else {}
    figure.part, figure.whole, figure.source = part, whole if entered.share else None, source.strip()
    figure.by, figure.at = by.person, now()
    if upload:
        figure.file = files.store(by=by, data=upload[0], name=upload[1])
    if entered.share and whole is None:
        raise ValidationError({"whole": _("Hãy ghi tổng số.")})
    if part and not rows and not figure.file and not figure.source:
        raise ValidationError(_("Số liệu phải mở được: hãy ghi từng bản ghi, đính kèm tệp, hoặc ghi rõ sổ theo dõi."))
    figure.full_clean()
    figure.save()
    figure.rows.all().delete()
    FigureRow.objects.bulk_create(
        [
            FigureRow(commune=by.commune, figure=figure, order=order, title=row.title, day=row.day, note=row.note)
            for order, row in enumerate(rows, start=1)
        ]
    )
    after = {"key": key, "part": part, "whole": whole, "rows": len(rows), "source": figure.source}
    record(by, "reports.enter_figure", draft, before=before, after=after)
    return figure


def _check_rows(part: int, rows: list[EnteredRow]) -> None:
    if rows and len(rows) != part:
        raise ValidationError(
            {
                "part": _("Ghi %(part)d nhưng có %(rows)d bản ghi. Hãy thêm bản ghi hoặc sửa số.")
                % {"part": part, "rows": len(rows)}
            }
        )


@act
def remove_figure(*, by: Actor, draft: Draft, key: str) -> Draft:
    """Take an entered number back; what it said stays in the journal."""
    draft = _locked(draft)
    require(by, permissions.WRITE, draft)
    figure = Figure.objects.get(draft=draft, key=key)
    record(by, "reports.remove_figure", draft, before={"key": key, "part": figure.part, "whole": figure.whole})
    figure.delete()
    return draft


@act
def submit(*, by: Actor, draft: Draft) -> Draft:
    """Hand a unit's report in to the receiver. Raises ValidationError naming the first thing still missing."""
    draft = _locked(draft)
    require(by, permissions.SUBMIT, draft)
    _refuse_gaps(draft)
    draft.state, draft.submitted_at, draft.return_reason = Draft.State.SUBMITTED, now(), ""
    draft.save()
    record(by, "reports.submit", draft)
    return draft


@act
def return_draft(*, by: Actor, draft: Draft, reason: str) -> Draft:
    """Give a submitted report back for completion, with the reason."""
    draft = _locked(draft)
    require(by, permissions.RETURN, draft)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi rõ cần bổ sung gì.")})
    draft.state, draft.return_reason = Draft.State.RETURNED, reason.strip()
    draft.save()
    record(by, "reports.return", draft, after={"reason": draft.return_reason})
    return draft


@act
def sign(*, by: Actor, draft: Draft, issued: date, signature: Signature) -> Draft:
    """Freeze what the report says, give it its number and issue it. Cannot be undone; a correction is a new report.

    Raises Refused; ValidationError when something is missing or `issued` is not a day papers can carry.
    """
    draft = _locked(draft)
    require(by, permissions.SIGN, draft)
    _refuse_gaps(draft)
    sections = queries.composed(draft)
    words = official(draft, sections, signature)
    paper = papers.draft_out(by=by, body=draft.body, type_name="Báo cáo", subject=subject(draft), official=words)
    paper = papers.issue(
        by=by, paper=paper, issued=issued,
        signer=signature.name, signer_title=signature.title, authority=signature.authority,
    )  # fmt: skip
    draft.state, draft.paper, draft.frozen = Draft.State.SIGNED, paper, plain(sections)
    draft.submitted_at = draft.submitted_at or now()
    draft.save()
    record(by, "reports.sign", draft, after={"number": paper.number, "issued": issued})
    return draft


def _locked(draft: Draft) -> Draft:
    locked: Draft = Draft.objects.select_for_update().get(pk=draft.pk)
    return locked


def _refuse_gaps(draft: Draft) -> None:
    missing = queries.gaps(queries.composed(draft))
    if missing:
        raise ValidationError([f"{section.label}. {section.section.title}: {gap.text}" for section, gap in missing])
