"""Counting time limits in working days."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dinh.law.provenance import DERIVED, Provenance

DAY = timedelta(days=1)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def spoken(day: date) -> str:
    """«thứ Ba, 24/11/2026»"""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off, or a Saturday worked instead: why, and by which paper. `decided` is False for a provisional entry."""

    name: str
    paper: str
    provenance: Provenance
    decided: bool = True

    @property
    def confirmed(self) -> bool:
        return self.decided and self.provenance.verified


@dataclass(frozen=True, slots=True)
class EitherDay:
    """Exactly one of `days` will be off, and nobody has decided which."""

    days: tuple[date, ...]
    name: str
    paper: str


class CalendarTooShort(LookupError):
    """The calendar has not been filled in for that year yet."""

    def __init__(self, day: date, years: frozenset[int]) -> None:
        self.day, self.years = day, years
        known = ", ".join(map(str, sorted(years))) or "chưa có năm nào"
        super().__init__(
            f"Lịch nghỉ lễ năm {day.year} chưa được nhập (đã có: {known}). Hạn tính theo ngày làm việc sẽ sai, "
            "nên dừng ở đây. Hãy thêm các ngày nghỉ, ngày làm bù cùng số văn bản vào dinh/law/days.py."
        )


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off on weekdays and Saturdays worked instead, for the years that have been entered.

    `either` are choices not yet made; `proposals` days that a proposal nobody has decided would change: they count as
    the calendar says, but an answer that passes over them is not confirmed.
    """

    years: frozenset[int]
    off: Mapping[date, SpecialDay]
    made_up: Mapping[date, SpecialDay] = field(default_factory=dict)
    either: tuple[EitherDay, ...] = ()
    proposals: Mapping[date, str] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether state offices work that day; raises CalendarTooShort for a year nobody has entered."""
        if day.year not in self.years:
            raise CalendarTooShort(day, self.years)
        return day in self.made_up or (day.weekday() < 5 and day not in self.off)

    def why_off(self, day: date) -> str:
        """Why offices are closed that day: the weekly rest, or the holiday with its paper."""
        special = self.off.get(day)
        return f"{special.name}, {special.paper}" if special else "nghỉ hằng tuần"

    def after(self, start: date, days: int) -> date:
        """The last day of a limit of `days` working days from `start`, which is not counted.

        khoản 1 Điều 147 Bộ luật Dân sự 2015: a paper signed on Monday with a limit of 5 days is due the next Monday.
        """
        return self._walk(start, days, DAY)

    def before(self, event: date, days: int) -> date:
        """The last day that leaves `days` working days until `event`, which is not counted."""
        return self._walk(event, days, -DAY)

    def _walk(self, day: date, days: int, step: timedelta) -> date:
        while days > 0:
            day += step
            days -= self.is_working(day)
        return day

    def nearest(self, day: date, step: timedelta) -> date:
        """`day` itself when offices work, else the next working day in the direction of `step`."""
        while not self.is_working(day):
            day += step
        return day

    def readings(self) -> Iterator[WorkCalendar]:
        """This calendar once for every way the undecided choices may fall."""
        for chosen in itertools.product(*(choice.days for choice in self.either)):
            extra = {
                day: SpecialDay(choice.name, choice.paper, DERIVED, decided=False)
                for day, choice in zip(chosen, self.either, strict=True)
            }
            yield replace(self, off={**self.off, **extra}, either=())

    def doubts(self, first: date, last: date) -> tuple[str, ...]:
        """Why an answer that runs from `first` to `last`, both included, is not confirmed; empty when it is."""
        reasons: dict[str, list[str]] = {}
        for day, special in sorted({**self.off, **self.made_up}.items()):
            if first <= day <= last and not special.confirmed:
                reasons.setdefault(f"{special.name}, {special.paper}, chưa xác minh", []).append(f"{day:%d/%m/%Y}")
        for day, why in sorted(self.proposals.items()):
            if first <= day <= last:
                reasons.setdefault(why, []).append(f"{day:%d/%m/%Y}")
        found = [f"{', '.join(days)}: {why}" for why, days in reasons.items()]
        for choice in self.either:
            if any(first <= day <= last for day in choice.days):
                options = " hoặc ".join(f"{day:%d/%m/%Y}" for day in choice.days)
                found.append(f"{options}: {choice.name}, {choice.paper}")
        return tuple(found)

    def with_swap(self, off: date, worked: date, paper: str, provenance: Provenance) -> WorkCalendar:
        """A calendar in which `off` is free and the Saturday `worked` is worked instead, by the given paper."""
        day_off = SpecialDay(f"nghỉ hoán đổi, làm bù {worked:%d/%m/%Y}", paper, provenance)
        day_worked = SpecialDay(f"làm bù cho {off:%d/%m/%Y}", paper, provenance)
        proposals = {day: why for day, why in self.proposals.items() if day not in (off, worked)}
        off_days, made_up = {**self.off, off: day_off}, {**self.made_up, worked: day_worked}
        return replace(self, off=off_days, made_up=made_up, proposals=proposals)
