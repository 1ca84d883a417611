"""Papers of the fictional phường Đình Minh, tỉnh Lam Giang, written for the tests of the findings."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dinh.scribe.facts import Deadline, Fact, Finding, Ratio, Reading, System
from dinh.scribe.findings import check

DAY = date(2026, 3, 12)


def paper(
    body: str,
    *,
    day: date | None = DAY,
    type: str = "Báo cáo",
    number: str = "45/BC-UBND",
    subject: str = "Kết quả thực hiện dân chủ ở cơ sở",
    system: System = "state",
    ratios: tuple[Ratio, ...] = (),
    deadlines: tuple[Deadline, ...] = (),
) -> Reading:
    """A reading whose text is number, type, subject and body, each on its line."""
    text = f"Số: {number}\n{type.upper()}\n{subject}\n\n{body}"
    at = text.index(subject)
    shift = len(text) - len(body)
    return Reading(
        text=text,
        system=system,
        type=Fact(type, text.index(type.upper()), at - 1),
        number=Fact(number, 4, 4 + len(number)),
        issued=Fact(day.isoformat(), 0, 2) if day else None,
        subject=Fact(subject, at, at + len(subject)),
        ratios=tuple(_moved_ratio(ratio, shift) for ratio in ratios),
        deadlines=tuple(_moved_deadline(deadline, shift) for deadline in deadlines),
    )


def ratio(body: str, printed: str, part: int, whole: int, percent: str) -> Ratio:
    """The ratio `printed` at its place in `body`."""
    said = Decimal(percent.replace(",", "."))
    step = Decimal(1).scaleb(min(0, int(said.as_tuple().exponent)))
    computed = (Decimal(part * 100) / whole).quantize(step, ROUND_HALF_UP)
    start = body.index(printed)
    mark = next((sign for sign in ",." if sign in percent), "")
    return Ratio(printed, part, whole, said, mark, computed, said == computed, start, start + len(printed))


def deadline(body: str, printed: str, day: int, month: int, year: int | None) -> Deadline:
    """The due date `printed` at its place in `body`."""
    start = body.index(printed)
    return Deadline(printed, day, month, year, year is None, start, start + len(printed))


def _moved_ratio(one: Ratio, by: int) -> Ratio:
    return Ratio(
        one.text,
        one.numerator,
        one.denominator,
        one.percent,
        one.mark,
        one.computed,
        one.agrees,
        one.start + by,
        one.end + by,
    )


def _moved_deadline(one: Deadline, by: int) -> Deadline:
    return Deadline(one.text, one.day, one.month, one.year, one.yearly, one.start + by, one.end + by)


def found(reading: Reading, code: str, **options: object) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in check(reading, **options) if finding.code == code]  # type: ignore[arg-type]


def words(reading: Reading, code: str, **options: object) -> list[str]:
    """The words that the findings of one code point at."""
    return [reading.text[finding.start : finding.end] for finding in found(reading, code, **options)]
