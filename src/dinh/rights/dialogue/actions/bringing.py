"""Lines of an old table of promises come in, are put right, struck out, taken up as promises of today, and go out
again. No clock runs for them, nobody is told, nothing is public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.past.kinds import Bringing
from dinh.ground.past.queries import run_of
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.promising import promise
from dinh.rights.dialogue.models import PastPromise
from dinh.rights.dialogue.past_judging import folded

EARLIEST = 1990
TEXTS = ("words", "asked_by", "place", "made_by", "owner", "due_told", "result", "note")
PLAIN = {"year", "made_on", "due", "done_on", "outcome"}  # the rest may name persons: kept where it can be forgotten


@dataclass(frozen=True, slots=True)
class PastWords:
    """What a line says, as an official puts it right."""

    words: str
    year: int
    outcome: str
    asked_by: str = ""
    place: str = ""
    made_by: str = ""
    made_on: date | None = None
    owner: str = ""
    due: date | None = None
    due_told: str = ""
    result: str = ""
    done_on: date | None = None
    note: str = ""


@act
def bring_in_past(
    by: Actor, run: int, given: Mapping[str, Any], known: Mapping[str, Any], rows: Sequence[Bringing]
) -> dict[int, int]:
    """Lines of the past, as the book has them. Returns the line of each row."""
    require(by, permissions.WRITE, by.commune)
    book = str(given.get("former", "")).strip()
    lines = PastPromise.objects.bulk_create([_line(by, run, book, row) for row in rows])
    record(by, "dialogue.bring_in_past", run_of(run), after={
        "lines": len(lines), "years": sorted({line.year for line in lines}), "book": book,
    })  # fmt: skip
    return {row.pk: line.pk for row, line in zip(rows, lines, strict=True)}


def _line(by: Actor, run: int, book: str, row: Bringing) -> PastPromise:
    values = row.values
    text = {name: str(values.get(name, "")) for name in TEXTS}
    return PastPromise(
        commune=by.commune, run_id=run, came_from=row.where[:400], book=book, folded=folded(text["words"]),
        year=values["year"], made_on=values.get("made_on"), due=values.get("due"), done_on=values.get("done_on"),
        outcome=values["outcome"], **text,
    )  # fmt: skip


@act
def take_back_past(by: Actor, run: int, keys: Sequence[int]) -> None:
    """These lines of a run were never there."""
    require(by, permissions.WRITE, by.commune)
    for begin in range(0, len(keys), 500):
        PastPromise.objects.filter(run=run, pk__in=keys[begin : begin + 500]).delete()
    record(by, "dialogue.take_back_past", run_of(run), after={"lines": len(keys)})


@act
def correct_past(*, by: Actor, line: PastPromise, told: PastWords) -> PastPromise:
    """Put a line right. Raises ValidationError for what cannot stand; Refused for a line that is struck out."""
    line = _locked(by, line)
    told = replace(told, words=" ".join(told.words.split()))
    if faults := _faults(told):
        raise ValidationError(faults)
    wanted = asdict(told)
    before = {name: getattr(line, name) for name in wanted if getattr(line, name) != wanted[name]}
    for name, value in wanted.items():
        setattr(line, name, value)
    line.folded = folded(line.words)
    line.save(update_fields=[*wanted, "folded"])
    named = {name: was for name, was in before.items() if name not in PLAIN}
    record(
        by, "dialogue.correct_past", line, before={name: was for name, was in before.items() if name in PLAIN},
        after={"changed": sorted(before)}, personal={"was": named, "is": {name: wanted[name] for name in named}},
    )  # fmt: skip
    return line


def _faults(told: PastWords) -> dict[str, str]:
    found = {}
    if not told.words:
        found["words"] = _("Hãy ghi nội dung đã hứa, đã kiến nghị.")
    if told.outcome not in PastPromise.Outcome.values:
        found["outcome"] = _("Hãy chọn một kết quả trong danh sách.")
    for name, day in (("made_on", told.made_on), ("done_on", told.done_on)):
        if day and day > today():
            found[name] = _("Ngày này chưa đến: đây là sổ của các năm trước.")
    if told.made_on and told.done_on and told.done_on < told.made_on:
        found["done_on"] = _("Ngày xong trước ngày hứa.")
    if not EARLIEST <= told.year <= today().year:
        found["year"] = _("Năm từ %(first)d đến %(last)d.") % {"first": EARLIEST, "last": today().year}
    elif told.made_on and "made_on" not in found and told.made_on.year != told.year:
        found["year"] = _("Khác năm của ngày hứa (%(year)d).") % {"year": told.made_on.year}
    return found


@act
def strike_past(*, by: Actor, line: PastPromise, reason: str) -> PastPromise:
    """A line that is wrong altogether: it stays readable with its reason, and counts no more."""
    line = _locked(by, line)
    said = " ".join(reason.split())[:300]
    if not said:
        raise ValidationError({"reason": _("Hãy ghi lý do gạch bỏ.")})
    line.struck_at, line.struck_reason = now(), said
    line.save(update_fields=["struck_at", "struck_reason"])
    record(by, "dialogue.strike_past", line, after={"reason": said})
    return line


@act
def take_up_past(*, by: Actor, line: PastPromise, **made: Any) -> PastPromise:
    """What the book leaves owing becomes a promise of today, with a day and an owner: `made` as `promise` takes it. It
    is public like any other, so its words are written anew by whoever takes it up. Raises Refused when it was taken up
    already, or the book says it was done; ValidationError naming the field."""
    line = _locked(by, line)
    if line.taken_up_id:
        raise Refused(_("Dòng này đã được theo dõi tiếp trong Sổ lời hứa."))
    if not line.owed:
        raise Refused(_("Sổ ghi việc này đã làm. Nếu chưa, hãy sửa kết quả của dòng trước."))
    line.taken_up = promise(by=by, **made)
    line.save(update_fields=["taken_up"])
    record(by, "dialogue.take_up_past", line, after={"promise": line.taken_up.ref})
    return line


def _locked(by: Actor, line: PastPromise) -> PastPromise:
    require(by, permissions.WRITE, by.commune)
    found = PastPromise.objects.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if found is None:
        raise Refused(_("Dòng này không còn: lần nhập của nó đã được hoàn tác."))
    if found.struck_at:
        raise Refused(_("Dòng này đã gạch bỏ nên không sửa được."))
    return found
