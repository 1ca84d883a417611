"""Who has won: exact counts over the frozen total. Pure: no database, no rounding, no percentages.

Điều 21 Luật 10/2022/QH15 for BQ1–BQ6, Điều 6–9 Nghị định 59/2023/NĐ-CP for elections, Nghị định 61/2023/NĐ-CP for
conventions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dinh.law.passes import Answer, passes

YES, NO, OTHER = "yes", "no", "other"
SPOILED, UNUSED = "spoiled", "unused"


class WrongCount(ValueError):
    """Numbers that cannot be: more votes than voters, an option nobody offered. The message says which and by how
    much."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: `votes` by option, papers that do not count, papers nobody marked; `present` households took
    part out of `total`."""

    votes: Mapping[str, int]
    present: int
    total: int
    spoiled: int = 0
    unused: int = 0

    def checked(self, seats: int = 1) -> Count:
        """Itself; raises WrongCount."""
        numbers = (*self.votes.values(), self.present, self.total, self.spoiled, self.unused)
        if any(isinstance(each, bool) or not isinstance(each, int) or each < 0 for each in numbers):
            raise WrongCount("Mọi số đếm phải là số nguyên từ 0 trở lên.")
        if self.present > self.total:
            raise WrongCount(f"{self.present} hộ tham gia nhưng danh sách chỉ có {self.total} hộ.")
        papers = self.present - self.spoiled - self.unused
        if papers < 0:
            raise WrongCount(
                f"Phiếu không hợp lệ và phiếu trắng là {self.spoiled + self.unused}, nhiều hơn {self.present} hộ "
                "đã tham gia."
            )
        if any(each > papers for each in self.votes.values()):
            raise WrongCount(f"Một phương án có nhiều phiếu hơn {papers} phiếu hợp lệ.")
        marks = sum(self.votes.values())
        if marks > papers * seats:
            raise WrongCount(f"Cộng các phương án được {marks}, nhiều hơn {papers * seats} lựa chọn có thể có.")
        if seats == 1 and marks != papers:
            raise WrongCount(
                f"Cộng các phương án được {marks}, phải bằng {papers} phiếu hợp lệ ({self.present} hộ tham gia, trừ "
                f"{self.spoiled} không hợp lệ và {self.unused} trắng)."
            )
        return self


@dataclass(frozen=True, slots=True)
class Verdict:
    """`passed`, the options that won, the law's answer for each option asked about, and what else the law wanted."""

    passed: bool
    winners: tuple[str, ...]
    answers: Mapping[str, Answer]
    attendance: Answer | None = None
    tied: tuple[str, ...] = field(default=())

    @property
    def why(self) -> str:
        reasons = [answer.reason for answer in self.answers.values()]
        return " ".join([*reasons, self.attendance.reason] if self.attendance else reasons)


def rule_of(code: str, deed: str) -> str:
    """The law's name of the vote: `passes` knows it."""
    return "election" if code == "BQ4" and deed == "elect" else "convention" if code == "BQ3" else code


def verdict(
    code: str, count: Count, day: date, *, deed: str = "", options: Sequence[str] = (), seats: int = 1
) -> Verdict:
    """Whether the matter passes in one group by the law of `day`.

    A question of yes or no asks about «yes»; an election asks about each candidate in `options`: those above the
    share win, at most `seats` of them, and when several are equal for the last seat none of these has it.
    """
    rule = rule_of(code, deed)
    if deed != "elect":
        answer = passes(rule, count.votes.get(YES, 0), count.total, day)
        came = passes("convention_attendance", count.present, count.total, day) if code == "BQ3" else None
        passed = answer.passes and (came is None or came.passes)
        return Verdict(passed, (YES,) if passed else (), {YES: answer}, came)
    answers = {key: passes(rule, count.votes.get(key, 0), count.total, day) for key in options}
    winners, tied = _seated([key for key in options if answers[key].passes], count.votes, seats)
    return Verdict(bool(winners), winners, answers, tied=tied)


def _seated(able: Sequence[str], votes: Mapping[str, int], seats: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ranked = sorted(able, key=lambda key: -votes[key])
    if len(ranked) <= seats:
        return tuple(ranked), ()
    last, next_one = votes[ranked[seats - 1]], votes[ranked[seats]]
    if last > next_one:
        return tuple(ranked[:seats]), ()
    return (
        tuple(key for key in ranked if votes[key] > last),
        tuple(key for key in ranked if votes[key] == last),
    )


def of_commune(code: str, verdicts: Iterable[bool], day: date) -> Answer:
    """A commune-wide matter counts groups, never all households together."""
    each = list(verdicts)
    return passes(code, sum(each), len(each), day, "xa")


def add_up(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Clusters and bundles, added option by option.

    >>> add_up([{"yes": 2, "no": 1}, {"yes": 3}])
    {'yes': 5, 'no': 1}
    """
    total: dict[str, int] = {}
    for part in parts:
        for key, number in part.items():
            total[key] = total.get(key, 0) + number
    return total
