"""Lines of an old book of publicity come in, are put right, are struck out, and go out again.

They are no publications: no clock runs for them, nobody is told, nothing is public, and no cell of the gap table is
filled or opened by them.
"""

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
from dinh.rights.publish import permissions
from dinh.rights.publish.models import PastPublication
from dinh.rights.publish.past_judging import folded
from dinh.rights.publish.past_reading import FORMS, OTHER
from dinh.rights.publish.public.items import BY_CODE

EARLIEST = 1990
NAMING = {"words", "place", "who", "note"}  # what may name persons: kept where the journal can forget it


@dataclass(frozen=True, slots=True)
class PastContent:
    """What a line says, as an official puts it right."""

    words: str
    year: int
    item: str = ""
    began: date | None = None
    ended: date | None = None
    term: str = ""
    forms: tuple[str, ...] = ()
    place: str = ""
    body: str = ""
    who: str = ""
    paper_number: str = ""
    note: str = ""


@act
def bring_in_past(
    by: Actor, run: int, given: Mapping[str, Any], known: Mapping[str, Any], rows: Sequence[Bringing]
) -> dict[int, int]:
    """Lines of the past, as the book has them. Returns the line of each row."""
    require(by, permissions.WRITE, by.commune)
    book = str(given.get("former", "")).strip()
    lines = PastPublication.objects.bulk_create([_line(by, run, book, row) for row in rows])
    record(by, "publish.bring_in_past", run_of(run), after={
        "lines": len(lines), "years": sorted({line.year for line in lines}), "book": book,
    })  # fmt: skip
    return {row.pk: line.pk for row, line in zip(rows, lines, strict=True)}


def _line(by: Actor, run: int, book: str, row: Bringing) -> PastPublication:
    values = row.values
    text = {key: str(values.get(key, "")) for key in ("words", "term", "place", "body", "who", "note")}
    return PastPublication(
        commune=by.commune, run_id=run, came_from=row.where[:400], book=book, item=values.get("code", ""),
        folded=folded(text["words"]), year=values["year"], began=values.get("began"), ended=values.get("ended"),
        forms=values.get("letters", []), forms_told=str(values.get("forms", "")),
        paper_number=str(values.get("paper", "")), **text,
    )  # fmt: skip


@act
def take_back_past(by: Actor, run: int, keys: Sequence[int]) -> None:
    """These lines of a run were never there."""
    require(by, permissions.WRITE, by.commune)
    for begin in range(0, len(keys), 500):
        PastPublication.objects.filter(run=run, pk__in=keys[begin : begin + 500]).delete()
    record(by, "publish.take_back_past", run_of(run), after={"lines": len(keys)})


@act
def correct_past(*, by: Actor, line: PastPublication, content: PastContent) -> PastPublication:
    """Put a line right. Raises ValidationError for what cannot stand; Refused for a line that is struck out."""
    line = _locked(by, line)
    content = replace(content, words=" ".join(content.words.split()), who=" ".join(content.who.split()))
    if faults := _faults(content):
        raise ValidationError(faults)
    wanted = {**asdict(content), "forms": [each for each in (*FORMS, OTHER) if each in content.forms]}
    before = {name: getattr(line, name) for name in wanted if getattr(line, name) != wanted[name]}
    for name, value in wanted.items():
        setattr(line, name, value)
    line.folded = folded(line.words)
    line.save(update_fields=[*wanted, "folded"])
    told = {name: was for name, was in before.items() if name in NAMING}
    record(
        by, "publish.correct_past", line, before={name: was for name, was in before.items() if name not in NAMING},
        after={"changed": sorted(before)}, personal={"was": told, "is": {name: wanted[name] for name in told}},
    )  # fmt: skip
    return line


def _faults(content: PastContent) -> dict[str, str]:
    found = {}
    if not content.words:
        found["words"] = _("Hãy ghi nội dung đã công khai.")
    if content.item and content.item not in BY_CODE:
        found["item"] = _("Hãy chọn một trong mười bốn khoản của Điều 11.")
    if content.began and content.began > today():
        found["began"] = _("Ngày bắt đầu chưa đến: đây là sổ của các năm trước.")
    if content.began and content.ended and content.ended < content.began:
        found["ended"] = _("Ngày kết thúc trước ngày bắt đầu.")
    if not EARLIEST <= content.year <= today().year:
        found["year"] = _("Năm từ %(first)d đến %(last)d.") % {"first": EARLIEST, "last": today().year}
    elif content.began and "began" not in found and content.began.year != content.year:
        found["year"] = _("Khác năm của ngày bắt đầu (%(year)d).") % {"year": content.began.year}
    return found


@act
def strike_past(*, by: Actor, line: PastPublication, reason: str) -> PastPublication:
    """A line that is wrong altogether: it stays readable with its reason, and counts no more."""
    line = _locked(by, line)
    said = " ".join(reason.split())[:300]
    if not said:
        raise ValidationError({"reason": _("Hãy ghi lý do gạch bỏ.")})
    line.struck_at, line.struck_reason = now(), said
    line.save(update_fields=["struck_at", "struck_reason"])
    record(by, "publish.strike_past", line, after={"reason": said})
    return line


def _locked(by: Actor, line: PastPublication) -> PastPublication:
    require(by, permissions.WRITE, by.commune)
    found = PastPublication.objects.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if found is None:
        raise Refused(_("Dòng này không còn: lần nhập của nó đã được hoàn tác."))
    if found.struck_at:
        raise Refused(_("Dòng này đã gạch bỏ nên không sửa được."))
    return found
