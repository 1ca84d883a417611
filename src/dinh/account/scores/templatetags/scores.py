"""Template filters of the room: points as Vietnamese write them, data and formulas in words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import template

from dinh.account.scores.rubrics import words

register = template.Library()


@register.filter
def points(value: Fraction | str | int | None) -> str:
    """«4,5»; a dash for what was taken out of the reckoning."""
    return words.vn(value)


@register.filter
def datum(leaf: dict[str, Any], found: dict[str, Any] | None) -> str:
    """«11/12», «có», «không phát sinh»: a datum in words; empty for none."""
    return words.datum_words(leaf, found or {})


@register.filter
def between(text: str) -> str:
    """«từ 85 đến dưới 95»"""
    try:
        return words.between(text)
    except ValueError:
        return str(text)


@register.filter
def item(found: dict[str, Any], key: str) -> Any:
    return found.get(key)
