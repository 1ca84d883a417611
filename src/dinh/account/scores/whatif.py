"""What if: a draft rubric tried on a past campaign's bodies and data, its ranking beside the one that was.

Numbers come from the records of that year; what was typed or given by hand, and accepted, comes from that campaign
where a criterion of the same key takes such a datum. What neither has is left open, and said so: it counts nothing, and
`open_points` tells how much it could still bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from dinh.account.scores.actions.common import checked
from dinh.account.scores.models import Campaign, Rubric, Sheet
from dinh.account.scores.queries import result
from dinh.account.scores.recompute import flags, number, outcome, ranks
from dinh.account.scores.sources import all_leaves, from_records

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """One body under the draft, and as it was. `open` are the criteria for which there is no datum."""

    name: str
    rank: int
    total: Fraction
    grade: str
    rank_before: int
    total_before: str
    grade_before: str
    open: list[Item]
    open_points: Fraction

    @property
    def moved(self) -> int:
        """Places won (+) or lost (−)."""
        return self.rank_before - self.rank


def try_on(rubric: Rubric, campaign: Campaign) -> list[Tried]:
    """By rank under the draft. Call only for a draft without faults and a campaign that was decided."""
    newest = result(campaign)
    if newest is None:
        return []
    draft, before = rubric.data, {one["key"]: one for one in newest.file["sheets"]}
    titles = {grade["key"]: grade["title"] for grade in newest.file["rubric"]["grades"]}
    mine = {grade["key"]: grade["title"] for grade in draft["grades"]}
    sheets = [one for one in campaign.sheets.select_related("body", "group") if one.key in before]
    data: dict[str, dict[str, Item]] = {}
    seen: dict[Any, Any] = {}
    for one in sheets:
        one.campaign = campaign
        data[one.key] = _data(draft, one, before[one.key]["lines"], seen)
    found = {key: outcome(draft, each) for key, each in data.items()}
    places = ranks(draft, found)
    tried = []
    for one in sheets:
        old, new = before[one.key], found[one.key]
        left = [leaf for leaf in all_leaves(draft) if not data[one.key].get(leaf["key"])]
        base = [leaf for leaf in left if leaf in all_leaves({"criteria": draft["criteria"]})]
        tried.append(Tried(
            one.name, places[one.key], new["total"], mine[new["grade"]], old["rank"], old["total"],
            titles[old["grade"]],
            left, sum((number(leaf["points"]) for leaf in base), Fraction(0)),
        ))  # fmt: skip
    return sorted(tried, key=lambda each: (each.rank, each.name))


def _data(draft: Item, sheet: Sheet, stored: Item, seen: dict[Any, Any]) -> dict[str, Item]:
    data = {}
    for leaf in all_leaves(draft):
        before = stored.get(leaf["key"], {})
        kept = _fitting(draft, leaf["key"], before.get("datum") or {})
        recorded = from_records(sheet, leaf, sheet.campaign.commune, seen)
        by_hand = bool(kept) and not before.get("from_records")  # accepted last time in place of what the records say
        data[leaf["key"]] = kept if by_hand or recorded is None else recorded
    for flag in flags(draft):
        if stored.get(flag["key"], {}).get("datum", {}).get("yes"):
            data[flag["key"]] = {"yes": True}
    return data


def _fitting(draft: Item, key: str, datum: Item) -> Item:
    """The datum of last time, when the draft's criterion of the same key takes it; otherwise nothing."""
    try:
        made = checked(draft, key, datum) if datum else {}
    except (ValidationError, KeyError, TypeError):
        return {}
    return made
