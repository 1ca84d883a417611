"""The days of a campaign: from the rubric and from the law, each with its reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.dated import Dated, Rule, RuleNotKnown
from dinh.law.due import Due, due
from dinh.law.provenance import ENTERED
from dinh.law.values import Value, Way, YearlyDay, calendar, working

Item = dict[str, Any]
EARLY = date(2000, 1, 1)  # a rubric's own term holds on whatever day it is asked


@dataclass(frozen=True, slots=True)
class Term:
    """A day, every step to it in words, where the term comes from; `by_law` when a rule of the law was read."""

    due: date
    steps: tuple[str, ...]
    source: str
    by_law: bool = False


def _own(key: str, title: str, value: Value, source: str) -> Rule:
    return Rule(key, title, (Dated(EARLY, value, Cite(source), ENTERED),))


def _term(found: Due, *, by_law: bool) -> Term:
    return Term(found.due, (*found.steps, *found.notes), found.article, by_law)


def _from(rubric: Item, name: str, title: str, start: date, way: Way) -> Term:
    """By the rule of the law the rubric names, where its value was read for that day; else by the rubric's own days."""
    term = rubric[name]
    if term.get("rule"):
        try:
            return _term(due(rules.get(term["rule"]), start), by_law=True)
        except (RuleNotKnown, rules.NoSuchRule):
            pass
    count = calendar if term["unit"] == "calendar" else working
    return _term(due(_own(f"scores.{name}", title, count(term["days"], way), term["source"]), start), by_law=False)


def posting(rubric: Item, posted: date) -> Term:
    """The last day the draft result must hang."""
    return _from(rubric, "posting", "niêm yết dự thảo kết quả chấm điểm", posted, Way.LASTING)


def appeals(rubric: Item, published: date) -> Term:
    """The last day on which a scored body may appeal."""
    return _from(rubric, "appeal", "nhận khiếu nại kết quả chấm điểm", published, Way.WITHIN)


def scheduled(rubric: Item, name: str, year: int) -> Term | None:
    """The yearly day of the rubric (`self_until`, `appraise_until`) for that year of scoring, on a working day; days of
    the first half of the year are of the year after. None where the rubric has none."""
    text = (rubric.get("schedule") or {}).get(name)
    if text is None:
        return None
    month, day = (int(part) for part in text.split("-"))
    rule = _own(f"scores.{name}", "ngày của bộ tiêu chí", YearlyDay(day, month), rubric["paper"])
    return _term(due(rule, date(year if month > 6 else year + 1, 1, 1)), by_law=False)
