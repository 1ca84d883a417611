"""Setting who owes which report by when, for every year or once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import permissions
from dinh.account.reports.models import Owing, Regime
from dinh.account.reports.outlines import OUTLINES
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Way:
    """How reports travel: the line, the body they pass through, where else the merged one goes, by name, and whether
    the receiver merges them at all."""

    line: str = Regime.Line.PARTY
    via: Body | None = None
    copies: tuple[str, ...] = field(default=())
    merged: bool = True


@act
def adopt_regime(
    *, by: Actor, title: str, outline: str, receiver: Body, owes: list[Body], days: list[dict[str, Any]], begins: date,
    paper: Any = None, way: Way | None = None,
) -> Regime:  # fmt: skip
    """Set who owes which report by when, `days` as in `Regime.days`. Raises Refused; ValidationError by field."""
    require(by, permissions.REGIME, receiver)
    return _adopt(by, Regime(title=title, outline=outline, receiver=receiver, days=days, begins=begins, paper=paper),
                  owes, way or Way())  # fmt: skip


@act
def ask_once(
    *, by: Actor, title: str, outline: str, receiver: Body, owes: list[Body], period: Period, due: date, request: str,
    today: date, way: Way | None = None,
) -> Regime:  # fmt: skip
    """A report asked for once (báo cáo đột xuất), over days of its own. Raises ValidationError by field."""
    require(by, permissions.REGIME, receiver)
    if due <= today:
        raise ValidationError({"due": _("Hạn nộp phải sau hôm nay.")})
    if period.start > today:
        raise ValidationError({"start": _("Kỳ báo cáo chưa bắt đầu.")})
    days = [{"period": str(period), "due": f"{due:%Y-%m-%d}"}]
    regime = Regime(
        title=title, outline=outline, receiver=receiver, days=days, begins=today, once=True, request=request.strip()
    )
    return _adopt(by, regime, owes, way or Way())


def _adopt(by: Actor, regime: Regime, owes: Iterable[Body], way: Way) -> Regime:
    if regime.outline not in OUTLINES:
        raise ValidationError({"outline": _("Không có đề cương này.")})
    if not regime.days:
        raise ValidationError({"days": _("Cần ít nhất một kỳ và hạn nộp.")})
    regime.commune, regime.line, regime.via, regime.onward = by.commune, way.line, way.via, "\n".join(way.copies)
    regime.merged = way.merged
    regime.full_clean(exclude=["owes"])
    regime.save()
    owed_by = list(owes)
    Owing.objects.bulk_create([Owing(commune=by.commune, regime=regime, body=body) for body in owed_by])
    told = {"owes": [str(body) for body in owed_by], "days": regime.days, "line": regime.line, "once": regime.once}
    record(by, "reports.adopt_regime", regime, after=told)
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
