"""Which indicators everyone is told month by month, and which of their numbers not. Pure.

A number of people, or of matters between people, that is from 1 to 4 may tell who it was. It is not told, and as few
others as are needed to keep it from being computed back: from the parts of a whole, from a month's total, and, where
the year has another month to hide, from a year's total that stands on other pages. `petitions.suppress` chooses them.
Once told, a number is in the world: should it have to be hidden later, it stays known to whoever took it; that is why a
month is told only when it is over.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from dinh.rights.petitions.suppress import Flow, hidden

Cell = tuple[str, str]  # the key of an indicator and a month
# Told by nobody here, and why.
UNTOLD = {
    "petitions.denunciations": "a denouncer may be known by the day alone",
    "mediation.settled_of_tried": "adds up from others, and would give them away",
    "mediation.settled_of_all": "adds up from others, and would give them away",
    "benefit.paid": "with few who received, what each received",
    "benefit.relief": "with few who received, what each received",
    "oversee.violations": "a suspicion is no result",
    "oversee.commended": "of posts, each held by one person",
    "oversee.criticised": "of posts, each held by one person",
}
ROOMS = (
    "publish", "information", "outreach", "reach", "petitions", "dialogue", "mediation", "decide", "consult",
    "oversee", "works", "movements", "benefit",
)  # fmt: skip
# Of people, or of matters between people and the office.
SENSITIVE = {
    "dialogue.visits", "outreach.people", "works.households", "decide.turnout", "oversee.asked", "oversee.verified",
    "movements.families", "movements.forces", "movements.forces_done", "benefit.people", "benefit.confirmed",
    "benefit.satisfied", "reach.known", "outreach.quiz",
}  # fmt: skip
SENSITIVE_ROOMS = {"petitions", "information", "mediation"}
HARMLESS = {"mediation.teams_complete"}
# A whole and the parts that add up to it within a month, each an indicator of its own.
SUMS = {
    "petitions.received": (
        "petitions.received_reflection", "petitions.received_proposal", "petitions.received_complaint",
    ),
}  # fmt: skip
# Indicators that are parts of the same whole: what is left of it is a number too.
SHARED = (("petitions.confirmed", "petitions.unconfirmed"),)
_IN_A_SUM = {key for whole, parts in SUMS.items() for key in (whole, *parts)}
_SHARING = {key: keys for keys in SHARED for key in keys}
_TOTAL, _YEAR = 1, 9  # how little we like to hide them: a month's total, a year's


@dataclass(frozen=True, slots=True)
class Number:
    """An indicator's value of a month; `whole` where it is a part of one."""

    part: int
    whole: int | None = None


def told(key: str) -> bool:
    """Whether an indicator is open data at all."""
    return key.split(".")[0] in ROOMS and key not in UNTOLD


def sensitive(key: str) -> bool:
    return key not in HARMLESS and (key in SENSITIVE or key.split(".")[0] in SENSITIVE_ROOMS)


def hidden_of_year(numbers: Mapping[Cell, Number]) -> set[Cell]:
    """The cells of one year not to tell: of an indicator with a whole, both numbers of it."""
    found: set[Cell] = set()
    for name, cells in _tables(numbers):
        chosen = hidden(list(_flows(name, cells)))
        for key, month in {each[1] for each in chosen if isinstance(each, tuple) and each[0] == "cell"}:
            found |= _owners(name, key, month, numbers)
    return found


def _owners(name: str, key: str, month: str, numbers: Mapping[Cell, Number]) -> set[Cell]:
    """The cells that told a hidden number. What is left of a whole is told by the whole: its parts go with it."""
    keys = _SHARING.get(name, (name,)) if key in ("", "rest") else (key,)
    return {(each, month) for each in keys if (each, month) in numbers}


def _tables(numbers: Mapping[Cell, Number]) -> Iterable[tuple[str, dict[Cell, int]]]:
    """Each table as its name and the counts of (part, month); the part "" is the month's total, "rest" what is left of
    it."""
    for key in sorted({key for key, _month in numbers if sensitive(key)}):
        months = [month for each, month in numbers if each == key]
        sharing = _SHARING.get(key, (key,))
        if key in SUMS:
            parts = SUMS[key]
            yield key, {
                (part, month): numbers[part, month].part for month in months for part in parts
                if (part, month) in numbers
            }  # fmt: skip
        elif key in _IN_A_SUM or key != sharing[0]:
            continue
        else:
            cells: dict[Cell, int] = {}
            for month in months:
                whole = numbers[key, month].whole
                parts_of_it = {each: numbers[each, month].part for each in sharing if (each, month) in numbers}
                cells |= {(each, month): count for each, count in parts_of_it.items()}
                if whole is not None:
                    cells["rest", month] = max(0, whole - sum(parts_of_it.values()))
            yield key, cells


def _flows(name: str, cells: Mapping[Cell, int]) -> Iterable[Flow]:
    """The table as a network: year → months → parts → year. A table of one part has no totals of months."""
    parts, months = sorted({part for part, _month in cells}), sorted({month for _part, month in cells})
    several = len(parts) > 1
    for (part, month), count in cells.items():
        start: Hashable = ("month", month) if several else "all"
        yield Flow(("cell", (part, month)), start, ("part", part), count)
    for month in months if several else ():
        total = sum(cells.get((part, month), 0) for part in parts)
        yield Flow(("cell", ("", month)), "all", ("month", month), total, _TOTAL)
    for part in parts:
        total = sum(cells.get((part, month), 0) for month in months)
        yield Flow(("year", part), ("part", part), "sum", total, _YEAR)
    yield Flow(("year", ""), "sum", "all", sum(cells.values()), _YEAR)
