"""Findings: what was found and on what ground; what looks like a violation goes to who may decide on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions.common import come, covered, here, limited, needed, one_line, one_of
from dinh.rights.oversee.models import Board, By, CheckLine, Finding, Visit


@dataclass(frozen=True, slots=True)
class Found:
    """`shown` are the words for everyone; empty takes `words` with personal numbers covered."""

    kind: str
    words: str
    ground: str
    found_on: date
    shown: str = ""
    target: Body | None = None
    line: CheckLine | None = None


@act
def find(
    *, by: Actor, found: Found, visit: Visit | None = None, watcher: str = "", board: Board | None = None,
    body: Body | None = None,
) -> Finding:  # fmt: skip
    """Write down a finding of a visit, or, without one, of `watcher` (a key of `By`) with its board or body."""
    if visit is not None:
        watcher, board, body = visit.by, visit.board, visit.body
    finding = Finding(commune=by.commune, by=one_of("by", watcher, By.values), board=board, body=body, visit=visit)
    require(by, permissions.FIND, finding)
    _fill(by, finding, found)
    finding.save(force_insert=True)
    _record(by, "find", finding)
    return finding


@act
def edit_finding(*, by: Actor, finding: Finding, found: Found, edition: int) -> Finding:
    """Correct a finding until the Front has confirmed the minutes."""
    finding = _locked(finding, edition)
    require(by, permissions.FIND, finding)
    _fill(by, finding, found)
    finding.edition += 1
    finding.save()
    _record(by, "edit_finding", finding)
    return finding


@act
def pass_on(*, by: Actor, finding: Finding, to: str, on: date) -> Finding:
    """What looks like a violation goes to the body that may decide on it."""
    finding = _locked(finding)
    require(by, permissions.PASS_ON, finding)
    if finding.kind != Finding.Kind.VIOLATION:
        raise ValidationError({"to": _("Chỉ phát hiện có dấu hiệu vi phạm mới chuyển cơ quan có thẩm quyền.")})
    if finding.passed_on:
        raise ValidationError({"to": _("Phát hiện này đã chuyển ngày %s.") % f"{finding.passed_on:%d/%m/%Y}"})
    finding.passed_to = needed("to", one_line(to), _("Hãy ghi chuyển cho cơ quan nào."), 200)
    finding.passed_on = come("on", on, finding.found_on)
    finding.edition += 1
    finding.save()
    record(by, "oversee.pass_on", finding, after={"to": finding.passed_to, "on": on})
    return finding


def _fill(by: Actor, finding: Finding, found: Found) -> None:
    here(by, "target", found.target, found.line)
    visit = finding.visit
    if found.line is not None and (visit is None or found.line.visit_id != visit.pk):
        raise ValidationError({"line": _("Dòng này không thuộc cuộc kiểm tra này.")})
    finding.kind = one_of("kind", found.kind, Finding.Kind.values)
    finding.words = needed("words", found.words, _("Hãy ghi thấy gì, ở đâu."))
    finding.ground = needed(
        "ground", one_line(found.ground), _("Hãy ghi căn cứ: điều khoản, quyết định, dự toán, quy ước nào."), 300
    )
    finding.shown = covered(limited("shown", found.shown or finding.words, 2000))
    finding.target = found.target or (visit.target if visit else None)
    finding.line = found.line
    finding.found_on = come("found_on", found.found_on, visit.held_on if visit else None)


def _locked(finding: Finding, edition: int | None = None) -> Finding:
    rows = Finding.objects.select_for_update(of=("self",)).select_related("visit", "board", "body")
    locked: Finding = rows.get(pk=finding.pk)
    if edition is not None and locked.edition != edition:
        raise ValidationError(_("Người khác vừa sửa phát hiện này. Hãy xem lại rồi gửi lần nữa."))
    return locked


def _record(by: Actor, what: str, finding: Finding) -> None:
    after = {"kind": finding.kind, "ground": finding.ground, "visit": finding.visit_id, "target": finding.target_id}
    record(by, f"oversee.{what}", finding, after=after, personal={"words": finding.words})
