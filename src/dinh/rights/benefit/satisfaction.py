"""What a quarter's survey says: shares with their intervals, small cells left out. No writes.

The interval is Wilson's on the effective size of a sample without replacement, the commune's share is weighted by
households: `reach.statistics`, where both are told with their sources.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from dinh.rights.benefit import questions
from dinh.rights.benefit.models import Slot, Stratum, Survey, Tally
from dinh.rights.reach.statistics import FEWEST, Estimate, hidden, of_commune, of_group
from dinh.rights.reach.statistics import Stratum as Counted


def compute(survey: Survey) -> dict[str, Any]:
    """The result as plain data: `answered`, `asked`, `households`, `groups`, and `questions`, each with the commune's
    share of satisfied households, every group's, and the count of each mark. A hidden cell is null."""
    strata = list(Stratum.objects.filter(survey=survey).order_by("code"))
    counts: Counter[tuple[int, str, str]] = Counter()
    for stratum, question, answer, count in Tally.objects.filter(stratum__survey=survey).values_list(
        "stratum_id", "question", "answer", "count"
    ):
        counts[stratum, question, answer] += count
    done = Counter(
        Slot.objects.filter(stratum__survey=survey, status=Slot.Status.ANSWERED).values_list("stratum_id", flat=True)
    )
    return {
        "answered": sum(done.values()),
        "asked": sum(each.asked for each in strata),
        "households": sum(each.households for each in strata),
        "groups": [
            {"code": each.code, "name": each.name, "households": each.households, "asked": each.asked,
             "answered": done[each.pk]}
            for each in strata
        ],
        "questions": [_question(key, strata, counts) for key in survey.questions],
    }  # fmt: skip


def _question(key: str, strata: list[Stratum], counts: Counter[tuple[int, str, str]]) -> dict[str, Any]:
    counted = [
        Counted(
            each.households,
            sum(counts[each.pk, key, mark] for mark in questions.MARKS),
            sum(counts[each.pk, key, mark] for mark in questions.SATISFIED),
        )
        for each in strata
    ]
    unseen = hidden([each.answered for each in counted])
    marks = [sum(counts[each.pk, key, mark] for each in strata) for mark in questions.MARKS]
    small = hidden(marks)
    shown = of_commune(counted)
    return {
        "key": key,
        "text": questions.ALL[key].text,
        "commune": as_data(shown) if shown and shown.whole >= FEWEST else None,
        "groups": [None if place in unseen else as_data(of_group(each)) for place, each in enumerate(counted)],
        "marks": [None if place in small else count for place, count in enumerate(marks)],
    }


def as_data(found: Estimate | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"share": round(found.share, 4), "low": round(found.low, 4), "high": round(found.high, 4),
            "part": found.part, "whole": found.whole}  # fmt: skip
