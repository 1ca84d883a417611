"""How many people or households the law wants for something, with its article. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.values import Count


@dataclass(frozen=True, slots=True)
class Wanted:
    """`count` with its lowest and highest number, both allowed; `str(count)` says it: «từ 03 đến 05 người»."""

    count: Count
    cite: Cite

    def holds(self, number: int) -> bool:
        return self.count.holds(number)

    @property
    def most(self) -> int:
        """The highest number allowed; the lowest where the law sets no highest."""
        return self.count.high or self.count.low or 0

    @property
    def least(self) -> int:
        return self.count.low or 0


def wanted(key: str, day: date) -> Wanted:
    """What the rule of that key wants on a day. Raises TypeError for a rule that is no number.

    >>> str(wanted("decide.counters", date(2026, 11, 21)).count)
    'từ 03 đến 05 người'
    """
    entry = rules.get(key).entry(day)
    if not isinstance(entry.value, Count):
        raise TypeError(f"Rule {key!r} is no number of people: {entry.value}")
    return Wanted(entry.value, entry.cite)
