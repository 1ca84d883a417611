"""Numbers that no room knows: entered with what proves them, and asked about when they look wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import permissions, queries
from dinh.account.reports.actions.writing import Overtaken, locked
from dinh.account.reports.models import Draft, Figure, FigureRow
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.parts import Entered
from dinh.account.reports.queries import Before
from dinh.account.reports.words import said
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files import actions as files
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.room import Value

# Ours: from which size on, and from how many times, a figure is asked about; a whole, from half as much again.
TELLING, MANY_TIMES, JUMP = 10, 3, 3


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A record typed behind a figure."""

    title: str
    day: date | None = None
    note: str = ""


@act
def enter_figure(
    *, by: Actor, draft: Draft, key: str, part: int, whole: int | None, rows: list[EnteredRow], source: str = "",
    upload: tuple[bytes, str] | None = None, sure: bool = False, version: int | None = None,
) -> Figure:  # fmt: skip
    """Enter a number with what proves it: its records one by one, a file, or the book it stands in.

    Raises ValidationError when nothing proves it, when typed records do not add up to it, or part exceeds whole; at
    `sure` when it is far from last time's and nobody has said it is right; Overtaken as `write_passage`.
    """
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    entered = next((item for item in OUTLINES[draft.regime.outline].figures if item.key == key), None)
    if entered is None:
        raise ValidationError(_("Đề cương này không có số liệu “%(key)s”.") % {"key": key})
    _check_rows(part, rows)
    if not sure and (question := absurd(Value(part, whole), queries.figure_before(draft, entered), entered)):
        raise ValidationError({"sure": question})
    old = Figure.objects.filter(draft=draft, key=key).select_related("by").first()
    if version is not None and old and old.version != version:
        raise Overtaken(str(old.by), said(Value(old.part, old.whole)), old.version)
    figure = old or Figure(commune=by.commune, draft=draft, key=key)
    figure.version += 1
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


def absurd(now: Value, before: Before | None, entered: Entered) -> str:
    """The question to ask about a figure many times what it was, or a whole that jumps; empty when nothing is odd."""
    if before is None or max(now.part, before.value.part) < TELLING:
        return ""
    parts = (now.part, before.value.part)
    wholes = (now.whole or 0, before.value.whole or 0)
    odd = max(parts) > MANY_TIMES * max(min(parts), 1) or (all(wholes) and max(wholes) * 2 > JUMP * min(wholes))
    if not odd:
        return ""
    return _("Kỳ này %(now)s %(unit)s, %(when)s là %(before)s. Nếu đúng, đánh dấu ô xác nhận rồi lưu.") % {
        "now": said(now), "before": said(before.value), "unit": entered.unit, "when": before.when,
    }  # fmt: skip


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
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    figure = Figure.objects.get(draft=draft, key=key)
    record(by, "reports.remove_figure", draft, before={"key": key, "part": figure.part, "whole": figure.whole})
    figure.delete()
    return draft
