"""Shares of a whole, kept exact: a decision must never turn on a rounded percentage."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """«từ 2/3 trở lên» (`at_least`) or «trên 1/2» (`more_than`) of a whole; `of` names the whole in Vietnamese."""

    part: Fraction
    strict: bool
    of: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.part <= 1:
            raise ValueError(f"Tỷ lệ {self.part} phải lớn hơn 0 và không quá 1.")

    @classmethod
    def at_least(cls, top: int, bottom: int, of: str = "") -> Share:
        return cls(Fraction(top, bottom), strict=False, of=of)

    @classmethod
    def more_than(cls, top: int, bottom: int, of: str = "") -> Share:
        return cls(Fraction(top, bottom), strict=True, of=of)

    def needed(self, whole: int) -> int:
        """The smallest count out of `whole` that reaches this share; more than `whole` when it cannot be reached.

        >>> Share.at_least(2, 3).needed(100), Share.more_than(1, 2).needed(298)
        (67, 150)
        """
        if whole < 1:
            raise ValueError(f"Tổng số là {whole}: phải từ 1 trở lên thì mới tính được tỷ lệ.")
        least = self.part * whole
        return int(least) + 1 if self.strict or least.denominator > 1 else int(least)

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` out of `whole` reaches this share.

        >>> Share.more_than(1, 2).reached(149, 298), Share.at_least(2, 3).reached(2, 3)
        (False, True)
        """
        return part >= self.needed(whole)

    @property
    def unit(self) -> str:
        return "tỷ lệ"

    def __str__(self) -> str:
        whole = f" {self.of}" if self.of else ""
        return f"trên {self.part}{whole}" if self.strict else f"từ {self.part}{whole} trở lên"
