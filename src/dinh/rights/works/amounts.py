"""Amounts as people write them, and names of private persons as the public reads them."""

from __future__ import annotations


def dotted(amount: int) -> str:
    """Whole đồng with dots: `1.200.000`, `-5.000`."""
    return f"{amount:,}".replace(",", ".")


def money(amount: int) -> str:
    """`1.200.000 đồng`"""
    return f"{dotted(amount)} đồng"


def shortened(name: str) -> str:
    """A person's name in public: the given name, the others by their first letters. What begins with a number counts
    people and names none: its small words stay.

    >>> shortened("Nguyễn Thị Hoa"), shortened("Ba"), shortened("  ")
    ('N. T. Hoa', 'Ba', '')
    >>> shortened("3 gia đình ký nhận"), shortened("2 hộ: Trần Văn Ba")
    ('3 gia đình ký nhận', '2 hộ: T. V. B.')
    """
    words = name.split()
    if words and words[0].isdecimal():
        return " ".join(f"{word[0]}." if word[0].isupper() else word for word in words)
    return " ".join([*(f"{word[0].upper()}." for word in words[:-1]), *words[-1:]])
