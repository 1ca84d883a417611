"""Rows of old books of papers, looked up among the papers that are in the registers, and among the rows of their
file."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.fold import words
from dinh.ground.journal.queries import acted_on as journalled
from dinh.ground.past.kinds import Look
from dinh.law import papertypes
from dinh.law.documents import canonical
from dinh.office.papers.models import Paper
from dinh.office.papers.numbering import LETTER, book_in, book_out, writing_system, written
from dinh.scribe.ledgers.cells import numbered

_NAMES = [(words(name), name) for name in papertypes.NAMES_LONGEST_FIRST]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands: the key of its book, its number there, and its number in full."""

    key: str
    number: int
    written: str


def type_of(system: str, told: str, symbol: str, subject: str) -> str:
    """The type of a paper: as the book says, by its symbol («BC-UBND», «QĐ»), by the first words of its subject;
    otherwise a letter, whose symbol names only who writes.

    >>> type_of("state", "", "BC-UBND", ""), type_of("state", "", "UBND-VX", "V/v mời họp")
    ('Báo cáo', 'Công văn')
    >>> type_of("state", "công văn", "", ""), type_of("state", "", "", "QUYẾT ĐỊNH về việc khen thưởng")
    ('Công văn', 'Quyết định')
    """
    side = writing_system(system)
    if told and (known := papertypes.by_name(told, side) or papertypes.by_abbreviation(told, side)):
        return known.name
    first = re.split(r"[-/ ]", symbol, maxsplit=1)[0]
    if first and (known := papertypes.by_abbreviation(first, side)):
        return known.name
    begun = words(told or subject)
    named = next(
        (name for parts, name in _NAMES if begun[: len(parts)] == parts and papertypes.by_name(name, side)), ""
    )
    return named or LETTER


def place_out(body: Body, values: Mapping[str, Any], former: str) -> Place:
    """Raises ValidationError for what cannot be numbered: no number in front, a type without one, no term known."""
    found = numbered(values["number"])
    if found is None:
        raise ValidationError({"number": _("không có số ở đầu")})
    number, letter, symbol = found
    issued: date = values["issued"]
    type_name = type_of(body.system, values.get("type", ""), symbol, values["subject"])
    book = book_out(body, type_name, issued)
    key = f"{book.key}{f'|{letter}' if letter else ''}{f'|{former}' if former else ''}"
    return Place(key, number, values["number"] if symbol else written(body, book, number, issued))


class _Judge(ABC):
    direction: str
    day: str  # the column by which the year is known

    def __init__(self, by: Actor, given: Mapping[str, Any]) -> None:
        self.body: Body = Body.objects.get(pk=int(given["body"]))
        self.former = str(given.get("former", "")).strip()
        self._seen: dict[tuple[str, int], int] = {}
        self._tops: defaultdict[str, int] = defaultdict(int)

    def known(self) -> dict[str, Any]:
        return {"tops": dict(self._tops)}

    def look(self, rows: Sequence[Look]) -> None:
        places: dict[int, Place] = {}
        for at, row in enumerate(rows):
            if row.state != "fault" and self._days(row) and (place := self.place(row)):
                places[at] = place
        keys = {place.key for place in places.values()}
        numbers = {place.number for place in places.values()}
        there = {
            (paper.register_key, paper.register_number): paper
            for paper in Paper.objects.filter(
                body=self.body, direction=self.direction, register_key__in=keys, register_number__in=numbers
            ).only("register_key", "register_number", "canonical", "number", "issued", "subject", "ref", "commune")
        }
        for at, place in places.items():
            self._judge(rows[at], place, there.get((place.key, place.number)))

    @abstractmethod
    def place(self, row: Look) -> Place | None:
        """Where a row of this book stands; None, said on the row, where it has no place."""

    def _days(self, row: Look) -> bool:
        for key, title in (("issued", _("Ngày văn bản")), ("arrived", _("Ngày đến"))):
            if row.values.get(key) and row.values[key] > today():
                row.fault(title, _("ngày chưa đến"), _("Xem lại năm."), f"{row.values[key]:%d/%m/%Y}")
        issued, arrived = row.values.get("issued"), row.values.get("arrived")
        if issued and arrived and issued > arrived:
            row.unsure(
                _("Ngày văn bản"),
                _("sau ngày đến"),
                _("Xem lại hai ngày; vẫn nhập thì giữ như sổ."),
                f"{issued:%d/%m/%Y}",
            )
        return row.state != "fault"

    def _judge(self, row: Look, place: Place, there: Paper | None) -> None:
        if not place.number:
            return
        if there is not None:
            if self._same(row, there):
                row.same = f"{there.number} ({there.ref})"[:200]
            else:
                row.fault(
                    _("Số"), _("số %(number)s đã cấp cho %(paper)s") % {"number": place.number,
                    "paper": str(there)[:80]},
                    _("Xem lại số và năm; nếu là sổ của đơn vị cũ thì ghi tên đơn vị ở “Sổ của đơn vị cũ”."),
                    place.written,
                )  # fmt: skip
            return
        first = self._seen.setdefault((place.key, place.number), row.number)
        if first != row.number:
            row.fault(
                _("Số"), _("trùng số với dòng %(row)d của tệp") % {"row": first},
                _("Giữ một dòng, hoặc sửa số cho đúng."), place.written,
            )  # fmt: skip
        elif row.state != "fault":
            self._tops[place.key] = max(self._tops[place.key], place.number)

    def _same(self, row: Look, there: Paper) -> bool:
        number, issued = row.values.get("number", ""), row.values.get("issued")
        if number and issued and there.issued:
            return issued == there.issued and (
                canonical(str(number), issued)[:120] == there.canonical or numbered(number) == numbered(there.number)
            )
        return words(str(row.values.get("subject", "")))[:12] == words(there.subject)[:12]


class _Out(_Judge):
    direction = Paper.Direction.OUT

    def place(self, row: Look) -> Place | None:
        try:
            return place_out(self.body, row.values, self.former)
        except ValidationError as error:
            way = _("Ghi số và ký hiệu như trên văn bản, ví dụ 05/BC-UBND.")
            row.fault(_("Số, ký hiệu"), " ".join(error.messages), way, str(row.values["number"]))
            return None


class _Into(_Judge):
    direction = Paper.Direction.IN

    def place(self, row: Look) -> Place | None:
        number = int(row.values.get("place", 0) or 0)
        if number < 0 or number > 9_999_999:
            row.fault(_("Số đến"), _("không phải số đến"), _("Ghi số đến bằng chữ số, ví dụ 12."), str(number))
            return None
        key = book_in(row.values["arrived"]) + (f"|{self.former}" if self.former else "")
        if not number:
            row.note(_("Số đến"), _("không có số đến: lấy số tiếp theo của sổ năm ấy"))
        return Place(key, number, str(number))


def out(by: Actor, given: Mapping[str, Any]) -> _Judge:
    return _Out(by, given)


def into(by: Actor, given: Mapping[str, Any]) -> _Judge:
    return _Into(by, given)


def acted_on(keys: Sequence[int]) -> list[str]:
    """The papers among these that someone has worked on since they came in."""
    touched = journalled("papers.paper", keys)
    return [str(paper)[:80] for paper in Paper.objects.filter(pk__in=touched).order_by("pk")]
