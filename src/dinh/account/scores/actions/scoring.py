"""Lines get their data: the body's own score with its evidence, the appraisal with a reason for each change.

Two people may work on one sheet at once: each line carries its own edition, and who writes on an old one is told.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.scores import permissions
from dinh.account.scores.actions.common import checked, leaf_of, lock_line, lock_sheet, needed, unchanged, who
from dinh.account.scores.models import Evidence, Line, Sheet
from dinh.account.scores.recompute import is_idle
from dinh.account.scores.rubrics.check import Item
from dinh.account.scores.sources import all_leaves, from_records
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.actions import record

NOTE = 2000


@act
def claim(*, by: Actor, line: Line, datum: Item, note: str, edition: int) -> Line:
    """The body says what holds for one criterion. A number that differs from the records needs words why.

    Raises ValidationError naming the field: above the most, negative, part above whole, no words where they are needed.
    """
    line = lock_line(line)
    require(by, permissions.SCORE, line)
    unchanged(line, edition)
    rubric = line.sheet.campaign.rubric.data
    datum, leaf = checked(rubric, line.key, datum), leaf_of(rubric, line.key)
    recorded = from_records(line.sheet, leaf, by.commune) if leaf else None
    line.from_records = bool(leaf) and recorded is not None and recorded == datum
    note = _limited(note)
    if (datum.get("idle") or (recorded is not None and not line.from_records)) and not note:
        raise ValidationError({"note": _("Hãy viết vì sao: không phát sinh, hoặc khác số trong hồ sơ.")})
    line.claimed, line.note = datum, note
    line.appraised, line.changed, line.reason = None, False, ""
    line.edition += 1
    line.save()
    record(by, "scores.claim", line, after={"sheet": line.sheet.key, "datum": datum})
    return line


@act
def add_evidence(
    *, by: Actor, line: Line, title: str, upload: tuple[bytes, str] | None = None, address: str = ""
) -> Evidence:
    """Prove a line by a file, or by the address of a record of this house. Raises ValidationError for both or
    neither."""
    line = lock_line(line)
    require(by, permissions.SCORE, line)
    address = address.strip()
    if bool(upload) == bool(address):
        raise ValidationError(
            {"upload": _("Hãy chọn một tệp, hoặc ghi địa chỉ một hồ sơ trong hệ thống: một trong hai.")}
        )
    if address and (not address.startswith("/") or address.startswith("//") or len(address) > 300 or " " in address):
        raise ValidationError({"address": _("Địa chỉ hồ sơ bắt đầu bằng dấu /, ví dụ /p/CK-7K3M-9QXT.")})
    stored = store(by=by, data=upload[0], name=upload[1]) if upload else None
    title = title.strip() or (stored.name if stored else address)
    evidence = Evidence(
        commune=by.commune,
        line=line,
        title=title[:200],
        file=stored,
        address=address,
        added_on=today(),
        added_by=who(by),
    )
    evidence.save(force_insert=True)
    record(by, "scores.add_evidence", line, after={"title": evidence.title, "address": address})
    return evidence


@act
def take_evidence_away(*, by: Actor, evidence: Evidence) -> None:
    """Undo: only while the sheet is the body's own."""
    line = lock_line(evidence.line)
    require(by, permissions.SCORE, line)
    record(by, "scores.take_evidence_away", line, before={"title": evidence.title})
    evidence.delete()


@act
def submit(*, by: Actor, sheet: Sheet, edition: int) -> Sheet:
    """Hand the self-score in. Raises ValidationError naming each criterion without a datum, or without its evidence."""
    sheet = lock_sheet(sheet)
    require(by, permissions.SCORE, sheet)
    unchanged(sheet, edition)
    if lacking := lacks(sheet):
        raise ValidationError([_("%(key)s: %(words)s") % {"key": key, "words": words} for key, words in lacking])
    sheet.submitted_on, sheet.submitted_by = today(), who(by)
    sheet.returned_on, sheet.return_reason = None, ""
    sheet.edition += 1
    sheet.save()
    record(by, "scores.submit", sheet, after={"campaign": sheet.campaign.ref})
    return sheet


def lacks(sheet: Sheet) -> list[tuple[str, str]]:
    """What still stands against handing a sheet in: criteria and why."""
    lines = {line.key: line for line in sheet.lines.prefetch_related("evidence")}
    found = []
    for leaf in all_leaves(sheet.campaign.rubric.data):
        line = lines.get(leaf["key"])
        if line is None or not line.claimed:
            found.append((leaf["key"], _("chưa chấm")))
        elif leaf.get("evidence") == "required" and needs_proof(leaf, line.claimed) and not line.evidence.all():
            found.append((leaf["key"], _("chưa có minh chứng")))
    return found


def needs_proof(leaf: Item, datum: Item) -> bool:
    """Nothing is to be proved where no point is claimed, or nothing arose."""
    return not (is_idle(leaf, datum) or datum.get("yes") is False or datum.get("points") == "0")


@act
def give_back(*, by: Actor, sheet: Sheet, reason: str, edition: int) -> Sheet:
    """Return a sheet for completion; its data and evidence stay, and it counts as scored by the body itself. A
    line that the body then changes is appraised anew."""
    sheet = lock_sheet(sheet)
    require(by, permissions.GIVE_BACK, sheet)
    unchanged(sheet, edition)
    sheet.return_reason = needed("reason", reason, _("Hãy ghi cần bổ sung gì."), 1000)
    sheet.returned_on, sheet.submitted_on = today(), None
    sheet.edition += 1
    sheet.save()
    record(by, "scores.give_back", sheet, after={"reason": sheet.return_reason})
    return sheet


@act
def appraise(*, by: Actor, line: Line, datum: Item, reason: str, edition: int) -> Line:
    """Appraise one line: as claimed, or otherwise with a reason.

    Raises ValidationError when someone else appraised it meanwhile, for a change without a reason, for a bad datum.
    """
    line = lock_line(line)
    require(by, permissions.APPRAISE, line)
    unchanged(line, edition)
    datum = checked(line.sheet.campaign.rubric.data, line.key, datum)
    return appraised(by, line, datum, reason)


def appraised(actor: Actor, line: Line, datum: Item, reason: str) -> Line:
    line.changed = datum != line.claimed
    line.reason = _limited(reason, "reason")
    if line.changed and not line.reason:
        raise ValidationError({"reason": _("Sửa điểm tự chấm thì phải ghi lý do.")})
    before = line.datum
    line.appraised, line.appraised_on, line.appraised_by = datum, today(), who(actor)
    line.edition += 1
    line.save()
    record(actor, "scores.appraise", line, ground=line.reason[:500], before={"datum": before}, after={"datum": datum})
    return line


@act
def accept_rest(*, by: Actor, sheet: Sheet, edition: int) -> int:
    """Take every line that nobody has appraised as it was claimed; returns how many."""
    sheet = lock_sheet(sheet)
    require(by, permissions.APPRAISE, sheet)
    unchanged(sheet, edition)
    rows: Any = sheet.lines.select_for_update(of=("self",)).filter(appraised__isnull=True)
    accepted = 0
    for line in rows.select_related("sheet__campaign__rubric"):
        line.appraised, line.changed, line.appraised_on, line.appraised_by = line.claimed, False, today(), who(by)
        line.edition += 1
        line.save()
        accepted += 1
    record(by, "scores.accept_rest", sheet, after={"lines": accepted})
    return accepted


def _limited(text: str, name: str = "note") -> str:
    text = text.replace("\x00", "").strip()
    if len(text) > NOTE:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": NOTE}})
    return text
