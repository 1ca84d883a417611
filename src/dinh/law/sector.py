"""Terms of other laws that prevail over the law on grassroots democracy, as a commune enters them (khoản 3 Điều 12,
khoản 1 Điều 91 Luật 10/2022/QH15)."""

from __future__ import annotations

from datetime import date

from dinh.law.cite import Cite
from dinh.law.dated import Dated, Rule
from dinh.law.provenance import ENTERED
from dinh.law.values import Clock, DayKind, Way


def sector_rule(rule: Rule, *, days: int, working: bool, since: date, article: str) -> Rule:
    """The same rule with a term of another law: `days` in working or calendar days, from `since` on, by `article`.

    It counts like the rule it stands for. Nobody here has read the text: answers carry «chưa xác minh».

    >>> from dinh.law import rules
    >>> start = rules.get("publish.start")
    >>> other = sector_rule(start, days=15, working=False, since=date(2026, 1, 1), article="Luật Thử")
    >>> str(other.on(date(2026, 2, 1)))
    'chậm nhất 15 ngày'
    """
    value = rule.on(max(since, rule.values[0].since))
    way = value.way if isinstance(value, Clock) else Way.WITHIN
    clock = Clock(days, DayKind.WORKING if working else DayKind.CALENDAR, way)
    entry = Dated(since, clock, Cite(article), ENTERED, "Thời hạn do đơn vị nhập theo luật chuyên ngành.")
    return Rule(rule.key, rule.title, (entry,), counted=rule.counted)
