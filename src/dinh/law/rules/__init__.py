"""What the law says, as data: every clock, share, count and yearly day, each with its day, article and provenance.

`get(key)` finds one, `ALL` is all of them in the order of the law, `RECURRING` the duties that come back by themselves.
To change a rule: add a value with the day the new text takes force. Never edit an old value.
"""

from __future__ import annotations

from types import MappingProxyType

from dinh.law.dated import Rule
from dinh.law.rules import (
    agencies,
    complaints,
    consult,
    conventions,
    decide,
    denunciations,
    elect,
    feedback,
    information,
    mediation,
    oversee,
    party,
    publish,
    reception,
    records,
    reports,
)
from dinh.law.spelling import near
from dinh.law.values import Frequency, YearlyDay

ALL: tuple[Rule, ...] = (
    *(*publish.RULES, *decide.RULES, *elect.RULES, *conventions.RULES, *consult.RULES, *oversee.RULES),
    *(*agencies.RULES, *reception.RULES, *party.RULES, *complaints.RULES, *denunciations.RULES, *feedback.RULES),
    *(*information.RULES, *mediation.RULES, *records.RULES, *reports.RULES),
)


def _by_key(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    table: dict[str, Rule] = {}
    for rule in rules:
        if rule.key in table:
            raise ValueError(f"Hai quy tắc cùng mang khóa {rule.key!r}: {table[rule.key].title!r} và {rule.title!r}.")
        table[rule.key] = rule
    return table


BY_KEY = MappingProxyType(_by_key(ALL))
RECURRING: tuple[Rule, ...] = tuple(
    rule for rule in ALL if any(isinstance(entry.value, Frequency | YearlyDay) for entry in rule.values)
)


class NoSuchRule(KeyError):
    """No rule has that key; `near` are keys spelt alike."""

    def __init__(self, key: str) -> None:
        self.key, self.near = key, tuple(near(key, BY_KEY))
        super().__init__(key)

    def __str__(self) -> str:
        hint = f" Có phải: {', '.join(self.near)}?" if self.near else ""
        return f"Không có quy tắc {self.key!r}.{hint} Xem tất cả bằng: ./dinh law list"


def get(key: str) -> Rule:
    """The rule of that key; raises NoSuchRule, which names the nearest keys."""
    try:
        return BY_KEY[key]
    except KeyError:
        raise NoSuchRule(key) from None
