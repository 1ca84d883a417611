"""What the house keeps of persons: every room says it of its own columns, in its `privacy.py`.

`holds` declares columns that speak of a person: whose they are, what for, on which ground, who reads them, for how
long, and what becomes of them when that person asks for erasure. `plain` declares those that plainly do not. A test
fails on a column that is neither, so that none is kept by accident. Read by `ground.privacy`, which finds, exports and
erases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dinh.law.privacy import BASES, KEEPING, TERMS

if TYPE_CHECKING:
    from django.db.models import Model

# What a column holds. `contact`: a telephone or an address of mail; `words`: a text in which somebody may be named;
# `data`: JSON of such texts; `folded`: words made for searching; `label`: a post with its holder's name; `place`: where
# on the map; `sealed`: a box nobody looks into; `derived`: made of the others.
ROLES = ("name", "phone", "email", "contact", "address", "id", "account", "household", "words", "data", "folded",
         "label", "file", "place", "sealed", "derived", "choice")  # fmt: skip
ROLE_WORDS = {
    "name": "họ tên", "phone": "điện thoại", "email": "thư điện tử", "contact": "liên hệ", "address": "địa chỉ",
    "id": "số định danh", "account": "tài khoản", "household": "hộ", "words": "lời văn", "data": "lời văn trong bảng",
    "folded": "lời văn để tìm", "label": "chức danh, tên", "file": "tệp", "place": "chỗ trên bản đồ",
    "sealed": "phần niêm phong", "derived": "mã, dấu băm", "choice": "lựa chọn",
}  # fmt: skip
LIBRARY_WORDS = {"account": "tài khoản", "mfa": "xác thực hai lớp", "sessions": "phiên làm việc",
                 "django_tasks_database": "việc nền"}  # fmt: skip
OWN = frozenset({"name", "phone", "email", "contact", "id", "label", "account", "household"})
# What becomes of it: the columns are emptied, the row goes, only the person's traits are taken out of the text, or its
# room does it; every other fate is a key of `law.privacy.KEEPING` and the columns stay.
BLANK, ROW, MASK, ROOM = "blank", "row", "mask", "room"


@dataclass(frozen=True, slots=True)
class Why:
    """Whose data, what for, on which ground (key of `BASES`), who reads them, for how long (key of `TERMS`)."""

    whose: str
    purpose: str
    basis: str
    readers: str
    term: str

    def __post_init__(self) -> None:
        if self.basis not in BASES or self.term not in TERMS:
            raise ValueError(f"{self.whose}: no such ground or term: {self.basis}, {self.term}.")


@dataclass(frozen=True, slots=True)
class Data:
    """Columns of one model that speak of one person. `columns` gives each its role.

    `of`: the path to the row whose person this row is of («letter»): it is found with that one. `until` says why a row
    cannot be erased yet, "" when it can. `marks`: the column that takes the day of erasure. `room` erases a row itself
    and is asked for with the fate ROOM; `find` finds its rows where columns cannot be compared. `secret`: whoever looks
    is told that there is something, never what or where.
    """

    model: str
    why: Why
    columns: dict[str, str]
    fate: str
    of: str = ""
    until: Callable[[Any], str] | None = None
    marks: str = ""
    room: Callable[[Any], None] | None = None
    find: Callable[[Any], Any] | None = None
    secret: bool = False

    @property
    def own(self) -> bool:
        """Whether a row found is of the person, not one in which somebody else wrote of them."""
        return bool(self.of or self.find or OWN.intersection(self.columns.values()))

    @property
    def compared(self) -> dict[str, str]:
        """The columns in which a person is looked for. What goes as a whole is found by whose it is, never by a
        mention: otherwise a letter about somebody would go with them."""
        roles = OWN - {"account", "household"}
        if self.fate not in (BLANK, ROW, ROOM) and not self.of:
            roles |= {"words", "folded"}
        return {name: role for name, role in self.columns.items() if role in roles | {"data"}}

    @property
    def kept(self) -> str:
        """The key of why it stays; empty when it goes."""
        return self.fate if self.fate in KEEPING else ""


INVENTORY: dict[str, list[Data]] = {}
PLAIN: dict[str, frozenset[str]] = {}


def holds(
    model: str,
    why: Why,
    columns: str,
    fate: str,
    *,
    of: str = "",
    until: Callable[[Any], str] | None = None,
    marks: str = "",
    room: Callable[[Any], None] | None = None,
    find: Callable[[Any], Any] | None = None,
    secret: bool = False,
) -> None:
    """`columns` names them with their roles: `"name address phone where:address"`; one without is its own role."""
    roles = {}
    for each in columns.split():
        column, _colon, role = each.partition(":")
        roles[column] = role or column
    wrong = [role for role in roles.values() if role not in ROLES]
    if wrong or fate not in {BLANK, ROW, MASK, ROOM, *KEEPING} or (fate == ROOM) != (room is not None):
        raise ValueError(f"{model}: {wrong or fate}")
    INVENTORY.setdefault(model, []).append(Data(model, why, roles, fate, of, until, marks, room, find, secret))


def plain(app: str, table: str) -> None:
    """Columns that say nothing of a person: one model a line, `Model: column column`."""
    for line in filter(None, map(str.strip, table.splitlines())):
        model, _colon, columns = line.partition(":")
        label = f"{app}.{model}"
        if label in PLAIN:
            raise ValueError(f"{label} is declared plain twice.")
        PLAIN[label] = frozenset(columns.split())


def asked(model: type[Model]) -> list[str]:
    """The columns of a model that must be declared: texts, days, JSON, boxes, and who it is about."""
    from django.db import models

    typed = (models.CharField, models.TextField, models.DateField, models.JSONField, models.BinaryField)
    found = []
    for column in model._meta.local_fields:
        if column.remote_field:
            if column.remote_field.model._meta.label in PERSONS:
                found.append(column.name)
        elif isinstance(column, typed) and not column.choices:
            found.append(column.name)
    return found


PERSONS = frozenset({"people.User", "households.Household", "bodies.Holding"})


def everything() -> Iterator[Data]:
    for each in INVENTORY.values():
        yield from each
