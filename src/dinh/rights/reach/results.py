"""What a survey says: counts from its tallies, shares with their intervals, small cells left out. No writes.

`compute` gives what is frozen and published, so it holds nothing that must stay hidden.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from dinh.rights.reach.models import SILENT, Fact, Heard, Response, Slot, Stratum, Survey, Tally
from dinh.rights.reach.statistics import Estimate, hidden, hidden_table, of_commune, of_group, wilson
from dinh.rights.reach.statistics import Stratum as Counted

Key = tuple[int, int]  # stratum, fact


def compute(survey: Survey) -> dict[str, Any]:
    """The result as plain data: `groups`, `facts`, `channels`, `grid` (group × channel) and totals. Shares are 0..1,
    rounded to four places; a hidden cell is null.
    """
    facts = list(Fact.objects.filter(survey=survey).prefetch_related("options").order_by("order"))
    strata = list(Stratum.objects.filter(survey=survey).order_by("code"))
    tallies = list(Tally.objects.filter(stratum__survey=survey))
    right = {fact.pk: {str(option.order) for option in fact.options.all() if option.right} for fact in facts}
    knew: Counter[Key] = Counter()
    whole: Counter[Key] = Counter()
    for row in tallies:
        if row.answer != SILENT:
            whole[row.stratum_id, row.fact_id] += row.count
            knew[row.stratum_id, row.fact_id] += row.count if row.answer in right[row.fact_id] else 0
    groups = _groups(survey, strata)
    return {
        "answered": sum(each["answered"] for each in groups),
        "asked": sum(each.asked for each in strata),
        "called": sum(each.called for each in strata),
        "households": sum(each.households for each in strata),
        "modes": _modes(survey),
        "groups": groups,
        "facts": [_fact(fact, strata, tallies, right[fact.pk], knew, whole) for fact in facts],
        **_channels(facts, strata, tallies, right),
    }


def _groups(survey: Survey, strata: list[Stratum]) -> list[dict[str, Any]]:
    """How each group took part. These counts are of work done, not of what anyone said."""
    state = Counter(Slot.objects.filter(stratum__survey=survey, called=True).values_list("stratum", "status"))
    return [
        {"code": each.code, "name": each.name, "households": each.households, "asked": each.asked,
         "called": each.called, **{status: state[each.pk, status] for status in Slot.Status.values}}
        for each in strata
    ]  # fmt: skip


def _modes(survey: Survey) -> dict[str, int]:
    found: Counter[str] = Counter()
    for mode, count in Response.objects.filter(stratum__survey=survey).values_list("mode", "count"):
        found[mode] += count
    return dict(found)


def _fact(
    fact: Fact, strata: list[Stratum], tallies: list[Tally], right: set[str], knew: Counter[Key], whole: Counter[Key]
) -> dict[str, Any]:
    """One fact: the commune's estimate, each group's, and how often each answer was given in all."""
    counted = [Counted(each.households, whole[each.pk, fact.pk], knew[each.pk, fact.pk]) for each in strata]
    unseen = hidden([each.answered for each in counted])
    given: Counter[str] = Counter()
    for row in tallies:
        if row.fact_id == fact.pk:
            given[row.answer] += row.count
    shown = of_commune(counted)
    return {
        "text": fact.text, "about": fact.about, "order": fact.order,
        "right": next((option.text for option in fact.options.all() if option.right), ""),
        "known": sum(given[answer] for answer in right),
        "unknown": given["unknown"], "silent": given[SILENT],
        "wrong": sum(count for answer, count in given.items() if answer.isdigit() and answer not in right),
        "commune": _as_data(shown) if shown and shown.whole >= 5 else None,
        "groups": [None if place in unseen else _as_data(of_group(each)) for place, each in enumerate(counted)],
        "left_out": [each.name for each, found in zip(strata, counted, strict=True) if not found.answered],
    }  # fmt: skip


def _channels(
    facts: list[Fact], strata: list[Stratum], tallies: list[Tally], right: dict[int, set[str]]
) -> dict[str, Any]:
    """Where people hear of things: by group, and whether those who hear there know. Each household stands once in the
    tallies of every fact, so those of the first fact count households.
    """
    heard: Counter[tuple[int, str]] = Counter()
    knew: Counter[tuple[str, int]] = Counter()
    whole: Counter[tuple[str, int]] = Counter()
    for row in tallies:
        if facts and row.fact_id == facts[0].pk:
            heard[row.stratum_id, row.heard] += row.count
        if row.answer != SILENT:
            whole[row.heard, row.fact_id] += row.count
            knew[row.heard, row.fact_id] += row.count if row.answer in right[row.fact_id] else 0
    keys = [key for key in Heard.values if any(heard[each.pk, key] for each in strata)]
    table = [[heard[each.pk, key] for key in keys] for each in strata]
    unseen = hidden_table(table)
    grid = [[None if (r, c) in unseen else count for c, count in enumerate(row)] for r, row in enumerate(table)]
    sums = [sum(row[c] for row in table) for c in range(len(keys))]
    hidden_sums = hidden(sums)
    by_fact = [_by_channel(fact.pk, keys, knew, whole) for fact in facts]
    channels = [
        {"key": key, "count": None if place in hidden_sums else sums[place],
         "facts": [column[place] for column in by_fact]}
        for place, key in enumerate(keys)
    ]  # fmt: skip
    return {"channels": channels, "grid": grid}


def _by_channel(
    fact: int, keys: list[str], knew: Counter[tuple[str, int]], whole: Counter[tuple[str, int]]
) -> list[dict[str, Any] | None]:
    """How many who hear in each way know a fact: plain Wilson, for nobody knows how many households hear so."""
    unseen = hidden([whole[key, fact] for key in keys])
    out: list[dict[str, Any] | None] = []
    for place, key in enumerate(keys):
        part, total = knew[key, fact], whole[key, fact]
        if place in unseen or not total:
            out.append(None)
        else:
            out.append(_as_data(Estimate(part / total, *wilson(part / total, total), part, total)))
    return out


def _as_data(found: Estimate | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"share": round(found.share, 4), "low": round(found.low, 4), "high": round(found.high, 4),
            "part": found.part, "whole": found.whole}  # fmt: skip
