"""How an estimate is written. Its fraction stands beside it, as the yard's `share` does for plain counts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def permyriad(value: float) -> int:
    """A share from 0 to 1 in ten thousandths, as a bar takes it.

    >>> permyriad(0.4567)
    4567
    """
    return round(value * 10_000)


@register.filter
def percent(value: float | None) -> str:
    """A share from 0 to 1 in percent with one decimal, rounded half up; a dash for None.

    >>> percent(0.4567), percent(None)
    ('45,7%', '–')
    """
    if value is None:
        return "–"
    rounded = (Decimal(str(value)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{rounded}%"
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")
