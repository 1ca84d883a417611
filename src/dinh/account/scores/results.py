"""From the sheets of a campaign to a result: a file with rubric, data, evidence, points, grades, ranks and seals, which
`recompute` (served as `cham-lai.py`) works out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dinh.account.scores import recompute
from dinh.account.scores.models import Campaign, Line, Result, Sheet
from dinh.account.scores.recompute import flags, outcome, ranks, written
from dinh.account.scores.sources import all_leaves
from dinh.scribe.personal import find, mask_text

Item = dict[str, Any]
FORMAT = "dinh-scores/1"
ALWAYS = ("phone", "cccd", "cmnd", "email", "account", "bhyt")


def lines_of(campaign: Campaign) -> dict[int, dict[str, Line]]:
    """Every line of a campaign by sheet and criterion, with its evidence fetched."""
    found: dict[int, dict[str, Line]] = {}
    for line in Line.objects.filter(sheet__campaign=campaign).prefetch_related("evidence__file"):
        found.setdefault(line.sheet_id, {})[line.key] = line
    return found


def data_of(rubric: Item, sheet: Sheet, lines: dict[str, Line], *, claimed: bool = False) -> dict[str, Item]:
    """The data of a sheet by criterion: what counts now, or what was claimed. A veto for not scoring oneself is put in
    by the house when nothing was handed in."""
    data = {key: (line.claimed if claimed else line.datum) for key, line in lines.items()}
    for flag in flags(rubric):
        if flag.get("auto") == "no_self_score" and not (sheet.submitted_on or sheet.returned_on):
            data[flag["key"]] = {"yes": True}
    return data


def outcome_of(sheet: Sheet, lines: dict[str, Line], *, claimed: bool = False) -> Item:
    rubric = sheet.campaign.rubric.data
    return outcome(rubric, data_of(rubric, sheet, lines, claimed=claimed))


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet with what it comes to now, and its place among the others."""

    sheet: Sheet
    lines: dict[str, Line]
    outcome: Item
    claimed: Item
    rank: int

    @property
    def open(self) -> list[str]:
        """Criteria without a datum: they count 0 until someone gives one."""
        keys = [leaf["key"] for leaf in all_leaves(self.sheet.campaign.rubric.data)]
        return [key for key in keys if key not in self.lines or not self.lines[key].datum]

    @property
    def unseen(self) -> int:
        """Criteria that nobody has appraised yet."""
        keys = [leaf["key"] for leaf in all_leaves(self.sheet.campaign.rubric.data)]
        return sum(1 for key in keys if key not in self.lines or self.lines[key].appraised is None)


def standings(campaign: Campaign) -> list[Standing]:
    """Every sheet as it stands now, in the order of the sheets."""
    lines = lines_of(campaign)
    sheets = list(campaign.sheets.select_related("body", "group").all())
    for sheet in sheets:
        sheet.campaign = campaign
    now = {sheet.key: outcome_of(sheet, lines.get(sheet.pk, {})) for sheet in sheets}
    places = ranks(campaign.rubric.data, now)
    return [
        Standing(
            sheet, lines.get(sheet.pk, {}), now[sheet.key],
            outcome_of(sheet, lines.get(sheet.pk, {}), claimed=True), places[sheet.key],
        )
        for sheet in sheets
    ]  # fmt: skip


def build(campaign: Campaign, found: Iterable[Standing], number: int) -> Item:
    """The file of a result. What it holds is all that is needed to work it out again; no person is named in it."""
    rubric = campaign.rubric.data
    file: Item = {
        "format": FORMAT, "commune": campaign.commune.title, "campaign": campaign.ref, "title": campaign.title,
        "year": campaign.year, "number": number, "rubric": rubric,
        "sheets": [_sheet(rubric, one) for one in found],
    }  # fmt: skip
    file["seals"] = recompute.seals(file)
    return file


def _sheet(rubric: Item, one: Standing) -> Item:
    data = data_of(rubric, one.sheet, one.lines)
    keys = [*(leaf["key"] for leaf in all_leaves(rubric)), *(flag["key"] for flag in flags(rubric))]
    return {
        "key": one.sheet.key, "name": one.sheet.name, "rank": one.rank, "grade": one.outcome["grade"],
        "why": one.outcome["why"], "submitted": str(one.sheet.submitted_on or ""),
        **{name: written(one.outcome[name]) for name in ("base", "bonus", "penalty", "total")},
        "lines": {key: _line(key, data.get(key, {}), one) for key in keys},
    }  # fmt: skip


def _line(key: str, datum: Item, one: Standing) -> Item:
    points: Fraction | None = one.outcome["points"].get(key)
    made: Item = {"datum": datum, "points": None if points is None else written(points)}
    line = one.lines.get(key)
    if line is not None:
        made["from_records"] = line.from_records and not line.changed
        made["evidence"] = [each.file.sha256 if each.file else each.address for each in line.evidence.all()]
        if line.changed:
            made |= {"claimed": line.claimed, "reason": covered(line.reason)}
    return made


def covered(text: str) -> str:
    """The text as everyone reads it: telephone, identity and account numbers covered."""
    return mask_text(text, [datum for datum in find(text) if datum.sure or datum.kind in ALWAYS])


def store_of(campaign: Campaign, number: int, note: str, day: Any) -> Result:
    """A result that is not saved yet, from how the sheets stand."""
    file = build(campaign, standings(campaign), number)
    return Result(
        commune=campaign.commune,
        campaign=campaign,
        number=number,
        file=file,
        head=file["seals"][-1],
        made_on=day,
        note=note,
    )
