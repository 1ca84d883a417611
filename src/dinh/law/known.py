"""One row of the register of known documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dinh.law.papertypes import System
from dinh.law.provenance import Provenance

Standing = Literal["in_force", "dead", "unsettled", "unknown"]
Amendments = tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document and its life. Days are inclusive: `ended` is the first day it no longer applies.

    `standing` is how it stood on the register's own day; «dead» may come without `ended` (the successors' days then
    tell). `unsettled` is the first day of doubt: nobody repealed it by name, yet its basis or substance is gone.
    `names` are what people call it without its number. `local` numbers are given by one province or commune and mean
    another document elsewhere. `verified` covers the row as a whole; `note` names single facts only remembered.
    """

    number: str
    type: str
    title: str
    issuer: str
    issued: date | None
    in_force: date | None
    ended: date | None
    provenance: Provenance
    replaced_by: tuple[str, ...] = ()
    amended_by: Amendments = ()
    note: str = ""
    names: tuple[str, ...] = ()
    standing: Standing = "in_force"
    unsettled: date | None = None
    system: System = "state"
    local: bool = False

    @property
    def verified(self) -> bool:
        return self.provenance.verified

    @property
    def label(self) -> str:
        """«Nghị định 59/2023/NĐ-CP»: how a message names it."""
        return f"{self.type} {self.number}"

    def amendments(self, on: date) -> tuple[str, ...]:
        """The documents that had amended it by that day; one whose day is not known counts."""
        return tuple(number for number, since in self.amended_by if since is None or since <= on)


def day(text: str) -> date | None:
    """`31/12/2025` as a date, "" as None: the register is written the way the documents print their days."""
    if not text:
        return None
    d, m, y = map(int, text.split("/"))
    return date(y, m, d)


def amendments(*rows: str) -> Amendments:
    """`"97/2025/QH15 01/07/2025"` → number and first day in force; a row without a day has None."""
    pairs = (row.partition(" ") for row in rows)
    return tuple((number, day(since)) for number, _, since in pairs)


def row(
    number: str,
    kind: str,
    title: str,
    issuer: str,
    life: str,
    provenance: Provenance,
    *,
    by: tuple[str, ...] = (),
    amended: Amendments = (),
    doubt: str = "",
    dead: bool = False,
    note: str = "",
    names: tuple[str, ...] = (),
) -> KnownDocument:
    """One line of the register. `life` is «issued → in force → ended», each dd/mm/yyyy or "?"; later parts may be left
    out. `doubt` is the first day of an unsettled standing; `by` without an end means dead when the successor begins."""
    days = [day(part.strip().strip("?")) for part in life.split("→")]
    issued, in_force, ended = (*days, None, None)[:3]
    standing: Standing = "dead" if dead or by or ended else "unsettled" if doubt else "in_force"
    return KnownDocument(
        number, kind, title, issuer, issued, in_force, ended, provenance, by, amended, note, names, standing, day(doubt)
    )
