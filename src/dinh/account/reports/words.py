"""Numbers as officials write them, and how two periods compare."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from dinh.ground.room import Value


def number(n: int) -> str:
    """Counts as officials write them: a leading zero under ten, dots between thousands.

    >>> number(4), number(60), number(2942)
    ('04', '60', '2.942')
    """
    return f"0{n}" if 0 < n < 10 else f"{n:,}".replace(",", ".")


def share(value: Value) -> str:
    """`95,14%`: half up to two decimals, a round share without decimals.

    >>> share(Value(2799, 2942)), share(Value(26, 26))
    ('95,14%', '100%')
    """
    return f"{_decimal(_percent(value))}%"


def said(value: Value) -> str:
    """A value in brackets: `24`, `24/25, đạt 96%`.

    >>> said(Value(4)), said(Value(24, 25)), said(Value(0, 0))
    ('04', '24/25, đạt 96%', '0/0')
    """
    if value.whole is None:
        return number(value.part)
    fraction = f"{number(value.part)}/{number(value.whole)}"
    return f"{fraction}, đạt {share(value)}" if value.whole else fraction


def compared(now: Value, before: Value, when: str) -> str:
    """How much more or less than in the period `when`, with that period's own figure; empty when one of the two has
    nothing to divide by.

    >>> compared(Value(26), Value(24), "năm 2025"), compared(Value(3, 4), Value(1, 2), "năm 2025")
    ('tăng 02 so với năm 2025 (24)', 'tăng 25 điểm phần trăm so với năm 2025 (01/02, đạt 50%)')
    >>> compared(Value(24), Value(24), "năm 2025")
    'bằng năm 2025 (24)'
    """
    if now.whole is not None:
        if not now.whole or not before.whole:
            return ""
        points = _percent(now) - _percent(before)
        step = f"{_decimal(abs(points))} điểm phần trăm"
        return _told(points, step, before, when)
    return _told(Decimal(now.part - before.part), number(abs(now.part - before.part)), before, when)


def _told(more: Decimal, step: str, before: Value, when: str) -> str:
    if not more:
        return f"bằng {when} ({said(before)})"
    return f"{'tăng' if more > 0 else 'giảm'} {step} so với {when} ({said(before)})"


def _percent(value: Value) -> Decimal:
    exact = Decimal(value.part) * 100 / Decimal(value.whole or 1)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _decimal(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
