"""From a rule and a day to the day it is due, with every step of the way in words: «vì sao là ngày này?»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dinh.law import rules
from dinh.law.dated import Rule
from dinh.law.days import STATE_OFFICES
from dinh.law.values import Clock, DayKind, Months, Way, YearlyDay
from dinh.law.workdays import DAY, WorkCalendar, spoken

FIRST_DAY = "Điều 147 Bộ luật Dân sự 2015"
LAST_DAY = "Điều 148 Bộ luật Dân sự 2015"


@dataclass(frozen=True, slots=True)
class Due:
    """The answer. `due` is the last day to act; for a minimum term the last day that must be kept; for a notice ahead
    of an event the last day to give it. `confirmed` is False when it passes over days that nobody has decided or
    checked: `steps` then say which. `verified` is False when the rule itself is only remembered."""

    rule: str
    start: date
    due: date
    unit: str
    steps: tuple[str, ...]
    article: str
    provenance: str
    verified: bool
    confirmed: bool
    notes: tuple[str, ...]


class NotAClock(ValueError):
    """The rule sets no day: a share, a number of people, a frequency, words."""

    def __init__(self, rule: Rule, day: date) -> None:
        self.rule, self.day = rule, day
        super().__init__(
            f"Quy tắc {rule.key!r} («{rule.title}») không phải là thời hạn mà là: {rule.on(day)}. "
            "Không tính được ngày đến hạn từ nó."
        )


@dataclass(frozen=True, slots=True)
class _Walk:
    """One reckoning by one calendar: the day, the words, and the span whose days off mattered."""

    due: date
    steps: tuple[str, ...]
    first: date
    last: date


def due(rule: Rule | str, start_day: date, calendar: WorkCalendar = STATE_OFFICES) -> Due:
    """The day a rule falls due, by the law of `start_day` and counted from it (for notices ahead: back from the event).

    Raises NoSuchRule, RuleNotKnown (no value read for that day), NotAClock, and CalendarTooShort for a year whose days
    off nobody has entered.

    >>> due("publish.start", date(2026, 2, 10)).due
    datetime.date(2026, 2, 24)
    """
    rule = rules.get(rule) if isinstance(rule, str) else rule
    entry = rule.entry(start_day)
    value = rule.on(start_day)
    if not isinstance(value, Clock | Months | YearlyDay):
        raise NotAClock(rule, start_day)
    walks = [_walk(value, start_day, reading) for reading in calendar.readings()]
    walk = min(walks, key=lambda each: each.due)
    doubts = calendar.doubts(min(w.first for w in walks), max(w.last for w in walks)) if walk.first <= walk.last else ()
    others = sorted({each.due for each in walks} - {walk.due})
    counted = f" {rule.counted}" if rule.counted else ""
    steps = (
        f"{rule.title}: {value}{counted} ({entry.cite}).",
        *walk.steps,
        *(f"Chưa chắc chắn: {doubt}." for doubt in doubts),
        *(f"Tùy ngày nghỉ được chọn, ngày này cũng có thể là {spoken(other)}." for other in others),
    )
    return Due(
        rule=rule.key,
        start=start_day,
        due=walk.due,
        unit=value.unit,
        steps=steps,
        article=str(entry.cite),
        provenance=str(entry.provenance),
        verified=entry.provenance.verified,
        confirmed=not doubts,
        notes=rule.notes(start_day),
    )


def _walk(value: Clock | Months | YearlyDay, start: date, calendar: WorkCalendar) -> _Walk:
    if isinstance(value, YearlyDay):
        return _yearly(value, start, calendar)
    if isinstance(value, Clock) and value.kind is DayKind.WORKING:
        return _working(value, start, calendar)
    amount = f"{value.days} ngày" if isinstance(value, Clock) else f"{value.months} tháng"
    sign = -1 if value.way is Way.AHEAD else 1
    end = shifted(value, start, sign)
    verb = "Trừ lùi" if sign < 0 else "Cộng"
    begun = f"Mốc tính: {spoken(start)}; ngày này không tính ({FIRST_DAY})."
    counted = f"{verb} {amount}: {spoken(end)}."
    if value.way is Way.LASTING:
        kept = f"Đây là thời gian tối thiểu, kể cả ngày nghỉ: phải giữ đủ đến hết {spoken(end)}."
        return _Walk(end, (begun, counted, kept), DAY_AFTER_LAST, date.min)
    return _rolled(end, (begun, counted), calendar, DAY * sign)


DAY_AFTER_LAST = date.max  # an empty span: no day off could have changed the answer


def shifted(value: Clock | Months, start: date, sign: int) -> date:
    """So much after (`sign` 1) or before (-1) a day, whatever day of the week that is."""
    if isinstance(value, Clock):
        return start + timedelta(days=sign * value.days)
    year, month = divmod(start.year * 12 + start.month - 1 + sign * value.months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - DAY).day
    return date(year, month + 1, min(start.day, last))


def _rolled(end: date, steps: tuple[str, ...], calendar: WorkCalendar, step: timedelta) -> _Walk:
    """Moves an end on a day off to the working day after it (before it for what must be done ahead)."""
    moved = calendar.nearest(end, step)
    first, last = min(end, moved), max(end, moved)
    if moved == end:
        return _Walk(end, (*steps, f"Kết quả: {spoken(end)}, là ngày làm việc."), first, last)
    off = [end + step * n for n in range(abs((moved - end).days))]
    later = f"chuyển sang ngày làm việc tiếp theo ({LAST_DAY})"
    why = later if step == DAY else "lùi về ngày làm việc liền trước cho kịp"
    result = f"Ngày cuối rơi vào ngày nghỉ nên {why}: {spoken(moved)}."
    return _Walk(moved, (*steps, *_skipped(off, calendar), result), first, last)


def _working(value: Clock, start: date, calendar: WorkCalendar) -> _Walk:
    step = -DAY if value.way is Way.AHEAD else DAY
    end = calendar.before(start, value.days) if value.way is Way.AHEAD else calendar.after(start, value.days)
    steps = [f"Mốc tính: {spoken(start)}; ngày này không tính ({FIRST_DAY})."]
    waiting: list[date] = []
    day, number = start, 0
    while day != end:
        day += step
        if not calendar.is_working(day):
            waiting.append(day)
            continue
        number += 1
        worked = calendar.made_up.get(day)
        extra = f" ({worked.name}, {worked.paper})" if worked else ""
        steps += [*_skipped(waiting, calendar), f"Ngày làm việc thứ {number}: {spoken(day)}{extra}."]
        waiting = []
    steps.append(f"Kết quả: {spoken(end)}.")
    return _Walk(end, tuple(steps), min(start + step, end), max(start + step, end))


def _skipped(days: list[date], calendar: WorkCalendar) -> list[str]:
    """One sentence for each run of days off with the same reason."""
    runs: list[tuple[str, list[date]]] = []
    for day in days:
        why = calendar.why_off(day)
        if runs and runs[-1][0] == why:
            runs[-1][1].append(day)
        else:
            runs.append((why, [day]))
    return [f"Không tính {_run(sorted(days))}: {why}." for why, days in runs]


def _run(days: list[date]) -> str:
    if len(days) < 3:
        return " và ".join(map(spoken, days))
    return f"{len(days)} ngày từ {spoken(days[0])} đến {spoken(days[-1])}"


def _yearly(value: YearlyDay, start: date, calendar: WorkCalendar) -> _Walk:
    """The first such day from `start` on that can still be met."""
    for year in (start.year, start.year + 1, start.year + 2):
        printed = date(year, value.month, value.day)
        last = printed - DAY if value.before else printed
        if last < start:
            continue
        steps = [f"Mốc tính: {spoken(start)}; lần tới: {value} ({printed:%d/%m/%Y})."]
        if value.fixed:
            return _Walk(printed, (*steps, f"Diễn ra đúng {spoken(printed)}."), DAY_AFTER_LAST, date.min)
        if value.before:
            steps.append(f"Văn bản ghi «trước ngày», nên ngày cuối còn kịp là {spoken(last)}.")
        walk = _rolled(last, tuple(steps), calendar, -DAY)
        if walk.due >= start:
            return walk
    raise AssertionError("một ngày hằng năm luôn có trong ba năm liền")
