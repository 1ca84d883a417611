"""From a printed day to the last day to hand in, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dinh.law.days import STATE_OFFICES
from dinh.law.workdays import CalendarTooShort, WorkCalendar, spoken

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LastDay:
    """`day` is the last day to hand in; `steps` say why it is that day; `confirmed` is False where the calendar of
    days off has not been decided for days it passed over.
    """

    day: date
    steps: tuple[str, ...]
    confirmed: bool = True


def last_day(printed: date, *, before: bool, calendar: WorkCalendar = STATE_OFFICES) -> LastDay:
    """The last working day that keeps what the paper says.

    «trước ngày 10/6» means no later than 9/6: the tenth itself is late. «ngày 10/6», «đến ngày 10/6» keep the tenth.
    A last day on which offices are closed moves back, never forward: handing in early is safe under every reading of
    the paper (the law moves ends of its own limits forward, but a day named in a directive is no limit of the law).
    Where days off are still to be decided, the earliest answer counts.
    """
    latest = printed - DAY if before else printed
    steps = [f"Văn bản ghi “{'trước ' if before else ''}ngày {_numbers(printed)}”."]
    if before:
        steps.append(f"“Trước ngày” nghĩa là chậm nhất ngày liền trước: {spoken(latest)}.")
    try:
        day, skipped = min((_back(latest, reading) for reading in calendar.readings()), key=lambda walk: walk[0])
        doubts = calendar.doubts(day, latest)
    except CalendarTooShort:
        steps.append(f"Lịch nghỉ năm {latest.year} chưa được nhập, nên chưa xét ngày nghỉ.")
        return LastDay(latest, tuple(steps), confirmed=False)
    steps += [*skipped, *(f"Chưa chắc: {doubt}." for doubt in doubts)]
    steps.append(f"Hạn cuối để nộp: {spoken(day)}.")
    return LastDay(day, tuple(steps), confirmed=not doubts)


def _back(day: date, calendar: WorkCalendar) -> tuple[date, list[str]]:
    steps = []
    while not calendar.is_working(day):
        steps.append(f"{spoken(day)} không làm việc ({calendar.why_off(day)}): nộp sớm hơn.")
        day -= DAY
    return day, steps


def _numbers(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
