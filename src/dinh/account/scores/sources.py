"""The numbers of the rooms as data of a criterion: what an indicator says of one body, of one group, of the commune."""

from __future__ import annotations

from typing import Any

from dinh.account.scores.models import Sheet
from dinh.account.scores.recompute import leaves, sections
from dinh.account.scores.rubrics.check import Offered
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period

Item = dict[str, Any]
# Rooms whose indicators narrow to one body when asked; the others give the commune's number whatever is asked.
BY_BODY = (
    "tasks.", "papers.", "dialogue.", "information.", "outreach.", "petitions.", "publish.", "workplaces.",
    "oversee.visits", "oversee.recommendations", "oversee.answered", "oversee.done", "movements.models",
    "movements.adopted", "movements.alive", "movements.forces",
)  # fmt: skip
NOT_BY_BODY = ("petitions.denunciations",)
GROUP_COLUMN = "Thôn, tổ dân phố"


def year(number: int) -> Period:
    return Period.parse(str(number))


def known(commune: Commune, day_year: int) -> Any:
    """`check.Known` for this commune: indicators that rooms offer today; whether one is a share is asked of it once."""
    answers: dict[str, Offered | None] = {}

    def offered(key: str) -> Offered | None:
        if key not in answers:
            item = INDICATORS.get(key)
            answers[key] = (
                None
                if item is None
                else Offered(
                    item.value(commune, year(day_year), None).whole is not None,
                    key.startswith(BY_BODY) and key not in NOT_BY_BODY,
                    GROUP_COLUMN in item.columns,
                )
            )
        return answers[key]

    return offered


def from_records(sheet: Sheet, leaf: Item, commune: Commune, seen: dict[Any, Any] | None = None) -> Item | None:
    """The datum the records give for a criterion in the campaign's year; None where they give none (typed by hand).

    `seen` keeps what was asked for the next sheet: many share the commune's number, or the rows that groups part.
    """
    formula = leaf["formula"]
    item = INDICATORS.get(formula.get("indicator", ""))
    if item is None:
        return None
    seen, period = {} if seen is None else seen, year(sheet.campaign.year)
    asked: tuple[Any, ...]
    if formula.get("scope") == "own" and sheet.group is not None:
        asked = (item.key, period, "rows")
        if asked not in seen:
            seen[asked] = item.rows(commune, period, None)
        value = Value(len(rows_of_group(seen[asked], item.columns, sheet.group)))
    else:
        own = formula.get("scope") == "own" and not sheet.key.startswith("commune-")
        asked = (item.key, period, sheet.body_id if own else None)
        if asked not in seen:
            seen[asked] = item.value(commune, period, sheet.body_id if own else None)
        value = seen[asked]
    if formula["kind"] == "ratio" or formula.get("of") == "percent":
        return None if value.whole is None else {"part": value.part, "whole": value.whole}
    return {"part": value.part}


def rows_of_group(rows: list[Any], columns: tuple[str, ...], group: ResidentialGroup) -> list[Any]:
    """The records of one residential group, by the column that names it."""
    if GROUP_COLUMN not in columns:
        return []
    at = columns.index(GROUP_COLUMN)
    return [row for row in rows if len(row.cells) > at and row.cells[at] == str(group)]


def rows_behind(sheet: Sheet, leaf: Item, commune: Commune) -> list[Any]:
    """The records behind a datum from the records: number and rows agree."""
    formula = leaf["formula"]
    item = INDICATORS.get(formula.get("indicator", ""))
    if item is None:
        return []
    period = year(sheet.campaign.year)
    own = formula.get("scope") == "own" and not sheet.key.startswith("commune-")
    rows = item.rows(commune, period, sheet.body_id if own and sheet.body_id else None)
    return rows_of_group(rows, item.columns, sheet.group) if own and sheet.group else rows


def all_leaves(rubric: Item) -> list[Item]:
    """Every criterion that is given points: of the scale, the bonus, the penalty."""
    return [leaf for part in sections(rubric).values() for leaf in leaves(part)]
