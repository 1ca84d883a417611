"""The inventory as people read it: by room, with purpose, ground, readers, term and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dinh.ground.personal import BLANK, INVENTORY, MASK, ROOM, ROW, Data
from dinh.ground.privacy.planning import columns_said, room_said
from dinh.law.privacy import BASES, KEEPING, TERMS, Ground


@dataclass(frozen=True, slots=True)
class Line:
    """One declaration in words. `kept` is None for what goes when its person asks."""

    room: str
    columns: str
    data: Data
    basis: Ground
    term: str
    fate: str
    kept: Ground | None


def inventory(*, words: str = "", fate: str = "") -> Iterator[Line]:
    """Every declaration, in the order of the rooms. `fate` «goes» or «stays»; `words` anywhere in a line."""
    fates = {
        ROW: _("xóa cả dòng"), BLANK: _("xóa trắng"), MASK: _("bỏ tên, số điện thoại ra khỏi lời văn"), ROOM: _("xóa"),
    }  # fmt: skip
    for several in INVENTORY.values():
        for data in several:
            kept = KEEPING.get(data.kept)
            if fate and (fate == "stays") != bool(kept):
                continue
            columns = columns_said(data)
            line = Line(
                room=room_said(data), columns=columns, data=data, basis=BASES[data.why.basis],
                term=TERMS[data.why.term], fate=kept.title if kept else fates[data.fate], kept=kept,
            )  # fmt: skip
            whose, purpose = _(data.why.whose), _(data.why.purpose)
            if words.lower() in f"{line.room} {columns} {whose} {purpose}".lower():
                yield line


@dataclass(frozen=True, slots=True)
class Notice:
    """Several declarations of one kind of person, for the public page."""

    whose: str
    purpose: str
    readers: str
    term: str
    basis: Ground
    goes: bool


def notices() -> list[Notice]:
    """The short notice: of whom, what for, who reads it, how long. What only tells which official acted is one line."""
    seen: dict[tuple[str, str], Notice] = {}
    for several in INVENTORY.values():
        for data in several:
            why = data.why
            if data.model.split(".")[0] in LIBRARIES or why.whose.startswith(("người được nhắc", "người có tên")):
                continue
            goes = not data.kept
            same = seen.get((why.whose, why.purpose))
            seen[why.whose, why.purpose] = Notice(
                why.whose, why.purpose, why.readers, TERMS[why.term], BASES[why.basis], goes or bool(same and same.goes)
            )
    return sorted(seen.values(), key=lambda each: (not each.goes, each.whose))


LIBRARIES = frozenset({"sessions", "django_tasks_database", "account", "mfa"})
